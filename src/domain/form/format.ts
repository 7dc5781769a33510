/** Figures and dates of a form as words, for print, letters and files: as each language writes them. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Language } from '../entity/field.ts';

const formatterCountMax = 50;
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** The narrow space that French grouping uses is too tight in print. */
const plainSpaces = (text: string): string => text.replaceAll('\u202f', '\u00a0');

/** Making a formatter costs a thousand times as much as using it; there are a few of each. */
function remembered<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const formatter = make(key);
    if (made.size < formatterCountMax) made.set(key, formatter);
    return formatter;
  };
}

const numbers = remembered((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
const amounts = remembered((key) => {
  const [locale = '', currency = '', decimals = ''] = key.split(' ');
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number(decimals),
    maximumFractionDigits: 2,
  });
});
const dates = remembered((key) => {
  const [locale = '', precision = ''] = key.split(' ');
  return new Intl.DateTimeFormat(locale, {
    ...(precision === 'day' && { day: 'numeric' }),
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
});
const regions = remembered((locale) => new Intl.DisplayNames([locale], { type: 'region' }));

/** A number with its decimals, at most two. */
export function formatNumber(value: number, language: Language): string {
  return plainSpaces(numbers(locales[language]).format(value));
}

/** Per cent, given as 12.5 for 12.5 %. */
export function formatPercent(value: number, language: Language): string {
  return `${formatNumber(value, language)}${language === 'fr' ? '\u00a0%' : '%'}`;
}

/** An amount; whole amounts without decimals. A currency that has no sign is named by its code. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  const decimals = Number.isInteger(amount) ? 0 : 2;
  return plainSpaces(amounts(`${locales[language]} ${currency} ${decimals}`).format(amount));
}

/** A day, or its month alone. What is no day stays as it is: an answer may hold anything. */
export function formatDate(
  date: LocalDate,
  language: Language,
  precision: 'day' | 'month' = 'day',
): string {
  const moment = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(moment)) return date;
  const text = dates(`${locales[language]} ${precision}`).format(moment);
  // French writes the first of a month as an ordinal; a day never parts from its month at the end of a line.
  const ordinal = language === 'fr' ? text.replace(/^1 /, '1er ') : text;
  return ordinal.replace(/^(\d+(?:er)?) /, '$1\u00a0');
}

/** The name of a country; its code where it has none. */
export function countryName(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return regions(locales[language]).of(code) ?? code;
}
