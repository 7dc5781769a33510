/**
 * Drafts on their way into a database, in localStorage: a page that goes away takes an unfinished transaction with it,
 * and with it the last letters that somebody typed before loading anew. What lies here is read on top of the drafts
 * of the database, and goes once the draft is in it or is no draft any more.
 *
 * Imports nothing but names, since the first reading of a start needs it. What fails: where localStorage is blocked or
 * full, a draft is as safe as its transaction.
 */

import type { Draft } from '../ports/sheet-store.ts';
import { lastDraftsKey } from './layout.ts';

type Drafts = Readonly<Record<string, Draft>>;

/** Keeps a draft before it returns. */
export function keepLastDraft(database: string, draft: Draft): void {
  write(database, { ...read(database), [draft.key]: draft });
}

/** Lets a draft go; one that was written later than `until` stays. */
export function dropLastDraft(database: string, key: string, until = Infinity): void {
  const { [key]: dropped, ...rest } = read(database);
  if (dropped !== undefined && dropped.at <= until) write(database, rest);
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
  const here = new Set(staying(Object.values(read(database))).map(({ key }) => key));
  // Where there is no room, what others wrote is gone all the same.
  write(database, {});
  write(
    database,
    Object.fromEntries(kept.flatMap((draft) => (here.has(draft.key) ? [[draft.key, draft]] : []))),
  );
  return kept;
}

/** The drafts of a database and those on their way into it: of two of the same place, the later one. */
export function withLastDrafts(database: string, stored: readonly Draft[]): readonly Draft[] {
  const last = Object.values(read(database));
  if (last.length === 0) return stored;
  const drafts = new Map(stored.map((draft) => [draft.key, draft]));
  for (const draft of last) {
    const there = drafts.get(draft.key);
    if (there === undefined || there.at <= draft.at) drafts.set(draft.key, draft);
  }
  return [...drafts.values()];
}

function read(database: string): Drafts {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(lastDraftsKey(database)) ?? '{}');
    const entries = Object.entries(kept ?? {}) as [string, unknown][];
    return Object.fromEntries(
      entries.filter((entry): entry is [string, Draft] => isDraft(entry[1])),
    );
  } catch {
    return {};
  }
}

function write(database: string, drafts: Drafts): void {
  const key = lastDraftsKey(database);
  try {
    if (Object.keys(drafts).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(drafts));
  } catch {
    // Blocked or full: the draft is in the database in a moment.
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    typeof value.key === 'string' &&
    'text' in value &&
    typeof value.text === 'string' &&
    'at' in value &&
    typeof value.at === 'number'
  );
}
