import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../../../src/domain/calendar/local-date.ts';
import {
  easterSunday,
  holidayOn,
  holidayRegions,
  holidaysOf,
} from '../../../../src/domain/calendar/holidays.ts';
import oracle from '../../../fixtures/holidays-2019-2030.json' with { type: 'json' };

fc.configureGlobal({ seed: 20261125 });

const years = ['2019', '2020', '2021', '2022', '2023', '2024'] as const;
const laterYears = ['2025', '2026', '2027', '2028', '2029', '2030'] as const;

describe('Public holidays', () => {
  it.each([...years, ...laterYears])('equal an independent calendar in %s', (year) => {
    expect(easterSunday(Number(year))).toBe(oracle.easter[year]);
    for (const region of holidayRegions) {
      const dates = holidaysOf(Number(year), region).map((holiday) => holiday.date);
      expect(dates).toEqual(oracle[region][year]);
    }
  });

  it.each([
    ['1818-03-22'],
    ['1943-04-25'],
    ['1961-04-02'],
    ['2000-04-23'],
    ['2008-03-23'],
    ['2038-04-25'],
    ['2285-03-22'],
  ])('know Easter at its extremes: %s', (date) => {
    expect(easterSunday(Number(date.slice(0, 4)))).toBe(date);
  });

  it('have Easter on a Sunday from 22 March to 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9998 }), (year) => {
        const easter = easterSunday(year);
        expect(weekday(easter)).toBe(7);
        expect(easter.slice(5) >= '03-22' && easter.slice(5) <= '04-25').toBe(true);
      }),
    );
  });

  it('are eleven in France, even when two share a day', () => {
    expect(holidaysOf(2008, 'FR')).toHaveLength(11);
    expect(holidaysOf(2008, 'FR').filter((holiday) => holiday.date === '2008-05-01')).toHaveLength(
      2,
    );
  });

  it('never fall on a weekend in England', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1978, max: 2200 }), (year) => {
        const dates = holidaysOf(year, 'GB-ENG').map((holiday) => holiday.date);
        expect(dates.filter((date) => weekday(date) > 5)).toEqual([]);
        expect(new Set(dates).size).toBe(dates.length);
        expect(dates.length).toBeGreaterThanOrEqual(8);
        expect(dates).toEqual(dates.toSorted());
      }),
    );
  });

  it.each([
    ['2011-04-29', 'Royal wedding', 'Mariage royal'],
    ['2012-06-05', 'Diamond Jubilee', 'Jubilé de diamant de la reine'],
    ['2020-05-08', 'Early May bank holiday', 'Jour férié de début mai'],
    ['2021-12-27', 'Christmas Day', 'Noël'],
    ['2021-12-28', 'Boxing Day', 'Lendemain de Noël'],
    ['2022-12-27', 'Christmas Day', 'Noël'],
    ['2023-01-02', 'New Year’s Day', 'Jour de l’an'],
    ['2023-05-08', 'Coronation of the King', 'Couronnement du roi'],
  ])('name the English day off of %s', (date, en, fr) => {
    expect(holidayOn(date, 'GB-ENG')?.name).toEqual({ en, fr });
  });

  it('are different on either side of the Channel', () => {
    expect(holidayOn('2026-07-14', 'FR')?.name.fr).toBe('Fête nationale');
    expect(holidayOn('2026-07-14', 'GB-ENG')).toBeUndefined();
    expect(holidayOn('2026-04-03', 'FR')).toBeUndefined();
    expect(holidayOn('2026-04-03', 'GB-ENG')?.name.en).toBe('Good Friday');
    expect(holidayOn(addDays('2026-07-14', 1), 'FR')).toBeUndefined();
  });

  it('have a name in each language for every day', () => {
    for (const region of holidayRegions) {
      for (const { name } of holidaysOf(2022, region)) {
        expect(name.en).not.toBe('');
        expect(name.fr).not.toBe('');
        expect(name.en).not.toBe(name.fr);
      }
    }
  });
});
