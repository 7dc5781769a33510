/**
 * How far this member has seen each sheet on this device: the place of the latest change by others that was there when
 * they looked. Kept in localStorage, apart from the content, with ids and numbers alone: losing it costs a mark, not a
 * word.
 *
 * To **look** at a sheet is to have it open in a page that is shown, on whichever of its tabs. An exchange is no look,
 * and neither is a sheet that stands open in a window behind others: what arrives there is still new when one comes
 * back. Whoever opens a sheet and reads nothing of what is told under its head has looked all the same.
 *
 * A device begins to look when its first exchange is over: what was there by then is not new to it. A programme kept
 * alone has nobody else in it, and no marks.
 */

import * as z from 'zod/mini';
import { createStore } from 'zustand/vanilla';
import { connectKept, type KeptPlace } from './kept-state.ts';

const schema = z.record(
  z.string(),
  z.object({
    /** The latest change that was there when this device began to look. */
    start: z.number(),
    /** SME id to how far its sheet was seen; what was not looked at since is not in it. */
    sheets: z.record(z.string(), z.number()),
  }),
);
export type Looked = z.infer<typeof schema>;

/** By programme and member, as `lookerKey` names them. */
export const looked = createStore<Looked>(() => ({}));

/** Takes over what is stored, and what other tabs store later; stores every change from now on. */
export function connectLooked(place: KeptPlace): void {
  connectKept({ key: 'carnet.looked', schema, store: looked, empty: {} }, place);
}

/** Whose view of which programme. */
export const lookerKey = (programmeId: string, memberId: string): string =>
  `${programmeId}/${memberId}`;

/** How far a sheet was seen; absent before this device began to look. */
export function seenUpTo(state: Looked, looker: string, smeId: string): number | undefined {
  const known = state[looker];
  return known === undefined ? undefined : Math.max(known.start, known.sheets[smeId] ?? 0);
}

/**
 * An exchange is over. The first time, everything up to `last` counts as seen. Later it changes nothing, unless the
 * places run lower than what was seen: then the server was restored from a copy and gives them anew, and what was seen
 * goes no further than they do.
 *
 * @param last how far this device has taken in what happened, as a place in the order of the programme
 */
export function beginToLook(looker: string, last: number): void {
  const known = looked.getState()[looker];
  if (known === undefined) {
    looked.setState({ [looker]: { start: last, sheets: {} } });
    return;
  }
  const { start, sheets } = known;
  if (start <= last && Object.values(sheets).every((seen) => seen <= last)) return;
  const upTo = (seen: number): number => Math.min(seen, last);
  looked.setState({
    [looker]: {
      start: upTo(start),
      sheets: Object.fromEntries(Object.entries(sheets).map(([id, seen]) => [id, upTo(seen)])),
    },
  });
}

/** The sheet was looked at while everything up to `sequence` was there. */
export function noteLook(looker: string, smeId: string, sequence: number): void {
  const known = looked.getState()[looker];
  if (known === undefined || sequence <= Math.max(known.start, known.sheets[smeId] ?? 0)) return;
  looked.setState({ [looker]: { ...known, sheets: { ...known.sheets, [smeId]: sequence } } });
}

/** Nothing of it stays where a membership ended, or where the programme was removed from the device. */
export function forgetLooks(looker: string): void {
  const { [looker]: _gone, ...left } = looked.getState();
  looked.setState(left, true);
}
