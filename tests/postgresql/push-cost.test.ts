/** What a push costs, on a real PostgreSQL. */
import { inject } from 'vitest';
import { pushCostContract } from '../contract/push-cost.contract.ts';
import { postgresqlPlace } from '../support/backup-places.ts';
import { newDatabase } from '../support/postgresql.ts';

pushCostContract('on PostgreSQL', async () =>
  postgresqlPlace(await newDatabase(inject('postgresqlUrl'))),
);
