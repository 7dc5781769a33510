/**
 * The records of figures as rows of months. Two people can make two records of one month and channel; they are read as
 * one row, each value being the latest that anybody wrote, and where two differ the row says so. What is then typed is
 * written to all of them, so that they agree again.
 */

import type { LocalMonth } from '../calendar/local-date.ts';
import { grouped } from '../../std/grouped.ts';
import type { Money } from '../entity/field.ts';
import { figuresFields, type FiguresValues } from './measures.ts';

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

export type RowsByMonth = ReadonlyMap<LocalMonth, MonthRow>;

/** The rows of one channel, or of the whole business, by month. Whoever reads several channels asks `rowsByChannel`. */
export function monthRows(
  records: readonly FiguresRecord[],
  channelId: string | undefined,
): RowsByMonth {
  return byMonth(records.filter(({ values }) => values.channelId === channelId));
}

/** The rows of every channel and of the whole business: takes as long as there are records, however many channels they name. */
export function rowsByChannel(
  records: readonly FiguresRecord[],
): ReadonlyMap<string | undefined, RowsByMonth> {
  const byChannel = grouped(records, ({ values }) => values.channelId);
  return new Map([...byChannel].map(([channelId, own]) => [channelId, byMonth(own)]));
}

function byMonth(records: readonly FiguresRecord[]): RowsByMonth {
  const months = [...grouped(records, ({ values }) => values.month)];
  return new Map(months.sort(([a], [b]) => (a < b ? -1 : 1)).map(rowOf));
}

/** The records of a month in the order in which their values lead. */
export function latestFirst<R extends FiguresRecord>(records: readonly R[]): readonly R[] {
  return records.toSorted((a, b) => b.changed.at - a.changed.at || (a.id < b.id ? -1 : 1));
}

/** Only of the fields that are declared: whatever else lies in a record is none of this version's (F288). */
function rowOf([month, records]: [LocalMonth, readonly FiguresRecord[]]): [LocalMonth, MonthRow] {
  const ordered = latestFirst(records);
  const values: Record<string, unknown> = {};
  const differing: Record<string, readonly unknown[]> = {};
  for (const field of figuresFields) {
    const said = new Map<unknown, unknown>();
    for (const record of ordered) {
      const value = record.values[field];
      if (value !== undefined && !said.has(sayingOf(value))) said.set(sayingOf(value), value);
    }
    const [shown] = said.values();
    if (shown !== undefined) values[field] = shown;
    if (said.size > 1) differing[field] = [...said.values()];
  }
  const ids = records.map(({ id }) => id).toSorted();
  // Every field was read from records of this shape.
  return [month, { month, ids, values: values as unknown as FiguresValues, differing }];
}

/** What a value of a month says: the same for values that say the same. */
const sayingOf = (value: unknown): unknown => {
  if (typeof value !== 'object') return value;
  const { amount, currency } = value as Money;
  return `${amount} ${currency}`;
};

/** Whether two values of a month say the same. */
export const isSame = (a: unknown, b: unknown): boolean => sayingOf(a) === sayingOf(b);
