/**
 * The records of figures as rows of months. Two people can make two records of one month and channel; they are read as
 * one row, each value being the latest that anybody wrote, and where two differ the row says so. What is then typed is
 * written to all of them, so that they agree again.
 */

import { type LocalMonth, monthsBetween, shiftMonth } from '../calendar/local-date.ts';
import type { Money } from '../entity/field.ts';
import type { FiguresValues } from './measures.ts';

/** Of a record of figures, what makes a row. */
export interface FiguresRecord {
  readonly id: string;
  readonly values: FiguresValues;
  readonly changed: { readonly at: number };
}

export interface MonthRow {
  readonly month: LocalMonth;
  /** Its records, by their ids: one, but for months that two people began. */
  readonly ids: readonly string[];
  readonly values: FiguresValues;
  /** Fields in which its records say different things, each with what they say, the one that is shown first. */
  readonly differing: Readonly<Partial<Record<keyof FiguresValues, readonly unknown[]>>>;
}

/** The rows of one channel, or of the whole business, by month. */
export function monthRows(
  records: readonly FiguresRecord[],
  channelId: string | undefined,
): ReadonlyMap<LocalMonth, MonthRow> {
  const byMonth = new Map<LocalMonth, FiguresRecord[]>();
  for (const record of records) {
    if (record.values.channelId !== channelId) continue;
    const { month } = record.values;
    byMonth.set(month, [...(byMonth.get(month) ?? []), record]);
  }
  return new Map([...byMonth].sort(([a], [b]) => (a < b ? -1 : 1)).map(rowOf));
}

/** The records of a month in the order in which their values lead. */
export function latestFirst<R extends FiguresRecord>(records: readonly R[]): readonly R[] {
  return records.toSorted((a, b) => b.changed.at - a.changed.at || (a.id < b.id ? -1 : 1));
}

function rowOf([month, records]: [LocalMonth, FiguresRecord[]]): [LocalMonth, MonthRow] {
  const ordered = latestFirst(records);
  const values: Record<string, unknown> = {};
  const differing: Record<string, readonly unknown[]> = {};
  const fields = new Set(records.flatMap((record) => Object.keys(record.values)));
  for (const field of fields) {
    const said = ordered.flatMap((record) => {
      const value = Object.entries(record.values).find(([name]) => name === field)?.[1];
      return value === undefined ? [] : [value];
    });
    const [shown] = said;
    values[field] = shown;
    const different = said.filter(
      (value, index) => said.findIndex((other) => isSame(other, value)) === index,
    );
    if (different.length > 1) differing[field] = different;
  }
  const ids = records.map(({ id }) => id).toSorted();
  // Every field was read from records of this shape.
  return [month, { month, ids, values: values as unknown as FiguresValues, differing }];
}

/** Whether two values of a month say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  const [left, right] = [a as Money, b as Money];
  return left.amount === right.amount && left.currency === right.currency;
}

/** Months without figures between two that have some, as far as they are worth a row each. */
const gapMax = 24;

export interface ShownMonths {
  readonly last: LocalMonth;
  /** As many before the last one, with figures or without. */
  readonly usual: number;
  /** As many more that were asked for. */
  readonly earlier: number;
}

/**
 * The months that have a row, the last one last. They follow one another, but for those with figures that lie far from all
 * others (a year that was mistyped): what lies between is a gap.
 */
export function monthsWithRows(
  known: Iterable<LocalMonth>,
  { last, usual, earlier }: ShownMonths,
): readonly LocalMonth[] {
  const parts = [{ from: shiftMonth(last, -usual), to: last }];
  for (const month of [...known]
    .filter((one) => one < last)
    .toSorted()
    .toReversed()) {
    const part = parts.at(-1);
    if (part === undefined || month >= part.from) continue;
    if (monthsBetween(month, part.from) <= gapMax) part.from = month;
    else parts.push({ from: month, to: month });
  }
  const [latest, ...others] = parts;
  if (latest === undefined) return [];
  latest.from = shiftMonth(latest.from, -earlier);
  const far = others
    .toReversed()
    .flatMap(({ from, to }) => monthsFrom(from, to))
    .filter((month) => month < latest.from);
  return [...far, ...monthsFrom(latest.from, latest.to)];
}

/** The last of these months that follow one another: a line over time has no gaps. */
export function afterLastGap(months: readonly LocalMonth[]): readonly LocalMonth[] {
  const from = months.findLastIndex((_, index) => isAfterGap(months, index));
  return from <= 0 ? months : months.slice(from);
}

/** Whether the month at a place does not follow the one before it. */
export function isAfterGap(months: readonly LocalMonth[], index: number): boolean {
  const [before, month] = [months[index - 1], months[index]];
  return before !== undefined && month !== undefined && monthsBetween(before, month) > 1;
}

function monthsFrom(from: LocalMonth, to: LocalMonth): readonly LocalMonth[] {
  return Array.from({ length: monthsBetween(from, to) + 1 }, (_, index) => shiftMonth(from, index));
}

/** The currency in which most months say their revenue, of two the one that was last; none where no month says any. */
export function usualCurrency(rows: Iterable<MonthRow>): Money['currency'] | undefined {
  const counts = new Map<Money['currency'], number>();
  let usual: Money['currency'] | undefined;
  for (const { values } of rows) {
    const currency = values.revenue?.currency;
    if (currency === undefined) continue;
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
    if (usual === undefined || (counts.get(currency) ?? 0) >= (counts.get(usual) ?? 0)) {
      usual = currency;
    }
  }
  return usual;
}
