/** A browser that clears data ends the connection of a page, and may never answer it again. */
import { forceCloseDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StoreChange } from '../../../../src/client/ports/sheet-store.ts';
import { Connection } from '../../../../src/client/storage/connection.ts';

const name = 'carnet-p1';
type Names = readonly string[] | undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A tab whose connection the browser has ended; nothing that the page asks is answered any more. */
async function endedConnection(names: () => Promise<Names>) {
  const indexedDB = new IDBFactory();
  const heard: StoreChange[] = [];
  const connection = new Connection(name, {
    factory: { indexedDB, IDBKeyRange },
    tell: (change) => heard.push(change),
    names,
  });
  const opened = connection.making(() => connection.db.open());
  await vi.advanceTimersByTimeAsync(1000);
  await opened;
  vi.spyOn(indexedDB, 'open').mockReturnValue(new EventTarget() as IDBOpenDBRequest);
  forceCloseDatabase(connection.db.backendDB() as unknown as typeof IDBDatabase);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  return { heard };
}

const vanished = { kind: 'closed', failure: 'vanished' };
const failed = { kind: 'closed', failure: 'failed' };

test('(F06) data that are gone are told as cleared, though the page is never answered', async () => {
  const { heard } = await endedConnection(async () => []);
  await vi.advanceTimersByTimeAsync(2000);
  expect(heard).toEqual([vanished]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(heard).toEqual([vanished]);
});

test('(F06) a clearing that takes longer than the patience is told as one in the end', async () => {
  let answer: (names: Names) => void = () => undefined;
  const { heard } = await endedConnection(() => new Promise((resolve) => (answer = resolve)));
  await vi.advanceTimersByTimeAsync(15_000);
  expect(heard).toEqual([failed]);
  answer([]);
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual([failed, vanished]);
});

test.each<[string, Names]>([
  ['are there', [name]],
  ['cannot be seen', undefined],
])('(F09) data that %s are not told as cleared', async (_which, names) => {
  const { heard } = await endedConnection(async () => names);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(heard).toEqual([failed]);
});
