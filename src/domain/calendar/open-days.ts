/**
 * Open days counted by subtraction: the same answers as `availability.ts`, for a portfolio that asks thousands of
 * times at once. The open days of a region, and of an SME with closures of its own, are added up once for some years around
 * today; two look-ups then give a count. Outside those years, those of whole years are added up at the first question, so
 * that whoever writes many days of long ago makes nobody wait (F312).
 */

import type { Closure } from '../sme/sme.ts';
import {
  type AvailabilityRules,
  type ClosedBy,
  closedBy,
  firstDayOutsideClosures,
  type Interval,
  openFlags,
} from './availability.ts';
import {
  dayNumber,
  fromDayNumber,
  type LocalDate,
  recordYears,
  yearOfDayNumber,
} from './local-date.ts';

/** The open days of one SME. */
export interface OpenDays {
  /** As `availableDaysBetween`, for days that a record may have. */
  between(from: LocalDate, to: LocalDate): number;
  /** As `firstDayOutsideClosures`. */
  firstFrom(date: LocalDate): LocalDate;
}

/** Days counted on either side of today. */
const daysBefore = 2 * 366;
const daysAfter = 366;
/** Only the closures of an SME: no habit, no holiday. */
export const closuresAlone: AvailabilityRules = {
  region: undefined,
  softWindows: false,
  bridgeDays: false,
  publicHolidays: false,
  weekends: false,
};

/** Adds up the open days around a day under some rules; the result knows those of an SME by its closures. */
export function openDaysAround(
  today: LocalDate,
  rules: AvailabilityRules,
): (closures: readonly Closure[]) => OpenDays {
  const now = dayNumber(today);
  const first = now - daysBefore;
  const last = now + daysAfter;
  const undisturbed = openSums([first, last], noClosures, rules);
  const everUndisturbed = sinceFirstYear(noClosures, rules);
  const isCounted = (from: number, to: number): boolean => first <= from && to <= last;
  return (closures) => {
    const sums = closures.length === 0 ? undisturbed : openSums([first, last], closures, rules);
    const everUpTo = closures.length === 0 ? everUndisturbed : sinceFirstYear(closures, rules);
    /** Open days from the first one up to a day. */
    const upTo = (day: number): number => sums[day - first + 1] ?? 0;
    return {
      between: (from, to) => {
        const start = dayNumber(from) + 1;
        // Almost every question ends today.
        const end = to === today ? now : dayNumber(to);
        if (start > end) return 0;
        if (!isCounted(start, end)) return everUpTo(end) - everUpTo(start - 1);
        return upTo(end) - upTo(start - 1);
      },
      firstFrom: (date) => {
        for (let day = dayNumber(date); isCounted(day, day); day += 1) {
          if (upTo(day) > upTo(day - 1)) return fromDayNumber(day);
        }
        return firstDayOutsideClosures(date, closures, rules);
      },
    };
  };
}

/** Why a day is closed under some rules, whatever the SME: each day is looked at once. */
export function closedDays(rules: AvailabilityRules): (date: LocalDate) => ClosedBy | undefined {
  const known = new Map<LocalDate, ClosedBy | undefined>();
  return (date) => {
    if (!known.has(date)) known.set(date, closedBy(date, noClosures, rules));
    return known.get(date);
  };
}

const noClosures: readonly Closure[] = [];

/** The open days from the first day that a record may have up to a day, for any day: whole years are added up once. */
function sinceFirstYear(
  closures: readonly Closure[],
  rules: AvailabilityRules,
): (day: number) => number {
  let before: Int32Array | undefined;
  return (day) => {
    before ??= sumsOfYears(closures, rules);
    const year = Math.min(Math.max(yearOfDayNumber(day), recordYears.first), recordYears.last);
    const inYear = openSums([firstDayOf(year), day], closures, rules);
    return (before[year - recordYears.first] ?? 0) + (inYear.at(-1) ?? 0);
  };
}

/** At each place, the open days of all years before that one. */
function sumsOfYears(closures: readonly Closure[], rules: AvailabilityRules): Int32Array {
  const { first, last } = recordYears;
  const begin = firstDayOf(first);
  const days = openSums([begin, firstDayOf(last)], closures, rules);
  return Int32Array.from(
    { length: last - first + 1 },
    (_, place) => days[firstDayOf(first + place) - begin] ?? 0,
  );
}

const firstDayOf = (year: number): number => dayNumber(`${year}-01-01`);

/** At place n + 1, the open days among the first n + 1 days of the range. */
function openSums(
  span: Interval,
  closures: readonly Closure[],
  rules: AvailabilityRules,
): Int32Array {
  const flags = openFlags(span, closures, rules);
  const sums = new Int32Array(flags.length + 1);
  for (let index = 0; index < flags.length; index += 1) {
    sums[index + 1] = (sums[index] ?? 0) + (flags[index] ?? 0);
  }
  return sums;
}
