/** Days counted by subtraction are those counted one way after the other. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  availableDaysBetween,
  calendarDays,
  firstDayOutsideClosures,
  workingDays,
} from '../../../../src/domain/calendar/availability.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import { openDaysAround } from '../../../../src/domain/calendar/open-days.ts';
import type { Closure } from '../../../../src/domain/sme/sme.ts';

const today = '2021-01-11';
const day = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((days) => addDays(today, days));
const closure: fc.Arbitrary<Closure> = fc
  .tuple(day(-500, 300), fc.integer({ min: -3, max: 60 }), fc.constantFrom('year', 'once'))
  .map(([from, days, every]) => ({ from, to: addDays(from, days), every }));
const closures = fc.array(closure, { maxLength: 4 });
const rules = fc.constantFrom(
  ...[undefined, 'FR' as const, 'GB-ENG' as const].flatMap((region) => [
    calendarDays(region),
    workingDays(region),
    { ...calendarDays(region), softWindows: false },
  ]),
);

describe('open days by subtraction', () => {
  it('are as many as those counted in the slow way, inside the counted years and outside', () => {
    fc.assert(
      fc.property(day(-900, 500), day(-900, 500), closures, rules, (from, to, closed, rule) => {
        const counted = openDaysAround(today, rule)(closed);
        expect(counted.between(from, to)).toBe(availableDaysBetween(from, to, closed, rule));
      }),
      { numRuns: 400 },
    );
  });

  it('begin with the same first open day', () => {
    fc.assert(
      fc.property(day(-900, 500), closures, rules, (from, closed, rule) => {
        const counted = openDaysAround(today, rule)(closed);
        expect(counted.firstFrom(from)).toBe(firstDayOutsideClosures(from, closed, rule));
      }),
      { numRuns: 200 },
    );
  });

  it('find none where a closure never ends, and stay where they are', () => {
    const always = [{ from: '2021-01-01', to: '2021-12-31', every: 'year' }] as const;
    const counted = openDaysAround(today, calendarDays('FR'))(always);
    expect(counted.firstFrom(today)).toBe(today);
    expect(counted.between('2020-11-01', today)).toBe(0);
  });
});
