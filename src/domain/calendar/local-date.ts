/**
 * Calendar days and wall-clock times, as people mean them: a day has no time zone and no hour.
 *
 * They are plain strings, because that is how they are stored and sent, and because the order of
 * the strings is the order of the days. Arithmetic counts whole days from 1970-01-01, so neither
 * summer time nor the zone of the machine can move a result.
 *
 * What fails: a string of another shape is a defect of ours and throws. A day that its month does
 * not have (31 February, which a file may bring) is read as the day that many days on; `parseLocalDate`
 * refuses it at the edges. Limits: years 0000 to 9999.
 */

import { assert } from '../../std/assert.ts';

/** A day, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A month, `YYYY-MM`. */
export type LocalMonth = string;
/** A time on the clock of whoever was there, `YYYY-MM-DDTHH:mm`. */
export type LocalDateTime = string;

/** Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Two days and all between them, both included. */
export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const dayMs = 86_400_000;
const yearMax = 9999;
const monthsPerYear = 12;
const daysPerWeek = 7;
/** The calendar repeats itself after this many years. */
const yearsPerCycle = 400;
const daysPerYear = 365;
const daysPerCycle = 146_097;
/** From 1 March of the year 0, plus one, to 1970-01-01. */
const firstDay = 719_469;
const zeroCode = 48;

const datePattern = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const monthPattern = /^(\d{4})-(0[1-9]|1[0-2])$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The years that a day of a record may have. */
export const recordYears = { first: 1900, last: 2199 } as const;

/** Whether a day, month or time lies in the years that a record may have: a typing slip such as 0202 or 20211 does not. */
export function isInRecordYears(text: string): boolean {
  const year = text.slice(0, 4);
  return year >= `${recordYears.first}` && year <= `${recordYears.last}`;
}

/** The text as a day that exists, or nothing. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const found = datePattern.exec(text);
  if (found === null) return undefined;
  return localDate(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** The text as a month, or nothing. */
export function parseLocalMonth(text: string): LocalMonth | undefined {
  return monthPattern.test(text) ? text : undefined;
}

/** The text as a day that exists with a time, or nothing. */
export function parseLocalDateTime(text: string): LocalDateTime | undefined {
  const [date = '', time = '', ...rest] = text.split('T');
  if (rest.length > 0 || !timePattern.test(time)) return undefined;
  return parseLocalDate(date) === undefined ? undefined : text;
}

/** The day of these numbers, or nothing when the month has no such day. */
export function localDate(year: number, month: number, day: number): LocalDate | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  if (year < 0 || year > yearMax || month < 1 || month > monthsPerYear) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayText(year, month, day);
}

/** The day `days` later; earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day `months` later, or the last of that month when it is shorter. Reckoned from the digits, as below. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const ownMonth = digits(date, 5, 7);
  const count = digits(date, 0, 4) * monthsPerYear + ownMonth - 1 + months;
  const year = Math.floor(count / monthsPerYear);
  const month = count - year * monthsPerYear + 1;
  assert(ownMonth >= 1 && ownMonth <= monthsPerYear && date[4] === '-', 'a month is YYYY-MM');
  assert(year >= 0 && year <= yearMax, 'a month lies in the years 0000 to 9999');
  const day = Math.min(digits(date, 8, 10), daysInMonth(year, month));
  return dayText(year, month, day);
}

/** Whole days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The weekday: 1 for Monday to 7 for Sunday. */
export function weekday(date: LocalDate): Weekday {
  // 1970-01-01 was a Thursday, three days after a Monday.
  const sinceMonday = (((dayNumber(date) + 3) % daysPerWeek) + daysPerWeek) % daysPerWeek;
  return (sinceMonday + 1) as Weekday;
}

/** The first day of the month of a day or month. */
export function startOfMonth(dateOrMonth: string): LocalDate {
  return `${monthOf(dateOrMonth)}-01`;
}

/** The last day of the month of a day or month. */
export function endOfMonth(dateOrMonth: string): LocalDate {
  const month = monthOf(dateOrMonth);
  return `${month}-${pad(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))), 2)}`;
}

/** The month in which a day lies; a month is its own. */
export function monthOf(dateOrMonth: string): LocalMonth {
  const month = dateOrMonth.slice(0, 7);
  assert(monthPattern.test(month), 'a month is YYYY-MM');
  return month;
}

/** The day of a time. */
export function dateOf(time: LocalDateTime): LocalDate {
  return time.slice(0, 10);
}

/** The year of a day or month, as a number. */
export function yearOf(dateOrMonth: string): number {
  return Number(monthOf(dateOrMonth).slice(0, 4));
}

/** The month `months` later; earlier when negative. */
export function shiftMonth(month: LocalMonth, months: number): LocalMonth {
  return fromMonthNumber(monthNumber(month) + months);
}

/** Whole months from one month to another; negative when `to` comes first. */
export function monthsBetween(from: LocalMonth, to: LocalMonth): number {
  return monthNumber(to) - monthNumber(from);
}

/** Order of two days, months or times of the same shape: negative, zero or positive. */
export function compare(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * The days since 1970-01-01, for counting many days without making their strings. Reckoned from the digits in
 * years that begin in March, so that the leap day is the last: the list asks for thousands at its first paint.
 */
export function dayNumber(date: LocalDate): number {
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  const day = digits(date, 8, 10);
  const isShaped =
    date.length === 10 && date[4] === '-' && date[7] === '-' && year >= 0 && day >= 1 && day <= 31;
  assert(isShaped && month >= 1 && month <= monthsPerYear, 'a day is YYYY-MM-DD');
  const marchYear = month <= 2 ? year - 1 : year;
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / yearsPerCycle);
  const monthsSinceMarch = (month + 9) % monthsPerYear;
  // 153 days are five months of 31, 30, 31, 30 and 31 days.
  const daysBeforeMonth = Math.floor((153 * monthsSinceMarch + 2) / 5);
  return marchYear * daysPerYear + leapDays + daysBeforeMonth + day - firstDay;
}

/** The number that some digits of a text make; not a number where it has others. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - zeroCode;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The day with this number; the reverse of `dayNumber`, reckoned in the same years that begin in March. */
export function fromDayNumber(days: number): LocalDate {
  const sinceStart = days + firstDay - 1;
  const cycle = Math.floor(sinceStart / daysPerCycle);
  const dayOfCycle = sinceStart - cycle * daysPerCycle;
  // Leap days that went by are taken out: one in four years, none in a hundred, one in four hundred.
  const leapDays =
    Math.floor(dayOfCycle / 1460) -
    Math.floor(dayOfCycle / 36_524) +
    Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / daysPerYear);
  const dayOfYear =
    dayOfCycle -
    (daysPerYear * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthsSinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthsSinceMarch + 2) / 5) + 1;
  const month = ((monthsSinceMarch + 2) % monthsPerYear) + 1;
  const year = cycle * yearsPerCycle + yearOfCycle + (month <= 2 ? 1 : 0);
  assert(year >= 0 && year <= yearMax, 'a day lies in the years 0000 to 9999');
  return dayText(year, month, day);
}

/** The year in which the day with this number lies. */
export function yearOfDayNumber(days: number): number {
  return new Date(days * dayMs).getUTCFullYear();
}

/** Whether `Intl` knows this IANA zone, such as `Europe/Paris`. */
export function isTimeZone(timeZone: string): boolean {
  return formatterOf(timeZone) !== undefined;
}

/**
 * The wall-clock time of an instant in a zone. A zone that this machine does not know is read as UTC, so that
 * a mistyped setting never stops somebody from logging a contact; `isTimeZone` refuses it at the edges.
 *
 * The year of a date has four digits: an instant beyond those that it can name is shown as the first or the last of them,
 * so that a clock or a file that is far off stops no screen.
 */
export function localDateTimeIn(instantMs: number, timeZone: string): LocalDateTime {
  const instant = Math.min(Math.max(instantMs, firstInstant), lastInstant);
  if (instant < wholeMinutesFrom) return readIn(instant, timeZone);
  const asked = `${Math.floor(instant / minuteMs)} ${timeZone}`;
  const before = minutes.get(asked);
  if (before !== undefined) return before;
  const time = readIn(instant, timeZone);
  if (minutes.size >= minuteCountMax) minutes.clear();
  minutes.set(asked, time);
  return time;
}

/** From then on every zone is a whole number of minutes from UTC, so that a minute is the same one in all of them. */
const wholeMinutesFrom = Date.UTC(1973, 0, 1);
const minuteMs = 60_000;

/** The minutes last read, each with its zone: a screen asks for the present one a hundred times for each key. */
const minutes = new Map<string, LocalDateTime>();
const minuteCountMax = 200;

function readIn(instant: number, timeZone: string): LocalDateTime {
  const formatter = formatterOf(timeZone) ?? formatterOf('UTC');
  assert(formatter !== undefined, 'UTC is a known zone');
  const parts = new Map(
    formatter.formatToParts(instant).map((part) => [part.type, part.value] as const),
  );
  const part = (type: Intl.DateTimeFormatPartTypes, length: number): string =>
    (parts.get(type) ?? '').padStart(length, '0');
  const date = `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`;
  return `${date}T${part('hour', 2)}:${part('minute', 2)}`;
}

/** A day within the first and the last that can be named, so that they can be in every zone. */
const firstInstant = Date.UTC(100, 0, 2);
const lastInstant = Date.UTC(9999, 11, 30);

/**
 * Making a formatter costs a thousand times as much as using it, and memory that is long in coming back. Each zone has one,
 * however its name is spelled, so that there are no more than zones that `Intl` knows.
 */
const formatters = new Map<string, Intl.DateTimeFormat>();
/** To find out that a zone is unknown costs as much: a contact of a member may name anything. */
const unknownZones = new Set<string>();
const unknownZoneCountMax = 100_000;

function formatterOf(timeZone: string): Intl.DateTimeFormat | undefined {
  const name = timeZone.toLowerCase();
  const known = formatters.get(name);
  // Some browsers read +01:00 as well, which is the name of no zone, and of which there are thousands.
  if (known !== undefined || unknownZones.has(name) || !/^[a-z]/.test(name)) return known;
  try {
    const made = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(name, made);
    return made;
  } catch {
    // Intl has no other way to ask than to try: an unknown zone is a RangeError.
    if (unknownZones.size < unknownZoneCountMax) unknownZones.add(name);
    return undefined;
  }
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % yearsPerCycle === 0);
}

function monthNumber(month: LocalMonth): number {
  const found = monthPattern.exec(month);
  assert(found !== null, 'a month is YYYY-MM');
  return Number(found[1]) * monthsPerYear + Number(found[2]) - 1;
}

function fromMonthNumber(months: number): LocalMonth {
  const year = Math.floor(months / monthsPerYear);
  assert(year >= 0 && year <= yearMax, 'a month lies in the years 0000 to 9999');
  return `${pad(year, 4)}-${pad(months - year * monthsPerYear + 1, 2)}`;
}

function dayText(year: number, month: number, day: number): LocalDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

const saturday: Weekday = 6;

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(date: LocalDate): boolean {
  return weekday(date) >= saturday;
}
