/**
 * Small public aid against its ceiling. Each country counts over a window of its own:
 *
 * - European rules from 1 January 2024: the last three years, day for day;
 * - European rules before, and in the United Kingdom to the end of 2020: this tax year and the two before;
 * - United Kingdom since: this financial year, from 1 April, and the two before.
 *
 * The support that a programme gives counts as well, at its value: hours by the day rate.
 */

import { addDays, addMonths, type LocalDate, yearOf } from '../calendar/local-date.ts';
import type { DateRange } from '../calendar/local-date.ts';
import type { Money } from '../entity/field.ts';
import { inCurrency } from './exchange.ts';
import { referenceAt } from './reference/reference.ts';
import { roundHalfUp } from './rounding.ts';

const windowYears = 3;
const rollingFrom: LocalDate = '2024-01-01';
const britishYearStart = '04-01';
const calendarYearStart = '01-01';
/** A day of support, in hours, where a programme does not say otherwise. */
export const hoursPerSupportDay = 8;

/** The days over which aid is added up on a day, that day included; nothing for a country without such a rule. */
export function aidWindow(country: string, onDate: LocalDate): DateRange | undefined {
  if (country === 'GB') return { from: yearsBack(onDate, britishYearStart), to: onDate };
  if (country !== 'FR') return undefined;
  if (onDate < rollingFrom) return { from: yearsBack(onDate, calendarYearStart), to: onDate };
  return { from: addDays(addMonths(onDate, -12 * windowYears), 1), to: onDate };
}

/** The first day of the year that began two years before the current one. */
function yearsBack(onDate: LocalDate, yearStart: string): LocalDate {
  const year = yearOf(onDate);
  const current = `${year}-${yearStart}` <= onDate ? year : year - 1;
  return `${current - (windowYears - 1)}-${yearStart}`;
}

/** Aid received before: on the day when the right to it arose. */
export interface DeclaredAid {
  readonly amount: Money;
  readonly on: LocalDate;
}

/** What was received inside the window; nothing where an amount needs a rate that is not known. */
export function aidInWindow(
  declared: readonly DeclaredAid[],
  window: DateRange,
  currency: Money['currency'],
  eurosPerPound?: number,
): Money | undefined {
  let amount = 0;
  for (const { amount: each, on } of declared) {
    if (on < window.from || on > window.to) continue;
    const converted = inCurrency(each, currency, eurosPerPound);
    if (converted === undefined) return undefined;
    amount += converted;
  }
  return { amount: roundHalfUp(amount, 2), currency };
}

/** The value of support: hours by the day rate. */
export function supportValue(
  hours: number,
  dayRate: Money,
  hoursPerDay: number = hoursPerSupportDay,
): Money {
  return {
    amount: roundHalfUp((hours / hoursPerDay) * dayRate.amount, 2),
    currency: dayRate.currency,
  };
}

export interface AidResult {
  /** Received and support together, in the currency of what was received. */
  readonly total: Money;
  readonly window: DateRange | undefined;
  /** The ceiling on the day, in its own currency; nothing for a country without one. */
  readonly ceiling: { readonly amount: number; readonly currency: string } | undefined;
  /** The total in the currency of the ceiling, and the rate that was entered; nothing where they are in one currency. */
  readonly converted: { readonly total: Money; readonly eurosPerPound: number } | undefined;
  /** How much of the ceiling is used, in per cent; nothing where it cannot be converted. */
  readonly share: number | undefined;
}

export interface AidQuestion {
  readonly received: Money;
  readonly support: Money;
  readonly country: string | undefined;
  readonly onDate: LocalDate;
  readonly rate: number | undefined;
}

/** Aid with the value of the support, against the ceiling; nothing where two currencies meet without a rate. */
export function aidResult({
  received,
  support,
  country,
  onDate,
  rate,
}: AidQuestion): AidResult | undefined {
  const value = inCurrency(support, received.currency, rate);
  if (value === undefined) return undefined;
  const total = { amount: roundHalfUp(received.amount + value, 2), currency: received.currency };
  const reference = referenceAt('aid.ceiling', onDate, country);
  const inForce = reference?.state === 'inForce' || reference?.state === 'verify';
  const amount = inForce ? reference.value.value : undefined;
  const ceiling =
    typeof amount === 'number' ? { amount, currency: reference?.value.unit ?? '' } : undefined;
  const compared = ceiling && inCurrency(total, ceiling.currency, rate);
  return {
    total,
    converted: convertedTotal(total, ceiling?.currency, rate),
    window: country === undefined ? undefined : aidWindow(country, onDate),
    ceiling,
    share:
      ceiling === undefined || compared === undefined
        ? undefined
        : roundHalfUp((compared / ceiling.amount) * 100, 1),
  };
}

function convertedTotal(
  total: Money,
  currency: string | undefined,
  eurosPerPound: number | undefined,
): AidResult['converted'] {
  if (currency === total.currency || (currency !== 'EUR' && currency !== 'GBP')) return undefined;
  const amount = inCurrency(total, currency, eurosPerPound);
  if (amount === undefined || eurosPerPound === undefined) return undefined;
  return { total: { amount: roundHalfUp(amount, 2), currency }, eurosPerPound };
}
