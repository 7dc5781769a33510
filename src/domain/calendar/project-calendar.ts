/**
 * The programme's own count of time: month 1 is its first month, a review closes on the last day of its
 * month, and a project quarter is the review's month with the two before it.
 */

import {
  type DateRange,
  endOfMonth,
  type LocalDate,
  type LocalMonth,
  monthOf,
  monthsBetween,
  shiftMonth,
  startOfMonth,
} from './local-date.ts';

const monthsPerQuarter = 3;

/** The project month of a day or month: 1 in the first month, 0 or less before it. */
export function projectMonth(date: LocalDate, firstMonth: LocalMonth): number {
  return monthsBetween(firstMonth, monthOf(date)) + 1;
}

/** The calendar month of project month `n`. */
export function monthOfProject(n: number, firstMonth: LocalMonth): LocalMonth {
  return shiftMonth(firstMonth, n - 1);
}

/** The day on which the review of project month `reviewMonth` closes. */
export function reviewClosingDate(reviewMonth: number, firstMonth: LocalMonth): LocalDate {
  return endOfMonth(monthOfProject(reviewMonth, firstMonth));
}

/** The days of the quarter that the review of project month `reviewMonth` looks back on. */
export function projectQuarter(reviewMonth: number, firstMonth: LocalMonth): DateRange {
  return {
    from: startOfMonth(monthOfProject(reviewMonth - monthsPerQuarter + 1, firstMonth)),
    to: reviewClosingDate(reviewMonth, firstMonth),
  };
}
