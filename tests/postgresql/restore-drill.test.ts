/** The whole of a restore, on a real PostgreSQL. */
import { inject } from 'vitest';
import { restoreDrillContract } from '../contract/restore-drill.contract.ts';
import { postgresqlPlace } from '../support/backup-places.ts';
import { newDatabase } from '../support/postgresql.ts';

restoreDrillContract('on PostgreSQL', async () =>
  postgresqlPlace(await newDatabase(inject('postgresqlUrl'))),
);
