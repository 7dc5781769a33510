/** People after a restore, on a real PostgreSQL. */
import { inject } from 'vitest';
import { restoredPeopleContract } from '../contract/restored-people.contract.ts';
import { postgresqlPlace } from '../support/backup-places.ts';
import { newDatabase } from '../support/postgresql.ts';

restoredPeopleContract('on PostgreSQL', async () =>
  postgresqlPlace(await newDatabase(inject('postgresqlUrl'))),
);
