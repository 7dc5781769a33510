/** Voice notes under way on IndexedDB: found where their tab is gone, by one tab alone, and gone with the programme. */

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import type { LeftRecording } from '../../../../src/client/ports/recordings.ts';
import { recordingStore } from '../../../../src/client/storage/recording-store.ts';
import { testRecordingLocks } from '../../../support/test-device.ts';

const recording = {
  ...{ id: 'note-1', home: 'sme-1', mediaType: 'audio/webm', begunAt: 500 },
  about: { aboutId: 'contact-1' },
};
const dayMs = 24 * 60 * 60 * 1000;

let factory: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange };
let locks: ReturnType<typeof testRecordingLocks>;
let time: number;

beforeEach(() => {
  factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  locks = testRecordingLocks();
  time = 1000;
});

const open = () => recordingStore('programme-1', { factory, now: () => time, locks });
const openWithoutLocks = () => recordingStore('programme-1', { factory, now: () => time });
async function left(store: ReturnType<typeof open>, isKept: boolean) {
  const found: LeftRecording[] = [];
  await store.takeLeft(async (one) => {
    found.push(one);
    return isKept;
  });
  return found;
}

it('makes no database where nothing was ever recorded', async () => {
  expect(await left(open(), true)).toEqual([]);
  expect(await factory.indexedDB.databases()).toEqual([]);
});

it('hands over what a tab that died had stored, in its order, until it is kept', async () => {
  const writer = await open().begin(recording);
  for (let piece = 0; piece < 12; piece += 1) {
    await writer.add(new Uint8Array([piece]), (piece + 1) * 1000);
  }
  expect(await left(open(), true)).toEqual([]);
  locks.killTabs();
  const found = [
    { ...recording, bytes: Uint8Array.from({ length: 12 }, (_, at) => at), lengthMs: 12_000 },
  ];
  expect(await left(open(), false)).toEqual(found);
  expect(await left(open(), true)).toEqual(found);
  expect(await left(open(), true)).toEqual([]);
});

it('hands nothing over that was ended, nor where nothing was said', async () => {
  const ended = await open().begin(recording);
  await ended.add(new Uint8Array([1]), 1000);
  await ended.end();
  await open().begin({ ...recording, id: 'note-2' });
  locks.killTabs();
  expect(await left(open(), true)).toEqual([]);
});

it('hands each over to one tab, however many start at once', async () => {
  const writer = await open().begin(recording);
  await writer.add(new Uint8Array([1]), 1000);
  writer.leave();
  const found = await Promise.all([left(open(), true), left(open(), true), left(open(), true)]);
  expect(found.flat()).toHaveLength(1);
});

it('is taken a day later where a browser cannot tell whether its tab is gone', async () => {
  const writer = await openWithoutLocks().begin(recording);
  await writer.add(new Uint8Array([1]), 1000);
  expect(await left(openWithoutLocks(), true)).toEqual([]);
  time += dayMs;
  expect(await left(openWithoutLocks(), true)).toHaveLength(1);
});

it('is not removed by a tab that looks for what was left while the first note begins', async () => {
  // As many steps of the look as come before the note.
  for (let steps = 0; steps < 12; steps += 1) {
    factory = { indexedDB: new IDBFactory(), IDBKeyRange };
    const looked = left(open(), true);
    for (let step = 0; step < steps; step += 1) await Promise.resolve();
    const writer = await open().begin({ ...recording, id: `note-${steps}` });
    await looked;
    await writer.add(new Uint8Array([1]), 1000);
    locks.killTabs();
    expect(await left(open(), true)).toHaveLength(1);
  }
});

it('hands over the others where one cannot be kept, and says that one was not', async () => {
  for (const id of ['note-1', 'note-2']) {
    const writer = await open().begin({ ...recording, id });
    await writer.add(new Uint8Array([1]), 1000);
    writer.leave();
  }
  const asked: string[] = [];
  const taking = open().takeLeft(async ({ id }) => {
    asked.push(id);
    if (id === 'note-1') throw new TypeError('damaged');
    return true;
  });
  await expect(taking).rejects.toThrow('damaged');
  expect(asked).toEqual(['note-1', 'note-2']);
  expect((await left(open(), true)).map(({ id }) => id)).toEqual(['note-1']);
});
