/** Which months have a row in the grid: those with figures and those around them, however far apart they lie. */

import { describe, expect, it } from 'vitest';
import { channelFacts } from '../../../../src/domain/figures/channel-facts.ts';
import {
  type FiguresRecord,
  monthRows,
  rowsByChannel,
} from '../../../../src/domain/figures/month-rows.ts';
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

  it('are ten years, and two of months that lie far off, whatever was entered, until more are asked for (F321)', () => {
    const everyOther = Array.from({ length: 61 }, (_, at) => `${1900 + 2 * at}-10`);
    expect(shown(everyOther)).toHaveLength(120);
    expect(shown(everyOther)[0]).toBe('2010-12');
    expect(shown(everyOther, 24)[0]).toBe('2008-12');
    const apart = Array.from({ length: 30 }, (_, at) => `${1900 + 3 * at}-10`);
    expect(shown(apart)).toEqual([...apart.slice(-24), ...shown([])]);
    expect(shown(['1905-01', ...everyOther.slice(-5)])[0]).toBe('1905-01');
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

describe('the rows of a month', () => {
  const record = (id: string, values: object, at = 1): FiguresRecord => ({
    id,
    values: { month: '2020-10', ...values },
    changed: { at },
  });

  it('show the latest of what was said, and say where it differs', () => {
    const eur = (amount: number) => ({ amount, currency: 'EUR' });
    const records = [
      record('f-1', { visits: 10, revenue: eur(5) }, 1),
      record('f-2', { visits: 12, revenue: eur(5), orders: 3 }, 2),
      record('f-3', { visits: 10 }, 3),
    ];
    const row = monthRows(records, undefined).get('2020-10');
    expect(row?.ids).toEqual(['f-1', 'f-2', 'f-3']);
    expect(row?.values).toEqual({ month: '2020-10', visits: 10, revenue: eur(5), orders: 3 });
    expect(row?.differing).toEqual({ visits: [10, 12] });
  });

  it('are the same, channel by channel, as all at once', () => {
    const records = ['shop', undefined, 'market', 'shop'].map((channelId, at) =>
      record(`f-${at}`, { channelId, visits: at }),
    );
    const all = rowsByChannel(records);
    expect([...all.keys()]).toEqual(['shop', undefined, 'market']);
    for (const [channelId, rows] of all) expect(rows).toEqual(monthRows(records, channelId));
    expect(channelFacts(records as never).map(({ channelId }) => channelId)).toEqual([
      undefined,
      'market',
      'shop',
    ]);
  });

  /** How often records are asked for a value, by what the two folds that every device makes of them do. */
  function reads(count: number, valuesOf: (at: number) => object): number {
    let asked = 0;
    const counting = <T extends object>(values: T): T =>
      new Proxy(values, {
        get: (target, key) => ((asked += 1), Reflect.get(target, key)),
        ownKeys: (target) => {
          const keys = Reflect.ownKeys(target);
          asked += keys.length;
          return keys;
        },
      });
    const records = Array.from({ length: count }, (_, at) => {
      const { values, ...rest } = record(`f-${at}`, valuesOf(at));
      return { ...rest, values: counting(values) };
    });
    channelFacts(records as never);
    return asked;
  }

  it.each([
    ['one month', () => ({})],
    ['one month, of which each says something else', (at: number) => ({ visits: at })],
    ['a channel each', (at: number) => ({ channelId: `channel-${at}` })],
  ])('cost twice as much for twice as many records, and no more: %s (F288)', (_, valuesOf) => {
    expect(reads(800, valuesOf)).toBeLessThanOrEqual(2 * reads(400, valuesOf));
  });

  it('do not ask for fields that no version declares, however many there are (F288)', () => {
    const undeclared = Object.fromEntries(
      Array.from({ length: 2500 }, (_, at) => [`newer.${at}`, at]),
    );
    const plain = reads(20, () => ({ visits: 1 }));
    expect(reads(20, () => ({ visits: 1, ...undeclared }))).toBe(plain);
    const [row] = monthRows([record('f-1', { visits: 1, ...undeclared })], undefined).values();
    expect(row?.values).toEqual({ month: '2020-10', visits: 1 });
  });
});
