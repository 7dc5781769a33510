/**
 * The floor for reading: the contacts as rows of their own in raw IndexedDB, with one index, which is what one
 * writes without giving it a thought; and once more as objects, all those of a sheet in a row. Read with `getAll` and
 * counted with `count`, nothing above it.
 */

import type { AnyRecord } from '../../../src/domain/operation/record.ts';
import { recordsOf } from '../../../src/client/storage/page-rows.ts';
import type { ProgrammeSize } from '../programme.ts';
import { journalPages } from './seed.ts';

const databaseName = 'bench-rows';

/** Rows written in one transaction. */
const rowsPerWrite = 5000;

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}

export function openRaw(name: string, create?: (database: IDBDatabase) => void) {
  const request = indexedDB.open(name);
  request.addEventListener('upgradeneeded', () => create?.(request.result));
  return answerOf(request);
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('abort')));
  });
}

/** Writes the same contacts and heads as `seedProgramme` does, a record to a row. */
export async function seedRowFloor(size: ProgrammeSize): Promise<void> {
  const database = await openRaw(databaseName, (fresh) => {
    fresh.createObjectStore('contacts', { keyPath: ['home', 'id'] }).createIndex('home', 'home');
    fresh.createObjectStore('smes', { keyPath: 'id' });
    fresh.createObjectStore('journals', { keyPath: 'home' });
  });
  let waiting: AnyRecord[] = [];
  const write = async (): Promise<void> => {
    const transaction = database.transaction(['contacts', 'smes', 'journals'], 'readwrite');
    for (const [home, records] of journalsOf(waiting)) {
      transaction.objectStore('journals').put({ home, records });
    }
    for (const row of waiting) {
      if (row.entity === 'contact') transaction.objectStore('contacts').put(row);
      if (row.entity === 'sme') transaction.objectStore('smes').put(row);
    }
    waiting = [];
    await committed(transaction);
  };
  for await (const pages of journalPages(size)) {
    waiting.push(...pages.flatMap(recordsOf));
    if (waiting.length >= rowsPerWrite) await write();
  }
  await write();
  database.close();
}

function journalsOf(records: readonly AnyRecord[]): ReadonlyMap<string, readonly AnyRecord[]> {
  return Map.groupBy(
    records.filter(({ entity }) => entity === 'contact'),
    ({ home }) => home,
  );
}

export interface RowFloor {
  /** Contacts of a sheet, a row each. */
  readonly journal: (home: string) => Promise<readonly unknown[]>;
  /** The same in one row. */
  readonly journalRow: (home: string) => Promise<readonly unknown[]>;
  /** How many contacts there are, each read. */
  readonly allContacts: () => Promise<number>;
  readonly smes: () => Promise<readonly unknown[]>;
  readonly countOf: (home: string) => Promise<number>;
  readonly close: () => void;
}

export async function openRowFloor(): Promise<RowFloor> {
  const database = await openRaw(databaseName);
  const store = (name: string): IDBObjectStore => database.transaction(name).objectStore(name);
  return {
    journal: (home) =>
      answerOf(store('contacts').getAll(IDBKeyRange.bound([home], [home, '\uffff']))),
    journalRow: (home) => answerOf(store('journals').getAll(home)),
    allContacts: async () => (await answerOf(store('contacts').getAll())).length,
    smes: () => answerOf(store('smes').getAll()),
    countOf: (home) => answerOf(store('contacts').index('home').count(home)),
    close: () => database.close(),
  };
}
