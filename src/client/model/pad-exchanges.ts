/**
 * When a device of each launch pad last exchanged, as the server told: how old what is shown of a pad may be. Kept in
 * localStorage, so that it is known without a network too, where one wonders most; with ids and times alone.
 */

import * as z from 'zod/mini';
import { createStore } from 'zustand/vanilla';
import { connectKept, type KeptPlace } from './kept-state.ts';

/** Launch pad to the server's time, in milliseconds since 1970. */
export type PadExchanges = Readonly<Record<string, number>>;

const schema = z.record(z.string(), z.record(z.string(), z.number()));

/** By programme and member, as `lookerKey` names them. */
export const padExchanges = createStore<Readonly<Record<string, PadExchanges>>>(() => ({}));

/** Takes over what is stored and stores every change from now on. */
export function connectPadExchanges(place: KeptPlace): void {
  connectKept({ key: 'carnet.pads', schema, store: padExchanges, empty: {} }, place);
}

/** What the server told. */
export function notePadExchanges(
  looker: string,
  pads: readonly { readonly launchPadId: string; readonly lastExchange: number }[],
): void {
  const told = pads.map(({ launchPadId, lastExchange }) => [launchPadId, lastExchange] as const);
  padExchanges.setState({ [looker]: Object.fromEntries(told) });
}

/** Nothing of it stays where a membership ended, or where the programme was removed from the device. */
export function forgetPadExchanges(looker: string): void {
  const { [looker]: _gone, ...left } = padExchanges.getState();
  padExchanges.setState(left, true);
}
