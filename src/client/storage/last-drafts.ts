/**
 * Drafts on their way into a database, in localStorage: a page that goes away takes an unfinished transaction with it,
 * and with it the last letters that somebody typed before loading anew. What lies here is read on top of the drafts
 * of the database, and goes once the database has it. That a draft is none any more is on its way there as well.
 *
 * Imports nothing but names, since the first reading of a start needs it. What fails: where localStorage is blocked or
 * full, a draft is as safe as its transaction.
 */

import type { Draft } from '../ports/sheet-store.ts';
import { lastDraftsKey } from './layout.ts';

type Drafts = Readonly<Record<string, Draft>>;

/**
 * Keeps drafts before it returns; one without text stands for a draft that is none any more.
 *
 * @returns those without text that have not reached the database yet
 */
export function keepLastDrafts(database: string, drafts: readonly Draft[]): readonly Draft[] {
  const kept = { ...read(database), ...byKey(drafts) };
  write(database, kept);
  return Object.values(kept).filter(({ text }) => text === '');
}

/** Lets go of drafts that are in the database; what was typed since in one of these places stays. */
export function dropWritten(database: string, written: readonly Draft[]): void {
  const isWritten = (draft: Draft): boolean =>
    written.some(
      ({ key, text, at }) => key === draft.key && text === draft.text && at === draft.at,
    );
  write(database, byKey(Object.values(read(database)).filter((draft) => !isWritten(draft))));
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
  write(database, byKey(kept.filter(({ key }) => here.has(key))));
  return kept;
}

/** The drafts of a database, as they will be once those on their way are in it: of two of the same place, the later one. */
export function withLastDrafts(database: string, stored: readonly Draft[]): readonly Draft[] {
  const last = Object.values(read(database));
  if (last.length === 0) return stored;
  const drafts = new Map(stored.map((draft) => [draft.key, draft]));
  for (const draft of last) {
    const there = drafts.get(draft.key);
    if (there !== undefined && there.at > draft.at) continue;
    if (draft.text === '') drafts.delete(draft.key);
    else drafts.set(draft.key, draft);
  }
  return [...drafts.values()];
}

const byKey = (drafts: readonly Draft[]): Drafts =>
  Object.fromEntries(drafts.map((draft) => [draft.key, draft]));

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
