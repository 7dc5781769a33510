import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../../src/domain/calendar/local-date.ts';
import {
  monthOfProject,
  projectMonth,
  projectQuarter,
  reviewClosingDate,
} from '../../../../src/domain/calendar/project-calendar.ts';

fc.configureGlobal({ seed: 20261125 });

/** The first month of the programme that the source report tells of. */
const firstMonth = '2019-09';

describe('The project calendar', () => {
  it.each([
    [9, '2020-05-31', '2020-03-01'],
    [12, '2020-08-31', '2020-06-01'],
    [15, '2020-11-30', '2020-09-01'],
    [18, '2021-02-28', '2020-12-01'],
    [21, '2021-05-31', '2021-03-01'],
  ])('closes the review of month %i on %s and looks back to %s', (month, closing, from) => {
    expect(reviewClosingDate(month, firstMonth)).toBe(closing);
    expect(projectQuarter(month, firstMonth)).toEqual({ from, to: closing });
    expect(projectMonth(closing, firstMonth)).toBe(month);
    expect(projectMonth(addDays(closing, 1), firstMonth)).toBe(month + 1);
  });

  it('counts the first month as 1 and the one before as 0', () => {
    expect(projectMonth('2019-09-01', firstMonth)).toBe(1);
    expect(projectMonth('2019-09', firstMonth)).toBe(1);
    expect(projectMonth('2019-08-31', firstMonth)).toBe(0);
  });

  it('goes to a month and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (month) => {
        expect(projectMonth(monthOfProject(month, firstMonth), firstMonth)).toBe(month);
      }),
    );
  });

  it('joins quarters without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (month) => {
        const quarter = projectQuarter(month, firstMonth);
        expect(projectQuarter(month + 3, firstMonth).from).toBe(addDays(quarter.to, 1));
        expect(daysBetween(quarter.from, quarter.to)).toBeGreaterThanOrEqual(88);
      }),
    );
  });
});
