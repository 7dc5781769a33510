/**
 * On which days somebody can be expected to answer. A silence over the August closure is no warning, so days
 * since contact count only these, and a review that falls due on another day moves on.
 *
 * A day is closed by a closure of the SME, by a soft window (August in France, the turn of the year on both
 * sides: a habit, not a rule), by a bridge day, and, where the setting says
 * working days, by public holidays and weekends. Every reason can be switched off.
 *
 * Closures are joined first, so that a day takes about the same time however many there are: a portfolio asks this for
 * every SME at every repaint, and whoever writes a thousand closures makes nobody wait (F300).
 * What fails: nothing. A single closure that ends before it begins closes no day. Limits: a closure that
 * repeats holds in every year, before its first one too; one of a year or more closes every day; the next open
 * day is looked for within `searchDaysMax`.
 */

import type { Closure } from '../sme/sme.ts';
import { daysWithin, firstOutside, hasDay, type JoinedDays, joinedDays } from './joined-days.ts';
import { type HolidayRegion, holidayOn, holidaysOf } from './holidays.ts';
import {
  addDays,
  type DateRange,
  dayNumber,
  daysBetween,
  endOfMonth,
  fromDayNumber,
  type LocalDate,
  parseLocalDate,
  isWeekend,
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

export const softWindows: Readonly<Record<HolidayRegion, readonly YearlyDays[]>> = {
  FR: [
    { from: '08-01', to: '08-31' },
    { from: '12-24', to: '01-01' },
  ],
  'GB-ENG': [{ from: '12-24', to: '01-01' }],
};

/** A closure this long that comes back every year never ends. */
const daysPerYear = 365;
const daysPerLeapYear = 366;
/** Days of a leap year before each of its months. */
const monthBegins = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];
/** Days from 1 January to 28 February. */
const daysBeforeLeapDay = 59;
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
  if (closes(closureDays(closures), date)) return 'closure';
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
  const span: Interval = [dayNumber(from) + 1, dayNumber(to)];
  return openFlags(span, closures, rules).reduce((sum, open) => sum + open, 0);
}

/** Each day of a span: 1 where it is open, else 0. */
export function openFlags(
  [first, last]: Interval,
  closures: readonly Closure[],
  rules: AvailabilityRules,
): Uint8Array {
  const flags = new Uint8Array(Math.max(0, last - first + 1));
  if (first > last) return flags;
  const { once, yearly } = closureDays(closures);
  for (let year = yearOfDayNumber(first); year <= yearOfDayNumber(last); year += 1) {
    const begin = dayNumber(dayInYear(year, '01-01'));
    const open = openInYear(year, rules);
    const from = Math.max(0, first - begin);
    const end = Math.min(open.length, last - begin + 1);
    if (yearly === undefined) flags.set(open.subarray(from, end), begin + from - first);
    for (let place = from; yearly !== undefined && place < end; place += 1) {
      if (yearly[placeInLeapYear(place, open.length)] !== 1) {
        flags[begin + place - first] = open[place] ?? 0;
      }
    }
  }
  for (const days of daysWithin(once, { from: fromDayNumber(first), to: fromDayNumber(last) })) {
    const [begin, end] = intervalOf(days);
    flags.fill(0, begin - first, end - first + 1);
  }
  return flags;
}

/** The days of a year that are open whatever the SME, 1 for each; each year is looked at once. */
function openInYear(year: number, rules: AvailabilityRules): Uint8Array {
  let years = openYears.get(rules);
  if (years === undefined) openYears.set(rules, (years = new Map()));
  const found = years.get(year);
  if (found !== undefined) return found;
  const first = dayNumber(dayInYear(year, '01-01'));
  const last = dayNumber(dayInYear(year, '12-31'));
  const open = new Uint8Array(last - first + 1).fill(1);
  for (const [begin, end] of closedIntervals([first, last], rules)) {
    open.fill(0, Math.max(0, begin - first), end - first + 1);
  }
  for (let day = first; rules.weekends && day <= last; day += 1) {
    if (isWeekend(fromDayNumber(day))) open[day - first] = 0;
  }
  years.set(year, open);
  return open;
}

const openYears = new WeakMap<AvailabilityRules, Map<number, Uint8Array>>();

/** The day itself when it is open, otherwise the first open one after it; unmoved when there is none in sight. */
export function firstDayOutsideClosures(
  date: LocalDate,
  closures: readonly Closure[],
  rules: AvailabilityRules,
): LocalDate {
  const { once } = closureDays(closures);
  const last = addDays(date, searchDaysMax);
  for (let day = firstOutside(once, date); day <= last; day = firstOutside(once, addDays(day, 1))) {
    if (!isClosed(day, closures, rules)) return day;
  }
  return date;
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

/** What closes days of a range whatever the SME, but its weekends, as day numbers; the intervals may overlap. */
function closedIntervals([first, last]: Interval, rules: AvailabilityRules): readonly Interval[] {
  const { region } = rules;
  if (region === undefined) return [];
  const years = yearsAround(first, last);
  const windows = rules.softWindows ? softWindows[region] : [];
  return [
    ...years.flatMap((year) => windows.map((days) => intervalIn(year, days))),
    ...years.flatMap((year) => holidayIntervals(year, region, rules)),
  ].filter(([begin, end]) => end >= first && begin <= last);
}

/** One more year on either side: windows and bridge days reach over the turn of the year. */
export function yearsAround(first: number, last: number): readonly number[] {
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

/** The days on which closures hold. */
interface ClosureDays {
  readonly once: JoinedDays;
  /** Those of closures that repeat, by the place of the day in a leap year: 1 where one holds. Absent where none repeats. */
  readonly yearly: Uint8Array | undefined;
}

const daysOfClosures = new WeakMap<readonly Closure[], ClosureDays>();

/** Made once of a list, which is asked about one day after the other. */
function closureDays(closures: readonly Closure[]): ClosureDays {
  let days = daysOfClosures.get(closures);
  if (days === undefined) {
    const repeated = closures.filter((closure) => closure.every === 'year');
    days = {
      once: joinedDays(closures.filter((closure) => closure.every === 'once')),
      yearly: repeated.length === 0 ? undefined : yearlyFlags(repeated),
    };
    daysOfClosures.set(closures, days);
  }
  return days;
}

function yearlyFlags(closures: readonly Closure[]): Uint8Array {
  const flags = new Uint8Array(daysPerLeapYear);
  for (const closure of closures) {
    if (isEndless(closure)) return flags.fill(1);
    if (isMistyped(closure)) continue;
    const [begin, end] = [placeOf(closure.from), placeOf(closure.to)];
    if (begin <= end) flags.fill(1, begin, end + 1);
    else flags.fill(1, begin).fill(1, 0, end + 1);
  }
  return flags;
}

function closes({ once, yearly }: ClosureDays, date: LocalDate): boolean {
  return hasDay(once, date) || yearly?.[placeOf(date)] === 1;
}

/** The place of a day in a leap year, whatever its own year. */
function placeOf(date: LocalDate): number {
  return (monthBegins[Number(date.slice(5, 7)) - 1] ?? 0) + Number(date.slice(8)) - 1;
}

/** The same of a day of a year by its place in that: one without 29 February misses a place. */
function placeInLeapYear(place: number, length: number): number {
  return length < daysPerLeapYear && place >= daysBeforeLeapDay ? place + 1 : place;
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

function isWithin({ from, to }: YearlyDays, date: LocalDate): boolean {
  const day = date.slice(5);
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}

function intervalOf({ from, to }: DateRange): Interval {
  return [dayNumber(dayFrom(from)), dayNumber(dayUpTo(to))];
}

/** The days of a window that begins in a year. */
export function intervalIn(year: number, { from, to }: YearlyDays): Interval {
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
