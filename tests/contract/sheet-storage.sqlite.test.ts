import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import { sheetStorageContract } from './sheet-storage.contract.ts';

sheetStorageContract('on SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-storage-'));
  const database = await openSqlite({ folder, now: () => 0, mode: 'serve' });
  return {
    storage: sqlStorage(database),
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
});
