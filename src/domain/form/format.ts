/** Figures and dates of a form as words, for print, letters and files: as each language writes them. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Language } from '../entity/field.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** The narrow space that French grouping uses is too tight in print. */
const plainSpaces = (text: string): string => text.replaceAll('\u202f', '\u00a0');

/** A number with its decimals, at most two. */
export function formatNumber(value: number, language: Language): string {
  return plainSpaces(
    new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(value),
  );
}

/** Per cent, given as 12.5 for 12.5 %. */
export function formatPercent(value: number, language: Language): string {
  return `${formatNumber(value, language)}${language === 'fr' ? '\u00a0%' : '%'}`;
}

/** An amount; whole amounts without decimals. A currency that has no sign is named by its code. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  const options: Intl.NumberFormatOptions = {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: 2,
  };
  return plainSpaces(new Intl.NumberFormat(locales[language], options).format(amount));
}

/** A day, or its month alone. */
export function formatDate(
  date: LocalDate,
  language: Language,
  precision: 'day' | 'month' = 'day',
): string {
  const options: Intl.DateTimeFormatOptions = {
    ...(precision === 'day' && { day: 'numeric' }),
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  };
  const text = new Intl.DateTimeFormat(locales[language], options).format(
    Date.parse(`${date}T00:00:00Z`),
  );
  // French writes the first of a month as an ordinal.
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** The name of a country; its code where it has none. */
export function countryName(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([locales[language]], { type: 'region' }).of(code) ?? code;
}
