/**
 * The store of what travels, on IndexedDB: the tables of one Dexie transaction. Loaded with the exchange, so that a
 * programme that is kept alone does not pay for it.
 */

import type { StoreChange } from '../ports/sheet-store.ts';
import type { SyncStore } from '../ports/sync.ts';
import type { ProgrammeDatabase } from './programme-database.ts';
import { metaKey } from './layout.ts';
import { pagedSyncStore } from './sync-store.ts';
import type { SyncTables } from './sync-tables.ts';

/** What the exchange needs of the store whose database it shares. */
export interface SharedDatabase {
  readonly programmeId: string;
  /** Lets go the drafts that are on their way into the database. */
  dropLastDrafts(): void;
  /** Turns what the driver throws into a `StoreError`. */
  guard<T>(work: () => PromiseLike<T>): Promise<T>;
  tell(change: StoreChange): void;
  listen(listener: (change: StoreChange) => void): () => void;
}

/** The store of what travels, on the database of a programme. */
export function dexieSyncStore(db: ProgrammeDatabase, shared: SharedDatabase): SyncStore {
  const tables = tablesOf(db, () => shared.dropLastDrafts());
  const all = [db.pages, db.outbox, db.kept, db.drafts, db.meta];
  const reached = { look: all, pages: [db.pages, db.kept, db.meta], write: all } as const;
  return pagedSyncStore({
    programmeId: shared.programmeId,
    tell: (change) => shared.tell(change),
    listen: (listener) => shared.listen(listener),
    transact: (reach, work) =>
      // Dexie follows native waiting in a function that is declared async, and in no other.
      shared.guard(() =>
        db.transaction(reach === 'look' ? 'r' : 'rw', reached[reach], async () => work(tables)),
      ),
  });
}

function tablesOf(
  { pages, outbox, kept, drafts, meta }: ProgrammeDatabase,
  dropLastDrafts: () => void,
): SyncTables {
  const starting = (prefix: string) => pages.where('key').startsWith(prefix);
  return {
    pages: {
      many: (keys) => pages.bulkGet([...keys]),
      range: (prefix) => starting(prefix).toArray(),
      last: (prefix) => starting(prefix).last(),
      span: (first, last) => pages.where('key').between(first, last, true, true).toArray(),
      put: async (rows) => {
        await pages.bulkPut([...rows]);
      },
      removeAll: async (prefix) => {
        if (prefix === '') await pages.clear();
        else await starting(prefix).delete();
      },
    },
    outbox: {
      after: (key, limit) => outbox.where('key').above(key).limit(limit).toArray(),
      put: async (rows) => {
        await outbox.bulkPut([...rows]);
      },
      remove: (keys) => outbox.bulkDelete([...keys]),
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
      clear: () => {
        dropLastDrafts();
        return drafts.clear();
      },
    },
    meta: {
      get: () => meta.get(metaKey),
      put: async (row) => {
        await meta.put(row);
      },
    },
  };
}
