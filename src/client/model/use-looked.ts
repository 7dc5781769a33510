/** What others changed on a sheet since this member last looked at it on this device, for components. */

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { lastByOthers } from '../../domain/sheet/changed-by-others.ts';
import { beginToLook, looked, lookerKey, noteLook, seenUpTo } from './looked.ts';
import type { CarnetState } from './state.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

function lastOn(state: CarnetState, smeId: string): number {
  const sheet = state.sheets.get(smeId);
  return sheet === undefined ? 0 : lastByOthers(sheet, state.memberId);
}

function useLooker(): string {
  return useCarnetState(({ programmeId, memberId }) => lookerKey(programmeId, memberId));
}

/** Whether others changed the sheet since it was last looked at. */
export function useIsChanged(smeId: string): boolean {
  const looker = useLooker();
  const last = useCarnetState((state) => lastOn(state, smeId));
  return useStore(looked, (state) => last > (seenUpTo(state, looker, smeId) ?? last));
}

/** Whether others changed any sheet since. */
export function useIsAnyChanged(): boolean {
  const looker = useLooker();
  const sheets = useCarnetState((state) => state.sheets);
  const memberId = useCarnetState((state) => state.memberId);
  return useStore(looked, (state) => {
    if (state[looker] === undefined) return false;
    for (const [smeId, sheet] of sheets) {
      if (lastByOthers(sheet, memberId) > (seenUpTo(state, looker, smeId) ?? 0)) return true;
    }
    return false;
  });
}

/**
 * Looks at a sheet for as long as the component is shown. Answers how far it was seen before, so that what is new can
 * be told; absent where nothing is.
 */
export function useLook(smeId: string): number | undefined {
  const looker = useLooker();
  const last = useCarnetState((state) => lastOn(state, smeId));
  const [before] = useState(() => seenUpTo(looked.getState(), looker, smeId));
  useEffect(() => noteLook(looker, smeId, last), [looker, smeId, last]);
  return before !== undefined && last > before ? before : undefined;
}

/** Begins to look once everything that there was has arrived. */
export function useBeginToLook(isComplete: boolean): void {
  const { state } = useCarnet();
  const looker = useLooker();
  useEffect(() => {
    if (!isComplete) return;
    const { sheets, memberId } = state.getState();
    const all = [...sheets.values()].map((sheet) => lastByOthers(sheet, memberId));
    beginToLook(looker, Math.max(0, ...all));
  }, [isComplete, looker, state]);
}
