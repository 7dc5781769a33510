/**
 * Voice notes under way on IndexedDB, in a database of their own beside that of the files: it is made by the first note, and
 * a tab of an older version of Carnet never meets it.
 *
 * A recording belongs to the tab that holds its lock, which goes with the tab. What fails: without locks, whether a
 * recording is still going on cannot be told, and it is taken a day after it began.
 */

import Dexie, { type Table } from 'dexie';
import type { Bytes } from '../ports/file-store.ts';
import type { Recording, Recordings, RecordingWriter } from '../ports/recordings.ts';
import { recordingsName } from './layout.ts';
import { asStoreError } from './store-error.ts';

interface RecordingRow extends Recording {
  /** By the clock of the device, which stands still in no sample. */
  readonly storedAt: number;
}

interface PieceRow {
  readonly recording: string;
  /** From 0, without a gap. */
  readonly number: number;
  readonly bytes: Bytes;
  readonly lengthMs: number;
}

/** Who has which recording, among all tabs of the device. */
export interface RecordingLocks {
  /** Takes one that is new; answers how to let it go. */
  take(id: string): Promise<() => void>;
  /** Does the work while it has one, unless a tab has it. */
  ifFree(id: string, work: () => Promise<void>): Promise<void>;
}

export interface RecordingStoreOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** For tests outside a browser. */
  readonly factory?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange } | undefined;
  /** Absent where a browser has none. */
  readonly locks?: RecordingLocks | undefined;
}

/** Longer than any note, with all its pauses: where there are no locks, its tab is gone by then. */
const leftMsMin = 24 * 60 * 60 * 1000;

class RecordingDatabase extends Dexie {
  declare readonly recordings: Table<RecordingRow, string>;
  declare readonly pieces: Table<PieceRow, [string, number]>;

  constructor(name: string, factory: RecordingStoreOptions['factory']) {
    super(name, { cache: 'disabled', chromeTransactionDurability: 'strict', ...factory });
    this.version(1).stores({ recordings: 'id', pieces: '[recording+number],recording' });
    // The database is being removed: it must not come back empty with the next call.
    this.on('versionchange', () => {
      this.close({ disableAutoOpen: true });
      return false;
    });
  }
}

/**
 * The voice notes under way of one programme.
 *
 * @param database what the list of the device calls the database of the programme
 */
export function recordingStore(
  database: string,
  options: RecordingStoreOptions,
): Recordings & { close(): void } {
  const { now, factory, locks } = options;
  const name = recordingsName(database);
  let opened: RecordingDatabase | undefined;
  const db = (): RecordingDatabase => (opened ??= new RecordingDatabase(name, factory));

  const remove = (id: string): Promise<void> => {
    const { recordings, pieces } = db();
    return guard(() =>
      db().transaction('rw', recordings, pieces, async () => {
        await pieces.where('recording').equals(id).delete();
        await recordings.delete(id);
      }),
    );
  };
  const begin = async (recording: Recording): Promise<RecordingWriter> => {
    const { id } = recording;
    const letGo = (await locks?.take(id)) ?? (() => undefined);
    let number = 0;
    try {
      await guard(() => db().recordings.put({ ...recording, storedAt: now() }));
    } catch (error) {
      letGo();
      throw error;
    }
    return {
      add: async (bytes, lengthMs) => {
        await guard(() => db().pieces.add({ recording: id, number, bytes, lengthMs }));
        number += 1;
      },
      end: () => remove(id).finally(letGo),
      leave: letGo,
    };
  };
  const takeOne = async (
    id: string,
    keep: Parameters<Recordings['takeLeft']>[0],
  ): Promise<void> => {
    // Read under its lock: the tab that had it may have ended it meanwhile.
    const row = await guard(() => db().recordings.get(id));
    if (row === undefined) return;
    const { storedAt, ...recording } = row;
    if (locks === undefined && now() - storedAt < leftMsMin) return;
    const pieces = await guard(() => db().pieces.where('recording').equals(id).sortBy('number'));
    const last = pieces.at(-1);
    const bytes = joined(pieces.map((piece) => piece.bytes));
    // Nothing was said yet when its tab died.
    const isOver =
      last === undefined || (await keep({ ...recording, bytes, lengthMs: last.lengthMs }));
    if (isOver) await remove(id);
  };
  return {
    begin,
    takeLeft: async (keep) => {
      if (opened === undefined && !(await isThere(name, factory))) return;
      const ids = await guard(() => db().recordings.toCollection().primaryKeys());
      const failures: unknown[] = [];
      for (const id of ids) {
        const work = (): Promise<void> => takeOne(id, keep);
        const taken = locks === undefined ? work() : locks.ifFree(id, work);
        await taken.catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
    },
    close: () => opened?.close(),
  };
}

/** The locks of this browser, where it has any. */
export function browserRecordingLocks(database: string): RecordingLocks | undefined {
  if (!('locks' in navigator)) return undefined;
  const { locks } = navigator;
  const nameOf = (id: string): string => `${recordingsName(database)}.${id}`;
  return {
    take: (id) =>
      new Promise((resolve, reject) => {
        const held = locks.request(nameOf(id), () => new Promise<void>((letGo) => resolve(letGo)));
        held.catch(reject);
      }),
    ifFree: (id, work) =>
      locks.request(nameOf(id), { ifAvailable: true }, (lock) =>
        lock === null ? undefined : work(),
      ),
  };
}

/** Removes what was recorded in a programme for good. */
export function removeRecordings(database: string): Promise<void> {
  return Dexie.delete(recordingsName(database));
}

function joined(pieces: readonly Bytes[]): Bytes {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Looked up in the list of the browser: to open it would make it, or remove what a first note makes at that moment. */
async function isThere(name: string, factory: RecordingStoreOptions['factory']): Promise<boolean> {
  const names = await guard(async () => {
    if (factory === undefined) return Dexie.getDatabaseNames();
    return (await factory.indexedDB.databases()).map((database) => database.name);
  });
  return names.includes(name);
}

async function guard<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStoreError(error);
  }
}
