/**
 * The columns of the board: the six stages, and beside them prospects, those on hold and those whose support ended. One
 * without SMEs is a narrow strip, into which a card can still be put.
 */

import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import type { Stage } from '../../../domain/sme/sme.ts';

export const stageColumns = [
  'screening',
  'eligible',
  'enrolled',
  'inducted',
  'supported',
  'completed',
] as const;
/** In the order of the board. */
export const boardColumns = ['prospect', ...stageColumns, 'paused', 'ended'] as const;

export type ColumnId = (typeof boardColumns)[number];

/** The column in which an SME stands. */
export function columnOf(stage: Stage): ColumnId {
  return boardColumns.find((column) => column === stage) ?? 'ended';
}

/** The rows of each column, in the order in which they are given. */
export function rowsByColumn(
  rows: readonly PortfolioRow[],
): ReadonlyMap<ColumnId, readonly PortfolioRow[]> {
  const columns = new Map<ColumnId, PortfolioRow[]>(boardColumns.map((column) => [column, []]));
  for (const row of rows) columns.get(columnOf(row.stage))?.push(row);
  return columns;
}
