/** Which months have a row in the grid: those with figures and those around them, however far apart they lie. */

import { describe, expect, it } from 'vitest';
import { monthRows } from '../../../../src/domain/figures/month-rows.ts';
import {
  afterLastGap,
  isAfterGap,
  monthsWithRows,
  usualCurrency,
} from '../../../../src/domain/figures/shown-months.ts';

const shown = (known: readonly string[], earlier = 0) =>
  monthsWithRows(known, { last: '2020-11', usual: 12, earlier });

describe('the months that have a row', () => {
  it('are those of a year before anybody entered one, and more when they are asked for', () => {
    expect(shown([])).toHaveLength(13);
    expect(shown([])[0]).toBe('2019-11');
    expect(shown([], 12)[0]).toBe('2018-11');
  });

  it('begin with the first that has figures, each month after it included', () => {
    const months = shown(['2017-03', '2018-12', '2020-10']);
    expect(months[0]).toBe('2017-03');
    expect(months).toHaveLength(45);
    expect(afterLastGap(months)).toEqual(months);
    expect(shown(['2017-03', '2018-12'], 12)[0]).toBe('2016-03');
  });

  it('leave out the years between two that lie far apart, and those to come', () => {
    const months = shown(['2199-12', '1900-01', '1950-06', '1950-08', '2020-10']);
    expect(months.slice(0, 5)).toEqual(['1900-01', '1950-06', '1950-07', '1950-08', '2019-11']);
    expect(months).toHaveLength(17);
    expect([0, 1, 2, 3, 4, 5].filter((index) => isAfterGap(months, index))).toEqual([1, 4]);
    expect(afterLastGap(months)[0]).toBe('2019-11');
  });

  it('name none twice where more are asked for than lie between', () => {
    const months = shown(['2015-01', '2020-10'], 120);
    expect(months[0]).toBe('2009-11');
    expect(new Set(months).size).toBe(months.length);
  });
});

describe('the usual currency', () => {
  const usual = (...said: readonly ('EUR' | 'GBP' | undefined)[]) =>
    usualCurrency(
      monthRows(
        said.map((currency, index) => ({
          id: `f-${index}`,
          values: {
            month: `2020-0${index + 1}`,
            ...(currency === undefined ? {} : { revenue: { amount: 1, currency } }),
          },
          changed: { at: index },
        })),
        undefined,
      ).values(),
    );

  it('is that of most months, however the last one was typed', () => {
    expect(usual('EUR', 'EUR', undefined, 'GBP')).toBe('EUR');
    expect(usual('GBP', 'GBP', 'EUR')).toBe('GBP');
  });

  it('is the later of two that are as frequent, and none where nobody said any', () => {
    expect(usual('EUR', 'GBP')).toBe('GBP');
    expect(usual('GBP', 'EUR')).toBe('EUR');
    expect(usual(undefined)).toBeUndefined();
  });
});
