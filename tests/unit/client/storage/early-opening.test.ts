/** What is read before the libraries are there: the same as the store reads, or nothing. */
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoreChange } from '../../../../src/client/ports/sheet-store.ts';
import { dexieStore } from '../../../../src/client/storage/dexie-store.ts';
import { type EarlyOpening, openEarly } from '../../../../src/client/storage/early-opening.ts';
import { databaseName, listKey, nativeVersion } from '../../../../src/client/storage/layout.ts';
import { lazyStore } from '../../../../src/client/storage/lazy-store.ts';
import { tabChannel } from '../../../../src/client/storage/tab-channel.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId as programmeId,
} from '../../../support/generated-programme.ts';

const groups = generatedGroups({ seed: 'early', smes: 3, contactsPerSme: 2 });
const address = `/p/${programmeId}`;

function list(...programmes: readonly object[]): void {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => (key === listKey ? JSON.stringify(programmes) : null),
  });
}

beforeEach(async () => {
  list({ programmeId, openedAt: 2 });
  const store = dexieStore(programmeId);
  await store.begin(generatedMemberId, '2020-11-19');
  await store.importLog(groups, () => true, 1);
  await store.append({ state: 'sealed', tab: 'a', group: groups[1] ?? [] });
  await store.putDraft({ key: 'composer:x', text: 'Rappeler', at: 3 });
  store.close();
});

afterEach(async () => {
  await Dexie.delete(databaseName(programmeId));
});

const lazy = (early: EarlyOpening) =>
  lazyStore(programmeId, early, async () =>
    dexieStore(programmeId, { channel: tabChannel(programmeId) }),
  );

/** Ends when a message that comes after all others was heard here. */
async function told(): Promise<void> {
  const [from, to] = [new BroadcastChannel('order'), new BroadcastChannel('order')];
  await new Promise((resolve) => {
    to.addEventListener('message', resolve);
    from.postMessage('last');
  });
  from.close();
  to.close();
}

async function openedFrom(path: string) {
  const early = openEarly(path);
  expect(await early.has(programmeId)).toBe(true);
  const store = lazy(early);
  const opening = await store.open();
  store.close();
  return { opening, early };
}

test('the store opens with the rows that were read early, the very ones that it reads itself', async () => {
  const store = dexieStore(programmeId);
  const expected = await store.open();
  store.close();
  expect(expected.heads).toHaveLength(3);
  expect(expected.outbox).toHaveLength(1);
  expect(expected.drafts).toHaveLength(1);
  expect(expected.pinnedDay).toBe('2020-11-19');

  const early = openEarly(address);
  const read = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  await early.has(programmeId);
  const reads = read.mock.calls.length;
  const second = lazy(early);
  expect(await second.open()).toEqual(expected);
  expect(read.mock.calls.length).toBe(reads);
  second.close();
});

test('the address outside any programme reads the one that was opened last', async () => {
  list({ programmeId: 'another', openedAt: 1 }, { programmeId, openedAt: 2 });
  const { opening } = await openedFrom('/');
  expect(opening.memberId).toBe(generatedMemberId);
});

test('nothing is given while something came that is not in the pages yet: the store lays it in first', async () => {
  const writer = dexieStore(programmeId);
  const sync = await writer.sync();
  await sync.connect('device-1');
  await sync.claim();
  await sync.writeSync({ cursor: { epoch: 'e', scope: 1, sequence: 500 } });
  const operation = groups[0]?.[0];
  const entry = { sequence: 501, outcome: 'accepted', received: 1 } as const;
  await sync.takePull({
    ...{ kind: 'entries', epoch: 'e', scope: 1, serverTime: 1, from: 500, to: 501, head: 501 },
    ...{ watermark: 0, groups: [] },
    entries: [{ ...entry, operationId: operation?.operationId ?? '', operation }],
  });
  writer.close();
  expect(await openEarly(address).has(programmeId)).toBe(false);
  const store = dexieStore(programmeId);
  expect((await store.open()).heads).toHaveLength(3);
  store.close();
  expect(await openEarly(address).has(programmeId)).toBe(true);
});

test('the rows are given once', async () => {
  const { early } = await openedFrom(`${address}/sme/1`);
  expect(await early.take(programmeId)).toBeUndefined();
});

test('what another tab changes meanwhile makes the rows out of date: none are given', async () => {
  const early = openEarly(address);
  await early.has(programmeId);
  const other = dexieStore(programmeId, { channel: tabChannel(programmeId) });
  await other.append({ state: 'sealed', tab: 'b', group: groups[2] ?? [] });
  // Messages come in their order: the one of the other tab is heard when this one is.
  await told();
  const store = lazy(early);
  expect((await store.open()).outbox).toHaveLength(2);
  store.close();
  other.close();
});

test('what another tab changes before the store itself is there is told as a reason to read again', async () => {
  const early = openEarly(address);
  const store = lazy(early);
  const changes: StoreChange[] = [];
  store.subscribe((change) => changes.push(change));
  expect((await store.open()).outbox).toHaveLength(1);
  const other = dexieStore(programmeId, { channel: tabChannel(programmeId) });
  await other.append({ state: 'sealed', tab: 'b', group: groups[2] ?? [] });
  await told();
  expect(changes).toEqual([]);
  expect(await store.readOutbox()).toHaveLength(2);
  expect(changes).toEqual([{ kind: 'replaced' }]);
  expect((await store.open()).outbox).toHaveLength(2);
  // From now on the store hears the others by itself.
  await other.putDraft({ key: 'composer:y', text: 'Noter', at: 4 });
  await told();
  expect(changes.slice(1)).toEqual([{ kind: 'draft', key: 'composer:y' }]);
  store.close();
  other.close();
});

test('a store that cannot be fetched says so, and is asked for again', async () => {
  let attempts = 0;
  const store = lazyStore(programmeId, undefined, async () => {
    attempts += 1;
    if (attempts === 1) throw new TypeError('Failed to fetch');
    return dexieStore(programmeId);
  });
  await expect(store.open()).rejects.toMatchObject({ kind: 'failed' });
  expect((await store.open()).heads).toHaveLength(3);
  store.close();
});

describe('nothing is read, and no database made,', () => {
  const names = async () => (await indexedDB.databases()).map(({ name }) => name);

  test.each([
    ['outside any programme', '/start'],
    ['of a programme that the list does not know', '/p/unknown'],
  ])('%s', async (_, path) => {
    const early = openEarly(path);
    expect(await early.has('unknown')).toBe(false);
    expect(await early.take(programmeId)).toBeUndefined();
    expect(await names()).toEqual([databaseName(programmeId)]);
  });

  test('of a programme whose database is gone', async () => {
    list({ programmeId: 'gone', openedAt: 1 });
    const early = openEarly('/p/gone');
    expect(await early.has('gone')).toBe(false);
    expect(await names()).toEqual([databaseName(programmeId)]);
  });

  test('of a database of another version', async () => {
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(databaseName(programmeId), nativeVersion + 10);
      opening.addEventListener('success', () => {
        opening.result.close();
        resolve();
      });
    });
    expect(await openEarly(address).has(programmeId)).toBe(false);
  });

  test.each(['null', '{', '[null]', '[{"programmeId":7}]'])(
    'of a list that makes no sense: %s',
    async (text) => {
      vi.stubGlobal('localStorage', { getItem: () => text });
      expect(await openEarly(address).has(programmeId)).toBe(false);
    },
  );

  test('where the browser refuses', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('Refused', 'SecurityError');
      },
    });
    expect(await openEarly(address).has(programmeId)).toBe(false);
  });
});
