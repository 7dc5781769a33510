/** Entities that no version has, on a real PostgreSQL. */
import { inject, vi } from 'vitest';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { inventedOnServer } from '../contract/invented-entities.contract.ts';
import { newDatabase } from '../support/postgresql.ts';

vi.mock('../../src/domain/entity/entities.ts', async (original) => {
  const { inventedEntities } = await import('../support/invented-entities.ts');
  const { entities } = await original<{ entities: object }>();
  return { entities: { ...entities, ...inventedEntities } };
});

inventedOnServer('on PostgreSQL', async () => {
  const url = await newDatabase(inject('postgresqlUrl'));
  const database = await openPostgresql({ url, now: () => 0, mode: 'serve' });
  return { storage: sqlStorage(database), close: () => database.close() };
});
