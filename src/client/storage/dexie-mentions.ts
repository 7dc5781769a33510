/**
 * Finds ids and hashes in a database of a programme, a few pages at a time. Rows move between its tables: what was not found
 * is looked for in all the places in which a record stands, in one transaction.
 */

import type { EntityName } from '../../domain/entity/registry.ts';
import type { Draft } from '../ports/sheet-store.ts';
import { pageTable } from './dexie-pages.ts';
import { metaKey } from './layout.ts';
import { isWhole, Mentions } from './mentions.ts';
import { lazyPrefix } from './page-rows.ts';
import type { ProgrammeDatabase } from './programme-database.ts';

export interface Sought {
  readonly words: ReadonlySet<string>;
  /** The lazy kinds whose records name such words. */
  readonly entities: readonly EntityName[];
  /** The drafts, with those that are on their way into the database. */
  readonly drafts: (stored: readonly Draft[]) => readonly Draft[];
}

/** The words that stand somewhere; `undefined` where the database does not hold everything. */
export async function mentionsInDatabase(
  db: ProgrammeDatabase,
  sought: Sought,
): Promise<ReadonlySet<string> | undefined> {
  const owner = await db.meta.get(metaKey);
  if (owner === undefined || !isWhole(owner)) return undefined;
  const { found } = await mentionsInPages(db, sought.words);
  const words = new Set([...sought.words].filter((word) => !found.has(word)));
  if (words.size === 0) return found;
  // Last: what moved in the meantime stands in one of the places that are read at once.
  const last = await mentionsInRecords(db, { ...sought, words });
  return last && new Set([...found, ...last.found]);
}

function mentionsInRecords(
  db: ProgrammeDatabase,
  { words, entities, drafts }: Sought,
): Promise<Mentions | undefined> {
  const { pages, outbox, kept, inbox, meta } = db;
  return db.transaction('r', [pages, outbox, kept, inbox, meta, db.drafts], async () => {
    const owner = await meta.get(metaKey);
    if (owner === undefined || !isWhole(owner)) return undefined;
    const mentions = new Mentions(words);
    for (const table of [outbox, kept, inbox]) await table.each((row) => mentions.lookIn(row));
    mentions.lookIn(drafts(await db.drafts.toArray()));
    const keys = await pages.where('key').startsWith(lazyPrefix).primaryKeys();
    const wanted = keys.filter((key) => entities.some((entity) => key.includes(`:${entity}:`)));
    for (let at = 0; at < wanted.length && !mentions.isComplete; at += pagesPerRead) {
      mentions.lookIn(await pages.bulkGet(wanted.slice(at, at + pagesPerRead)));
    }
    return mentions;
  });
}

async function mentionsInPages(
  db: ProgrammeDatabase,
  words: ReadonlySet<string>,
): Promise<Mentions> {
  const mentions = new Mentions(words);
  const pages = pageTable(db);
  let after = '';
  for (;;) {
    const rows = await pages.some('', after, pagesPerRead);
    mentions.lookIn(rows);
    const last = rows.at(-1);
    if (last === undefined || mentions.isComplete) return mentions;
    after = last.key;
  }
}

/** So few that no read holds up a save. */
const pagesPerRead = 8;
