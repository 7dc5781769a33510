/** The contract on a real PostgreSQL. */
import { inject } from 'vitest';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import { sqlAccounts } from '../../src/server/storage/sql-accounts.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { otherSendersContract } from '../contract/other-senders.contract.ts';
import { newDatabase } from '../support/postgresql.ts';

otherSendersContract('on PostgreSQL', async () => {
  const url = await newDatabase(inject('postgresqlUrl'));
  const database = await openPostgresql({ url, now: () => 0, mode: 'serve' });
  return {
    accounts: sqlAccounts(database),
    sheets: sqlStorage(database),
    close: () => database.close(),
  };
});
