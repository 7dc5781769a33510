// @vitest-environment jsdom
/** What was typed last outlives a page that goes away in the middle of a transaction. */

import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dexieStore, removeDatabase } from '../../../../src/client/storage/dexie-store.ts';
import { lastDraftsKey } from '../../../../src/client/storage/layout.ts';
import type { Draft, SheetStore } from '../../../../src/client/ports/sheet-store.ts';
import { eventually } from '../../../support/eventually.ts';

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
    await eventually(() => expect(localStorage.getItem(key)).toBeNull());
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
    await store.putDraft(draft('', 3));
    expect(localStorage.getItem(key)).toBeNull();
    expect(await texts(store)).toEqual([]);
  });

  it('(F149) takes with it the one that it goes on with, though the page went before either was written', async () => {
    const line = (tab: string, text: string, at: number) => ({
      key: `composer:a/${tab}`,
      text,
      at,
    });
    const page = tab();
    void page.putDraft(line('2', 'words and more', 2), 'composer:a/1');
    const kept = localStorage.getItem(key);
    await eventually(() => expect(localStorage.getItem(key)).toBeNull());
    // The database as it was before that transaction.
    factory = { indexedDB: new IDBFactory(), IDBKeyRange };
    await tab().begin('member-1');
    await tab().putDraft(line('1', 'words', 1));
    localStorage.setItem(key, kept ?? '');
    const after = tab();
    expect(await texts(after)).toEqual(['words and more']);
    // Logged: nothing of it comes back, neither here nor with the next start.
    await after.putDraft(line('3', '', 3), 'composer:a/2');
    expect(await texts(after)).toEqual([]);
    expect(localStorage.getItem(key)).toBeNull();
    localStorage.clear();
    expect(await texts(tab())).toEqual([]);
  });

  it('(F149) stays gone though the page went before that was written', async () => {
    const page = tab();
    await page.putDraft(draft('Saint-Malo'));
    void page.putDraft(draft('', 2)).catch(() => undefined);
    const kept = localStorage.getItem(key);
    await eventually(() => expect(localStorage.getItem(key)).toBeNull());
    await page.putDraft(draft('Saint-Malo'));
    localStorage.setItem(key, kept ?? '');
    expect(await texts(tab())).toEqual([]);
    // What is typed there later is not taken for it.
    await page.putDraft(draft('Brest', 3));
    expect(await texts(tab())).toEqual(['Brest']);
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
    await store.putDraft({ ...line, text: '', at: 9 });
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
    await store.putDraft({ ...kept, text: '', at: 9 });
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
