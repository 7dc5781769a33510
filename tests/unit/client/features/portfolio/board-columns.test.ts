/** Which column an SME stands in, and which it can go to. */

import { describe, expect, it } from 'vitest';
import {
  boardColumns,
  columnOf,
} from '../../../../../src/client/features/portfolio/board-columns.ts';
import {
  columnBeside,
  movesByColumn,
} from '../../../../../src/client/features/portfolio/board-moves.ts';
import type { Sme } from '../../../../../src/domain/operation/record.ts';
import { allStages, type Stage } from '../../../../../src/domain/sme/sme.ts';

const at = (stage: Stage): Sme['values'] => ({
  name: 'Atelier Kerlan',
  country: 'FR',
  launchPadId: 'pad-fr',
  track: 'programme',
  stage,
});

describe('the columns of the board', () => {
  it('hold every stage in exactly one of them', () => {
    const held = new Set(allStages.map((stage) => columnOf(stage)));
    expect([...held].toSorted()).toEqual([...boardColumns].toSorted());
    expect(
      (['ineligible', 'declined', 'withdrawn'] as const).map((stage) => columnOf(stage)),
    ).toEqual(['ended', 'ended', 'ended']);
  });

  it('take a card where its SME can move, by the first move that leads there', () => {
    const moves = movesByColumn(at('screening'));
    expect([...moves.keys()]).toEqual(['eligible', 'ended', 'prospect']);
    expect(moves.get('ended')?.to).toBe('ineligible');
  });

  it('lead from one to the next that will do, and stop at the end', () => {
    const any = (): boolean => true;
    expect(columnBeside('enrolled', 1, any)).toBe('inducted');
    expect(columnBeside('enrolled', -1, (column) => column === 'prospect')).toBe('prospect');
    expect(columnBeside('ended', 1, any)).toBe('ended');
    expect(columnBeside('enrolled', 1, () => false)).toBe('enrolled');
  });
});
