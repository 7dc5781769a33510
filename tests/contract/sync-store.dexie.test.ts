import { IDBDatabase, IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import type { SheetStore } from '../../src/client/ports/sheet-store.ts';
import { type PageRow, recordsOf } from '../../src/client/storage/page-rows.ts';
import { ProgrammeDatabase } from '../../src/client/storage/programme-database.ts';
import { dexieStore } from '../../src/client/storage/dexie-store.ts';
import { databaseName, schemaVersions } from '../../src/client/storage/layout.ts';
import { memoryDevice, memoryStore } from '../../src/client/storage/memory-store.ts';
import { present } from '../../src/std/assert.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId,
} from '../support/generated-programme.ts';
import { ownAgainContract } from './own-again.contract.ts';
import { returnedRowsContract } from './returned-rows.contract.ts';
import { confirmedRecords } from './sheet-store.contract.ts';
import { type SyncContractDevice, syncStoreContract } from './sync-store.contract.ts';
import { uploadAgainContract } from './upload-again.contract.ts';

type Put = (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>;

const writing = ['add', 'put', 'delete', 'clear'] as const;

const newDevice = (): SyncContractDevice => {
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
};

syncStoreContract('on IndexedDB', newDevice);
ownAgainContract('on IndexedDB', newDevice);
returnedRowsContract('on IndexedDB', newDevice);

uploadAgainContract('on IndexedDB', () => {
  const factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  return { tab: () => dexieStore(generatedProgrammeId, { factory }) };
});

/** A programme that is connected, in the tab that leads. */
async function leading() {
  const factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  const store = dexieStore(generatedProgrammeId, { factory });
  await store.begin(generatedMemberId);
  const sync = await store.sync();
  await sync.connect('device-1');
  await sync.claim();
  return { factory, store, sync };
}

describe('What an exchange writes', () => {
  it('waits for the disk where something of this device moves, and not where it is only downloaded', async () => {
    // Before the database opens: Dexie binds the method then.
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { store, sync } = await leading();
    const durabilities = async (work: () => Promise<unknown>) => {
      transaction.mockClear();
      await work();
      const written = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
      return [...new Set(written.map(([, , options]) => options?.durability))];
    };
    const groups = generatedGroups({ seed: 'durable', smes: 1, contactsPerSme: 1 });
    const place = { epoch: 'e', scope: 1, serverTime: 1, watermark: 0, sequence: 0 };
    const part = { ...place, records: [], total: 0 };
    const entries = { ...place, kind: 'entries', from: 0, to: 0, head: 0, entries: [], groups: [] };
    expect(await durabilities(() => sync.claim())).toEqual(['relaxed']);
    const first = { ...part, next: { kind: 'recent' } } as const;
    expect(await durabilities(() => sync.takeSnapshot(first, 'anew'))).toEqual(['relaxed']);
    expect(await durabilities(() => sync.takeSnapshot(part, 'next'))).toEqual(['relaxed']);
    await store.append({ state: 'sealed', tab: 'a', group: present(groups[0], 'a group') });
    const batch = { groupsMax: 1, lengthMax: 1_000_000 };
    const outcomes = [{ deviceSequence: 1, outcome: 'accepted', sequence: 1 }] as const;
    const works: readonly (() => Promise<unknown>)[] = [
      () => sync.nextGroups(batch),
      () => sync.acknowledge({ epoch: 'e', watermark: 0, outcomes }),
      () => sync.takePull({ ...entries, kind: 'entries' }),
      () => sync.writeSync({ exchangedAt: 1 }),
      () => sync.renumber('device-2'),
      () => sync.repushKept('device-3'),
      () => sync.evict(),
    ];
    for (const work of works) expect(await durabilities(work)).toEqual(['strict']);
  });
});

describe('What waits', () => {
  it('is counted while somebody lays out pages, without waiting for it', async () => {
    const { factory, sync } = await leading();
    const layout = new ProgrammeDatabase(databaseName(generatedProgrammeId), factory);
    const { pages, inbox, meta } = layout;
    let release: () => void = () => undefined;
    const isReleased = new Promise<void>((resolve) => {
      release = resolve;
    });
    let laying: Promise<void> = Promise.resolve();
    await new Promise<void>((begin) => {
      laying = Promise.resolve(
        layout.transaction('rw', [pages, inbox, meta], async () => {
          await meta.toArray();
          begin();
          await Dexie.waitFor(isReleased);
        }),
      );
    });
    expect(await sync.counts()).toMatchObject({ waiting: 0, undecided: 0, stuck: 0 });
    release();
    await laying;
    layout.close();
  });
});

describe('A disk without room', () => {
  it('(F04) shows what came although it cannot be laid into the pages, and lays it in once there is room', async () => {
    const groups = generatedGroups({ seed: 'full', smes: 2, contactsPerSme: 3 });
    const { factory, store, sync } = await leading();
    const place = { epoch: 'e', scope: 1, serverTime: 1, watermark: 0 };
    await sync.takeSnapshot({ ...place, sequence: 0, records: [], total: 0 }, 'anew');
    const entries = groups.flat().map((operation, index) => ({
      sequence: index + 1,
      operationId: operation.operationId,
      operation,
      outcome: 'accepted' as const,
      received: 1,
    }));
    const to = entries.length;
    const read = async () => ({
      opening: await store.open(),
      records: await confirmedRecords(store),
      log: await store.readWholeLog(),
      searched: await searched(store),
    });
    await sync.takePull({
      ...{ ...place, kind: 'entries', from: 0, to, head: to },
      ...{ entries, groups: [] },
    });
    const real = Reflect.get(IDBObjectStore.prototype, 'put') as Put;
    let refused = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function put(
      this: IDBObjectStore,
      ...args: Parameters<Put>
    ) {
      if (this.name !== 'pages') return real.apply(this, args);
      refused += 1;
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const without = await read();
    expect(refused).toBeGreaterThan(0);
    expect(without.log).toHaveLength(to);
    expect(without.searched).toBeGreaterThan(0);
    vi.restoreAllMocks();
    expect(await read()).toEqual(without);
    const layout = new ProgrammeDatabase(databaseName(generatedProgrammeId), factory);
    expect(await layout.inbox.count()).toBe(0);
    layout.close();
  });

  async function searched(store: SheetStore): Promise<number> {
    let count = 0;
    await store.readJournals(async (_home, records) => {
      count += records.length;
    });
    return count;
  }
});

describe('Kept groups of before version 4', () => {
  it('lie in a row each, and are sent again with the others, in their order', async () => {
    const [first, second, third] = generatedGroups({ seed: 'kept', smes: 1, contactsPerSme: 3 });
    const { factory, store, sync } = await leading();
    const layout = new ProgrammeDatabase(databaseName(generatedProgrammeId), factory);
    const [a, b, c] = [present(first, 'one'), present(second, 'one'), present(third, 'one')];
    await layout.kept.put({ key: 2, sequence: 8, group: b });
    await layout.kept.put({
      key: 1,
      sequence: 9,
      groups: [
        { key: 1, sequence: 7, group: a },
        { key: 3, sequence: 9, group: c },
      ],
    });
    layout.close();
    expect((await sync.kept()).map(({ group }) => group)).toEqual([a, b, c]);
    await sync.repushKept('device-2');
    expect((await store.readOutbox()).map(({ group }) => group)).toEqual([a, b, c]);
    expect((await sync.kept()).map(({ group }) => group)).toEqual([]);
  });
});

describe('A page of before contacts were packed', () => {
  it('is read as it lies there', async () => {
    const { factory, store } = await leading();
    const layout = new ProgrammeDatabase(databaseName(generatedProgrammeId), factory);
    const contact = {
      id: '016d12f6-6280-7d19-81cb-25bc07f315b1',
      entity: 'contact',
      home: 'sme-of-before',
      values: {
        at: '2020-11-19T10:42',
        kind: 'note',
        state: 'held',
        summary: { lang: 'fr', text: 'Étiquettes à relire', translation: 'Labels to read again' },
      },
      writers: { summary: 'operation-2' },
      stamps: { summary: { at: 2, by: 'emma' } },
      created: { at: 1, by: 'maelle' },
      changed: { at: 2, by: 'emma' },
      last: 'operation-2',
      sequence: 7,
    } as const;
    const [key, home] = ['j:sme-of-before:000000', 'sme-of-before'];
    await layout.pages.put({ key, home, records: [contact] });
    layout.close();
    expect(await store.readJournal(home)).toEqual([contact]);
  });
});

/** A page as it lay there before contacts were packed. */
function asBefore(row: PageRow): PageRow {
  const { key, home } = row;
  return 'contacts' in row ? { key, home, records: recordsOf(row) } : row;
}

describe('A database of the first version', () => {
  /** It, opened by this version; and what is in it, in memory. */
  async function ofFirstVersion() {
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
    await old.table('pages').bulkPut([...device.pages.values()].map(asBefore));
    await old.table('outbox').bulkPut([...device.outbox.values()]);
    await old.table('meta').put(device.meta);
    old.close();
    return { memory, store: dexieStore(generatedProgrammeId, { factory }) };
  }

  it('is brought up to date with everything in it', async () => {
    const { memory, store } = await ofFirstVersion();
    expect(await store.open()).toEqual(await memory.open());
    expect(await confirmedRecords(store)).toEqual(await confirmedRecords(memory));
    expect(await store.readWholeLog()).toEqual(await memory.readWholeLog());
    const sync = await store.sync();
    await sync.connect('device-1');
    await sync.claim();
    expect(await sync.nextGroups({ groupsMax: 9, lengthMax: 1_000_000 })).toHaveLength(1);
  });

  it('keeps contacts that lie there as objects beside those that are written to their page', async () => {
    const { memory, store } = await ofFirstVersion();
    const before = await confirmedRecords(store);
    expect([...before.values()].map(({ entity }) => entity)).toContain('contact');
    await store.confirmSealed(() => true, 1);
    await memory.confirmSealed(() => true, 1);
    const after = await confirmedRecords(store);
    expect(after).toEqual(await confirmedRecords(memory));
    expect(after.size).toBeGreaterThan(before.size);
  });
});
