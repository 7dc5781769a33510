/**
 * Drafts as they are written: into the database of a programme, and beside it until they are there, see `last-drafts.ts`.
 * Apart from what reads them, since nothing of it is needed by the first reading of a start.
 */

import type { Draft } from '../ports/sheet-store.ts';
import { lastDraftsKey } from './layout.ts';
import { type LastDrafts, readLastDrafts, withLastDrafts } from './last-drafts.ts';
import type { ProgrammeDatabase } from './programme-database.ts';

/** What of the drafts of a database changed, before any of it is written there. */
export interface DraftChange {
  /** Those that other tabs hear of. */
  readonly keys: readonly string[];
  /** Writes it, as one; `isLate` where the page was left meanwhile, so that a later one stays. */
  readonly write: (database: ProgrammeDatabase, isLate?: boolean) => Promise<void>;
  /** Once it is written: nothing of it is needed beside the database. */
  readonly drop: () => void;
}

/**
 * Keeps a draft beside the database before it returns.
 *
 * @param database what the list calls it
 * @param instead the draft that goes with it
 */
export function changeDraft(database: string, draft: Draft, instead?: string): DraftChange {
  const { key, text, at } = draft;
  const replaced = instead === undefined ? [] : [{ key: instead, text: '', at }];
  // A page that went away may have left some that are none any more.
  const gone = [...replaced, ...keepLastDrafts(database, [draft, ...replaced])];
  return {
    keys: [key, ...replaced.map((one) => one.key)],
    write: (db, isLate = false) => writeDrafts(db, text === '' ? undefined : draft, gone, isLate),
    drop: () => dropWritten(database, [draft, ...gone]),
  };
}

/** What was typed later in the place of one that is gone stays. */
async function writeDrafts(
  { drafts }: ProgrammeDatabase,
  typed: Draft | undefined,
  gone: readonly Draft[],
  isLate: boolean,
): Promise<void> {
  if (typed !== undefined && gone.length === 0 && !isLate) return void (await drafts.put(typed));
  await drafts.db.transaction('rw', drafts, async () => {
    for (const { key, at } of gone) {
      const stored = await drafts.get(key);
      if (stored !== undefined && stored.at <= at) await drafts.delete(key);
    }
    const later = typed !== undefined && isLate ? await drafts.get(typed.key) : undefined;
    if (typed !== undefined && !(later && later.at > typed.at)) await drafts.put(typed);
  });
}

/**
 * Keeps drafts before it returns; one without text stands for a draft that is none any more.
 *
 * @returns those without text that have not reached the database yet
 */
function keepLastDrafts(database: string, drafts: readonly Draft[]): readonly Draft[] {
  const kept = { ...readLastDrafts(database), ...byKey(drafts) };
  write(database, kept);
  return Object.values(kept).filter(({ text }) => text === '');
}

/** Lets go of drafts that are in the database; what was typed since in one of these places stays. */
function dropWritten(database: string, written: readonly Draft[]): void {
  const isWritten = (draft: Draft): boolean =>
    written.some(
      ({ key, text, at }) => key === draft.key && text === draft.text && at === draft.at,
    );
  write(
    database,
    byKey(Object.values(readLastDrafts(database)).filter((draft) => !isWritten(draft))),
  );
}

/** Lets go everything of a database. */
export function dropLastDrafts(database: string): void {
  write(database, {});
}

/**
 * What stays of the drafts of a database and of those on their way into it, of which nothing else is left here when it returns.
 *
 * @param stored those of the database
 */
export function reduceLastDrafts(
  database: string,
  stored: readonly Draft[],
  staying: (drafts: readonly Draft[]) => readonly Draft[],
): readonly Draft[] {
  const kept = staying(withLastDrafts(database, stored));
  const here = new Set(staying(Object.values(readLastDrafts(database))).map(({ key }) => key));
  // Where there is no room, what others wrote is gone all the same.
  write(database, {});
  write(database, byKey(kept.filter(({ key }) => here.has(key))));
  return kept;
}

const byKey = (drafts: readonly Draft[]): LastDrafts =>
  Object.fromEntries(drafts.map((draft) => [draft.key, draft]));

function write(database: string, drafts: LastDrafts): void {
  const key = lastDraftsKey(database);
  try {
    if (Object.keys(drafts).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(drafts));
  } catch {
    // Blocked or full: the draft is in the database in a moment.
  }
}
