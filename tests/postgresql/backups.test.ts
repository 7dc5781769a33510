/** Backups of a server on a real PostgreSQL, and between the two databases. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { makeBackup } from '../../src/server/storage/backup.ts';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import { restoreIntoFolder, restoreIntoPostgresql } from '../../src/server/storage/restore.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import { backupContract } from '../contract/backups.contract.ts';
import { datedBackupContract } from '../contract/dated-backups.contract.ts';
import { postgresqlPlace } from '../support/backup-places.ts';
import { newDatabase } from '../support/postgresql.ts';
import { appendNext, createSample, sampleRecord } from '../support/sheet-storage-samples.ts';

const now = (): number => 0;

const newPlace = async () => postgresqlPlace(await newDatabase(inject('postgresqlUrl')));
backupContract('on PostgreSQL', newPlace);
datedBackupContract('on PostgreSQL', newPlace);

async function everything(database: SqlDatabase): Promise<unknown> {
  return sqlStorage(database).read('programme-1', async (reader) => ({
    sequence: reader.head.sequence,
    entries: await reader.entriesAfter(0, 100),
    records: await reader.records(['sme-1']),
  }));
}

it('A programme moves from SQLite to PostgreSQL and back by its backup', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-moved-'));
  const newId = (): string => 'new-epoch';
  const first = await openSqlite({ folder: join(folder, 'first'), now, mode: 'serve' });
  await createSample(sqlStorage(first), 'programme-1');
  await sqlStorage(first).write('programme-1', async (writer) => {
    await writer.putRecords([
      sampleRecord({ id: 'sme-1', home: 'sme-1', values: { name: '\u0000\ud800' } }),
    ]);
    await appendNext(writer, 20);
  });
  const before = await everything(first);
  const away = await makeBackup(first, { folder, now, version: '0' });
  await first.close();

  const url = await newDatabase(inject('postgresqlUrl'));
  await restoreIntoPostgresql(url, { path: away.path, replace: false, newId, now });
  const second = await openPostgresql({ url, now, mode: 'serve' });
  expect(await everything(second)).toEqual(before);
  const back = await makeBackup(second, { folder, now: () => 1000, version: '0' });
  await second.close();

  const last = join(folder, 'last');
  const empty = await openSqlite({ folder: last, now, mode: 'serve' });
  await empty.close();
  await restoreIntoFolder(last, { path: back.path, replace: false, newId, now });
  const third = await openSqlite({ folder: last, now, mode: 'serve' });
  expect(await everything(third)).toEqual(before);
  await third.close();
  await rm(folder, { recursive: true });
});
