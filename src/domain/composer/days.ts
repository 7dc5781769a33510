/**
 * A day as somebody says it, and the day of the calendar that it is. A weekday is the last one for what happened
 * and the next one for what is to do; a day and month without a year are the nearest, or the next to come. A day
 * and month are written in this order in both languages.
 */

import {
  addDays,
  type LocalDate,
  daysBetween,
  localDate,
  type Weekday,
  weekday,
  yearOf,
} from '../calendar/local-date.ts';

/** A day as it was said. */
export type SaidDay =
  | { readonly kind: 'fixed'; readonly date: LocalDate }
  | {
      readonly kind: 'weekday';
      readonly weekday: Weekday;
      readonly side: 'last' | 'next' | 'this' | undefined;
      /** Weeks beyond that day, which is then to come: `lundi en huit`, `Friday fortnight`. */
      readonly weeks: number;
    }
  | { readonly kind: 'dayMonth'; readonly day: number; readonly month: number }
  | { readonly kind: 'monthDay'; readonly day: number };

/** Where to look for a day that could be several: behind today, before it, or on either side. */
export type Side = 'past' | 'next' | 'nearest';

/** 29 February comes every fourth year, but for 2100 and the like. */
const yearsTriedMax = 9;
const monthsTriedMax = 3;
const daysPerWeek = 7;
const monthsPerYear = 12;

/** The day of the calendar, if it has one. */
export function dayOf(said: SaidDay, side: Side, today: LocalDate): LocalDate | undefined {
  switch (said.kind) {
    case 'fixed':
      return said.date;
    case 'weekday':
      return weekdayOf(said, side, today);
    case 'dayMonth': {
      const years = Array.from({ length: 2 * yearsTriedMax + 1 }, (_, at) => at - yearsTriedMax);
      const days = years.map((step) => localDate(yearOf(today) + step, said.month, said.day));
      return onSide(days, side, today);
    }
    case 'monthDay': {
      const month = yearOf(today) * monthsPerYear + Number(today.slice(5, 7)) - 1;
      const steps = Array.from({ length: 2 * monthsTriedMax + 1 }, (_, at) => at - monthsTriedMax);
      const days = steps.map((step) =>
        localDate(
          Math.floor((month + step) / monthsPerYear),
          ((month + step) % monthsPerYear) + 1,
          said.day,
        ),
      );
      return onSide(days, side, today);
    }
  }
}

function weekdayOf(
  said: Extract<SaidDay, { kind: 'weekday' }>,
  side: Side,
  today: LocalDate,
): LocalDate {
  const ahead = ((said.weekday - weekday(today) + daysPerWeek - 1) % daysPerWeek) + 1;
  const isLast = said.side === undefined && side === 'past' && said.weeks === 0;
  const goesBack = said.side === 'last' || isLast;
  if (goesBack) return addDays(today, (ahead % daysPerWeek) - daysPerWeek);
  // Nobody says "next Thursday" on a Wednesday for the day that is called tomorrow.
  const skips = said.side === 'next' && ahead === 1 ? daysPerWeek : 0;
  return addDays(today, ahead + skips + said.weeks * daysPerWeek);
}

function onSide(
  days: readonly (LocalDate | undefined)[],
  side: Side,
  today: LocalDate,
): LocalDate | undefined {
  const distance = (date: LocalDate): number => Math.abs(daysBetween(today, date));
  return days
    .filter((date) => date !== undefined)
    .filter((date) => side === 'nearest' || (side === 'past' ? date <= today : date >= today))
    .sort((a, b) => distance(a) - distance(b))[0];
}
