/** A database of an earlier version is repaired, on a real PostgreSQL. */
import { inject } from 'vitest';
import { repairedContract } from '../contract/repaired.contract.ts';
import { postgresqlPlace } from '../support/backup-places.ts';
import { newDatabase } from '../support/postgresql.ts';

repairedContract('on PostgreSQL', async () =>
  postgresqlPlace(await newDatabase(inject('postgresqlUrl'))),
);
