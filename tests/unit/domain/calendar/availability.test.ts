import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AvailabilityRules,
  availableDaysBetween,
  calendarDays,
  closedBy,
  firstDayOutsideClosures,
  isBridgeDay,
  isClosed,
  searchDaysMax,
  workingDays,
} from '../../../../src/domain/calendar/availability.ts';
import { closedRanges } from '../../../../src/domain/calendar/closed-ranges.ts';
import type { Closure } from '../../../../src/domain/sme/sme.ts';
import { holidayRegions } from '../../../../src/domain/calendar/holidays.ts';
import {
  addDays,
  dayNumber,
  daysBetween,
  fromDayNumber,
  weekday,
} from '../../../../src/domain/calendar/local-date.ts';

fc.configureGlobal({ seed: 20261125 });

const everyDay: AvailabilityRules = { ...calendarDays(undefined) };

function yearly(from: string, to: string): Closure {
  return { from, to, every: 'year' };
}

function once(from: string, to: string): Closure {
  return { from, to, every: 'once', reason: 'Inventaire' };
}

const anyDate = fc
  .integer({ min: dayNumber('2018-01-01'), max: dayNumber('2032-12-31') })
  .map(fromDayNumber);
/** Around the days on which calendars go wrong. */
const awkwardDate = fc
  .tuple(
    fc.integer({ min: 2018, max: 2032 }),
    fc.constantFrom('02-28', '03-01', '12-24', '12-31', '01-01', '08-01', '08-31'),
    fc.integer({ min: -1, max: 1 }),
  )
  .map(([year, day, shift]) => addDays(`${year}-${day}`, shift));
const date = fc.oneof(anyDate, awkwardDate);

const closure: fc.Arbitrary<Closure> = fc
  .tuple(date, fc.integer({ min: -3, max: 60 }), fc.constantFrom('year', 'once'))
  .map(([from, days, every]) => ({ from, to: addDays(from, days), every }) as const);
const closures = fc.array(closure, { maxLength: 4 });
const rules: fc.Arbitrary<AvailabilityRules> = fc.record({
  region: fc.constantFrom(undefined, ...holidayRegions),
  softWindows: fc.boolean(),
  bridgeDays: fc.boolean(),
  publicHolidays: fc.boolean(),
  weekends: fc.boolean(),
});

describe('A closed day', () => {
  it.each([
    ['2026-08-01', 'FR', 'softWindow'],
    ['2026-08-31', 'FR', 'softWindow'],
    ['2026-07-31', 'FR', undefined],
    ['2026-09-01', 'FR', undefined],
    ['2026-08-03', 'GB-ENG', undefined],
    ['2026-12-23', 'FR', undefined],
    ['2026-12-24', 'FR', 'softWindow'],
    ['2026-12-24', 'GB-ENG', 'softWindow'],
    ['2027-01-01', 'GB-ENG', 'softWindow'],
    ['2027-01-02', 'FR', undefined],
    // Ascension 2026 is a Thursday, 14 July 2026 a Tuesday.
    ['2026-05-15', 'FR', 'bridgeDay'],
    ['2026-07-13', 'FR', 'bridgeDay'],
    ['2026-07-14', 'FR', undefined],
    ['2026-07-13', 'GB-ENG', undefined],
    ['2026-11-25', undefined, undefined],
    ['2026-08-15', undefined, undefined],
  ] as const)('%s in %s is closed by %s', (day, region, reason) => {
    expect(closedBy(day, [], calendarDays(region))).toBe(reason);
    expect(isClosed(day, [], calendarDays(region))).toBe(reason !== undefined);
  });

  it.each([
    ['2026-07-14', 'FR', 'publicHoliday'],
    ['2026-08-31', 'GB-ENG', 'publicHoliday'],
    ['2026-11-28', 'FR', 'weekend'],
    ['2026-11-29', undefined, 'weekend'],
    ['2026-11-27', 'FR', undefined],
  ] as const)('%s in %s is closed by %s where working days count', (day, region, reason) => {
    expect(closedBy(day, [], workingDays(region))).toBe(reason);
  });

  it('follows the closures of the business before anything else', () => {
    expect(closedBy('2026-08-10', [once('2026-08-10', '2026-08-10')], workingDays('FR'))).toBe(
      'closure',
    );
  });

  it.each([
    ['2026-12-23', false],
    ['2026-12-24', true],
    ['2026-12-31', true],
    ['2027-01-02', true],
    ['2027-01-03', false],
    ['2019-01-01', true],
    ['2031-06-15', false],
  ])('%s lies in a yearly closure over the turn of the year: %s', (day, closed) => {
    expect(isClosed(day, [yearly('2024-12-24', '2025-01-02')], everyDay)).toBe(closed);
    // The same when both ends were typed in one year.
    expect(isClosed(day, [yearly('2025-12-24', '2025-01-02')], everyDay)).toBe(closed);
  });

  it.each([
    ['2024-02-29', true],
    ['2025-02-28', false],
    ['2025-03-01', false],
  ])('%s is closed by a yearly closure of 29 February alone: %s', (day, closed) => {
    expect(isClosed(day, [yearly('2024-02-29', '2024-02-29')], everyDay)).toBe(closed);
  });

  it('is none for a yearly closure whose ends were typed the wrong way round', () => {
    const slip = [yearly('2026-08-21', '2026-08-01')];
    const days = Array.from({ length: 366 }, (_, index) => addDays('2026-01-01', index));
    expect(days.filter((day) => isClosed(day, slip, everyDay))).toEqual([]);
    expect(availableDaysBetween('2026-01-01', '2026-12-31', slip, everyDay)).toBe(364);
  });

  it('is none for a single closure that ends before it begins, and every one for an endless one', () => {
    expect(isClosed('2026-05-05', [once('2026-05-10', '2026-05-01')], everyDay)).toBe(false);
    expect(isClosed('2031-05-05', [yearly('2026-01-01', '2026-12-31')], everyDay)).toBe(true);
    const endless = [yearly('2024-01-01', '2026-02-01')];
    expect(isClosed('2031-05-05', endless, everyDay)).toBe(true);
    expect(availableDaysBetween('2030-01-01', '2031-12-31', endless, everyDay)).toBe(0);
  });
});

describe('A bridge day', () => {
  it.each([
    // Ascension, a Thursday, and 14 July, a Tuesday.
    ['2026-05-15', 'FR', true],
    ['2026-07-13', 'FR', true],
    ['2026-07-14', 'FR', false],
    ['2026-07-15', 'FR', false],
    // 8 May 2018 was a Tuesday and Ascension the Thursday after.
    ['2018-05-07', 'FR', true],
    ['2018-05-09', 'FR', true],
    ['2018-05-11', 'FR', true],
    // 1 January 2026 is a Thursday on both sides.
    ['2026-01-02', 'FR', true],
    ['2026-01-02', 'GB-ENG', true],
    // The day between is off itself: Christmas Eve of 2022 was a Saturday.
    ['2022-12-24', 'GB-ENG', false],
    ['2026-11-25', 'FR', false],
  ] as const)('is %s in %s: %s', (day, region, bridge) => {
    expect(isBridgeDay(day, region)).toBe(bridge);
  });

  it('is never next to another one', () => {
    const days = Array.from({ length: 15 * 365 }, (_, index) => addDays('2018-01-01', index));
    for (const region of holidayRegions) {
      const bridges = days.filter((day) => isBridgeDay(day, region));
      expect(bridges.length).toBeGreaterThan(4);
      expect(bridges.filter((day) => isBridgeDay(addDays(day, 1), region))).toEqual([]);
    }
  });

  it('may belong to the holiday of another year', () => {
    expect(isBridgeDay('2029-12-31', 'FR')).toBe(true);
    const rules = { ...calendarDays('FR'), softWindows: false };
    expect(availableDaysBetween('2029-12-30', '2029-12-31', [], rules)).toBe(0);
  });
});

describe('The days of availability between two days', () => {
  it.each([
    ['2026-11-24', '2026-11-25', 1],
    ['2026-11-25', '2026-11-25', 0],
    ['2026-11-26', '2026-11-25', 0],
    // 31 July and 1 to 10 September around the French August.
    ['2026-07-30', '2026-09-10', 11],
    ['2026-12-20', '2027-01-05', 7],
    ['2024-02-27', '2024-03-01', 3],
    ['2026-02-27', '2026-03-01', 2],
  ])('from %s to %s are %i in France', (from, to, days) => {
    expect(availableDaysBetween(from, to, [], calendarDays('FR'))).toBe(days);
  });

  it('are working days where the setting says so', () => {
    // From Friday to the Monday after next: five working days and one.
    expect(availableDaysBetween('2026-11-13', '2026-11-23', [], workingDays('FR'))).toBe(6);
    // 11 November is off in France alone.
    expect(availableDaysBetween('2026-11-09', '2026-11-12', [], workingDays('FR'))).toBe(2);
    expect(availableDaysBetween('2026-11-09', '2026-11-12', [], workingDays('GB-ENG'))).toBe(3);
  });

  it('are the days that are not closed, counted one by one', () => {
    let partly = 0;
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 0, max: 900 }),
        closures,
        rules,
        (from, days, given, settings) => {
          const to = addDays(from, days);
          const open = Array.from({ length: days }, (_, index) => addDays(from, index + 1)).filter(
            (day) => !isClosed(day, given, settings),
          ).length;
          expect(availableDaysBetween(from, to, given, settings)).toBe(open);
          if (open > 0 && open < days) partly += 1;
        },
      ),
      { numRuns: 400 },
    );
    expect(partly).toBeGreaterThan(100);
  });

  it('are all days when nothing is closed, and never more', () => {
    fc.assert(
      fc.property(date, date, closures, (from, to, given) => {
        const days = Math.max(0, daysBetween(from, to));
        expect(availableDaysBetween(from, to, [], everyDay)).toBe(days);
        expect(availableDaysBetween(from, to, given, everyDay)).toBeLessThanOrEqual(days);
      }),
    );
  });

  it('add up over consecutive ranges', () => {
    fc.assert(
      fc.property(fc.tuple(date, date, date), closures, rules, (days, given, settings) => {
        const [from = '', middle = '', to = ''] = days.toSorted();
        const count = (a: string, b: string) => availableDaysBetween(a, b, given, settings);
        expect(count(from, middle) + count(middle, to)).toBe(count(from, to));
      }),
    );
  });

  it('are the same for a closure given twice, in parts, or in another order', () => {
    fc.assert(
      fc.property(date, date, closures, rules, (from, to, given, settings) => {
        const days = availableDaysBetween(from, to, given, settings);
        expect(availableDaysBetween(from, to, [...given, ...given], settings)).toBe(days);
        expect(availableDaysBetween(from, to, given.toReversed(), settings)).toBe(days);
      }),
    );
  });

  it('cope with days that no calendar has and with all years that can be written', () => {
    const odd = [once('2026-02-31', '2026-04-31'), yearly('2026-02-30', '2026-02-31')];
    for (let index = 0; index < 120; index += 1) {
      const from = addDays('2026-01-31', index);
      const expected = isClosed(addDays(from, 1), odd, everyDay) ? 0 : 1;
      expect(availableDaysBetween(from, addDays(from, 1), odd, everyDay)).toBe(expected);
    }
    const turn = [yearly('2026-12-30', '2027-01-02')];
    const count = (from: string, to: string) =>
      availableDaysBetween(from, to, turn, workingDays('FR'));
    expect(count('0000-01-01', '9999-12-31')).toBeGreaterThan(2_000_000);
    expect(count('9999-05-03', '9999-05-10')).toBe(5);
    expect(count('0000-05-01', '0000-05-08')).toBe(5);
  });
});

describe('The first day outside closures', () => {
  it.each([
    ['2026-11-25', 'FR', '2026-11-25'],
    ['2026-08-15', 'FR', '2026-09-01'],
    ['2026-12-24', 'GB-ENG', '2027-01-02'],
    ['2026-05-15', 'FR', '2026-05-16'],
  ] as const)('from %s in %s is %s', (from, region, to) => {
    expect(firstDayOutsideClosures(from, [], calendarDays(region))).toBe(to);
  });

  it('goes on past the closures of the business', () => {
    const given = [yearly('2020-09-01', '2020-09-14'), once('2026-09-15', '2026-09-20')];
    expect(firstDayOutsideClosures('2026-08-15', given, calendarDays('FR'))).toBe('2026-09-21');
    expect(firstDayOutsideClosures('2026-08-15', given, workingDays('FR'))).toBe('2026-09-21');
  });

  it('is open, not before the day asked for, with only closed days between', () => {
    fc.assert(
      fc.property(date, closures, rules, (from, given, settings) => {
        const first = firstDayOutsideClosures(from, given, settings);
        expect(first >= from).toBe(true);
        expect(isClosed(first, given, settings)).toBe(false);
        if (first > from) {
          expect(availableDaysBetween(addDays(from, -1), addDays(first, -1), given, settings)).toBe(
            0,
          );
        }
        if (settings.weekends) expect(weekday(first)).toBeLessThan(6);
      }),
    );
  });

  it('is the day itself when no open day is in sight', () => {
    const endless = [once('2020-01-01', addDays('2026-11-25', searchDaysMax))];
    expect(firstDayOutsideClosures('2026-11-25', endless, everyDay)).toBe('2026-11-25');
    expect(firstDayOutsideClosures('2026-11-26', endless, everyDay)).toBe(
      addDays('2026-11-25', searchDaysMax + 1),
    );
  });
});

describe('The days of a range on which a business is closed', () => {
  const alone: AvailabilityRules = {
    region: undefined,
    softWindows: false,
    bridgeDays: false,
    publicHolidays: false,
    weekends: false,
  };
  const turns = fc
    .tuple(date, fc.integer({ min: 1, max: 40 }))
    .map(([from, days]) => yearly(addDays(from, days + 364), from));

  it('are those on which its closures hold, day by day, in order and within the range', () => {
    let partly = 0;
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 0, max: 400 }),
        fc.array(fc.oneof(closure, turns), { minLength: 1, maxLength: 4 }),
        (from, days, given) => {
          const range = { from, to: addDays(from, days) };
          const found = closedRanges(range, given);
          const all = Array.from({ length: days + 1 }, (_, index) => addDays(from, index));
          const closed = all.filter((day) => closedBy(day, given, alone) !== undefined);
          const told = all.filter((day) => found.some((one) => one.from <= day && day <= one.to));
          expect(told).toEqual(closed);
          for (const one of found) {
            expect(one.from >= range.from && one.from <= one.to && one.to <= range.to).toBe(true);
          }
          expect(found.map((one) => one.from)).toEqual(found.map((one) => one.from).toSorted());
          if (closed.length > 0 && closed.length <= days) partly += 1;
        },
      ),
      { numRuns: 400 },
    );
    expect(partly).toBeGreaterThan(100);
  });

  it('are whole years for a closure without an end in the year, and none for one typed backwards', () => {
    const year = { from: '2021-01-01', to: '2021-12-31' };
    expect(closedRanges(year, [yearly('2020-01-01', '2020-12-31')])).toEqual([year]);
    expect(closedRanges(year, [yearly('2020-08-21', '2020-08-01')])).toEqual([]);
    expect(closedRanges(year, [yearly('2020-02-29', '2020-03-02')])).toEqual([
      { from: '2021-03-01', to: '2021-03-02' },
    ]);
  });
});
