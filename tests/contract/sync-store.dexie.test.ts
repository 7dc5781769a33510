import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { dexieStore } from '../../src/client/storage/dexie-store.ts';
import { databaseName, schemaVersions } from '../../src/client/storage/layout.ts';
import { memoryDevice, memoryStore } from '../../src/client/storage/memory-store.ts';
import { present } from '../../src/std/assert.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId,
} from '../support/generated-programme.ts';
import { confirmedRecords } from './sheet-store.contract.ts';
import { syncStoreContract } from './sync-store.contract.ts';

const writing = ['add', 'put', 'delete', 'clear'] as const;

syncStoreContract('on IndexedDB', () => {
  const factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  return {
    tab: () => dexieStore(generatedProgrammeId, { factory }),
    failFrom: (first) => {
      vi.restoreAllMocks();
      if (first === undefined) return;
      let writes = 0;
      for (const method of writing) {
        const real = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
        vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function fail(
          this: IDBObjectStore,
          ...args: unknown[]
        ) {
          writes += 1;
          if (writes >= first) throw new DOMException('the device went out', 'UnknownError');
          return real.apply(this, args) as never;
        });
      }
    },
  };
});

describe('A database of the first version', () => {
  it('is brought up to date with everything in it', async () => {
    const groups = generatedGroups({ seed: 'v1', smes: 1, contactsPerSme: 3 });
    const device = memoryDevice();
    const memory = memoryStore(generatedProgrammeId, device);
    await memory.begin(generatedMemberId);
    await memory.importLog(groups.slice(0, 3), () => true, 'asMade');
    await memory.append({ state: 'sealed', tab: 'a', group: groups.slice(3).flat() });
    const factory = { indexedDB: new IDBFactory(), IDBKeyRange };

    const [first] = schemaVersions;
    const old = new Dexie(databaseName(generatedProgrammeId), factory);
    old.version(1).stores(present(first, 'the first version').stores);
    await old.table('pages').bulkPut([...device.pages.values()]);
    await old.table('outbox').bulkPut([...device.outbox.values()]);
    await old.table('meta').put(device.meta);
    old.close();

    const store = dexieStore(generatedProgrammeId, { factory });
    expect(await store.open()).toEqual(await memory.open());
    expect(await confirmedRecords(store)).toEqual(await confirmedRecords(memory));
    expect(await store.readWholeLog()).toEqual(await memory.readWholeLog());
    const sync = await store.sync();
    await sync.connect('device-1');
    await sync.claim();
    expect(await sync.nextGroups({ groupsMax: 9, lengthMax: 1_000_000 })).toHaveLength(1);
  });
});
