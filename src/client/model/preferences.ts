/**
 * How this person likes Carnet on this device: language, theme, density. Kept in localStorage, because it must
 * be known before the first paint; nothing of it is content, and losing it costs a choice, not a word. Tabs
 * share the views of the portfolio: none writes over what another has saved.
 */

import * as z from 'zod/mini';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { languages } from '../../domain/entity/field.ts';

/** `public/start.js` reads the same key before the first paint. */
const preferencesKey = 'carnet.preferences';

const view = z.object({
  id: z.string(),
  programmeId: z.string(),
  /** Whose it is on a shared device; absent in what earlier versions kept. */
  memberId: z.optional(z.string()),
  name: z.string(),
  search: z.string(),
});
const schema = z.object({
  /** Absent until chosen: the browser's language then decides. */
  language: z.optional(z.enum(languages)),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** Single-letter shortcuts such as L and N (WCAG 2.1.4 asks that they can be switched off). */
  letterShortcuts: z.boolean(),
  /** Whether journals show the programme's context between the entries. */
  journalContext: z.boolean(),
  /** Views of the portfolio of one's own, of any programme on this device. */
  views: z.array(view),
  /** Facts that were offered as achievements and are none, by their keys: `achievementOffers`. */
  hiddenOffers: z.array(z.string()),
  /** Whether files of the SMEs one looks after are brought to this device before they are asked for; not, where absent. */
  keepFiles: z.optional(z.boolean()),
  /** Until when the install card stays away, in milliseconds since 1970. */
  installLaterUntil: z.optional(z.number()),
});
export type Preferences = z.infer<typeof schema>;

const defaults: Preferences = {
  theme: 'system',
  density: 'comfortable',
  letterShortcuts: true,
  journalContext: true,
  views: [],
  hiddenOffers: [],
};

export const preferences = createStore<Preferences>(() => defaults);

/** The part of `localStorage` that is used here. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * Takes over what is stored and stores every change from now on. Called once, before the first paint. Where
 * storage is blocked, choices hold until the tab is closed.
 *
 * @param tabs tells when another tab has stored something
 */
export function connectPreferences(
  storage: () => PreferenceStorage,
  tabs?: Pick<EventTarget, 'addEventListener'>,
): void {
  let known = stored(storage) ?? defaults;
  preferences.setState(known);
  preferences.subscribe((state) => {
    if (state === known) return;
    const there = stored(storage)?.views;
    const views = there === undefined ? state.views : mergedViews(known.views, state.views, there);
    known = { ...state, views };
    try {
      storage().setItem(preferencesKey, JSON.stringify(known));
    } catch {
      return;
    }
    preferences.setState(known, true);
  });
  tabs?.addEventListener('storage', () => {
    const views = stored(storage)?.views;
    if (views === undefined) return;
    known = { ...preferences.getState(), views };
    preferences.setState(known, true);
  });
}

type Views = Preferences['views'];

/** The views of this tab with those that another tab has stored since: each view as it was changed last. */
function mergedViews(before: Views, here: Views, there: Views): Views {
  const known = new Map(before.map((view) => [view.id, view]));
  const mine = new Map(here.map((view) => [view.id, view]));
  const kept = there.flatMap((theirs) => {
    const own = mine.get(theirs.id);
    mine.delete(theirs.id);
    const was = known.get(theirs.id);
    // Deleted here, unless it came or was changed there.
    if (own === undefined) return was === undefined || !isSame(was, theirs) ? [theirs] : [];
    return [was !== undefined && isSame(was, own) ? theirs : own];
  });
  // What is not there was made here, or deleted there and not changed here.
  const made = [...mine.values()].filter((own) => {
    const was = known.get(own.id);
    return was === undefined || !isSame(was, own);
  });
  return [...kept, ...made];
}

function isSame(a: Views[number], b: Views[number]): boolean {
  return a.name === b.name && a.search === b.search;
}

/** A preference, for components. */
export function usePreference<T>(selector: (state: Preferences) => T): T {
  return useStore(preferences, selector);
}

/** What is stored; nothing where that cannot be read. */
function stored(storage: () => PreferenceStorage): Preferences | undefined {
  try {
    const kept: unknown = JSON.parse(storage().getItem(preferencesKey) ?? '{}');
    const parsed = schema.safeParse({ ...defaults, ...understood(kept) });
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Each choice that is understood, and each view: one that a newer version stored takes no other with it. */
function understood(kept: unknown): object {
  const values = new Map<string, unknown>(Object.entries((kept ?? {}) as object));
  const views = values.get('views');
  if (Array.isArray(views)) {
    values.set(
      'views',
      views.filter((one) => view.safeParse(one).success),
    );
  }
  const names = Object.entries(schema.shape).flatMap(([name, choice]) =>
    values.has(name) && choice.safeParse(values.get(name)).success ? [name] : [],
  );
  return Object.fromEntries(names.map((name) => [name, values.get(name)]));
}
