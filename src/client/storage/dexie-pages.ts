/**
 * Pages and inbox on IndexedDB, through Dexie: the rows within a transaction, and reading the pages once everything
 * that came is laid into them.
 */

import type { Table } from 'dexie';
import { metaKey } from './layout.ts';
import { type InboxTable, layAll, layFirst, type LaidTables } from './inbox.ts';
import type { PageTable } from './page-rows.ts';
import type { ProgrammeDatabase } from './programme-database.ts';
import { stagedPages } from './staged-pages.ts';

/** The pages, within one transaction. */
export function pageTable({ pages }: ProgrammeDatabase): PageTable {
  const starting = (prefix: string) => pages.where('key').startsWith(prefix);
  return {
    many: (keys) => pages.bulkGet([...keys]),
    range: (prefix) => starting(prefix).toArray(),
    last: (prefix) => starting(prefix).last(),
    some: (prefix, after, limit) =>
      pages
        .where('key')
        .between(after > prefix ? after : prefix, `${prefix}\uffff`, false, false)
        .limit(limit)
        .toArray(),
    span: (first, last) => pages.where('key').between(first, last, true, true).toArray(),
    put: async (rows) => {
      await pages.bulkPut([...rows]);
    },
  };
}

/** The inbox, within one transaction. */
export function inboxTable({ inbox }: ProgrammeDatabase): InboxTable {
  return {
    first: () => inbox.orderBy('key').first(),
    put: async (row) => {
      await inbox.put(row);
    },
    remove: (key) => inbox.delete(key),
    clear: () => inbox.clear(),
  };
}

/** The one row that says what a database knows of itself, within one transaction. */
export function metaTable({ meta }: ProgrammeDatabase): LaidTables['meta'] {
  return {
    get: () => meta.get(metaKey),
    put: async (row) => {
      await meta.put(row);
    },
  };
}

/** The tables that laying in reaches, for a transaction. */
export const laidTables = ({ pages, inbox, meta }: ProgrammeDatabase): Table[] => [
  pages,
  inbox,
  meta,
];

/** The same, as laying in uses them within one. */
export function laidTablesOf(db: ProgrammeDatabase): LaidTables {
  return { pages: pageTable(db), inbox: inboxTable(db), meta: metaTable(db) };
}

/**
 * Reads pages, and what else `work` asks of `others`, as they stand at one moment with everything that came laid in.
 * `work` may run more than once. Where that cannot be written, for want of room, it is laid over them for this reading.
 */
export async function readLaid<T>(
  db: ProgrammeDatabase,
  work: (pages: PageTable) => PromiseLike<T>,
  others: readonly Table[] = [],
): Promise<T> {
  const reached = [db.pages, db.inbox, ...others];
  for (;;) {
    // Both are asked for at once: nearly always the inbox is empty.
    const [waiting, found] = await db.transaction('r', reached, async () =>
      Promise.all([db.inbox.count(), work(pageTable(db))]),
    );
    if (waiting === 0) return found;
    try {
      await layIn(db);
    } catch {
      return db.transaction('r', [...reached, db.meta], async () => work(await laidOver(db)));
    }
  }
}

/** Lays in everything that came, a row in a transaction. */
async function layIn(db: ProgrammeDatabase): Promise<void> {
  const tables = laidTablesOf(db);
  // Dexie follows native waiting in a function that is declared async, and in no other.
  while (await db.transaction('rw', laidTables(db), async () => layFirst(tables)));
}

/** The pages with everything that came laid over them. */
async function laidOver(db: ProgrammeDatabase): Promise<PageTable> {
  const pages = stagedPages(pageTable(db));
  const rows = await db.inbox.orderBy('key').toArray();
  const inbox: InboxTable = {
    first: async () => rows[0],
    put: async () => undefined,
    remove: async () => {
      rows.shift();
    },
    clear: async () => undefined,
  };
  await layAll({ pages, inbox, meta: { ...metaTable(db), put: async () => undefined } });
  return pages;
}
