/** The targets of a plan against what a month brought. */

import { describe, expect, it } from 'vitest';
import type { FiguresValues } from '../../../../src/domain/figures/measures.ts';
import { standingPlans, targetLines } from '../../../../src/domain/figures/plan-targets.ts';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import type { RecordOf } from '../../../../src/domain/operation/record.ts';
import { answersTo } from '../../../../src/domain/sample/form-answers.ts';

const plan = (id: string, values: object): RecordOf<'form'> =>
  ({
    id,
    values: { templateId: 'market-entry-plan/1', state: 'agreed', market: 'GB', ...values },
  }) as unknown as RecordOf<'form'>;
const targets = (rows: object) => plan('p', { 'rows.targets': rows });
const month: FiguresValues = {
  month: '2020-10',
  visits: 1000,
  orders: 20,
  returnedOrders: 3,
  revenue: { amount: 900, currency: 'EUR' },
  revenueAbroad: { amount: 90, currency: 'EUR' },
};

describe('the targets of a plan', () => {
  it('are read where the form of a plan writes them', () => {
    const answers = answersTo(marketEntryPlan, {
      targets: { kind: 'targets', rows: { orders: { target: 25 } } },
    });
    expect(targetLines(plan('p', answers), undefined)).toHaveLength(1);
  });

  it('stand in its order, each with what came, its share and whether it is reached', () => {
    const lines = targetLines(
      targets({
        revenueAbroad: { target: 100 },
        orders: { baseline: 2, target: 25, by: '2021-10-01' },
        conversionRate: { target: 2 },
        averageOrder: { target: 50 },
      }),
      month,
    );
    expect(lines).toEqual([
      { measure: 'orders', target: 25, by: '2021-10-01', came: 20, share: 0.8, isReached: false },
      { measure: 'conversionRate', target: 2, by: undefined, came: 2, share: 1, isReached: true },
      {
        measure: 'averageOrder',
        target: 50,
        by: undefined,
        came: { amount: 45, currency: 'EUR' },
        share: 0.9,
        isReached: false,
      },
      {
        measure: 'revenueAbroad',
        target: 100,
        by: undefined,
        came: { amount: 90, currency: 'EUR' },
        share: 0.9,
        isReached: false,
      },
    ]);
  });

  it('of returns are reached from above, and have no share', () => {
    const [line] = targetLines(targets({ returnRate: { target: 16 } }), month);
    expect(line).toMatchObject({ came: 15, share: undefined, isReached: true });
  });

  it('without figures, or without a number to divide by, say no share', () => {
    expect(targetLines(targets({ orders: { target: 25 } }), undefined)).toMatchObject([
      { came: undefined, share: undefined, isReached: false },
    ]);
    expect(targetLines(targets({ orders: { target: 0 } }), month)[0]?.share).toBeUndefined();
  });

  it('that nobody typed, or that are no targets, are no lines', () => {
    expect(targetLines(targets({ orders: { baseline: 2 } }), month)).toEqual([]);
    expect(targetLines(targets({ orders: 'many' }), month)).toEqual([]);
    expect(targetLines(plan('p', {}), month)).toEqual([]);
  });

  it('are those of the latest plan of each market that was completed or agreed', () => {
    const forms = [
      plan('draft', { state: 'draft' }),
      plan('latest', {}),
      plan('before', { state: 'replaced' }),
      plan('older', { state: 'complete' }),
      plan('other', { market: 'BE' }),
      plan('assessment', { templateId: 'readiness-assessment/1' }),
    ];
    expect(standingPlans(forms).map(({ id }) => id)).toEqual(['latest', 'other']);
  });
});
