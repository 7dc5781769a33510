/**
 * Days as people write them in a spreadsheet. Whether 03/04 is in March or in April is not guessed: one day above 12 in the column
 * proves it, and else somebody is asked.
 */

import { isPlainDate } from '../entity/field.ts';
import { type Cell, cellText } from './spreadsheet.ts';
import { plain } from './import-field.ts';

export const dayOrders = ['dayFirst', 'monthFirst'] as const;
export type DayOrder = (typeof dayOrders)[number];

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv'],
  ['february', 'feb', 'fevrier', 'fevr', 'fev'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet', 'juil'],
  ['august', 'aug', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre'],
];

const isoDay = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/u;
const numbers = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})(?:[T ]\d{1,2}:.*)?$/u;
const withMonth = /^(\d{1,2})(?:er|st|nd|rd|th)? (\p{L}+) (\d{4}|\d{2})$/u;
const monthFirstWords = /^(\p{L}+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/u;

const monthsInYear = 12;
/** A year of two digits is of this century. */
const century = 2000;

/** The order that the days of a column prove; nothing where none does, or where they contradict each other. */
export function provenOrder(cells: readonly Cell[]): DayOrder | undefined {
  const proofs = new Set<DayOrder>();
  for (const cell of cells) {
    const [, first = '0', second = '0'] = numbers.exec(cellText(cell)) ?? [];
    if (Number(first) > monthsInYear) proofs.add('dayFirst');
    if (Number(second) > monthsInYear) proofs.add('monthFirst');
  }
  const [order] = proofs;
  return proofs.size === 1 ? order : undefined;
}

/** Whether any day of a column depends on the order. */
export function needsOrder(cells: readonly Cell[]): boolean {
  return cells.some((cell) => numbers.test(cellText(cell)));
}

/** The day of a cell, `YYYY-MM-DD`; nothing where it is none. */
export function readDay(cell: Cell, order: DayOrder): string | undefined {
  const text = cellText(cell);
  const iso = isoDay.exec(text);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3]);
  const inNumbers = numbers.exec(text);
  if (inNumbers !== null) {
    const [, first, second, year] = inNumbers;
    return order === 'dayFirst' ? dayOf(year, second, first) : dayOf(year, first, second);
  }
  const words = plain(text);
  const dayFirst = withMonth.exec(words);
  if (dayFirst !== null) return dayOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = monthFirstWords.exec(words);
  return monthFirst === null
    ? undefined
    : dayOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
}

/** The number of a month by its name; 0 where it is none. */
function monthOf(name = ''): string {
  return String(months.findIndex((names) => names.includes(name)) + 1);
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const whole = year.length === 2 ? String(century + Number(year)) : year;
  const date = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(date) ? date : undefined;
}
