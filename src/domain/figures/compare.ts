/**
 * What figures say together: ratios, before and after a connection, and the same month a year before. What cannot be
 * said is absent: nothing is divided by zero, a part is never more than its whole, and amounts in two currencies or under
 * two VAT conventions are not added up.
 */

import { type LocalDate, type LocalMonth, monthOf, shiftMonth } from '../calendar/local-date.ts';
import type { Money } from '../entity/field.ts';
import { hasFigures } from './channel-facts.ts';
import type { CountMeasure, FiguresValues } from './measures.ts';
import type { MonthRow } from './month-rows.ts';

/** What is compared, in the order of a table. */
export const indicators = [
  'visits',
  'orders',
  'conversion',
  'revenue',
  'averageOrder',
  'returnRate',
  'shareAbroad',
] as const;
export type Indicator = (typeof indicators)[number];

/** Months taken together: means of a month, and ratios over all of them. */
export interface Period {
  /** Months that have figures. */
  readonly months: number;
  readonly visits?: number | undefined;
  readonly orders?: number | undefined;
  readonly revenue?: Money | undefined;
  /** Orders of visits. */
  readonly conversion?: number | undefined;
  readonly averageOrder?: Money | undefined;
  /** Returned orders of orders. */
  readonly returnRate?: number | undefined;
  /** Orders abroad of orders. */
  readonly shareAbroad?: number | undefined;
}

/** What some months amount to. */
export function periodOf(rows: readonly FiguresValues[]): Period {
  const known = rows.filter(hasFigures);
  return {
    months: known.length,
    visits: mean(known, 'visits'),
    orders: mean(known, 'orders'),
    revenue: meanRevenue(known),
    conversion: share(known, 'orders', 'visits'),
    averageOrder: averageOrder(known),
    returnRate: share(known, 'returnedOrders', 'orders'),
    shareAbroad: share(known, 'ordersAbroad', 'orders'),
  };
}

export interface BeforeAfter {
  readonly before: Period;
  /** The month of the connection counts as after it. */
  readonly after: Period;
}

/** Before and after the day on which a channel was connected. */
export function beforeAfter(rows: Iterable<MonthRow>, connectedOn: LocalDate): BeforeAfter {
  const from = monthOf(connectedOn);
  const all = [...rows].map(({ values }) => values);
  return {
    before: periodOf(all.filter(({ month }) => month < from)),
    after: periodOf(all.filter(({ month }) => month >= from)),
  };
}

export interface YearBack {
  readonly month: LocalMonth;
  readonly now: Period;
  readonly earlier: Period;
}

/** The last month that has figures, and the same month a year before, where that has any. */
export function yearBack(rows: ReadonlyMap<LocalMonth, MonthRow>): YearBack | undefined {
  const last = [...rows.values()].findLast(({ values }) => hasFigures(values));
  const back = last && rows.get(shiftMonth(last.month, -12));
  if (last === undefined || back === undefined || !hasFigures(back.values)) return undefined;
  return { month: last.month, now: periodOf([last.values]), earlier: periodOf([back.values]) };
}

/** By which share something changed; nothing where there was nothing to change. */
export function change(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined || from <= 0 ? undefined : (to - from) / from;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(rows: readonly FiguresValues[], measure: CountMeasure): number | undefined {
  const values = rows.flatMap((row) => row[measure] ?? []);
  return values.length === 0 ? undefined : sum(values) / values.length;
}

/** A part of a whole, over the months in which both are known. */
function share(
  rows: readonly FiguresValues[],
  part: CountMeasure,
  whole: CountMeasure,
): number | undefined {
  const both = rows.filter((row) => row[part] !== undefined && row[whole] !== undefined);
  const [some, all] = [sum(both.map((row) => row[part] ?? 0)), sum(both.map((r) => r[whole] ?? 0))];
  return all === 0 || some > all ? undefined : some / all;
}

/** Revenue that may be added up: one currency, one VAT convention. */
function revenueOf(rows: readonly FiguresValues[]): Money | undefined {
  const [first] = rows;
  const currency = first?.revenue?.currency;
  if (first === undefined || currency === undefined) return undefined;
  const alike = rows.every(
    ({ revenue, vat }) => revenue?.currency === currency && vat === first.vat,
  );
  return alike
    ? { amount: sum(rows.map(({ revenue }) => revenue?.amount ?? 0)), currency }
    : undefined;
}

const rounded = (amount: number): number => Math.round(amount * 100) / 100;

function meanRevenue(rows: readonly FiguresValues[]): Money | undefined {
  const known = rows.filter(({ revenue }) => revenue !== undefined);
  const total = revenueOf(known);
  return total && { ...total, amount: rounded(total.amount / known.length) };
}

function averageOrder(rows: readonly FiguresValues[]): Money | undefined {
  const both = rows.filter(({ revenue, orders }) => revenue !== undefined && orders !== undefined);
  const total = revenueOf(both);
  const orders = sum(both.map((row) => row.orders ?? 0));
  return total === undefined || orders === 0
    ? undefined
    : { ...total, amount: rounded(total.amount / orders) };
}
