/** What the storage of people reads of a database. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { sqlAccounts } from '../../../../src/server/storage/sql-accounts.ts';
import type { SqlDatabase } from '../../../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../../../src/server/storage/sqlite.ts';

/** A database that counts the rows that are read. */
function counted(database: SqlDatabase): { readonly database: SqlDatabase; rows: number } {
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      count.rows += result.rows.length;
      return result;
    },
  };
  const read: SqlDatabase['read'] = (work) =>
    database.read((session) => work({ ...session, db: session.db.withPlugin(counting) }));
  const count = { database: { ...database, read }, rows: 0 };
  return count;
}

test('one’s memberships are read without the programmes of others, however many there are (F129)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-people-'));
  const opened = await openSqlite({ folder, now: () => 0, mode: 'serve' });
  const sheets = sqlStorage(opened);
  for (let count = 0; count < 30; count += 1) {
    await sheets.createProgramme(
      { programmeId: `p${count}`, epoch: 'e', sequence: 0, watermark: 0, name: `P ${count}` },
      { accountId: count === 7 ? 'a' : 'b', memberId: 'founder', roles: ['coordinator'] },
    );
  }
  const count = counted(opened);
  const found = await sqlAccounts(count.database).read((reader) => reader.memberships('a'));
  expect(found.map(({ programmeName }) => programmeName)).toEqual(['P 7']);
  expect(count.rows).toBe(1);
  await opened.close();
  await rm(folder, { recursive: true });
});
