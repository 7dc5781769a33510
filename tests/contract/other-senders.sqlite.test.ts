import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlAccounts } from '../../src/server/storage/sql-accounts.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import { otherSendersContract } from './other-senders.contract.ts';

otherSendersContract('on SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-senders-'));
  const database = await openSqlite({ folder, now: () => 0, mode: 'serve' });
  return {
    accounts: sqlAccounts(database),
    sheets: sqlStorage(database),
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
});
