/** Bytes of files on the device: kept under their hash, told to other tabs, gone with the programme or the membership. */

import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreError } from '../../../../src/client/ports/sheet-store.ts';
import { dexieStore } from '../../../../src/client/storage/dexie-store.ts';
import { fileStore, removeSentFiles } from '../../../../src/client/storage/file-store.ts';
import { filesName } from '../../../../src/client/storage/layout.ts';

const text = (words: string) => new TextEncoder().encode(words);
/** Of "abc", as the standard of the hash has it. */
const hashOfAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

const fromServer = { record: 'file-1', from: { epoch: 'epoch-1', hash: hashOfAbc } };

let factory: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange };
let time: number;
const open = () => fileStore('programme-1', { factory, now: () => time });

beforeEach(() => {
  factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  time = 1000;
});

describe('the bytes of a file', () => {
  it('are kept under their hash and read again by another tab', async () => {
    expect(await open().keep(text('abc'), { record: 'file-1' })).toBe(hashOfAbc);
    const other = open();
    expect(await other.read(hashOfAbc)).toEqual(text('abc'));
    expect(await other.read('0'.repeat(64))).toBeUndefined();
    expect(await other.list()).toEqual([
      { hash: hashOfAbc, bytes: 3, keptAt: 1000, records: ['file-1'], sentTo: undefined },
    ]);
  });

  it('stand once, however often they are added, and stay sent once they are', async () => {
    const store = open();
    await store.keep(text('abc'), { record: 'file-1' });
    await store.noteSent(hashOfAbc, 'epoch-1');
    time = 2000;
    await store.keep(text('abc'), { record: 'file-9' });
    expect(await store.list()).toEqual([
      {
        hash: hashOfAbc,
        bytes: 3,
        keptAt: 2000,
        firstKeptAt: 1000,
        records: ['file-1', 'file-9'],
        sentTo: 'epoch-1',
      },
    ]);
  });

  it('that come from a server are kept only if they are the file that was asked for', async () => {
    const store = open();
    expect(await store.keep(text('other'), fromServer)).not.toBe(hashOfAbc);
    expect(await store.list()).toEqual([]);
    expect(await store.keep(text('abc'), fromServer)).toBe(hashOfAbc);
    expect(await store.list()).toMatchObject([{ records: ['file-1'], sentTo: 'epoch-1' }]);
  });

  it('that were damaged on the disk are not read as the file, and are whole once kept again', async () => {
    const store = open();
    await store.keep(text('abc'), { record: 'file-1' });
    const raw = await new Dexie(filesName('programme-1'), factory).open();
    await raw.table('contents').put({ hash: hashOfAbc, bytes: text('abd') });
    raw.close();
    expect(await store.read(hashOfAbc)).toBeUndefined();
    await store.keep(text('abc'), fromServer);
    expect(await store.read(hashOfAbc)).toEqual(text('abc'));
  });

  it('are removed with what is known of them', async () => {
    const store = open();
    await store.keep(text('abc'), { record: 'file-1' });
    await store.remove([hashOfAbc]);
    expect(await store.list()).toEqual([]);
    expect(await store.read(hashOfAbc)).toBeUndefined();
  });

  it('tell every tab that something changed', async () => {
    const heard: string[] = [];
    const messages = new EventTarget();
    const store = fileStore('programme-1', {
      factory,
      now: () => time,
      channel: {
        postMessage: (message: unknown) => heard.push(`posted ${String(message)}`),
        addEventListener: messages.addEventListener.bind(messages),
        close: () => undefined,
      },
    });
    store.subscribe(() => heard.push('here'));
    await store.keep(text('abc'), { record: 'file-1' });
    expect(heard).toEqual(['here', 'posted changed']);
    messages.dispatchEvent(new Event('message'));
    expect(heard).toEqual(['here', 'posted changed', 'here']);
  });

  it('that do not fit are told as such, and nothing of them is written', async () => {
    const store = open();
    await store.list();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const failure: unknown = await store
      .keep(text('abc'), { record: 'file-1' })
      .catch((error: unknown) => error);
    vi.restoreAllMocks();
    expect(failure).toBeInstanceOf(StoreError);
    expect(failure).toHaveProperty('kind', 'full');
    expect(await store.list()).toEqual([]);
  });
});

describe('bytes that may have no record', () => {
  const dayMs = 24 * 60 * 60 * 1000;
  /** Whether a tab of the device adds a file. */
  let isHeld: boolean;
  const additions = {
    hold: async <T>(work: () => Promise<T>): Promise<T> => {
      isHeld = true;
      return work().finally(() => {
        isHeld = false;
      });
    },
    isHeld: async () => isHeld,
  };
  const openTold = () => fileStore('programme-1', { factory, now: () => time, additions });

  beforeEach(() => {
    isHeld = false;
  });

  it('are those that were kept more than a day ago and never sent', async () => {
    const store = openTold();
    await store.keep(text('sent'), { record: 'file-1' }).then((sent) => store.noteSent(sent, 'e'));
    const old = await store.keep(text('old'), { record: 'file-2' });
    time += dayMs;
    expect(await store.listSuspects()).toEqual([]);
    time += 1;
    await store.keep(text('new'), { record: 'file-3' });
    expect((await store.listSuspects()).map(({ hash }) => hash)).toEqual([old]);
  });

  it('are none of those that were sent once, also where a server lost them since, and where they are added again (F269)', async () => {
    const store = openTold();
    const lost = await store.keep(text('lost'), { record: 'file-1' });
    const found = await store.keep(text('found'), { record: 'file-2' });
    time += dayMs + 1;
    const suspects = await store.listSuspects();
    expect(suspects).toHaveLength(2);
    for (const hash of [lost, found]) {
      await store.noteSent(hash, 'epoch-1');
      await store.noteSent(hash, undefined, 'notFound');
    }
    expect(await store.removeSuspects(suspects)).toBe(0);
    await store.keep(text('found'), { record: 'file-2' });
    time += dayMs + 1;
    expect(await store.listSuspects()).toEqual([]);
  });

  it('are none while any tab adds a file, or where tabs cannot say so', async () => {
    const store = openTold();
    await store.keep(text('old'), { record: 'file-1' });
    time += dayMs + 1;
    expect(await store.adding(() => openTold().listSuspects())).toEqual([]);
    expect(await openTold().listSuspects()).toHaveLength(1);
    expect(await open().listSuspects()).toEqual([]);
  });

  it('stay where they were added again, or sent, since they were looked at', async () => {
    const store = openTold();
    const again = await store.keep(text('again'), { record: 'file-1' });
    const sent = await store.keep(text('sent'), { record: 'file-2' });
    const gone = await store.keep(text('gone'), { record: 'file-3' });
    time += dayMs + 1;
    const suspects = await store.listSuspects();
    expect(suspects).toHaveLength(3);
    await openTold().keep(text('again'), { record: 'file-4' });
    await openTold().noteSent(sent, 'epoch-1');
    expect(await store.removeSuspects(suspects)).toBe(1);
    expect((await store.list()).map(({ hash }) => hash).sort()).toEqual([again, sent].sort());
    expect(await store.read(gone)).toBeUndefined();
    expect(await store.read(again)).toEqual(text('again'));
  });
});

describe('the end of a membership', () => {
  it('removes what the server has as well and leaves what was never sent [P6]', async () => {
    const store = open();
    await store.keep(text('abc'), fromServer);
    const own = await store.keep(text('mine'), { record: 'file-2' });
    await removeSentFiles('programme-1', 'epoch-1', factory);
    expect((await open().list()).map(({ hash }) => hash)).toEqual([own]);
    expect(await open().read(hashOfAbc)).toBeUndefined();
  });

  it.each(['epoch-2', undefined])(
    'leaves what waits for the server of %s, which has only what was sent to it, and nothing that came from one (F268)',
    async (epoch) => {
      const store = open();
      await store.keep(text('abc'), fromServer);
      const own = await store.keep(text('own'), { record: 'file-2', name: 'Own.pdf' });
      await store.noteSent(own, 'epoch-1');
      const lost = await store.keep(text('lost'), { record: 'file-3', name: 'Lost.pdf' });
      await store.noteSent(lost, 'epoch-1');
      await store.noteSent(lost, undefined);
      const there = await store.keep(text('there'), { record: 'file-4', name: 'There.pdf' });
      await store.noteSent(there, 'epoch-2');
      const theirs = await store.keep(text('theirs'), { record: 'file-5' });
      await store.noteSent(theirs, 'epoch-1');
      await store.noteSent(theirs, undefined, 'notFound');
      await removeSentFiles('programme-1', epoch, factory);
      const left = epoch === undefined ? [own, lost, there] : [own, lost];
      expect((await open().list()).map(({ hash }) => hash).toSorted()).toEqual(left.toSorted());
    },
  );

  it('by the sync asks which server the device knows: what waits for another stays (F268)', async () => {
    const sheets = dexieStore('programme-1', { factory });
    await sheets.begin('emma');
    const sync = await sheets.sync();
    await sync.connect('device-1');
    await sync.claim();
    const store = open();
    const [own, sent] = [
      await store.keep(text('own'), { record: 'file-1', name: 'Own.pdf' }),
      await store.keep(text('sent'), { record: 'file-2', name: 'Sent.pdf' }),
    ];
    await store.noteSent(own, 'epoch-1');
    await store.noteSent(sent, 'epoch-2');
    await sync.writeSync({ epoch: 'epoch-2' });
    await sync.evict();
    expect((await store.list()).map(({ hash }) => hash)).toEqual([own]);
    sheets.close();
  });

  it('makes no database where there never was a file', async () => {
    await removeSentFiles('programme-1', 'epoch-1', factory);
    const databases = await factory.indexedDB.databases();
    expect(databases.map(({ name }) => name)).not.toContain(filesName('programme-1'));
  });
});

it('a database that is removed does not come back empty', async () => {
  const store = open();
  await store.keep(text('abc'), { record: 'file-1' });
  await new Dexie(filesName('programme-1'), factory).delete();
  await expect(store.list()).rejects.toThrow(StoreError);
  const databases = await factory.indexedDB.databases();
  expect(databases.map(({ name }) => name)).not.toContain(filesName('programme-1'));
});
