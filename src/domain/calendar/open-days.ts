/**
 * Open days counted by subtraction: the same answers as `availability.ts`, for a portfolio that asks thousands of
 * times at once. The open days of a region are added up once for some years around today; two look-ups then give
 * a count, and only the closures of the SME itself are taken off. Outside those years it counts the slow way.
 */

import type { Closure } from '../sme/sme.ts';
import {
  availableDaysBetween,
  type AvailabilityRules,
  type ClosedBy,
  closedBy,
  closedIntervals,
  firstDayOutsideClosures,
  type Interval,
} from './availability.ts';
import { dayNumber, fromDayNumber, type LocalDate } from './local-date.ts';

/** The open days of one SME. */
export interface OpenDays {
  /** As `availableDaysBetween`. */
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
  const sums = openSums([first, last], rules);
  /** Open days from the first one up to a day, closures of an SME not looked at. */
  const upTo = (day: number): number => sums[day - first + 1] ?? 0;
  const isCounted = (from: number, to: number): boolean => first <= from && to <= last;
  return (closures) => {
    // Most questions are about one day: the intervals are made when a count asks for them.
    let intervals = closures.length === 0 ? noIntervals : undefined;
    const isOpen = (day: number, date: LocalDate): boolean =>
      upTo(day) > upTo(day - 1) &&
      (closures.length === 0 || closedBy(date, closures, closuresAlone) === undefined);
    return {
      between: (from, to) => {
        const start = dayNumber(from) + 1;
        // Almost every question ends today.
        const end = to === today ? now : dayNumber(to);
        if (start > end) return 0;
        if (!isCounted(start, end)) return availableDaysBetween(from, to, closures, rules);
        intervals ??= closedIntervals([first, last], closures, closuresAlone);
        let open = upTo(end) - upTo(start - 1);
        let next = start;
        for (const [begin, until] of intervals) {
          if (begin > end) break;
          const closedTo = Math.min(until, end);
          if (closedTo < next) continue;
          open -= upTo(closedTo) - upTo(Math.max(begin, next) - 1);
          next = closedTo + 1;
        }
        return open;
      },
      firstFrom: (date) => {
        const start = dayNumber(date);
        if (isCounted(start, start) && isOpen(start, date)) return date;
        for (let day = start + 1; isCounted(start, day); day += 1) {
          const later = fromDayNumber(day);
          if (isOpen(day, later)) return later;
        }
        return firstDayOutsideClosures(date, closures, rules);
      },
    };
  };
}

const noIntervals: readonly Interval[] = [];

/** Why a day is closed under some rules, whatever the SME: each day is looked at once. */
export function closedDays(rules: AvailabilityRules): (date: LocalDate) => ClosedBy | undefined {
  const known = new Map<LocalDate, ClosedBy | undefined>();
  return (date) => {
    if (!known.has(date)) known.set(date, closedBy(date, noClosures, rules));
    return known.get(date);
  };
}

const noClosures: readonly Closure[] = [];

/** At place n + 1, the open days among the first n + 1 days of the range. */
function openSums([first, last]: Interval, rules: AvailabilityRules): Int32Array {
  const closed = new Uint8Array(last - first + 1);
  for (const [begin, end] of closedIntervals([first, last], [], rules)) {
    closed.fill(1, Math.max(0, begin - first), end - first + 1);
  }
  const sums = new Int32Array(closed.length + 1);
  for (let index = 0; index < closed.length; index += 1) {
    const open = closed[index] === 0 && !(rules.weekends && isWeekend(first + index));
    sums[index + 1] = (sums[index] ?? 0) + (open ? 1 : 0);
  }
  return sums;
}

/** 1970-01-01, day 0, was a Thursday. */
function isWeekend(day: number): boolean {
  return (((day + 3) % 7) + 7) % 7 >= 5;
}
