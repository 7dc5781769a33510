/**
 * What the list needs, read while the libraries of the page are still being evaluated.
 *
 * Waiting for them first would put the database last of all at a cold start. So this speaks to IndexedDB itself,
 * imports nothing but names, and hands its rows over once, to the store of the same programme.
 * What fails: it never does. Rows that may be out of date (another tab wrote meanwhile), a database of another
 * version, none at all: whoever asks is given nothing, and reads as if this were not there.
 */

import type { Draft, OutboxRow } from '../ports/sheet-store.ts';
import type { Meta } from './confirm-rows.ts';
import {
  accountKey,
  databaseName,
  databaseOf,
  headPrefix,
  listKey,
  metaKey,
  nativeVersion,
  ownEntries,
  programmeKey,
  programmeOf,
} from './layout.ts';
import type { PageRow } from './page-rows.ts';

/** The rows of an opening, as they are stored. */
export interface OpeningRows {
  readonly meta: Meta;
  readonly programme: PageRow | undefined;
  readonly heads: readonly PageRow[];
  readonly outbox: readonly OutboxRow[];
  readonly drafts: readonly Draft[];
}

/** What was read early, if anything. */
export interface EarlyOpening {
  /** How far the database is, as `placeOf` says it, once it was read; absent where it cannot be. */
  readonly place: Promise<string | undefined>;
  /** Whether the database of this name in the list was found and read. */
  has(database: string): Promise<boolean>;
  /** The rows of this database, once, unless another tab has written since. Goes on listening for one that does. */
  take(database: string): Promise<OpeningRows | undefined>;
  /** Ends the listening; answers whether another tab has written since the rows were read. */
  release(): boolean;
}

/** Begins to read the programme of an address; of one outside any programme, the programme opened last. */
export function openEarly(path: string): EarlyOpening {
  const database = databaseToOpen(path);
  if (database === undefined) return nothingEarly;
  let reading: Promise<OpeningRows | undefined> | undefined;
  let isStale = false;
  let channel: BroadcastChannel | undefined;
  try {
    // Listening begins before reading: a change is in the rows, or it is heard.
    channel = new BroadcastChannel(databaseName(database));
    channel.addEventListener('message', () => {
      isStale = true;
    });
    whenLeft(() => {
      isStale = true;
    });
    reading = readRows(database).catch(() => undefined);
  } catch {
    reading = undefined;
  }
  const place = (reading ?? Promise.resolve(undefined)).then(
    (rows) => rows && placeOf(rows.meta, rows.outbox.length),
  );
  return {
    place,
    has: async (asked) => asked === database && (await reading) !== undefined,
    take: async (asked) => {
      if (asked !== database) return undefined;
      const rows = await reading;
      reading = undefined;
      if (isStale) channel?.close();
      return isStale ? undefined : rows;
    },
    release: () => {
      channel?.close();
      return isStale;
    },
  };
}

const nothingEarly: EarlyOpening = {
  place: Promise.resolve(undefined),
  has: async () => false,
  take: async () => undefined,
  release: () => false,
};

/**
 * How far a database is, as one text: what it confirmed, what it heard of a server, and how many changes wait. Absent
 * where some do, since how they are told depends on more than that.
 */
function placeOf(meta: Meta, waiting: number): string | undefined {
  return waiting === 0 ? JSON.stringify(meta) : undefined;
}

/** How far a database is now; absent where it is not there or changes wait in it. */
export async function readPlace(name: string): Promise<string | undefined> {
  try {
    const database = await openExisting(databaseName(name));
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(['outbox', 'meta'], 'readonly');
        const meta: IDBRequest<Meta | undefined> = transaction.objectStore('meta').get(metaKey);
        const waiting = transaction.objectStore('outbox').count();
        transaction.addEventListener('complete', () =>
          resolve(meta.result && placeOf(meta.result, waiting.result)),
        );
        transaction.addEventListener('abort', () => reject(notRead(transaction)));
        endWhenLeft(transaction);
      });
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

const notRead = ({ error }: IDBTransaction): DOMException | Error => error ?? new Error('Not read');

/**
 * The database of an address, as the list calls it; of an address outside any programme, that of the programme opened
 * last. Only a programme of the list: opening a database that is not there would make one.
 */
export function databaseToOpen(path: string): string | undefined {
  const listed = ownEntries(listedProgrammes(), accountHere());
  const [, base, asked] = path.split('/');
  const found =
    path === '/'
      ? listed.sort((a, b) => b.openedAt - a.openedAt)[0]
      : listed.find(({ programmeId }) => base === 'p' && programmeId === asked);
  return found && databaseOf(found);
}

interface Listed {
  readonly programmeId: string;
  readonly openedAt: number;
  readonly database?: string;
  readonly accountId?: string;
}

/** Who is signed in on this device, as last known. */
function accountHere(): string | undefined {
  try {
    const account: unknown = JSON.parse(localStorage.getItem(accountKey) ?? 'null');
    if (typeof account !== 'object' || account === null || !('id' in account)) return undefined;
    return typeof account.id === 'string' ? account.id : undefined;
  } catch {
    return undefined;
  }
}

function listedProgrammes(): Listed[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(listKey) ?? '[]');
    return Array.isArray(list) ? list.filter(isListed) : [];
  } catch {
    return [];
  }
}

function isListed(value: unknown): value is Listed {
  return (
    typeof value === 'object' &&
    value !== null &&
    'programmeId' in value &&
    typeof value.programmeId === 'string' &&
    'openedAt' in value &&
    typeof value.openedAt === 'number'
  );
}

async function readRows(name: string): Promise<OpeningRows | undefined> {
  const database = await openExisting(databaseName(name));
  try {
    if (database.version !== nativeVersion) return undefined;
    return await readOpening(database, programmeOf(name));
  } finally {
    database.close();
  }
}

/** Rejects where there is no such database: the one that was about to be made is given up. */
function openExisting(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('Not opened')));
  });
}

/** All in one transaction: what stands at one moment. */
function readOpening(database: IDBDatabase, programmeId: string): Promise<OpeningRows | undefined> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(
      ['pages', 'inbox', 'outbox', 'drafts', 'meta'],
      'readonly',
    );
    const store = (name: string): IDBObjectStore => transaction.objectStore(name);
    const meta: IDBRequest<Meta | undefined> = store('meta').get(metaKey);
    const programme: IDBRequest<PageRow | undefined> = store('pages').get(
      programmeKey(programmeId),
    );
    const heads: IDBRequest<PageRow[]> = store('pages').getAll(
      IDBKeyRange.bound(headPrefix, `${headPrefix}\uffff`),
    );
    const arrived = store('inbox').count();
    const outbox: IDBRequest<OutboxRow[]> = store('outbox').getAll();
    const drafts: IDBRequest<Draft[]> = store('drafts').getAll();
    transaction.addEventListener('complete', () => {
      // What came and is not in the pages yet is for the store to lay in.
      const isWhole = meta.result !== undefined && arrived.result === 0;
      resolve(
        isWhole
          ? {
              meta: meta.result,
              programme: programme.result,
              heads: heads.result,
              outbox: outbox.result,
              drafts: drafts.result,
            }
          : undefined,
      );
    });
    transaction.addEventListener('abort', () => reject(notRead(transaction)));
    endWhenLeft(transaction);
  });
}

/** As in `left-page.ts`, which the first reading does not need: the next page would wait for it. */
function endWhenLeft(transaction: IDBTransaction): void {
  whenLeft(() => {
    try {
      transaction.abort();
    } catch {
      // It is over.
    }
  });
}

function whenLeft(work: () => void): void {
  if ('window' in globalThis) addEventListener('pagehide', work);
}
