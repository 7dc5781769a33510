/** What a store tells when its database is taken away under it. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { dexieStore } from '../../../../src/client/storage/dexie-store.ts';
import { databaseName } from '../../../../src/client/storage/layout.ts';
import type { StoreChange } from '../../../../src/client/ports/sheet-store.ts';

async function openStore() {
  const indexedDB = new IDBFactory();
  const store = dexieStore('p1', { factory: { indexedDB, IDBKeyRange } });
  await store.begin('m1');
  const promise = new Promise<StoreChange>((resolve) => {
    store.subscribe(resolve);
  });
  return { indexedDB, promise };
}

test('a database that is removed is told as closed, not as a newer version', async () => {
  const { indexedDB, promise } = await openStore();
  indexedDB.deleteDatabase(databaseName('p1'));
  expect(await promise).toEqual({ kind: 'closed', failure: 'vanished' });
});

test('a database that a newer version wants is told as outdated', async () => {
  const { indexedDB, promise } = await openStore();
  indexedDB.open(databaseName('p1'), 9999);
  expect(await promise).toEqual({ kind: 'outdated' });
});
