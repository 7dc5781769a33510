/**
 * The size class of a business by the definition of the European Union (Recommendation 2003/361/EC): the headcount decides
 * first, then one of turnover and balance sheet total has to stay within its ceiling. The figures of partner companies
 * are added by the share held, those of linked ones in full. Other definitions of size (company accounts, procurement)
 * are never used for it.
 *
 * What is not known does not count against a business: the class is the smallest one that is known to fit, and `unknown`
 * only where none is. A headcount over the last limit is enough for `large`, whatever the amounts.
 */

import type { Money } from '../entity/field.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { inCurrency } from './exchange.ts';
import { referenceAt } from './reference/reference.ts';

export const sizeClasses = ['micro', 'small', 'medium'] as const;
export type SizeClass = (typeof sizeClasses)[number] | 'large' | 'unknown';

/** A company that owns a part of the business, or is owned by it. Blank figures are not known. */
export interface LinkedCompany {
  /** Per cent. */
  readonly share?: number | undefined;
  readonly headcount?: number | undefined;
  readonly turnover?: Money | undefined;
  readonly balanceSheet?: Money | undefined;
}

export interface SizeFigures {
  readonly headcount?: number | undefined;
  readonly turnover?: Money | undefined;
  readonly balanceSheet?: Money | undefined;
  /** Companies that count; `unknown` where it is not known whether there are any. */
  readonly links: readonly LinkedCompany[] | 'unknown';
  readonly onDate: LocalDate;
  /** How many euros a pound is worth. */
  readonly rate?: number | undefined;
}

/** Totals with partner and linked companies, amounts in euros; nothing where a part is not known. */
export interface SizeTotals {
  readonly headcount: number | undefined;
  readonly turnover: number | undefined;
  readonly balanceSheet: number | undefined;
}

export interface SizeResult {
  readonly sizeClass: SizeClass;
  readonly totals: SizeTotals;
  /** A smaller class might fit as well, if the missing figures were known. */
  readonly atMost: boolean;
  /** What decided: the headcount alone, or the amounts with it. */
  readonly decidedBy: 'headcount' | 'amounts' | 'nothing';
  /** What is missing for a firm result. */
  readonly missing: readonly ('headcount' | 'amounts' | 'rate' | 'links')[];
}

/** The size class of one year. */
export function sizeClassOf(figures: SizeFigures): SizeResult {
  const totals = totalsOf(figures);
  const fits = sizeClasses.map((sizeClass) => fitsIn(sizeClass, figures, totals));
  const first = fits.indexOf('yes');
  const atMost = first > 0 && fits.slice(0, first).includes('unknown');
  const tooMany = isOver(figures, totals);
  const sizeClass = tooMany || fits.at(-1) === 'no' ? 'large' : (sizeClasses[first] ?? 'unknown');
  return {
    sizeClass,
    totals,
    atMost: sizeClass !== 'large' && atMost,
    decidedBy: decidedBy(sizeClass, tooMany),
    missing: missingFor(figures, totals, sizeClass === 'large' || (first >= 0 && !atMost)),
  };
}

/**
 * The status over two years: it is lost, or won, only after two years in a row (article 4 of the annex). Where the year
 * before is not known, this year stands.
 */
export function isSmeOverTwoYears(thisYear: SizeClass, yearBefore: SizeClass): boolean | undefined {
  if (thisYear === 'unknown') return undefined;
  if (thisYear !== 'large') return true;
  if (yearBefore === 'unknown') return undefined;
  return yearBefore !== 'large';
}

type Fit = 'yes' | 'no' | 'unknown';

function fitsIn(
  sizeClass: (typeof sizeClasses)[number],
  figures: SizeFigures,
  totals: SizeTotals,
): Fit {
  const { onDate } = figures;
  const headcountMax = limit(`sme.headcount.${sizeClass}`, onDate);
  const amounts = either(
    within(totals.turnover, limit(`sme.turnover.${sizeClass}`, onDate)),
    within(totals.balanceSheet, limit(`sme.balance.${sizeClass}`, onDate)),
  );
  // Below the limit, not at it: a headcount of 250 is no longer medium-sized.
  const own = figures.headcount !== undefined && figures.headcount >= headcountMax;
  if (own) return 'no';
  if (totals.headcount === undefined) return amounts === 'no' ? 'no' : 'unknown';
  return totals.headcount < headcountMax ? amounts : 'no';
}

/** Links only add: a headcount over the last limit is too many without knowing them. */
function isOver({ headcount, onDate }: SizeFigures, totals: SizeTotals): boolean {
  return (totals.headcount ?? headcount ?? 0) >= limit('sme.headcount.medium', onDate);
}

function within(amount: number | undefined, max: number): Fit {
  if (amount === undefined) return 'unknown';
  return amount <= max ? 'yes' : 'no';
}

function either(a: Fit, b: Fit): Fit {
  if (a === 'yes' || b === 'yes') return 'yes';
  return a === 'no' && b === 'no' ? 'no' : 'unknown';
}

function decidedBy(sizeClass: SizeClass, tooMany: boolean): SizeResult['decidedBy'] {
  if (sizeClass === 'unknown') return 'nothing';
  return tooMany ? 'headcount' : 'amounts';
}

function limit(id: string, onDate: LocalDate): number {
  const value = referenceAt(id, onDate)?.value.value;
  return typeof value === 'number' ? value : Number.POSITIVE_INFINITY;
}

/** Partner companies count by their share, linked ones (above half) in full, those below a quarter not at all. */
export function weightOf(share: number, onDate: LocalDate): number {
  if (share > limit('sme.linked.share', onDate)) return 1;
  return share >= limit('sme.partner.share', onDate) ? share / 100 : 0;
}

function totalsOf(figures: SizeFigures): SizeTotals {
  const { onDate, rate } = figures;
  const euros = (money: Money | undefined): number | undefined =>
    money === undefined ? undefined : inCurrency(money, 'EUR', rate);
  const total = (
    own: number | undefined,
    of: (company: LinkedCompany) => number | undefined,
  ): number | undefined => {
    if (own === undefined || figures.links === 'unknown') return undefined;
    let sum = own;
    for (const company of figures.links) {
      const weight = company.share === undefined ? undefined : weightOf(company.share, onDate);
      const part = weight === 0 ? 0 : of(company);
      if (weight === undefined || part === undefined) return undefined;
      sum += weight * part;
    }
    return sum;
  };
  return {
    headcount: total(figures.headcount, (company) => company.headcount),
    turnover: total(euros(figures.turnover), (company) => euros(company.turnover)),
    balanceSheet: total(euros(figures.balanceSheet), (company) => euros(company.balanceSheet)),
  };
}

function missingFor(
  figures: SizeFigures,
  totals: SizeTotals,
  isFirm: boolean,
): SizeResult['missing'] {
  if (isFirm) return [];
  const amounts = totals.turnover === undefined && totals.balanceSheet === undefined;
  const linked = figures.links === 'unknown' ? [] : figures.links;
  const inPounds = [figures, ...linked].some(
    ({ turnover, balanceSheet }) =>
      turnover?.currency === 'GBP' || balanceSheet?.currency === 'GBP',
  );
  return [
    ...(figures.headcount === undefined ? (['headcount'] as const) : []),
    ...(figures.links === 'unknown' ? (['links'] as const) : []),
    ...(inPounds && figures.rate === undefined ? (['rate'] as const) : []),
    ...(amounts && !inPounds ? (['amounts'] as const) : []),
    ...(linked.some((company) => company.share === undefined || company.headcount === undefined)
      ? (['links'] as const)
      : []),
  ];
}
