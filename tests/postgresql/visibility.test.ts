/** The random worlds of the contract on a real PostgreSQL. */
import { inject } from 'vitest';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import { sqlAccounts } from '../../src/server/storage/sql-accounts.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { visibilityContract } from '../contract/visibility.contract.ts';
import { newDatabase } from '../support/postgresql.ts';

visibilityContract(
  'on PostgreSQL',
  async () => {
    const url = await newDatabase(inject('postgresqlUrl'));
    const database = await openPostgresql({ url, now: () => 0, mode: 'serve' });
    return {
      accounts: sqlAccounts(database),
      sheets: sqlStorage(database),
      close: () => database.close(),
    };
  },
  { worlds: 15, timeoutMs: 120_000 },
);
