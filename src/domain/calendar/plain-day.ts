/**
 * Days, months and hours in the plainest forms of both languages, for a field that holds nothing else: `18/05`, `3 mai 2021`,
 * `mer. 19 mai 2021`, `demain`, `26`; `10h`, `14:30`, `3pm`. Small enough to be there from the first moment; the
 * reader of lines (`composer/typed-moment.ts`) knows many more.
 *
 * A day is written before its month in both languages. What is missing of a day is the nearest one on the asked side.
 */

import { fold } from '../text/fold.ts';
import {
  addDays,
  addMonths,
  type LocalDate,
  localDate,
  type LocalMonth,
  parseLocalDate,
  parseLocalMonth,
} from './local-date.ts';

/** Where to look for a day of which only a part is written: not after today, not before it, or on either side. */
export type DaySide = 'past' | 'next' | 'nearest';

const days: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ["aujourd'hui", 0],
  ['tomorrow', 1],
  ['demain', 1],
  ['yesterday', -1],
  ['hier', -1],
]);
/** The beginnings by which a month is known, in both languages. */
const months = [
  /^jan/,
  /^(?:feb|fev)/,
  /^mar(?:s|ch)?$/,
  /^(?:apr|avr)/,
  /^(?:may|mai)$/,
  /^(?:june?|juin)$/,
  /^(?:jul|juil)/,
  /^(?:aug|aou)/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
] as const;
const weekdays =
  /^(?:lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
const dayNumber = /^(\d{1,2})(?:er|st|nd|rd|th)?$/;
const numeric = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?$/;
const articles = new Set(['le', 'the', 'on', 'of']);
const century = 2000;
/** 29 February may be eight years away, the 31st two months. */
const yearsTriedMax = 8;
const monthsTriedMax = 2;

/** The day that the whole text says, or nothing. */
export function readPlainDay(
  text: string,
  today: LocalDate,
  side: DaySide = 'nearest',
): LocalDate | undefined {
  const folded = fold(text.trim());
  const known = days.get(folded);
  if (known !== undefined) return addDays(today, known);
  const isoOrNumeric = parseLocalDate(folded) ?? numericDay(folded, today, side);
  if (isoOrNumeric !== undefined) return isoOrNumeric;
  const words = folded
    .split(/[\s,]+/)
    .map((word) => word.replace(/\.$/, ''))
    .filter((word) => word !== '' && !articles.has(word));
  const [first = '', ...rest] = words;
  // A weekday beside a day and month adds nothing; the two need not agree while one of them is being changed.
  return wordedDay(weekdays.test(first) && rest.length >= 2 ? rest : words, today, side);
}

function numericDay(text: string, today: LocalDate, side: DaySide): LocalDate | undefined {
  const [, day, month, year] = numeric.exec(text) ?? [];
  if (day === undefined || month === undefined) return undefined;
  return dayMonth(Number(day), Number(month), year, { today, side });
}

/** `3 mai`, `May 3 2021`, `26`. */
function wordedDay(
  words: readonly string[],
  today: LocalDate,
  side: DaySide,
): LocalDate | undefined {
  if (words.length === 0 || words.length > 3) return undefined;
  const [first = '', second = '', year] = words;
  const isDayFirst = dayNumber.test(first);
  const day = Number(dayNumber.exec(isDayFirst ? first : second)?.[1] ?? Number.NaN);
  if (words.length === 1) return isDayFirst ? dayOfMonth(day, today, side) : undefined;
  if (year !== undefined && !/^\d{4}$/.test(year)) return undefined;
  const name = isDayFirst ? second : first;
  const month = months.findIndex((pattern) => pattern.test(name)) + 1;
  return dayMonth(day, month, year, { today, side });
}

const isoMonth = /^(\d{4})[/.-](\d{1,2})$/;
const numericMonth = /^(\d{1,2})[/.-](\d{2}|\d{4})$/;

/** The month that the whole text says with its year, or nothing: `mai 2021`, `05/2021`, `2021-05`. */
export function readPlainMonth(text: string): LocalMonth | undefined {
  const folded = fold(text.trim());
  const [, isoYear, isoNumber] = isoMonth.exec(folded) ?? [];
  const [, number = isoNumber, year = isoYear] = numericMonth.exec(folded) ?? [];
  if (number !== undefined && year !== undefined) return monthOfYear(Number(number), year);
  const words = folded.split(/[\s,]+/).map((word) => word.replace(/\.$/, ''));
  const name = words.find((word) => !/^\d/.test(word)) ?? '';
  const said = words.find((word) => /^(?:\d{2}|\d{4})$/.test(word));
  if (words.length !== 2 || said === undefined) return undefined;
  return monthOfYear(months.findIndex((pattern) => pattern.test(name)) + 1, said);
}

function monthOfYear(month: number, year: string): LocalMonth | undefined {
  const full = Number(year) + (year.length === 2 ? century : 0);
  return parseLocalMonth(`${String(full).padStart(4, '0')}-${String(month).padStart(2, '0')}`);
}

interface Looking {
  readonly today: LocalDate;
  readonly side: DaySide;
}

function dayMonth(
  day: number,
  month: number,
  year: string | undefined,
  { today, side }: Looking,
): LocalDate | undefined {
  if (year !== undefined) {
    return localDate(Number(year) + (year.length === 2 ? century : 0), month, day);
  }
  const thisYear = Number(today.slice(0, 4));
  const candidates = around(yearsTriedMax).map((step) => localDate(thisYear + step, month, day));
  return nearest(candidates, today, side);
}

function dayOfMonth(day: number, today: LocalDate, side: DaySide): LocalDate | undefined {
  const first = `${today.slice(0, 8)}01`;
  const candidates = around(monthsTriedMax).map((step) => {
    const month = addMonths(first, step);
    return localDate(Number(month.slice(0, 4)), Number(month.slice(5, 7)), day);
  });
  return nearest(candidates, today, side);
}

/** Steps from the nearest to the farthest, the later one first. */
function around(max: number): readonly number[] {
  return [0, ...Array.from({ length: max }, (_, index) => [index + 1, -index - 1]).flat()];
}

function nearest(
  candidates: readonly (LocalDate | undefined)[],
  today: LocalDate,
  side: DaySide,
): LocalDate | undefined {
  const possible = candidates
    .filter((date) => date !== undefined)
    .filter((date) => side === 'nearest' || (side === 'past' ? date <= today : date >= today));
  const distance = (date: LocalDate): number => Math.abs(Date.parse(date) - Date.parse(today));
  return possible.toSorted((a, b) => distance(a) - distance(b))[0];
}

const clock = /^(\d{1,2})(?: ?(?:h|:|\.) ?([0-5]\d)?)? ?(am|pm)?(?: ?(?:min|mn))?$/;
const digits = /^(\d{1,2})([0-5]\d)$/;
const noonHour = 12;
const hoursPerDay = 24;

/** The time of day that the whole text says, `HH:mm`, or nothing. */
export function readClock(text: string): string | undefined {
  const folded = fold(text.trim())
    .replace(/^(?:a|at|vers) /, '')
    .replace(/ ?heures?\b ?/, 'h');
  if (folded === 'midi' || folded === 'noon') return '12:00';
  const [, hours, minutes = '00', half] = digits.exec(folded) ?? clock.exec(folded) ?? [];
  if (hours === undefined) return undefined;
  const said = Number(hours);
  if (half !== undefined && (said < 1 || said > noonHour)) return undefined;
  const hour = half === undefined ? said : (said % noonHour) + (half === 'pm' ? noonHour : 0);
  return hour < hoursPerDay ? `${String(hour).padStart(2, '0')}:${minutes}` : undefined;
}

/** Whether a text is a time of day as it is stored. */
export function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
