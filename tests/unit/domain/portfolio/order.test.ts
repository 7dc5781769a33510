/** The order of the list is total and stable, and puts first whom someone should call. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import { partsOf } from '../../../../src/domain/portfolio/arranged-rows.ts';
import { groupings } from '../../../../src/domain/portfolio/arrangement.ts';
import { compareRows, orderedRows } from '../../../../src/domain/portfolio/order.ts';
import { portfolioRow, type PortfolioRow } from '../../../../src/domain/portfolio/portfolio-row.ts';
import { allStages } from '../../../../src/domain/sme/sme.ts';
import { action, brief, head, issue } from './records.ts';

const today = '2020-11-19';
const context = alertContext({ today });
const ago = (days: number): string => addDays(today, -days);

const rows: fc.Arbitrary<readonly PortfolioRow[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      name: fc.constantFrom('Atelier', 'atelier', 'Émile', 'Zéphyr', 'Œuvre', ''),
      stage: fc.constantFrom(...allStages),
      reached: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      reviewed: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
      late: fc.option(fc.integer({ min: -5, max: 40 }), { nil: undefined }),
      open: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
      torn: fc.constantFrom(0, 0, 0, 2),
    })
    .map(({ id, name, stage, reached, reviewed, late, open, torn }) =>
      portfolioRow(
        head({
          id,
          sme: { name, stage },
          actions: late === undefined ? [] : [action({ due: ago(late) })],
          issues: open === undefined ? [] : [issue({ severity: 3, openedOn: ago(open) })],
          summary: {
            ...(reached === undefined ? {} : { lastReached: brief(ago(reached)) }),
            ...(reviewed === undefined ? {} : { lastReview: brief(ago(reviewed)) }),
            ...(torn === 0 ? {} : { openConflicts: torn }),
          },
        }),
        context,
      ),
    ),
  { selector: ({ id }) => id, maxLength: 30 },
);

describe('the order of the portfolio', () => {
  it('is the same whatever the order in which the rows come', () => {
    fc.assert(
      fc.property(
        rows.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const ids = (ordered: readonly PortfolioRow[]) => ordered.map(({ id }) => id);
          expect(ids(orderedRows(shuffled))).toEqual(ids(orderedRows(list)));
        },
      ),
    );
  });

  it('is total: antisymmetric, transitive, and zero only for one and the same', () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const a of list) {
          for (const b of list) {
            expect(Math.sign(compareRows(a, b))).toBe(0 - Math.sign(compareRows(b, a)));
            expect(compareRows(a, b) === 0).toBe(a.id === b.id);
          }
        }
        const ordered = orderedRows(list);
        ordered.forEach((row, index) => {
          for (const later of ordered.slice(index + 1)) {
            expect(compareRows(row, later)).toBeLessThan(0);
          }
        });
      }),
      { numRuns: 50 },
    );
  });

  it('loses no row and repeats none when it is cut into parts', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...groupings), (list, by) => {
        const ordered = orderedRows(list);
        const parts = partsOf(ordered, by, { memberId: 'maelle', pads: [], members: [] });
        const cut = parts.flatMap((part) => part.rows);
        expect(new Set(cut)).toEqual(new Set(ordered));
        expect(cut).toHaveLength(ordered.length);
        if (by === 'priority') expect(cut).toEqual(ordered);
      }),
    );
  });

  it('puts the longest silence first, then late reviews, conflicts, problems, actions; then dates; then names', () => {
    const well = { lastReached: brief(ago(1)), lastReview: brief(ago(1)) };
    const named = (name: string, parts: Parameters<typeof head>[0]): PortfolioRow =>
      portfolioRow(head({ ...parts, id: name, sme: { name } }), context);
    const list = [
      named('zoe', { summary: well }),
      named('Éric', { summary: well }),
      named('soon', { summary: { ...well, planned: [brief('2020-11-20')] } }),
      named('action', { summary: well, actions: [action({ due: ago(30) })] }),
      named('problem', { summary: well, issues: [issue({ severity: 2, openedOn: ago(20) })] }),
      named('conflict', { summary: { ...well, openConflicts: 1 } }),
      named('problem and conflict', {
        summary: { ...well, openConflicts: 1 },
        issues: [issue({ severity: 2, openedOn: ago(20) })],
      }),
      named('review', { summary: { ...well, lastReview: brief(ago(45)) } }),
      named('silent 22', { summary: { ...well, lastReached: brief(ago(22)) } }),
      named('silent 36', { summary: { ...well, lastReached: brief(ago(36)) } }),
    ];
    expect(orderedRows(list).map(({ name }) => name)).toEqual([
      'silent 36',
      'silent 22',
      'review',
      'conflict',
      'problem and conflict',
      'problem',
      'action',
      'soon',
      'Éric',
      'zoe',
    ]);
  });
});
