/** A database of an earlier version is repaired, on a real PostgreSQL. */
import { inject } from 'vitest';
import { longRowsContract } from '../contract/long-rows.contract.ts';
import { postgresqlPlace } from '../support/backup-places.ts';
import { newDatabase } from '../support/postgresql.ts';

longRowsContract('on PostgreSQL', async () =>
  postgresqlPlace(await newDatabase(inject('postgresqlUrl'))),
);
