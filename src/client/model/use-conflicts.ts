/**
 * What two people still have to settle in the open programme, for components.
 *
 * Lazy records are counted by what they amount to until they are loaded; `useOpenConflicts` loads those in which
 * something stands open, so that the list names everything.
 */

import { useEffect, useMemo } from 'react';
import {
  conflictCount,
  conflictsOf,
  type OpenConflict,
} from '../../domain/conflict/open-conflict.ts';
import type { LazySummaries } from '../../domain/entity/lazy-summary.ts';
import { type EntityName, lazyEntities } from '../../domain/entity/registry.ts';
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

/** The lazy kinds of a home in which something stands open. */
function openKinds({ summary, summaries }: Partial<RootSheet>): readonly EntityName[] {
  const kinds = lazyEntities.filter((entity) => summaries?.[entity]?.openConflicts !== undefined);
  return summary?.openConflicts === undefined ? kinds : ['contact', ...kinds];
}

/** Everything that stands open, oldest first. */
export function useOpenConflicts(): readonly OpenConflict[] {
  const carnet = useCarnet();
  const { programmeId } = carnet.state.getState();
  const shared = useCarnetState((state) => state.shared);
  const sharedSummaries = useCarnetState((state) => state.sharedSummaries);
  const sheets = useCarnetState((state) => state.sheets);
  const otherSheets = useCarnetState((state) => state.otherSheets);
  const lazy = useCarnetState((state) => state.lazy);
  const homes = useMemo(
    () =>
      [
        ...sheets,
        ...otherSheets,
        [programmeId, { head: shared, summaries: sharedSummaries }] as const,
      ].map(([home, sheet]) => ({ home, head: sheet.head, kinds: openKinds(sheet) })),
    [programmeId, shared, sharedSummaries, sheets, otherSheets],
  );
  useEffect(() => {
    for (const { home, kinds } of homes) {
      // Where it cannot be read now, it stands in its own sheet.
      for (const entity of kinds) carnet.loadLazy(home, entity).catch(() => undefined);
    }
  }, [carnet, homes]);
  return useMemo(() => {
    const found: OpenConflict[] = [];
    for (const { home, head, kinds } of homes) {
      const open = kinds.flatMap((entity) => lazy.get(home)?.get(entity) ?? []);
      for (const records of [head, ...open]) {
        for (const record of records.values()) found.push(...conflictsOf(record));
      }
    }
    return found.sort((a, b) => a.since - b.since);
  }, [homes, lazy]);
}

/** The record as it stands; renders again when it changed. */
export function useRecord(id: string): AnyRecord | undefined {
  const carnet = useCarnet();
  return useCarnetState(() => carnet.record(id));
}
