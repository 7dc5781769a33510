// @vitest-environment jsdom
/** A page that is left, and kept by the browser for the way back, holds up no other page. */
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Draft, SheetStore, StoreChange } from '../../../../src/client/ports/sheet-store.ts';
import { dexieStore } from '../../../../src/client/storage/dexie-store.ts';
import { openEarly } from '../../../../src/client/storage/early-opening.ts';
import { databaseName, lastDraftsKey, listKey } from '../../../../src/client/storage/layout.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId as programmeId,
} from '../../../support/generated-programme.ts';

const groups = generatedGroups({ seed: 'left', smes: 2, contactsPerSme: 2 });
const row = { state: 'sealed', tab: 'a', group: groups[1] ?? [] } as const;
const left: Draft = { key: 'composer:x', text: 'Rappeler', at: 3 };
let store: SheetStore;

const go = (type: 'pagehide' | 'pageshow', persisted: boolean): void => {
  window.dispatchEvent(Object.assign(new Event(type), { persisted }));
};

beforeEach(async () => {
  store = dexieStore(programmeId);
  await store.begin(generatedMemberId);
  await store.importLog(groups.slice(0, 1), () => true, 1);
});
afterEach(async () => {
  go('pageshow', true);
  store.close();
  localStorage.clear();
  await Dexie.delete(databaseName(programmeId));
});

/** As the next page sees it, below everything that this page waits with. */
async function countedElsewhere(name: string): Promise<number> {
  const elsewhere = await new Dexie(databaseName(programmeId)).open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = elsewhere.backendDB().transaction(name, 'readwrite');
      const counting = transaction.objectStore(name).count();
      transaction.addEventListener('complete', () => resolve(counting.result));
      transaction.addEventListener('abort', () => reject(new Error('aborted')));
    });
  } finally {
    elsewhere.close();
  }
}

/** Until what was asked for has begun its transaction, of which nothing has been answered: that takes a turn of the loop. */
async function begun(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/** Answers what became of it so far: a promise that waits for somebody to come back is open. */
function watched(promise: Promise<unknown>): { outcome: unknown } {
  const found: { outcome: unknown } = { outcome: 'open' };
  promise.then(
    () => (found.outcome = 'done'),
    (error: unknown) => (found.outcome = error),
  );
  return found;
}

test('(F221) a confirmation is ended when the page is left, and made when somebody comes back', async () => {
  await store.append(row);
  const confirming = store.confirmSealed(() => true, 2);
  const seen = watched(confirming);
  await begun();
  go('pagehide', true);
  expect(await countedElsewhere('outbox')).toBe(1);
  expect(seen.outcome).toBe('open');
  const again = watched(store.confirmSealed(() => true, 2));
  expect(await countedElsewhere('outbox')).toBe(1);
  expect([seen.outcome, again.outcome]).toEqual(['open', 'open']);
  go('pageshow', true);
  expect((await confirming).keys).toHaveLength(1);
  expect(await countedElsewhere('outbox')).toBe(0);
});

test('(F221) a change that is made while the page is left is written at once', async () => {
  go('pagehide', true);
  await store.append(row);
  expect(await countedElsewhere('outbox')).toBe(1);
});

test('(F221) a draft that was being written is kept beside, and does not replace a later one', async () => {
  const putting = store.putDraft(left);
  await begun();
  go('pagehide', true);
  expect(await countedElsewhere('drafts')).toBe(0);
  expect(localStorage.getItem(lastDraftsKey(programmeId))).toContain('Rappeler');
  const elsewhere = await new Dexie(databaseName(programmeId)).open();
  await elsewhere.table('drafts').put({ ...left, text: 'Rappeler lundi', at: 4 });
  elsewhere.close();
  go('pageshow', true);
  await putting;
  expect((await store.readDrafts()).map(({ text }) => text)).toEqual(['Rappeler lundi']);
});

test('(F221) what other tabs told while the page was left is read on return', async () => {
  const heard: StoreChange[] = [];
  store.subscribe((change) => heard.push(change));
  go('pagehide', true);
  expect(heard).toEqual([]);
  go('pageshow', true);
  expect(heard).toEqual([{ kind: 'replaced' }]);
});

test('(F221) the first reading of a start is ended as well', async () => {
  localStorage.setItem(listKey, JSON.stringify([{ programmeId, openedAt: 1 }]));
  const early = openEarly(`/p/${programmeId}`);
  await begun();
  go('pagehide', true);
  expect(await early.take(programmeId)).toBeUndefined();
  expect(early.release()).toBe(true);
});

test('(F221) a page that is not kept ends nothing itself', async () => {
  await store.append(row);
  const confirming = store.confirmSealed(() => true, 2);
  await begun();
  go('pagehide', false);
  expect((await confirming).keys).toHaveLength(1);
});
