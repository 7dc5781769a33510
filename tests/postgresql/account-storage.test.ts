/** The contract of the storage of people on a real PostgreSQL; two processes write in turns. */
import { inject } from 'vitest';
import type { AccountStorage } from '../../src/server/ports/account-storage.ts';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import { sqlAccounts } from '../../src/server/storage/sql-accounts.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { accountStorageContract } from '../contract/account-storage.contract.ts';
import { newDatabase } from '../support/postgresql.ts';

accountStorageContract('on PostgreSQL', async () => {
  const url = await newDatabase(inject('postgresqlUrl'));
  const open = () => openPostgresql({ url, now: () => 0, mode: 'serve' });
  const databases = [await open(), await open()];
  const [first, second] = databases.map((database) => sqlAccounts(database));
  if (first === undefined || second === undefined) throw new Error('Two were opened');
  let turn = 0;
  const accounts: AccountStorage = {
    read: (work) => first.read(work),
    write: (work) => {
      turn += 1;
      return (turn % 2 === 0 ? first : second).write(work);
    },
  };
  const [sheets] = databases.map((database) => sqlStorage(database));
  if (sheets === undefined) throw new Error('One was opened');
  return {
    accounts,
    sheets,
    close: async () => {
      for (const database of databases) await database.close();
    },
  };
});
