/** Ratios, before and after a connection, the same month a year before: worked by hand, and for any figures. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beforeAfter, change, periodOf, yearBack } from '../../../../src/domain/figures/compare.ts';
import type { FiguresValues } from '../../../../src/domain/figures/measures.ts';
import { monthRows } from '../../../../src/domain/figures/month-rows.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' }) as const;

/** As the owner of a pottery gave them. */
const pottery: readonly FiguresValues[] = [
  { month: '2019-11', visits: 800, orders: 8, revenue: eur(400), returnedOrders: 1 },
  { month: '2020-08', visits: 480, orders: 3, revenue: eur(132), ordersAbroad: 0 },
  { month: '2020-09', visits: 760, orders: 7, revenue: eur(330.4), ordersAbroad: 2 },
  { month: '2020-10', visits: 990, orders: 9, revenue: eur(473.4), ordersAbroad: 3 },
  { month: '2020-11', visits: 1240, orders: 14, revenue: eur(813.4), ordersAbroad: 7 },
];

const rowsOf = (values: readonly FiguresValues[]) =>
  monthRows(
    values.map((one, index) => ({ id: `f${index}`, values: one, changed: { at: index } })),
    undefined,
  );

describe('a period', () => {
  test('is the mean of its months, and ratios over all of them', () => {
    const period = periodOf(pottery.slice(2));
    expect(period.months).toBe(3);
    expect(period.visits).toBeCloseTo(996.67, 2);
    expect(period.orders).toBe(10);
    expect(period.conversion).toBeCloseTo(30 / 2990, 10);
    // 1,617.20 over 30 orders.
    expect(period.averageOrder).toEqual(eur(53.91));
    expect(period.shareAbroad).toBe(0.4);
    expect(period.returnRate).toBeUndefined();
  });

  test('takes only months into a ratio in which both figures are known', () => {
    const period = periodOf([
      { month: '2020-09', visits: 100, orders: 5 },
      { month: '2020-10', orders: 500 },
    ]);
    expect(period.conversion).toBe(0.05);
  });

  test('adds up no amounts of two currencies or of two VAT conventions', () => {
    const gbp = { amount: 400, currency: 'GBP' } as const;
    expect(
      periodOf([
        { month: '2020-09', orders: 1, revenue: eur(400) },
        { month: '2020-10', orders: 1, revenue: gbp },
      ]),
    ).toMatchObject({ revenue: undefined, averageOrder: undefined, orders: 1 });
    expect(
      periodOf([
        { month: '2020-09', orders: 1, revenue: eur(400), vat: 'excluded' },
        { month: '2020-10', orders: 1, revenue: eur(480), vat: 'included' },
      ]).revenue,
    ).toBeUndefined();
  });

  test('says no ratio of what cannot be: more orders than visits, or none at all', () => {
    expect(periodOf([{ month: '2020-09', visits: 3, orders: 5 }]).conversion).toBeUndefined();
    expect(periodOf([{ month: '2020-09', visits: 0, orders: 0 }]).conversion).toBeUndefined();
  });

  test('has finite means, and shares between 0 and 1, whatever was entered', () => {
    const count = fc.option(fc.nat({ max: 999_999_999 }), { nil: undefined });
    const values: fc.Arbitrary<FiguresValues> = fc.record({
      month: fc.constantFrom('2020-09', '2020-10'),
      visits: count,
      orders: count,
      returnedOrders: count,
      ordersAbroad: count,
      revenue: fc.option(fc.nat().map(eur), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(values), (rows) => {
        const { conversion, returnRate, shareAbroad, visits, orders, averageOrder } =
          periodOf(rows);
        for (const share of [conversion, returnRate, shareAbroad]) {
          if (share === undefined) continue;
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        for (const value of [visits, orders, averageOrder?.amount]) {
          expect(value === undefined || Number.isFinite(value)).toBe(true);
        }
      }),
    );
  });
});

test('the month of a connection counts as after it', () => {
  const { before, after } = beforeAfter(rowsOf(pottery).values(), '2020-09-28');
  expect([before.months, before.orders]).toEqual([2, 5.5]);
  expect([after.months, after.orders]).toEqual([3, 10]);
});

test('a month is compared with the same one a year before, where that has figures', () => {
  const compared = yearBack(rowsOf(pottery));
  expect(compared?.month).toBe('2020-11');
  expect(change(compared?.earlier.orders, compared?.now.orders)).toBe(0.75);
  expect(yearBack(rowsOf(pottery.slice(1)))).toBeUndefined();
});

test('nothing changes from nothing', () => {
  expect(change(0, 5)).toBeUndefined();
  expect(change(undefined, 5)).toBeUndefined();
  expect(change(10, 5)).toBe(-0.5);
});
