/** What others changed on a sheet since this member last looked at it on this device, for components. */

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { looked, lookerKey, noteLook, seenUpTo } from './looked.ts';
import type { CarnetState } from './state.ts';
import { useCarnetState } from './use-carnet.ts';

function useLooker(): string {
  return useCarnetState(({ programmeId, memberId }) => lookerKey(programmeId, memberId));
}

const none: ReadonlySet<string> = new Set();

/**
 * The sheets that others changed since they were looked at. Asked once for a whole list, so that a row does not listen
 * for itself; the same set as long as none of them is another.
 */
export function useChangedSheets(): ReadonlySet<string> {
  const looker = useLooker();
  const sheets = useCarnetState((state) => state.sheets);
  const seen = useStore(looked, (state) => state[looker]);
  const ids = useMemo(() => changedSheets(sheets, seen), [sheets, seen]);
  const [known, setKnown] = useState(ids);
  if (known === ids) return ids;
  const isSame = known.size === ids.size && [...ids].every((id) => known.has(id));
  if (!isSame) setKnown(ids);
  return isSame ? known : ids;
}

function changedSheets(
  sheets: CarnetState['sheets'],
  seen: { readonly start: number; readonly sheets: Readonly<Record<string, number>> } | undefined,
): ReadonlySet<string> {
  if (seen === undefined) return none;
  const found = new Set<string>();
  for (const [smeId, { changedByOthers }] of sheets) {
    if (changedByOthers > seen.start && changedByOthers > (seen.sheets[smeId] ?? 0)) {
      found.add(smeId);
    }
  }
  return found.size === 0 ? none : found;
}

export interface Look {
  /** How far the sheet was seen before; absent where nothing is new. */
  readonly before: number | undefined;
  /** The place of the latest change by others. */
  readonly last: number;
  /** What is new was read: from now on only what comes later is. */
  readonly see: () => void;
}

/**
 * Looks at a sheet for as long as the component and its page are shown. What was new when it was opened stays told until
 * it is read or the sheet is left, although it counts as seen from the first moment.
 */
export function useLook(smeId: string): Look {
  const looker = useLooker();
  const last = useCarnetState((state) => state.sheets.get(smeId)?.changedByOthers ?? 0);
  const isShown = useSyncExternalStore(onVisibility, isPageShown);
  const [before, setBefore] = useState(() => seenUpTo(looked.getState(), looker, smeId));
  useEffect(() => {
    if (isShown) noteLook(looker, smeId, last);
  }, [looker, smeId, last, isShown]);
  return {
    before: before !== undefined && last > before ? before : undefined,
    last,
    see: () => setBefore(last),
  };
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

const isPageShown = (): boolean => document.visibilityState === 'visible';
