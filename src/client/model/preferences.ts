/**
 * How this person likes Carnet on this device: language, theme, density. Kept in localStorage, because it must
 * be known before the first paint; nothing of it is content, and losing it costs a choice, not a word.
 */

import * as z from 'zod/mini';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { languages } from '../../domain/entity/field.ts';

/** `public/start.js` reads the same key before the first paint. */
const preferencesKey = 'carnet.preferences';

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
  views: z.array(
    z.object({ id: z.string(), programmeId: z.string(), name: z.string(), search: z.string() }),
  ),
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
};

export const preferences = createStore<Preferences>(() => defaults);

/** The part of `localStorage` that is used here. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * Takes over what is stored and stores every change from now on. Called once, before the first paint. Where
 * storage is blocked, choices hold until the tab is closed.
 */
export function connectPreferences(storage: () => PreferenceStorage): void {
  preferences.setState(read(storage));
  preferences.subscribe((state) => {
    try {
      storage().setItem(preferencesKey, JSON.stringify(state));
    } catch {
      return;
    }
  });
}

/** A preference, for components. */
export function usePreference<T>(selector: (state: Preferences) => T): T {
  return useStore(preferences, selector);
}

function read(storage: () => PreferenceStorage): Preferences {
  try {
    const stored: unknown = JSON.parse(storage().getItem(preferencesKey) ?? '{}');
    const parsed = schema.safeParse({ ...defaults, ...(stored as object) });
    return parsed.success ? parsed.data : defaults;
  } catch {
    return defaults;
  }
}
