/**
 * What two people still have to settle in the open programme, for components.
 *
 * Contacts are counted by the summary of their journal until it is loaded; `useOpenConflicts` loads the journals in
 * which something stands open, so that the list names everything.
 */

import { useEffect, useMemo } from 'react';
import {
  conflictCount,
  conflictsOf,
  type OpenConflict,
} from '../../domain/conflict/open-conflict.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';
import type { CarnetState, Sheet } from './state.ts';

/** A sheet that did not change is not counted again. */
const known = new WeakMap<Sheet, number>();

function countOf(sheet: Sheet): number {
  const before = known.get(sheet);
  if (before !== undefined) return before;
  const { sme, actions, issues, summary } = sheet;
  const count =
    conflictCount([sme]) +
    conflictCount(actions) +
    conflictCount(issues) +
    (summary.openConflicts ?? 0);
  known.set(sheet, count);
  return count;
}

/** How much stands open in the whole programme, trash left out. */
export function openConflictCount(state: CarnetState): number {
  const { programme, launchPads, members, events, sheets } = state;
  let count = conflictCount(launchPads) + conflictCount(members) + conflictCount(events);
  if (programme !== undefined) count += conflictCount([programme]);
  for (const sheet of sheets.values()) count += countOf(sheet);
  return count;
}

/** How much stands open on one sheet. */
export function sheetConflictCount(state: CarnetState, smeId: string): number {
  const sheet = state.sheets.get(smeId);
  return sheet === undefined ? 0 : countOf(sheet);
}

/** Everything that stands open, oldest first. */
export function useOpenConflicts(): readonly OpenConflict[] {
  const carnet = useCarnet();
  const programme = useCarnetState((state) => state.programme);
  const launchPads = useCarnetState((state) => state.launchPads);
  const members = useCarnetState((state) => state.members);
  const events = useCarnetState((state) => state.events);
  const sheets = useCarnetState((state) => state.sheets);
  const journals = useCarnetState((state) => state.journals);
  useEffect(() => {
    for (const [smeId, { summary }] of sheets) {
      if (summary.openConflicts === undefined) continue;
      // Where it cannot be read now, it stands in its own sheet.
      carnet.loadJournal(smeId).catch(() => undefined);
    }
  }, [carnet, sheets]);
  return useMemo(() => {
    const found: OpenConflict[] = [];
    const take = (records: readonly unknown[]): void => {
      for (const record of records as readonly AnyRecord[]) found.push(...conflictsOf(record));
    };
    if (programme !== undefined) take([programme]);
    for (const records of [launchPads, members, events]) take(records);
    for (const [smeId, { sme, actions, issues, summary }] of sheets) {
      for (const records of [[sme], actions, issues]) take(records);
      if (summary.openConflicts !== undefined) take(journals.get(smeId) ?? []);
    }
    return found.sort((a, b) => a.since - b.since);
  }, [programme, launchPads, members, events, sheets, journals]);
}

/** The record as it stands; renders again when it changed. */
export function useRecord(id: string): AnyRecord | undefined {
  const carnet = useCarnet();
  return useCarnetState(() => carnet.record(id));
}
