/** Links to issued reports on a real PostgreSQL. */
import { inject } from 'vitest';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import { sqlAccounts } from '../../src/server/storage/sql-accounts.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { reportLinksContract } from '../contract/report-links.contract.ts';
import { newDatabase } from '../support/postgresql.ts';

reportLinksContract('on PostgreSQL', async () => {
  const url = await newDatabase(inject('postgresqlUrl'));
  const database = await openPostgresql({ url, now: () => 0, mode: 'serve' });
  return {
    accounts: sqlAccounts(database),
    sheets: sqlStorage(database),
    close: () => database.close(),
  };
});
