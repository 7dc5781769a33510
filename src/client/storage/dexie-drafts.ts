/** Writes drafts into the database of a programme, and beside it until they are there: see `last-drafts.ts`. */

import type { Draft } from '../ports/sheet-store.ts';
import { dropWritten, keepLastDrafts } from './last-drafts.ts';
import type { ProgrammeDatabase } from './programme-database.ts';

/** What of the drafts of a database changed, before any of it is written there. */
export interface DraftChange {
  /** Those that other tabs hear of. */
  readonly keys: readonly string[];
  /** Writes it, as one. */
  readonly write: (database: ProgrammeDatabase) => Promise<void>;
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
    write: (db) => writeDrafts(db, text === '' ? undefined : draft, gone),
    drop: () => dropWritten(database, [draft, ...gone]),
  };
}

/** What was typed later in the place of one that is gone stays. */
async function writeDrafts(
  { drafts }: ProgrammeDatabase,
  typed: Draft | undefined,
  gone: readonly Draft[],
): Promise<void> {
  if (typed !== undefined && gone.length === 0) return void (await drafts.put(typed));
  await drafts.db.transaction('rw', drafts, async () => {
    for (const { key, at } of gone) {
      const stored = await drafts.get(key);
      if (stored !== undefined && stored.at <= at) await drafts.delete(key);
    }
    if (typed !== undefined) await drafts.put(typed);
  });
}
