/**
 * The columns of the board: the six stages, and beside them prospects, those on hold and those whose support ended. One
 * without SMEs is a narrow strip, into which a card can still be put.
 */

import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import type { Stage } from '../../../domain/sme/sme.ts';
import { movesFrom, type StageMove } from '../../../domain/stage/transitions.ts';

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

/** The columns into which an SME can move, each with the first move that leads there. */
export function movesByColumn(values: Sme['values']): ReadonlyMap<ColumnId, StageMove> {
  const moves = new Map<ColumnId, StageMove>();
  for (const move of movesFrom(values)) {
    const column = columnOf(move.to);
    if (!moves.has(column)) moves.set(column, move);
  }
  return moves;
}

/** The next column in a direction among some; the same one at the end. */
export function columnBeside(
  from: ColumnId,
  step: 1 | -1,
  among: (column: ColumnId) => boolean,
): ColumnId {
  const rest =
    step > 0
      ? boardColumns.slice(boardColumns.indexOf(from) + 1)
      : boardColumns.slice(0, boardColumns.indexOf(from)).toReversed();
  return rest.find(among) ?? from;
}
