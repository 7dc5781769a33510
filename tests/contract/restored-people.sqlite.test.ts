import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeBackup } from '../../src/server/storage/backup.ts';
import { restoreIntoFolder } from '../../src/server/storage/restore.ts';
import { sqlAccounts } from '../../src/server/storage/sql-accounts.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import { sqlitePlace } from '../support/backup-places.ts';
import { createSample } from '../support/sheet-storage-samples.ts';
import { peopleBefore, restoredPeopleContract, seenOfPeople } from './restored-people.contract.ts';

restoredPeopleContract('on SQLite', sqlitePlace);

it('People are those of the backup where the file that is replaced is damaged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-damaged-'));
  const open = () => openSqlite({ folder, now: () => 0, mode: 'serve' });
  const database = await open();
  await createSample(sqlStorage(database), 'programme-1');
  await sqlAccounts(database).write(peopleBefore);
  const before = await seenOfPeople(sqlAccounts(database));
  const { path } = await makeBackup(database, { folder, now: () => 0, version: '0' });
  await database.close();
  await truncate(join(folder, 'carnet.db'), 20_000);
  const newId = (): string => 'epoch-2';
  const done = await restoreIntoFolder(folder, { path, replace: true, newId, now: () => 0 });
  expect(done.people).toBeUndefined();
  const restored = await open();
  const after = await seenOfPeople(sqlAccounts(restored));
  const audit = [...before.audit, 'backupRestored'];
  expect(after).toEqual({ ...before, audit, sessions: [], links: [] });
  await restored.close();
  await rm(folder, { recursive: true });
});
