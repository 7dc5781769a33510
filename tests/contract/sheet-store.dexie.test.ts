import {
  forceCloseDatabase,
  IDBDatabase,
  IDBFactory,
  IDBKeyRange,
  IDBObjectStore,
} from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import type { SheetStore, StoreChange } from '../../src/client/ports/sheet-store.ts';
import { StoreError } from '../../src/client/ports/sheet-store.ts';
import { dexieStore, type DexieStoreOptions } from '../../src/client/storage/dexie-store.ts';
import { databaseName, nativeVersion } from '../../src/client/storage/layout.ts';
import { present } from '../../src/std/assert.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId,
} from '../support/generated-programme.ts';
import { confirmedRecords, received, folded, sheetStoreContract } from './sheet-store.contract.ts';
import { eventually } from '../support/eventually.ts';

type Listener = (change: StoreChange) => void;

/** Channels between the tabs of one device, without waiting: each posts to all the others. */
function channels(): () => NonNullable<DexieStoreOptions['channel']> {
  const listeners = new Map<Listener, object>();
  return () => {
    const self = {};
    return {
      post: (change) => {
        for (const [listener, owner] of listeners) if (owner !== self) listener(change);
      },
      listen: (listener) => {
        listeners.set(listener, self);
        return () => listeners.delete(listener);
      },
      close: () => undefined,
    };
  };
}

function newDevice() {
  const indexedDB = new IDBFactory();
  const channel = channels();
  const factory = { indexedDB, IDBKeyRange };
  return {
    indexedDB,
    tab: () => dexieStore(generatedProgrammeId, { factory, channel: channel() }),
  };
}

sheetStoreContract('on IndexedDB', newDevice);

const groups = generatedGroups({ seed: 'dexie', smes: 1, contactsPerSme: 2 });
const may = (): boolean => true;
const name = databaseName(generatedProgrammeId);

async function begun() {
  const device = newDevice();
  const store = device.tab();
  await store.begin(generatedMemberId);
  await store.importLog(groups.slice(0, 3), may, received + 1);
  return { ...device, store };
}

const row = (state: 'open' | 'sealed') => ({ state, tab: 'a', group: groups.slice(3).flat() });

describe('The store of sheets on IndexedDB alone', () => {
  it('writes every commit that somebody waits for with strict durability', async () => {
    // Before the database opens: Dexie binds the method then.
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { store } = await begun();
    transaction.mockClear();
    const writes = () =>
      transaction.mock.calls
        .filter(([, mode]) => mode === 'readwrite')
        .map(([, , options]) => options);
    const key = await store.append(row('open'));
    await store.rewrite({ key, ...row('open') });
    await store.seal([key]);
    await store.putDraft({ key: 'd', text: 't', at: 1 });
    await store.confirmSealed(may, received + 2);
    await store.importLog(groups, may, received + 3);
    await store.begin('another');
    expect(writes().length).toBeGreaterThanOrEqual(7);
    expect(writes()).toEqual(writes().map(() => ({ durability: 'strict' })));
  });

  it('looks for what is mentioned a few pages at a time, and in many tables at once only for what it did not find', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { store } = await begun();
    await store.append(row('sealed'));
    const words = groups.map((group) => present(group[0], 'no group is empty').operationId);
    transaction.mockClear();
    const other = new Set(words.slice(0, 3));
    expect(await store.findMentions(other, ['attachment'])).toEqual(other);
    const atOnce = () =>
      transaction.mock.calls.filter(([tables]) => [...tables].includes('outbox'));
    expect(transaction).toHaveBeenCalled();
    expect(atOnce()).toEqual([]);
    const all = new Set(words);
    expect(await store.findMentions(all, ['attachment'])).toEqual(all);
    expect(atOnce()).toHaveLength(1);
  });

  it('resolves a save only after its transaction has finished', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { store } = await begun();
    await store.append(row('sealed'));
    const last = present(transaction.mock.results.at(-1)?.value, 'a transaction was opened');
    // Only a transaction that has finished refuses to give a table.
    expect(() => last.objectStore('outbox')).toThrow(
      expect.objectContaining({ name: 'InvalidStateError' }),
    );
  });

  it('says full when the device has no room, writes nothing, and goes on once there is room', async () => {
    const { store } = await begun();
    const before = await store.open();
    const full = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(full);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    await expect(store.append(row('sealed'))).rejects.toMatchObject({ kind: 'full' });
    await expect(store.append(row('sealed'))).rejects.toBeInstanceOf(StoreError);
    await expect(store.putDraft({ key: 'd', text: 't', at: 1 })).rejects.toMatchObject({
      kind: 'full',
    });
    await expect(store.importLog(groups, may, received + 2)).rejects.toMatchObject({
      kind: 'full',
    });
    add.mockRestore();
    put.mockRestore();
    expect(await store.open()).toEqual(before);
    await store.append(row('sealed'));
    expect((await store.confirmSealed(may, received + 3)).keys).toHaveLength(1);
    expect(await confirmedRecords(store)).toEqual(folded(groups));
  });

  it('leaves what is there untouched when bringing it up to date fails half-way', async () => {
    const { indexedDB, store } = await begun();
    await store.append(row('open'));
    const before = await store.open();
    store.close();
    const failed = new Promise((resolve) => {
      const request = indexedDB.open(name, nativeVersion + 10);
      request.addEventListener('upgradeneeded', () => {
        request.transaction?.objectStore('pages').clear();
        request.transaction?.objectStore('outbox').clear();
        request.transaction?.abort();
      });
      request.addEventListener('error', resolve);
      request.addEventListener('success', () => resolve(undefined));
    });
    expect(await failed).toBeDefined();
    const again = dexieStore(generatedProgrammeId, { factory: { indexedDB, IDBKeyRange } });
    expect(await again.open()).toEqual(before);
  });

  it('says outdated, lets the last words be put away, and saves nothing once a newer version has the database', async () => {
    const { indexedDB, store } = await begun();
    const draft = { key: 'composer', text: 'last words', at: 1 };
    const heard: StoreChange[] = [];
    let putAway: Promise<void> | undefined;
    store.subscribe((change) => {
      heard.push(change);
      putAway ??= store.putDraft(draft);
    });
    const newer = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name, nativeVersion + 10);
      request.addEventListener('success', () => resolve(request.result));
    });
    expect(heard).toEqual([{ kind: 'outdated' }]);
    await present(putAway, 'the last words were put away');
    const kept = newer.transaction('drafts').objectStore('drafts').get(draft.key);
    await new Promise((resolve) => {
      kept.addEventListener('success', resolve);
    });
    expect(kept.result).toEqual(draft);
    await expect(store.append(row('sealed'))).rejects.toMatchObject({ kind: 'outdated' });
  });

  it('refuses a database that a newer version made', async () => {
    const { indexedDB, store } = await begun();
    store.close();
    await new Promise((resolve) => {
      indexedDB
        .open(name, nativeVersion + 10)
        .addEventListener('success', ({ target }) =>
          resolve((target as IDBOpenDBRequest).result.close()),
        );
    });
    const old = dexieStore(generatedProgrammeId, { factory: { indexedDB, IDBKeyRange } });
    await expect(old.open()).rejects.toMatchObject({ kind: 'newer' });
    await expect(old.append(row('sealed'))).rejects.toMatchObject({ kind: 'newer' });
  });

  /** The connection that was used last: the browser may close it at any time. */
  function lastConnection(transaction: { readonly mock: { readonly contexts: unknown[] } }) {
    const database = present(transaction.mock.contexts.at(-1), 'a transaction was opened');
    // The declared parameter of `forceCloseDatabase` is the class; what it takes is a database.
    return database as unknown as typeof IDBDatabase;
  }

  it('(F09) saves on a new connection where the browser closed the one it had, and says nothing', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { store } = await begun();
    const heard: StoreChange[] = [];
    store.subscribe((change) => heard.push(change));
    forceCloseDatabase(lastConnection(transaction));
    await store.append(row('sealed'));
    expect(await store.readOutbox()).toHaveLength(1);
    expect(heard).toEqual([{ kind: 'sealed', keys: [1] }]);
  });

  describe('whose database the browser removed (F06)', () => {
    async function removed() {
      const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
      const { indexedDB, store } = await begun();
      const heard: StoreChange[] = [];
      store.subscribe((change) => heard.push(change));
      const database = lastConnection(transaction);
      const gone = new Promise((resolve) => {
        // As a browser does it: the connection is taken away without a question, then the data.
        forceCloseDatabase(database);
        indexedDB.deleteDatabase(name).addEventListener('success', resolve);
      });
      return { indexedDB, store, heard, gone };
    }

    it('says closed, without being asked', async () => {
      const { heard, gone } = await removed();
      await gone;
      await eventually(() => expect(heard).toEqual([{ kind: 'closed', failure: 'vanished' }]));
    });

    it.each<[string, (store: SheetStore) => Promise<unknown>]>([
      ['a change', (store) => store.append(row('sealed'))],
      ['a draft', (store) => store.putDraft({ key: 'composer', text: 'words', at: 1 })],
      ['a confirmation', (store) => store.confirmSealed(may, 1)],
      ['a reading', (store) => store.open()],
    ])('makes no other one for %s in the same moment, and says so', async (_what, work) => {
      const { indexedDB, store, heard } = await removed();
      await expect(work(store)).rejects.toMatchObject({ kind: 'vanished' });
      await expect(store.append(row('sealed'))).rejects.toMatchObject({ kind: 'vanished' });
      await eventually(() => expect(heard).toEqual([{ kind: 'closed', failure: 'vanished' }]));
      expect(await indexedDB.databases()).toEqual([]);
    });
  });

  it('(F09) says that this tab cannot go on where the browser gives no other connection', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { indexedDB, store } = await begun();
    const heard: StoreChange[] = [];
    store.subscribe((change) => heard.push(change));
    const asked = vi
      .spyOn(indexedDB, 'open')
      .mockReturnValue(new EventTarget() as IDBOpenDBRequest);
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      forceCloseDatabase(lastConnection(transaction));
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      const saving = expect(store.append(row('sealed'))).rejects.toMatchObject({ kind: 'failed' });
      await vi.advanceTimersByTimeAsync(9_000);
      expect(asked).toHaveBeenCalledOnce();
      expect(heard).toEqual([]);
      await vi.advanceTimersByTimeAsync(2_000);
      await saving;
      expect(heard).toEqual([{ kind: 'closed', failure: 'failed' }]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('(F09) saves nothing on a connection that comes too late, when it was told that there is none', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { indexedDB, store } = await begun();
    const before = await store.readOutbox();
    const late: { result?: unknown; onsuccess?: (event: Event) => void } = {};
    vi.spyOn(indexedDB, 'open').mockReturnValueOnce(late as unknown as IDBOpenDBRequest);
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    forceCloseDatabase(lastConnection(transaction));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    await vi.advanceTimersByTimeAsync(12_000);
    vi.useRealTimers();
    late.result = await new Promise((resolve) => {
      const again = indexedDB.open(name);
      again.addEventListener('success', () => resolve(again.result));
    });
    present(late.onsuccess, 'an answer is awaited')(new Event('success'));
    await expect(store.append(row('sealed'))).rejects.toMatchObject({ kind: 'failed' });
    await expect(store.open()).rejects.toMatchObject({ kind: 'failed' });
    const other = dexieStore(generatedProgrammeId, { factory: { indexedDB, IDBKeyRange } });
    expect(await other.readOutbox()).toEqual(before);
  });

  it('names what took the database from a connection that ended without a word', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { indexedDB, store } = await begun();
    const database = present(transaction.mock.contexts.at(-1), 'a transaction was opened');
    (database as IDBDatabase).close();
    await new Promise((resolve) => {
      const newer = indexedDB.open(name, nativeVersion + 10);
      newer.addEventListener('success', () => resolve(newer.result.close()));
    });
    await expect(store.append(row('sealed'))).rejects.toMatchObject({ kind: 'newer' });
  });

  it('refuses a database that a newer version took while the connection was closed', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { indexedDB, store } = await begun();
    const newer = indexedDB.open(name, nativeVersion + 10);
    forceCloseDatabase(lastConnection(transaction));
    await new Promise((resolve) => {
      newer.addEventListener('success', () => resolve(newer.result.close()));
    });
    await expect(store.append(row('sealed'))).rejects.toMatchObject({ kind: 'newer' });
  });

  it('makes no database by reading one that was never begun', async () => {
    const { indexedDB, tab } = newDevice();
    await expect(tab().open()).rejects.toMatchObject({ kind: 'vanished' });
    expect(await indexedDB.databases()).toEqual([]);
    const store = tab();
    await store.begin(generatedMemberId);
    expect((await store.open()).memberId).toBe(generatedMemberId);
  });
});
