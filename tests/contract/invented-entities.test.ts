import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';
import { dexieStore } from '../../src/client/storage/dexie-store.ts';
import { memoryDevice, memoryStore } from '../../src/client/storage/memory-store.ts';
import { MemoryDisk, MemoryStorage } from '../../src/server/storage/memory-storage.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import { inventedOnDevice, inventedOnServer, inventedRules } from './invented-entities.contract.ts';

vi.mock('../../src/domain/entity/entities.ts', async (original) => {
  const { inventedEntities } = await import('../support/invented-entities.ts');
  const { entities } = await original<{ entities: object }>();
  return { entities: { ...entities, ...inventedEntities } };
});

inventedOnDevice('in memory', () => {
  const device = memoryDevice();
  return { open: () => memoryStore('programme-1', device) };
});

inventedOnDevice('in IndexedDB', () => {
  const factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  return { open: () => dexieStore('programme-1', { factory }) };
});

inventedOnServer('in memory', async () => ({
  storage: new MemoryStorage(new MemoryDisk()),
  close: async () => undefined,
}));

inventedOnServer('on SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-invented-'));
  const database = await openSqlite({ folder, now: () => 0, mode: 'serve' });
  return {
    storage: sqlStorage(database),
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
});

inventedRules();
