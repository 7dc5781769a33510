/**
 * On which days somebody can be expected to answer. A silence over the August closure is no warning, so days
 * since contact count only these, and a review that falls due on another day moves on.
 *
 * A day is closed by a closure of the SME, by a soft window (August in France, the turn of the year on both
 * sides: a habit, not a rule), by a bridge day, and, where the setting says
 * working days, by public holidays and weekends. Every reason can be switched off.
 *
 * Closures are counted as intervals, not day by day: a portfolio asks this for every SME at every repaint.
 * What fails: nothing. A single closure that ends before it begins closes no day. Limits: a closure that
 * repeats holds in every year, before its first one too; one of a year or more closes every day; the next open
 * day is looked for within `searchDaysMax`.
 */

import type { Closure } from '../sme/sme.ts';
import { type HolidayRegion, holidayOn, holidaysOf } from './holidays.ts';
import {
  addDays,
  compare,
  type DateRange,
  dayNumber,
  daysBetween,
  endOfMonth,
  fromDayNumber,
  type LocalDate,
  parseLocalDate,
  isWeekend,
  yearOf,
  yearOfDayNumber,
} from './local-date.ts';

/** Which reasons close a day, besides the closures of the SME. */
export interface AvailabilityRules {
  /** Whose holidays and habits hold; without one there are none. */
  readonly region: HolidayRegion | undefined;
  readonly softWindows: boolean;
  readonly bridgeDays: boolean;
  readonly publicHolidays: boolean;
  readonly weekends: boolean;
}

/** Why a day is closed. */
export type ClosedBy = 'closure' | 'softWindow' | 'bridgeDay' | 'publicHoliday' | 'weekend';

/** The usual count: every day but closures, soft windows and bridge days. */
export function calendarDays(region: HolidayRegion | undefined): AvailabilityRules {
  const rules = { softWindows: true, bridgeDays: true, publicHolidays: false, weekends: false };
  return { region, ...rules };
}

/** The count of programmes that reckon in working days. */
export function workingDays(region: HolidayRegion | undefined): AvailabilityRules {
  return { ...calendarDays(region), publicHolidays: true, weekends: true };
}

/** Days, as month and day, both included; one that ends before it begins goes over the turn of the year. */
interface YearlyDays {
  readonly from: string;
  readonly to: string;
}

const softWindows: Readonly<Record<HolidayRegion, readonly YearlyDays[]>> = {
  FR: [
    { from: '08-01', to: '08-31' },
    { from: '12-24', to: '01-01' },
  ],
  'GB-ENG': [{ from: '12-24', to: '01-01' }],
};

/** A closure this long that comes back every year never ends. */
const daysPerYear = 365;
/** The longest closure over the turn of the year that may be written with its end first. */
const wrappedDaysMax = 183;
/** How far ahead an open day is looked for: longer than any real closure. */
export const searchDaysMax = 3 * 366;
/** Years whose neighbours can be written as well. */
const yearMin = 1;
const yearMax = 9998;

/** Why a day is closed, or nothing on an open one. */
export function closedBy(
  date: LocalDate,
  closures: readonly Closure[],
  rules: AvailabilityRules,
): ClosedBy | undefined {
  if (closures.some((closure) => closes(closure, date))) return 'closure';
  const { region } = rules;
  if (rules.publicHolidays && region !== undefined && holidayOn(date, region) !== undefined) {
    return 'publicHoliday';
  }
  if (rules.weekends && isWeekend(date)) return 'weekend';
  if (region === undefined) return undefined;
  if (rules.softWindows && softWindows[region].some((days) => isWithin(days, date))) {
    return 'softWindow';
  }
  return rules.bridgeDays && isBridgeDay(date, region) ? 'bridgeDay' : undefined;
}

/** Whether nobody can be expected to answer on a day. */
export function isClosed(
  date: LocalDate,
  closures: readonly Closure[],
  rules: AvailabilityRules,
): boolean {
  return closedBy(date, closures, rules) !== undefined;
}

/** The open days after `from` up to `to`, which are all days between the two when none is closed. */
export function availableDaysBetween(
  from: LocalDate,
  to: LocalDate,
  closures: readonly Closure[],
  rules: AvailabilityRules,
): number {
  const first = dayNumber(from) + 1;
  const last = dayNumber(to);
  if (first > last) return 0;
  let open = 0;
  let next = first;
  for (const [begin, end] of closedIntervals([first, last], closures, rules)) {
    if (begin > next) open += openDays(next, begin - 1, rules);
    next = Math.max(next, end + 1);
  }
  return next > last ? open : open + openDays(next, last, rules);
}

/** The day itself when it is open, otherwise the first open one after it; unmoved when there is none in sight. */
export function firstDayOutsideClosures(
  date: LocalDate,
  closures: readonly Closure[],
  rules: AvailabilityRules,
): LocalDate {
  for (let days = 0; days <= searchDaysMax; days += 1) {
    const candidate = addDays(date, days);
    if (!isClosed(candidate, closures, rules)) return candidate;
  }
  return date;
}

/**
 * The days of a range on which closures hold, in order; each cut to the range. Compared as texts, which are in the
 * order of the days: a month of calendar asks this of every SME.
 */
export function closedRanges(range: DateRange, closures: readonly Closure[]): readonly DateRange[] {
  const found: DateRange[] = [];
  const add = (from: LocalDate, to: LocalDate): void => {
    if (from > to || to < range.from || from > range.to) return;
    found.push({
      from: from < range.from ? range.from : from,
      to: to > range.to ? range.to : to,
    });
  };
  for (const closure of closures) {
    if (closure.every === 'once') add(dayFrom(closure.from), dayUpTo(closure.to));
    else if (isEndless(closure)) return [range];
    else if (!isMistyped(closure)) addYearly(yearlyDays(closure), range, add);
  }
  return found.sort((a, b) => compare(a.from, b.from));
}

/** The days of a yearly closure that may touch a range: one that goes over the turn of the year began before it. */
function addYearly(
  { from, to }: YearlyDays,
  range: DateRange,
  add: (from: LocalDate, to: LocalDate) => void,
): void {
  const first = Math.max(yearMin, yearOf(range.from) - 1);
  const last = Math.min(yearMax, yearOf(range.to));
  for (let year = first; year <= last; year += 1) {
    const endYear = from <= to ? year : year + 1;
    add(dayFrom(dayInYear(year, from)), dayUpTo(dayInYear(endYear, to)));
  }
}

/** The soft windows of a region that touch a range, whole. */
export function softWindowsIn(range: DateRange, region: HolidayRegion): readonly DateRange[] {
  const [first, last] = spanOf(range);
  return yearsAround(first, last)
    .flatMap((year) => softWindows[region].map((days) => intervalIn(year, days)))
    .filter(([begin, end]) => end >= first && begin <= last)
    .map(([begin, end]) => ({ from: fromDayNumber(begin), to: fromDayNumber(end) }));
}

function spanOf({ from, to }: DateRange): Interval {
  return [dayNumber(from), dayNumber(to)];
}

/** Whether a day is the only working day between two days off: holidays, or a holiday and a weekend. */
export function isBridgeDay(date: LocalDate, region: HolidayRegion): boolean {
  return (
    !isOff(date, region) && isOff(addDays(date, -1), region) && isOff(addDays(date, 1), region)
  );
}

function isOff(date: LocalDate, region: HolidayRegion): boolean {
  return isWeekend(date) || holidayOn(date, region) !== undefined;
}

/** Two day numbers and all between them, both included. */
export type Interval = readonly [from: number, to: number];

/** What closes days of a range but its weekends, in order, as day numbers; the intervals may overlap. */
export function closedIntervals(
  [first, last]: Interval,
  closures: readonly Closure[],
  rules: AvailabilityRules,
): readonly Interval[] {
  const yearly = closures.filter((closure) => closure.every === 'year' && !isMistyped(closure));
  if (yearly.some(isEndless)) return [[first, last]];
  const { region } = rules;
  const years = yearsAround(first, last);
  const windows = region !== undefined && rules.softWindows ? softWindows[region] : [];
  const repeated = [...yearly.map(yearlyDays), ...windows];
  const intervals = [
    ...closures.filter((closure) => closure.every === 'once').map(intervalOf),
    ...years.flatMap((year) => repeated.map((days) => intervalIn(year, days))),
    ...(region === undefined ? [] : years.flatMap((year) => holidayIntervals(year, region, rules))),
  ];
  return intervals
    .filter(([begin, end]) => begin <= end && end >= first && begin <= last)
    .toSorted((a, b) => a[0] - b[0]);
}

/** One more year on either side: windows and bridge days reach over the turn of the year. */
function yearsAround(first: number, last: number): readonly number[] {
  const from = yearOfDayNumber(first) - 1;
  const to = yearOfDayNumber(last) + 1;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
    (year) => year >= yearMin && year <= yearMax,
  );
}

function holidayIntervals(
  year: number,
  region: HolidayRegion,
  rules: AvailabilityRules,
): readonly Interval[] {
  const days = holidaysOf(year, region).map((holiday) => dayNumber(holiday.date));
  const bridges = days
    .flatMap((day) => [day - 1, day + 1])
    .filter((day) => isBridgeDay(fromDayNumber(day), region));
  return [...(rules.publicHolidays ? days : []), ...(rules.bridgeDays ? bridges : [])].map(
    (day) => [day, day],
  );
}

/** Days from `first` to `last`, without the weekends where they do not count. */
function openDays(first: number, last: number, rules: AvailabilityRules): number {
  if (!rules.weekends) return last - first + 1;
  return weekdaysUpTo(last) - weekdaysUpTo(first - 1);
}

/** Days from Monday to Friday since Monday 1969-12-29, which is day −3. */
function weekdaysUpTo(day: number): number {
  const days = day + 4;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7, 5);
}

function closes(closure: Closure, date: LocalDate): boolean {
  if (closure.every === 'once') return closure.from <= date && date <= closure.to;
  if (isMistyped(closure)) return false;
  return isEndless(closure) || isWithin(yearlyDays(closure), date);
}

function isEndless(closure: Closure): boolean {
  return closure.every === 'year' && daysBetween(closure.from, closure.to) >= daysPerYear - 1;
}

/**
 * A closure that ends before it begins goes over the turn of the year; but 21 August to 1 August is a slip, and
 * taken at its word it would keep every alert of the business quiet for most of the year.
 */
function isMistyped(closure: Closure): boolean {
  const days = daysBetween(closure.from, closure.to);
  return days < 0 && (((days % daysPerYear) + daysPerYear) % daysPerYear) + 1 > wrappedDaysMax;
}

function yearlyDays(closure: Closure): YearlyDays {
  return { from: closure.from.slice(5), to: closure.to.slice(5) };
}

function isWithin({ from, to }: YearlyDays, date: LocalDate): boolean {
  const day = date.slice(5);
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}

function intervalOf({ from, to }: DateRange): Interval {
  return [dayNumber(dayFrom(from)), dayNumber(dayUpTo(to))];
}

/** The days of a window that begins in a year. */
function intervalIn(year: number, { from, to }: YearlyDays): Interval {
  const endYear = from <= to ? year : year + 1;
  return intervalOf({ from: dayInYear(year, from), to: dayInYear(endYear, to) });
}

function dayInYear(year: number, monthAndDay: string): LocalDate {
  return `${String(year).padStart(4, '0')}-${monthAndDay}`;
}

/** Where a window begins that begins on 29 February, in a year without one. */
function dayFrom(text: LocalDate): LocalDate {
  return isInEveryMonth(text) ? text : (parseLocalDate(text) ?? addDays(endOfMonth(text), 1));
}

/** Where a window ends that ends on 29 February, in a year without one. */
function dayUpTo(text: LocalDate): LocalDate {
  return isInEveryMonth(text) ? text : (parseLocalDate(text) ?? endOfMonth(text));
}

/** Most days need no look at the calendar. */
function isInEveryMonth(text: LocalDate): boolean {
  return text.slice(8) <= '28';
}
