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

export type LastDrafts = Readonly<Record<string, Draft>>;

/** The drafts of a database, as they will be once those on their way are in it: of two of the same place, the later one. */
export function withLastDrafts(database: string, stored: readonly Draft[]): readonly Draft[] {
  const last = Object.values(readLastDrafts(database));
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

/** Those on their way into a database, by their keys. */
export function readLastDrafts(database: string): LastDrafts {
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

function isDraft(value: unknown): value is Draft {
  const { key, text, at } = (value ?? {}) as Partial<Record<keyof Draft, unknown>>;
  return typeof key === 'string' && typeof text === 'string' && typeof at === 'number';
}
