/**
 * Numbers and months as people type them and as spreadsheets hand them over, French or English: spaces, points, commas
 * or apostrophes between thousands, a comma or a point before decimals, a currency beside an amount.
 *
 * An amount has at most two decimals worth keeping, so `1,234` and `1.234` are one thousand two hundred and thirty-four
 * in either language.
 */

import { type LocalMonth, parseLocalMonth } from '../calendar/local-date.ts';
import type { Money } from '../entity/field.ts';
import { fold } from '../text/fold.ts';

/** Why a text is no number that can be taken. */
export const numberFaults = [
  'word',
  /** Written with an exponent, as spreadsheets show long numbers. */
  'exponent',
  'negative',
  'notWhole',
  'tooLarge',
  /** Its separators allow more than one reading. */
  'unclear',
] as const;
export type NumberFault = (typeof numberFaults)[number];

/** What was read: a value, nothing at all, or a text that is no number. */
export type Reading<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly fault: NumberFault };

const empty = { kind: 'empty' } as const;
const unreadable = (fault: NumberFault) => ({ kind: 'unreadable', fault }) as const;

/** What stands for "not known" in a table. */
const blanks: ReadonlySet<string> = new Set(['', '-', '–', '—', 'n/a', 'na', 'n.d.', 'nd', '?']);

const grouped = /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,](\d{1,2}))?$/;
const plainNumber = /^(\d+)(?:[.,](\d+))?$/;
/** As many digits as the declaration of figures takes. */
export const digitsMax = 9;

function readNumber(text: string): Reading<number> {
  const bare = text.toLowerCase().replaceAll(/[\s'’€£]|eur|gbp/g, '');
  if (blanks.has(bare)) return empty;
  if (grouped.test(bare)) {
    const [, separator = ''] = grouped.exec(bare) ?? [];
    return limited(bare.replaceAll(separator, '').replace(',', '.'));
  }
  // Three decimals behind a zero are neither thousands nor money.
  if (!plainNumber.test(bare) || /^0[.,]\d{3}$/.test(bare)) return unreadable(faultOf(bare));
  return limited(bare.replace(',', '.'));
}

/** What keeps a text without spaces and currencies from being a number. */
function faultOf(bare: string): NumberFault {
  if (/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/.test(bare)) return 'exponent';
  if (/^(?:[-−–]\d[\d.,]*|\(\d[\d.,]*\))$/.test(bare)) return 'negative';
  return /^[\d.,]+$/.test(bare) ? 'unclear' : 'word';
}

function limited(digits: string): Reading<number> {
  const [whole = ''] = digits.split('.');
  if (whole.length > digitsMax) return unreadable('tooLarge');
  return { kind: 'value', value: Math.round(Number(digits) * 100) / 100 };
}

/** A count: a whole number, decimals that say nothing allowed. */
export function readCount(text: string): Reading<number> {
  const reading = readNumber(text);
  return reading.kind === 'value' && !Number.isInteger(reading.value)
    ? unreadable('notWhole')
    : reading;
}

/** An amount, in the currency that stands beside it, otherwise in the one given. */
export function readMoney(text: string, currency: Money['currency']): Reading<Money> {
  const reading = readNumber(text);
  if (reading.kind !== 'value') return reading;
  const named = /£|gbp/i.test(text) ? 'GBP' : /€|eur/i.test(text) ? 'EUR' : currency;
  return { kind: 'value', value: { amount: reading.value, currency: named } };
}

/** How the names of months begin, in both languages, without accents. */
const monthStarts: readonly RegExp[] = [
  /^jan/,
  /^fe[bv]/,
  /^mar/,
  /^a[pv]r/,
  /^ma[iy]/,
  /^jun|^juin/,
  /^jul|^juil/,
  /^aug|^aou/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
];

/** Whether a text is a month that says no year: « janvier », `Jan.`, `1 March`. */
export function isMonthWithoutYear(text: string): boolean {
  const bare = fold(text).trim();
  const found = /^(?:\d{1,2}(?:er|st|nd|rd|th)?[ -])?([a-z]{3,10})\.?$/.exec(bare)?.[1];
  return found !== undefined && monthNames.some((name) => isStartOf(found, name));
}

const monthNames: readonly string[] = [
  ...['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin'],
  ...['juillet', 'aout', 'septembre', 'octobre', 'novembre', 'decembre'],
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];

/** A name, or how it is cut short: « janv », `sept`. */
const isStartOf = (text: string, name: string): boolean =>
  name.startsWith(text) && text.length >= 3;

/** A month: `2020-11`, `11/2020`, `1/11/2020` (the day first), `nov. 2020`, `Nov-20`, `1 Nov 2020`, `1er nov. 2020`. */
export function readMonth(text: string): LocalMonth | undefined {
  const bare = fold(text).trim();
  const iso = /^(\d{4})-(\d{1,2})(?:-\d{1,2})?$/.exec(bare);
  if (iso !== null) return monthFrom(iso[1], iso[2]);
  const numbers = /^(?:\d{1,2}[/.])?(\d{1,2})[/.](\d{4})$/.exec(bare);
  if (numbers !== null) return monthFrom(numbers[2], numbers[1]);
  const words = /^(?:\d{1,2}(?:er|st|nd|rd|th)?[ -])?([a-z]{3,10})\.?[ -](\d{2}|\d{4})$/.exec(bare);
  if (words === null) return undefined;
  const [, name = '', year = ''] = words;
  const index = monthStarts.findIndex((start) => start.test(name));
  if (index === -1) return undefined;
  return monthFrom(year.length === 2 ? `20${year}` : year, String(index + 1));
}

function monthFrom(year = '', month = ''): LocalMonth | undefined {
  return parseLocalMonth(`${year}-${month.padStart(2, '0')}`);
}
