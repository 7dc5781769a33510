import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  compare,
  dateOf,
  dayNumber,
  daysBetween,
  endOfMonth,
  fromDayNumber,
  isTimeZone,
  localDate,
  localDateTimeIn,
  monthOf,
  monthsBetween,
  parseLocalDate,
  parseLocalDateTime,
  parseLocalMonth,
  shiftMonth,
  startOfMonth,
  weekday,
  yearOf,
} from '../../../../src/domain/calendar/local-date.ts';

fc.configureGlobal({ seed: 20261125 });

const anyDayNumber = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9998-12-31') });
const anyDate = anyDayNumber.map(fromDayNumber);

describe('Parsing a day, a month or a time', () => {
  it.each([
    ['2026-11-25', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['0099-12-31', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-11-00', false],
    ['2026-1-1', false],
    ['26-11-2025', false],
    ['2026-11-25T10:00', false],
    [' 2026-11-25', false],
    ['2026-11-25\n', false],
    ['', false],
  ])('takes %j as a day: %s', (text, exists) => {
    expect(parseLocalDate(text)).toBe(exists ? text : undefined);
  });

  it.each([
    ['2026-11', true],
    ['2026-13', false],
    ['2026-11-25', false],
    ['2026', false],
  ])('takes %j as a month: %s', (text, exists) => {
    expect(parseLocalMonth(text)).toBe(exists ? text : undefined);
  });

  it.each([
    ['2026-11-25T00:00', true],
    ['2026-11-25T23:59', true],
    ['2026-11-25T24:00', false],
    ['2026-02-30T10:00', false],
    ['2026-11-25T10:00T10:00', false],
    ['2026-11-25T10:60', false],
    ['2026-11-25', false],
    ['2026-11-25T10:00:00', false],
  ])('takes %j as a time: %s', (text, exists) => {
    expect(parseLocalDateTime(text)).toBe(exists ? text : undefined);
  });

  it('refuses numbers that make no day', () => {
    expect(localDate(2026, 2, 29)).toBeUndefined();
    expect(localDate(2026, 1.5, 1)).toBeUndefined();
    expect(localDate(10_000, 1, 1)).toBeUndefined();
    expect(localDate(-1, 1, 1)).toBeUndefined();
    expect(localDate(Number.NaN, 1, 1)).toBeUndefined();
    expect(localDate(7, 3, 2)).toBe('0007-03-02');
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([undefined, text]).toContain(parseLocalDate(text));
        expect([undefined, text]).toContain(parseLocalMonth(text));
        expect([undefined, text]).toContain(parseLocalDateTime(text));
      }),
    );
  });
});

describe('Counting days', () => {
  it.each([
    ['2026-11-25', 1, '2026-11-26'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['0099-12-31', 1, '0100-01-01'],
    ['0001-01-01', -1, '0000-12-31'],
  ])('adds to %s %i days: %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  it('agrees with the platform on every day from 1970 to 2099', () => {
    const differing: string[] = [];
    for (let number = 0; number < 47_482; number += 1) {
      const date = new Date(number * 86_400_000);
      const text = date.toISOString().slice(0, 10);
      const agrees =
        fromDayNumber(number) === text &&
        dayNumber(text) === number &&
        weekday(text) % 7 === date.getUTCDay();
      if (!agrees) differing.push(text);
    }
    expect(differing).toEqual([]);
  });

  it('returns to where it started', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -3000, max: 3000 }), (date, days) => {
        fc.pre(dayNumber(date) + days >= dayNumber('0000-01-01'));
        fc.pre(dayNumber(date) + days <= dayNumber('9999-12-31'));
        const other = addDays(date, days);
        expect(parseLocalDate(other)).toBe(other);
        expect(daysBetween(date, other)).toBe(days);
        expect(addDays(other, -days)).toBe(date);
        expect(compare(other, date)).toBe(Math.sign(days));
      }),
    );
  });

  it('repeats the weekday after seven days, and only then', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekday(addDays(date, 7))).toBe(weekday(date));
        const week = [0, 1, 2, 3, 4, 5, 6].map((days) => weekday(addDays(date, days)));
        expect(new Set(week)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
      }),
    );
  });

  it('reads a day that its month does not have as the day that many days on', () => {
    expect(daysBetween('2026-02-28', '2026-02-31')).toBe(3);
  });

  it('throws on a text that is no day, because that is a defect of ours', () => {
    expect(() => addDays('25/11/2026', 1)).toThrow('YYYY-MM-DD');
    expect(() => addDays('9999-12-31', 1)).toThrow('9999');
    expect(() => addDays('0000-01-01', -1)).toThrow('9999');
    expect(() => monthOf('hier')).toThrow('YYYY-MM');
  });
});

describe('Counting months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-08-31', -2, '2026-06-30'],
    ['2026-11-25', 2, '2027-01-25'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('adds to %s %i months: %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it('lands in the month asked for, never on a later day of it', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -11, max: 11 }), (date, months) => {
        fc.pre(yearOf(date) > 0);
        const moved = addMonths(date, months);
        expect(monthsBetween(monthOf(date), monthOf(moved))).toBe(months);
        expect(shiftMonth(monthOf(date), months)).toBe(monthOf(moved));
        expect(parseLocalDate(moved)).toBe(moved);
        expect(Number(moved.slice(8))).toBeLessThanOrEqual(Number(date.slice(8)));
      }),
    );
  });

  it('starts and ends a month where the next and the last begin', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(monthOf(addDays(endOfMonth(date), 1))).toBe(shiftMonth(monthOf(date), 1));
        expect(monthOf(endOfMonth(date))).toBe(monthOf(date));
        expect(startOfMonth(date).slice(8)).toBe('01');
        expect(startOfMonth(monthOf(date))).toBe(startOfMonth(date));
      }),
    );
  });

  it('refuses a month outside the years it can write', () => {
    expect(() => shiftMonth('9999-12', 1)).toThrow('9999');
    expect(() => shiftMonth('2026', 1)).toThrow('YYYY-MM');
  });
});

describe('The time on the clock of a place', () => {
  it.each([
    ['2026-11-25T09:30:00Z', 'Europe/Paris', '2026-11-25T10:30'],
    ['2026-11-25T09:30:00Z', 'Europe/London', '2026-11-25T09:30'],
    ['2026-07-14T22:30:00Z', 'Europe/Paris', '2026-07-15T00:30'],
    ['2026-07-14T22:30:59Z', 'Europe/London', '2026-07-14T23:30'],
    // The night in which Paris puts its clocks back: 02:30 comes twice.
    ['2026-10-25T00:30:00Z', 'Europe/Paris', '2026-10-25T02:30'],
    ['2026-10-25T01:30:00Z', 'Europe/Paris', '2026-10-25T02:30'],
    ['2026-03-29T01:00:00Z', 'Europe/London', '2026-03-29T02:00'],
    ['2026-12-31T23:00:00Z', 'Europe/Paris', '2027-01-01T00:00'],
  ])('shows %s in %s as %s', (instant, zone, expected) => {
    expect(localDateTimeIn(Date.parse(instant), zone)).toBe(expected);
  });

  it('reads an unknown zone as UTC, so that logging goes on', () => {
    expect(isTimeZone('Europe/Paris')).toBe(true);
    expect(isTimeZone('Normandie')).toBe(false);
    expect(localDateTimeIn(Date.parse('2026-11-25T09:30:00Z'), 'Normandie')).toBe(
      '2026-11-25T09:30',
    );
  });

  it('shows an instant that no date can name as the nearest that one can', () => {
    for (const instant of [8.64e15, -8.64e15, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER]) {
      for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Paris']) {
        const time = localDateTimeIn(instant, zone);
        expect(parseLocalDateTime(time)).toBe(time);
      }
    }
    expect(localDateTimeIn(8.64e15, 'UTC')).toBe('9999-12-30T00:00');
  });

  it('changes with the minute and the zone, also when it was asked for before', () => {
    const beforeSummer = Date.parse('2021-03-28T00:59:59.999Z');
    const times = [0, 1, 0].flatMap((later) => [
      localDateTimeIn(beforeSummer + later, 'Europe/Paris'),
      localDateTimeIn(beforeSummer + later, 'Asia/Kathmandu'),
    ]);
    const [paris, kathmandu] = ['2021-03-28T01:59', '2021-03-28T06:44'];
    expect(times).toEqual([
      paris,
      kathmandu,
      '2021-03-28T03:00',
      '2021-03-28T06:45',
      paris,
      kathmandu,
    ]);
  });

  it('always gives a day and a time that exist', () => {
    const zones = ['Europe/Paris', 'Europe/London', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'];
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1900-01-01'),
          max: new Date('2100-01-01'),
          noInvalidDate: true,
        }),
        fc.constantFrom(...zones),
        (instant, zone) => {
          const time = localDateTimeIn(instant.getTime(), zone);
          expect(parseLocalDateTime(time)).toBe(time);
          expect(Math.abs(dayNumber(dateOf(time)) - instant.getTime() / 86_400_000)).toBeLessThan(
            2,
          );
        },
      ),
    );
  });
});
