/**
 * The store of what travels, on IndexedDB: the tables of one Dexie transaction. Loaded with the exchange, so that a
 * programme that is kept alone does not pay for it.
 */

import type { Draft, StoreChange } from '../ports/sheet-store.ts';
import type { SyncStore } from '../ports/sync.ts';
import type { ProgrammeDatabase } from './programme-database.ts';
import { inboxTable, metaTable, pageTable } from './dexie-pages.ts';
import { pagedSyncStore } from './sync-store.ts';
import type { Staying, SyncTables } from './sync-tables.ts';

/** What the exchange needs of the store whose database it shares. */
export interface SharedDatabase {
  readonly programmeId: string;
  /** What stays of the drafts of the database and of those on their way into it, which then hold nothing else. */
  reduceDrafts(stored: readonly Draft[], staying: Staying): readonly Draft[];
  /** Removes files that do not stay for their author, by what the server of this epoch has. */
  removeSentFiles(epoch: string | undefined): Promise<void>;
  /** Turns what the driver throws into a `StoreError`. */
  guard<T>(work: () => PromiseLike<T>): Promise<T>;
  tell(change: StoreChange): void;
  listen(listener: (change: StoreChange) => void): () => void;
}

/** The store of what travels, on the database of a programme. */
export function dexieSyncStore(db: ProgrammeDatabase, shared: SharedDatabase): SyncStore {
  const tables = tablesOf(db, (stored, staying) => shared.reduceDrafts(stored, staying));
  const { pages, inbox, outbox, kept, drafts, meta } = db;
  const all = [pages, inbox, outbox, kept, drafts, meta];
  const reached = {
    count: [outbox],
    look: [outbox, kept, meta],
    rows: [inbox, outbox, kept, meta],
    groups: [outbox, kept, meta],
    pages: [pages, inbox, kept, meta],
    write: all,
  } as const;
  return pagedSyncStore({
    programmeId: shared.programmeId,
    tell: (change) => shared.tell(change),
    listen: (listener) => shared.listen(listener),
    removeSentFiles: async (epoch) => shared.removeSentFiles(await epoch()),
    transact: (reach, work) =>
      // Dexie follows native waiting in a function that is declared async, and in no other.
      shared.guard(() =>
        db.transaction(
          reach === 'count' || reach === 'look' ? 'r' : 'rw',
          reached[reach],
          async () => work(tables),
        ),
      ),
  });
}

function tablesOf(db: ProgrammeDatabase, reduceDrafts: SharedDatabase['reduceDrafts']): SyncTables {
  const { pages, outbox, kept, drafts } = db;
  return {
    pages: {
      ...pageTable(db),
      removeAll: async (prefix) => {
        if (prefix === '') await pages.clear();
        else await pages.where('key').startsWith(prefix).delete();
      },
      remove: (keys) => pages.bulkDelete([...keys]),
    },
    inbox: inboxTable(db),
    outbox: {
      after: (key, limit) => outbox.where('key').above(key).limit(limit).toArray(),
      put: async (rows) => {
        await outbox.bulkPut([...rows]);
      },
      remove: async (keys) => {
        for (const [first, last] of runsOf(keys)) {
          await outbox.where('key').between(first, last, true, true).delete();
        }
      },
      add: async (rows) => {
        await outbox.bulkAdd([...rows]);
      },
    },
    kept: {
      after: (key, limit) => kept.where('key').above(key).limit(limit).toArray(),
      put: async (rows) => {
        await kept.bulkPut([...rows]);
      },
      remove: (keys) => kept.bulkDelete([...keys]),
      keysUpTo: (sequence) => kept.where('sequence').belowOrEqual(sequence).primaryKeys(),
    },
    drafts: {
      keepOnly: async (staying) => {
        const kept = reduceDrafts(await drafts.toArray(), staying);
        await drafts.clear();
        await drafts.bulkPut([...kept]);
      },
    },
    meta: metaTable(db),
  };
}

/** Keys as runs without a gap, first and last: what was written one after the other goes in one call. */
function runsOf(keys: readonly number[]): readonly [number, number][] {
  const runs: [number, number][] = [];
  for (const key of [...keys].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && key <= run[1] + 1) run[1] = key;
    else runs.push([key, key]);
  }
  return runs;
}
