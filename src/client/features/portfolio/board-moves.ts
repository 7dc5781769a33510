/** Where a card of the board can be put. Apart from the columns, so that the list does not bring the table of moves along. */

import type { Sme } from '../../../domain/operation/record.ts';
import { movesFrom, type StageMove } from '../../../domain/stage/transitions.ts';
import { boardColumns, type ColumnId, columnOf } from './board-columns.ts';

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
