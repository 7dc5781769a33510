/**
 * Bytes of files on IndexedDB, in a database of their own beside that of the programme: nothing that opens a programme
 * reads it, and it is made by the first file. Bytes and what is known of them lie in two tables, so that a list of a
 * thousand files reads no picture.
 */

import Dexie, { type Table } from 'dexie';
import {
  type Bytes,
  type FileStore,
  type KeptFile,
  staysWithAuthor,
  wasNeverSent,
} from '../ports/file-store.ts';
import { filesName } from './layout.ts';
import { browserRecordingLocks, type RecordingLocks, recordingStore } from './recording-store.ts';
import { asStoreError } from './store-error.ts';

interface BytesRow {
  readonly hash: string;
  readonly bytes: Bytes;
}

class FileDatabase extends Dexie {
  declare readonly files: Table<KeptFile, string>;
  declare readonly contents: Table<BytesRow, string>;

  constructor(name: string, factory: FileStoreOptions['factory']) {
    super(name, { cache: 'disabled', chromeTransactionDurability: 'strict', ...factory });
    this.version(1).stores({ files: 'hash,keptAt', contents: 'hash' });
    // The database is being removed: it must not come back empty with the next call.
    this.on('versionchange', () => {
      this.close({ disableAutoOpen: true });
      return false;
    });
  }
}

/** What tabs know of each other's files that have no record yet. */
export interface Additions {
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** Whether any tab is at it. */
  isHeld(): Promise<boolean>;
}

/** A tab of an older version of Carnet does not say that it adds a file: by then it has long written the record. */
const suspectMsMin = 24 * 60 * 60 * 1000;

export interface FileStoreOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** For tests outside a browser. */
  readonly factory?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange };
  /** Tells every tab of the device that a file is being added. Absent where a browser cannot: then nothing is swept. */
  readonly additions?: Additions | undefined;
  /** Tells which voice notes a tab is recording. */
  readonly recordingLocks?: RecordingLocks | undefined;
  /** How long bytes lie here before they may be taken for unnamed, in milliseconds; the simulator wants less. */
  readonly suspectMsMin?: number;
  /** Tells the other tabs that something changed. Absent where there is one tab only. */
  readonly channel?: Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>;
}

/**
 * The files of one programme.
 *
 * @param database what the list of the device calls the database of the programme
 */
export function fileStore(database: string, options: FileStoreOptions): FileStore {
  const { now, channel, additions } = options;
  const recordings = recordingStore(database, {
    now,
    factory: options.factory,
    locks: options.recordingLocks,
  });
  const db = new FileDatabase(filesName(database), options.factory);
  const { files, contents } = db;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  channel?.addEventListener('message', tell);
  const changed = (): void => {
    tell();
    channel?.postMessage('changed');
  };
  return {
    recordings,
    keep: async (bytes, { record, name, from }) => {
      const hash = await hashOf(bytes);
      if (from !== undefined && from.hash !== hash) return hash;
      await guard(() =>
        db.transaction('rw', files, contents, async () => {
          const known = await files.get(hash);
          // Written again where it is known: what lies there may have been damaged.
          await contents.put({ hash, bytes });
          const records = known?.records ?? [];
          await files.put({
            hash,
            bytes: bytes.length,
            name: name ?? known?.name,
            // Of the last time: what lay here unnamed may be about to be named.
            keptAt: now(),
            ...(known === undefined ? {} : { firstKeptAt: known.firstKeptAt ?? known.keptAt }),
            records: [...new Set([...records, record])],
            sentTo: from?.epoch ?? known?.sentTo,
            ...(known?.wasSent === true ? { wasSent: true } : {}),
          });
        }),
      );
      changed();
      return hash;
    },
    adding: (work) => (additions === undefined ? work() : additions.hold(work)),
    read: async (hash) => {
      const bytes = await guard(async () => (await contents.get(hash))?.bytes);
      return bytes !== undefined && (await hashOf(bytes)) === hash ? bytes : undefined;
    },
    list: () => guard(() => files.orderBy('keptAt').toArray()),
    noteRecord: async (hash, record) => {
      await guard(() =>
        files
          .where('hash')
          .equals(hash)
          .modify((file, place) => {
            place.value = { ...file, records: [...new Set([...file.records, record])] };
          }),
      );
      changed();
    },
    noteSent: async (hash, epoch, refusal) => {
      await guard(async () => {
        if ((await files.get(hash)) === undefined) return;
        await noteSentIn(db.backendDB(), hash, { sentTo: epoch, refusal });
      });
      changed();
    },
    remove: async (hashes) => {
      if (hashes.length === 0) return;
      await guard(() => removeFrom(db, hashes));
      changed();
    },
    listSuspects: async () => {
      if (additions === undefined) return [];
      const since = now() - (options.suspectMsMin ?? suspectMsMin);
      const known = await guard(() => files.orderBy('keptAt').toArray());
      const old = known.filter((file) => wasNeverSent(file) && file.keptAt < since);
      // Asked after they were read: what is kept from here on changes its row, and stays.
      return old.length === 0 || (await additions.isHeld()) ? [] : old;
    },
    removeSuspects: async (suspects) => {
      const count = await guard(() => removeUnchanged(db, suspects));
      if (count > 0) changed();
      return count;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      db.close();
      recordings.close();
      channel?.close();
    },
  };
}

/**
 * Without waiting for the disk, which would hold up whoever types beside a hundred photographs: where a power cut takes the
 * note, the server is asked about the file again, and has it.
 */
function noteSentIn(
  database: IDBDatabase,
  hash: string,
  sent: Pick<KeptFile, 'sentTo' | 'refusal'>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('files', 'readwrite', { durability: 'relaxed' });
    const files = transaction.objectStore('files');
    const reading = files.get(hash) as IDBRequest<KeptFile | undefined>;
    reading.addEventListener('success', () => {
      const known = reading.result;
      if (known === undefined) return;
      const wasSent = wasNeverSent(known) ? {} : { wasSent: true };
      files.put({ ...known, ...wasSent, ...sent });
    });
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new DOMException('The browser gave it up', 'AbortError')),
    );
  });
}

/** The files of one programme in this browser. */
export function browserFileStore(database: string, now: () => number): FileStore {
  const name = filesName(database);
  const additions = 'locks' in navigator ? lockedAdditions(navigator.locks, name) : undefined;
  const recordingLocks = browserRecordingLocks(database);
  const channel = new BroadcastChannel(name);
  return fileStore(database, { now, channel, additions, recordingLocks });
}

/** The lock is shared, and only asked about: it goes with its tab, and nobody ever waits for it. */
function lockedAdditions(locks: LockManager, name: string): Additions {
  return {
    hold: (work) => locks.request(name, { mode: 'shared' }, work),
    isHeld: async () => ((await locks.query()).held ?? []).some((lock) => lock.name === name),
  };
}

/** Removes what is as it was; answers how many. */
function removeUnchanged(db: FileDatabase, suspects: readonly KeptFile[]): Promise<number> {
  const { files, contents } = db;
  return db.transaction('rw', files, contents, async () => {
    let count = 0;
    for (const { hash, keptAt, records } of suspects) {
      const now = await files.get(hash);
      const isSame = now?.keptAt === keptAt && now.records.length === records.length;
      if (!isSame || !wasNeverSent(now)) continue;
      await files.delete(hash);
      await contents.delete(hash);
      count += 1;
    }
    return count;
  });
}

function removeFrom(db: FileDatabase, hashes: readonly string[]): Promise<void> {
  return db.transaction('rw', db.files, db.contents, async () => {
    await db.files.bulkDelete([...hashes]);
    await db.contents.bulkDelete([...hashes]);
  });
}

/**
 * Removes the files that are not their author's to keep, where a membership ended.
 *
 * @param epoch of the server as this device knows it, if it knows one
 */
export async function removeSentFiles(
  database: string,
  epoch: string | undefined,
  factory?: FileStoreOptions['factory'],
): Promise<void> {
  const name = filesName(database);
  await guard(async () => {
    if (!(await new Dexie(name, factory).open().then(closeAgain, isMissing))) return;
    const db = new FileDatabase(name, factory);
    try {
      const sent = (await db.files.toArray()).filter((file) => !staysWithAuthor(file, epoch));
      await removeFrom(
        db,
        sent.map(({ hash }) => hash),
      );
    } finally {
      db.close();
    }
  });
}

function closeAgain(db: Dexie): boolean {
  db.close();
  return true;
}

/** Opened without a schema, a database that is not there is not made. */
function isMissing(error: unknown): boolean {
  if (error instanceof Dexie.NoSuchDatabaseError) return false;
  throw error;
}

/** Removes the files of a programme for good. */
export function removeFiles(database: string): Promise<void> {
  return Dexie.delete(filesName(database));
}

async function guard<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStoreError(error);
  }
}

async function hashOf(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
