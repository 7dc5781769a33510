/** The whole of a restore, on a real PostgreSQL. */
import { inject } from 'vitest';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import { restoreIntoPostgresql } from '../../src/server/storage/restore.ts';
import { restoreDrillContract } from '../contract/restore-drill.contract.ts';
import { newDatabase } from '../support/postgresql.ts';

restoreDrillContract('on PostgreSQL', async () => {
  const url = await newDatabase(inject('postgresqlUrl'));
  return {
    open: () => openPostgresql({ url, now: () => 0, mode: 'serve' }),
    restore: (options) => restoreIntoPostgresql(url, options),
    remove: () => Promise.resolve(),
  };
});
