/**
 * The records of figures as rows of months. Two people can make two records of one month and channel; they are read as
 * one row, each value being the latest that anybody wrote, and where two differ the row says so. What is then typed is
 * written to all of them, so that they agree again.
 */

import type { LocalMonth } from '../calendar/local-date.ts';
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
