/** Which entries are saved here and not with the others yet, for components. Nothing waits in a programme kept alone. */

import type { Carnet } from './carnet.ts';
import type { CarnetState } from './state.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

/** Read off the outbox once for each state of the programme, however many entries ask. */
const known = new WeakMap<CarnetState, ReadonlySet<string>>();
const nothing: ReadonlySet<string> = new Set();

function waitingRecords(carnet: Carnet, state: CarnetState): ReadonlySet<string> {
  if (state.pendingCount === 0 || !state.isConnected) return nothing;
  const before = known.get(state);
  if (before !== undefined) return before;
  const found = new Set(
    carnet.waitingRows().flatMap(({ group }) => group.map(({ record }) => record)),
  );
  known.set(state, found);
  return found;
}

/** Whether a change of this entry waits. */
export function useIsWaiting(recordId: string): boolean {
  const carnet = useCarnet();
  return useCarnetState((state) => waitingRecords(carnet, state).has(recordId));
}

/** Whether anything of this sheet waits. */
export function useSheetWaits(smeId: string): boolean {
  return useCarnetState(
    ({ isConnected, sheets }) => isConnected && (sheets.get(smeId)?.pendingCount ?? 0) > 0,
  );
}

/** Whether anything at all waits. */
export function useAnythingWaits(): boolean {
  return useCarnetState(({ isConnected, pendingCount }) => isConnected && pendingCount > 0);
}
