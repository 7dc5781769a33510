import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  daysBetween,
  endOfMonth,
  fromDayNumber,
  startOfMonth,
  weekday,
} from '../../../../src/domain/calendar/local-date.ts';
import {
  daysOf,
  overlaps,
  weekNumber,
  weekOf,
  weeksOfMonth,
} from '../../../../src/domain/calendar/weeks.ts';

fc.configureGlobal({ seed: 20261125 });

const day = fc
  .integer({ min: dayNumber('1999-12-01'), max: dayNumber('2050-01-31') })
  .map(fromDayNumber);

describe('the weeks of a month', () => {
  it.each([
    // February 2021 began on a Monday and had 28 days; May 2021 began on a Saturday.
    ['2021-02', 4, '2021-02-01', '2021-02-28'],
    ['2021-05', 6, '2021-04-26', '2021-06-06'],
    ['2020-11', 6, '2020-10-26', '2020-12-06'],
    ['2024-02', 5, '2024-01-29', '2024-03-03'],
  ])('of %s are %i, from %s to %s', (month, count, first, last) => {
    const weeks = weeksOfMonth(month);
    expect(weeks).toHaveLength(count);
    expect([weeks[0]?.[0], weeks.at(-1)?.at(-1)]).toEqual([first, last]);
  });

  it('hold every day of it once, begin on Mondays, and no week lies outside it', () => {
    fc.assert(
      fc.property(day, (one) => {
        const weeks = weeksOfMonth(one);
        const days = weeks.flat();
        expect(new Set(days).size).toBe(days.length);
        expect(days).toEqual(daysOf({ from: days[0] ?? '', to: days.at(-1) ?? '' }));
        const month = daysOf({ from: startOfMonth(one), to: endOfMonth(one) });
        expect(days.filter((other) => other.startsWith(one.slice(0, 7)))).toEqual(month);
        for (const week of weeks) {
          expect(week.map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
          expect(week.some((other) => month.includes(other))).toBe(true);
        }
      }),
    );
  });

  it('share the week of a day with the week view', () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(weekOf(one)).toContain(one);
        expect(weeksOfMonth(one)).toContainEqual(weekOf(one));
      }),
    );
  });
});

describe('a range', () => {
  it('has as many days as lie between its ends, and none when it ends before it begins', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5, max: 40 }), (from, length) => {
        const to = fromDayNumber(dayNumber(from) + length);
        expect(daysOf({ from, to })).toHaveLength(Math.max(0, daysBetween(from, to) + 1));
      }),
    );
  });

  it('overlaps another exactly when they share a day', () => {
    fc.assert(
      fc.property(day, fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), (from, [gap, one, two]) => {
        const at = (days: number): string => fromDayNumber(dayNumber(from) + days);
        const a = { from, to: at(one) };
        const b = { from: at(gap), to: at(gap + two) };
        const shared = daysOf(a).some((other) => daysOf(b).includes(other));
        expect(overlaps(a, b)).toBe(shared);
        expect(overlaps(b, a)).toBe(shared);
      }),
    );
  });
});

describe('the number of a week', () => {
  it.each([
    ['2021-05-19', 20],
    ['2021-01-03', 53],
    ['2021-01-04', 1],
    ['2020-12-31', 53],
    ['2018-12-31', 1],
  ])('%s is in week %i', (date, week) => {
    expect(weekNumber(date)).toBe(week);
  });
});
