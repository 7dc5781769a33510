/** The contract of the storage on a real PostgreSQL, with two pools of connections: two processes. */
import { inject } from 'vitest';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { sheetStorageContract } from '../contract/sheet-storage.contract.ts';
import { newDatabase } from '../support/postgresql.ts';

sheetStorageContract('on PostgreSQL', async () => {
  const url = await newDatabase(inject('postgresqlUrl'));
  const open = () => openPostgresql({ url, now: () => 0, mode: 'serve' });
  const [first, second] = [await open(), await open()];
  return {
    storage: sqlStorage(first),
    other: sqlStorage(second),
    close: async () => {
      await first.close();
      await second.close();
    },
  };
});
