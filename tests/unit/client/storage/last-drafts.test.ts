// @vitest-environment jsdom
/** What was typed last outlives a page that goes away in the middle of a transaction. */

import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dexieStore, removeDatabase } from '../../../../src/client/storage/dexie-store.ts';
import { lastDraftsKey } from '../../../../src/client/storage/layout.ts';
import type { Draft, SheetStore } from '../../../../src/client/ports/sheet-store.ts';

const programmeId = 'programme-1';
const key = lastDraftsKey(programmeId);
const draft = (text: string, at = 1): Draft => ({ key: 'field:sme-1/town', text, at });

let factory: { indexedDB: IDBFactory; IDBKeyRange: typeof globalThis.IDBKeyRange };
const open: SheetStore[] = [];

function tab(): SheetStore {
  const store = dexieStore(programmeId, { factory });
  open.push(store);
  return store;
}

const texts = async (store: SheetStore): Promise<readonly string[]> =>
  (await store.open()).drafts.map(({ text }) => text);

beforeEach(async () => {
  localStorage.clear();
  factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  await tab().begin('member-1');
});
afterEach(() => {
  for (const store of open.splice(0)) store.close();
  vi.restoreAllMocks();
});

describe('a draft on its way into the database', () => {
  it('is there for the next start though the page went before it was written', async () => {
    const before = tab();
    await before.open();
    // Nobody waits for it: nothing after this line happens on that page.
    void before.putDraft(draft('Saint-Malo'));
    const kept = localStorage.getItem(key);
    await texts(tab());
    await vi.waitFor(() => expect(localStorage.getItem(key)).toBeNull());
    const other = { indexedDB: new IDBFactory(), IDBKeyRange };
    factory = other;
    localStorage.setItem(key, kept ?? '');
    await tab().begin('member-1');
    expect(await texts(tab())).toEqual(['Saint-Malo']);
  });

  it('leaves nothing beside the database once it is in it, or is no draft any more', async () => {
    const store = tab();
    await store.putDraft(draft('Saint'));
    expect(localStorage.getItem(key)).toBeNull();
    localStorage.setItem(key, JSON.stringify({ [draft('').key]: draft('Saint-Malo', 2) }));
    expect(await texts(store)).toEqual(['Saint-Malo']);
    expect((await store.readDrafts()).map(({ text }) => text)).toEqual(['Saint-Malo']);
    await store.removeDraft(draft('').key);
    expect(localStorage.getItem(key)).toBeNull();
    expect(await texts(store)).toEqual([]);
  });

  it('gives way to what was written later', async () => {
    const store = tab();
    await store.putDraft(draft('Saint-Malo', 5));
    localStorage.setItem(key, JSON.stringify({ [draft('').key]: draft('Saint', 4) }));
    expect(await texts(store)).toEqual(['Saint-Malo']);
  });

  it('goes with the database, and with the membership', async () => {
    localStorage.setItem(key, JSON.stringify({ [draft('').key]: draft('Saint-Malo') }));
    const store = tab();
    const sync = await store.sync();
    await sync.connect('device-1');
    await sync.claim();
    await sync.evict();
    expect(localStorage.getItem(key)).toBeNull();
    localStorage.setItem(key, JSON.stringify({ [draft('').key]: draft('Saint-Malo') }));
    store.close();
    Dexie.dependencies.indexedDB = factory.indexedDB;
    await removeDatabase(programmeId);
    expect(localStorage.getItem(key)).toBeNull();
  });

  it('stays at the end of a membership where it holds own words alone (F128) [C8]', async () => {
    const line = { key: 'composer:sme-1/tab-1', text: 'c 12 Rappeler', at: 3 };
    const drafts = { [line.key]: line, [draft('').key]: draft('Saint-Malo') };
    localStorage.setItem(key, JSON.stringify(drafts));
    const store = tab();
    const sync = await store.sync();
    await sync.connect('device-1');
    await sync.claim();
    await sync.evict();
    expect(localStorage.getItem(key)).toBe(JSON.stringify({ [line.key]: line }));
    expect(await texts(tab())).toEqual([line.text]);
    await store.removeDraft(line.key);
    expect(await texts(tab())).toEqual([]);
  });

  it('is written into the database with the own words of what lies there already (F128) [C8]', async () => {
    const kept = { key: 'typed:sme-1/town', text: 'Rennes', at: 2 };
    const store = tab();
    await store.putDraft(kept);
    const typed = { ...draft('Saint-Malo', 3), seen: { base: 'o-1', value: undefined } };
    localStorage.setItem(key, JSON.stringify({ [typed.key]: typed }));
    const sync = await store.sync();
    await sync.connect('device-1');
    await sync.claim();
    await sync.evict();
    expect(localStorage.getItem(key)).not.toContain('field:');
    expect(await store.readDrafts()).toEqual([{ ...kept, text: 'Rennes\nSaint-Malo', at: 3 }]);
    await store.removeDraft(kept.key);
    expect(await texts(tab())).toEqual([]);
  });

  it.each(['', 'null', '[1]', '{"a":{"key":1}}', '"text"', '{'])(
    'passes over what is no draft: %s',
    async (text) => {
      localStorage.setItem(key, text);
      expect(await texts(tab())).toEqual([]);
    },
  );

  it('is written as before where the browser keeps nothing beside', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const store = tab();
    await store.putDraft(draft('Saint-Malo'));
    expect(await texts(store)).toEqual(['Saint-Malo']);
  });
});
