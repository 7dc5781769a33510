/** What the storage of people reads of a database. */

import { hash as digest } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { lifeOf } from '../../../../src/server/auth/life.ts';
import type { AuditKind } from '../../../../src/server/ports/account-storage.ts';
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

async function withDatabase(work: (opened: SqlDatabase) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-people-'));
  const opened = await openSqlite({ folder, now: () => 0, mode: 'serve' });
  await work(opened);
  await opened.close();
  await rm(folder, { recursive: true });
}

test('one’s memberships are read without the programmes of others, however many there are (F129)', () =>
  withDatabase(async (opened) => {
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
  }));

test('the life of the data is found without the audit log, however long that is (control 25)', () =>
  withDatabase(async (opened) => {
    const append = (kind: AuditKind) =>
      sqlAccounts(opened).write(async (writer) => {
        for (let at = 0; at < 30; at += 1)
          await writer.appendAudit({ at, kind }, (text) => digest('sha256', text));
      });
    const count = counted(opened);
    const people = sqlAccounts(count.database);
    expect(await lifeOf(people).read()).toBeUndefined();
    await append('signedIn');
    const [first] = await people.read((reader) => reader.audit(1, 1));
    expect(await lifeOf(people).read()).toBe(first?.hash);
    await append('backupRestored');
    await append('signedIn');
    const [last] = await people.read((reader) => reader.audit(60, 1));
    count.rows = 0;
    const life = lifeOf(people);
    expect(await life.read()).toBe(last?.hash);
    // The newest event, and the one that began the life; later only what is new.
    expect(count.rows).toBe(2);
    await append('signedIn');
    count.rows = 0;
    expect(await life.read()).toBe(last?.hash);
    expect(count.rows).toBe(31);
  }));
