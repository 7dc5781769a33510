/** Sheets that were merged, or moved to the bin, while somebody wrote on them: what is left there, and what is still to be decided. */

import type { LogEntry } from '../../domain/operation/confirm.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { paths } from '../ports/routes.ts';
import { mergedSheet } from './merged-sheets.ts';
import type { CarnetState, RootSheet } from './state.ts';
import { sheetConflictCount } from './use-conflicts.ts';

/** The sheet that goes on for one that was merged and came back, since somebody wrote on it. */
export function mergedBefore(
  record: Pick<AnyRecord, 'id' | 'values'> | undefined,
  state: Pick<CarnetState, 'sheets' | 'trashedSheets'>,
): string | undefined {
  const into: unknown = record?.values['mergedInto'];
  if (typeof into !== 'string') return undefined;
  const at = state.sheets.has(into) ? into : mergedSheet(into, state);
  return at === record?.id ? undefined : at;
}

/**
 * Into which sheet one was merged, as it was known to whoever moved it to the bin: somebody else may have kept both sheets since.
 *
 * @param history that of the sheet, in its order
 */
export function mergedAsSeen(
  history: readonly LogEntry[],
  sheet: string,
  deletion: string,
): string | undefined {
  const placeOf = (id: string | undefined): number =>
    history.findIndex(({ operation }) => operation.operationId === id);
  const last = placeOf(history[placeOf(deletion)]?.operation.base);
  const mark = history
    .slice(0, last + 1)
    .findLast(({ operation }) => operation.record === sheet && 'mergedInto' in operation.fields);
  const into = mark?.operation.fields['mergedInto']?.value;
  return typeof into === 'string' ? into : undefined;
}

/** Whether everything on a sheet is in the trash, as a merge leaves it. */
export function isEmptied({ root, head, summary, summaries }: RootSheet): boolean {
  const counts = [summary, ...Object.values(summaries)].map(({ count }) => count);
  return (
    counts.every((count) => count === 0) &&
    [...head.values()].every(({ id, deleted }) => id === root.id || deleted !== undefined)
  );
}

/** How much stands open on a sheet, without whether the sheet itself stays or goes. */
export function conflictCountOn(state: CarnetState, home: string): number {
  const root = (state.sheets.get(home) ?? state.otherSheets.get(home))?.root;
  return sheetConflictCount(state, home) - (root?.contested === undefined ? 0 : 1);
}

/** A sheet, with what merges another one into it once more. */
export const mergePath = (into: string, from: string): string =>
  `${paths.sheet(into)}?merge=${from}`;
