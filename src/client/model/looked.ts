/**
 * How far this member has seen each sheet, on this device: the places of the latest changes that were there when the
 * sheet was last opened. Kept in localStorage, apart from the content: losing it costs a mark, not a word.
 *
 * A device that begins to look has seen everything that was there: nothing is new on the first day.
 */

import * as z from 'zod/mini';
import { createStore } from 'zustand/vanilla';
import type { PreferenceStorage } from './preferences.ts';

const lookedKey = 'carnet.looked';

const schema = z.record(
  z.string(),
  z.object({
    /** What was there on the first day. */
    start: z.number(),
    sheets: z.record(z.string(), z.number()),
  }),
);
export type Looked = z.infer<typeof schema>;

/** By programme and member. */
export const looked = createStore<Looked>(() => ({}));

/** Takes over what is stored and stores every change from now on; where storage is blocked, marks last as long as the tab. */
export function connectLooked(storage: () => PreferenceStorage): void {
  looked.setState(read(storage), true);
  looked.subscribe((state) => {
    try {
      storage().setItem(lookedKey, JSON.stringify(state));
    } catch {
      return;
    }
  });
}

/** Whose view of which programme. */
export const lookerKey = (programmeId: string, memberId: string): string =>
  `${programmeId}/${memberId}`;

/** How far a sheet was seen; absent before this device began to look. */
export function seenUpTo(state: Looked, looker: string, smeId: string): number | undefined {
  const known = state[looker];
  return known === undefined ? undefined : Math.max(known.start, known.sheets[smeId] ?? 0);
}

/** From now on, what comes after `start` is new. Said once; later calls change nothing. */
export function beginToLook(looker: string, start: number): void {
  if (looked.getState()[looker] !== undefined) return;
  looked.setState({ [looker]: { start, sheets: {} } });
}

/** The sheet was opened while everything up to `sequence` was there. */
export function noteLook(looker: string, smeId: string, sequence: number): void {
  const known = looked.getState()[looker];
  if (known === undefined || sequence <= Math.max(known.start, known.sheets[smeId] ?? 0)) return;
  looked.setState({ [looker]: { ...known, sheets: { ...known.sheets, [smeId]: sequence } } });
}

function read(storage: () => PreferenceStorage): Looked {
  try {
    const stored: unknown = JSON.parse(storage().getItem(lookedKey) ?? '{}');
    const parsed = schema.safeParse(stored);
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}
