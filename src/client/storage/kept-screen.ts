/**
 * The list as it was last drawn, so that the next start shows it before any library is there.
 *
 * It lies outside IndexedDB, because that takes longer to open than the page to load. It is one, that of the
 * programme seen last, and it goes with the first write to any database of this address: what is there was drawn from
 * what is stored. What fails: nothing is shown, and the start takes as long as without it. Imports nothing but names.
 */

import { accountKey, screenKey } from './layout.ts';

/** What is drawn: a text, or an element by its name, its attributes and what is in it. */
export type Drawn = string | DrawnElement;
export type DrawnElement = readonly [
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: readonly Drawn[],
];

export interface KeptScreen {
  /** What the list calls the database whose rows it shows. */
  readonly database: string;
  /** How far that database was, as `placeOf` says it. */
  readonly place: string;
  /** What else it was drawn from, as one text: the day, the language, the version and the like. */
  readonly drawnFrom: string;
  readonly drawn: DrawnElement;
}

/** What is kept, if anything can be read. */
export function keptScreen(): KeptScreen | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(screenKey) ?? 'null');
    return isKeptScreen(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a screen in place of the last one; where there is no room for it, none. */
export function keepScreen(screen: KeptScreen): void {
  try {
    localStorage.setItem(screenKey, JSON.stringify(screen));
  } catch {
    forgetScreen();
  }
}

/** What else this device keeps outside IndexedDB and the list is drawn from: choices, what was looked at, who it is. */
export const keptBesides = (): readonly (string | null)[] =>
  ['carnet.preferences', 'carnet.looked', accountKey].map((key) => localStorage.getItem(key));

const listeners = new Set<() => void>();

/** To be called with every write to a database, and when another person works here: what is kept is true no more. */
export function forgetScreen(): void {
  try {
    localStorage.removeItem(screenKey);
  } catch {
    // Where storage is blocked, nothing is kept either.
  }
  for (const listener of listeners) listener();
}

/** Calls back when a write of this tab, or another one of another tab, made what was kept untrue. */
export function onScreenForgotten(listener: () => void): () => void {
  const hear = ({ key, newValue }: StorageEvent): void => {
    if (key === null || (key === screenKey && newValue === null)) listener();
  };
  listeners.add(listener);
  addEventListener('storage', hear);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', hear);
  };
}

/** Written by this address alone, and by this version: `drawnFrom` names it. */
function isKeptScreen(value: unknown): value is KeptScreen {
  return (
    typeof value === 'object' &&
    value !== null &&
    'database' in value &&
    'place' in value &&
    'drawnFrom' in value &&
    'drawn' in value &&
    Array.isArray(value.drawn)
  );
}
