/**
 * How much two people still have to settle in the open programme, for components.
 *
 * Lazy records are counted by what they amount to until they are loaded.
 */

import { conflictCount } from '../../domain/conflict/open-conflict.ts';
import type { LazySummaries } from '../../domain/entity/lazy-summary.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';
import type { CarnetState, RootSheet } from './state.ts';

/** A sheet that did not change is not counted again. */
const known = new WeakMap<RootSheet, number>();

function countOf(sheet: RootSheet): number {
  const before = known.get(sheet);
  if (before !== undefined) return before;
  const { head, summary, summaries } = sheet;
  const count =
    conflictCount([...head.values()]) + (summary.openConflicts ?? 0) + countIn(summaries);
  known.set(sheet, count);
  return count;
}

function countIn(summaries: LazySummaries): number {
  let count = 0;
  for (const { openConflicts = 0 } of Object.values(summaries)) count += openConflicts;
  return count;
}

/** How much stands open in the whole programme, trash left out. */
export function openConflictCount(state: CarnetState): number {
  const { shared, sharedSummaries, sheets, otherSheets } = state;
  let count = conflictCount([...shared.values()]) + countIn(sharedSummaries);
  for (const sheet of sheets.values()) count += countOf(sheet);
  for (const sheet of otherSheets.values()) count += countOf(sheet);
  return count;
}

/** How much stands open on one sheet. */
export function sheetConflictCount(state: CarnetState, home: string): number {
  const sheet = state.sheets.get(home) ?? state.otherSheets.get(home);
  return sheet === undefined ? 0 : countOf(sheet);
}

/** The record as it stands; renders again when it changed. */
export function useRecord(id: string): AnyRecord | undefined {
  const carnet = useCarnet();
  return useCarnetState(() => carnet.record(id));
}
