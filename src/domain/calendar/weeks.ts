/** Weeks from Monday to Sunday, and the whole weeks that a month touches. */

import {
  addDays,
  type DateRange,
  daysBetween,
  endOfMonth,
  type LocalDate,
  startOfMonth,
  weekday,
} from './local-date.ts';

export const daysPerWeek = 7;

/** The Monday of the week of a day. */
export function startOfWeek(day: LocalDate): LocalDate {
  return addDays(day, 1 - weekday(day));
}

/** The seven days of the week of a day. */
export function weekOf(day: LocalDate): readonly LocalDate[] {
  const monday = startOfWeek(day);
  return Array.from({ length: daysPerWeek }, (_, index) => addDays(monday, index));
}

/** The weeks that hold the days of a month, four to six of them, whole: their ends lie in its neighbours. */
export function weeksOfMonth(dayOrMonth: string): readonly (readonly LocalDate[])[] {
  const first = startOfWeek(startOfMonth(dayOrMonth));
  const count = Math.floor(daysBetween(first, endOfMonth(dayOrMonth)) / daysPerWeek) + 1;
  return Array.from({ length: count }, (_, index) => weekOf(addDays(first, index * daysPerWeek)));
}

/** The days from the first to the last of a range. */
export function daysOf({ from, to }: DateRange): readonly LocalDate[] {
  const count = Math.max(0, daysBetween(from, to) + 1);
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}

/** Whether two ranges share a day. */
export function overlaps(a: DateRange, b: DateRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** The number of the week of a day: the first of a year is the one that holds its first Thursday. */
export function weekNumber(day: LocalDate): number {
  const thursday = addDays(startOfWeek(day), 3);
  const days = daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday);
  return Math.floor(days / daysPerWeek) + 1;
}
