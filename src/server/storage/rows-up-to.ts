/** Reading rows of which nobody knows how long they are: some at a time, until they are enough. */

import { type Expression, type SelectQueryBuilder, sql, type SqlBool } from 'kysely';
import { enough } from '../../std/enough.ts';
import type { Tables } from './tables.ts';
import { AnswerRoom } from './weighing.ts';

/** Rows that are read at once, at most. */
const rowsPerLook = 800;
/**
 * How long they may be together, in bytes: what is held in memory stays small however long each of them is. A row alone
 * is read whatever its length.
 */
const bytesPerLook = 16 * 1024 * 1024;

export interface EnoughRows {
  readonly limit: number;
  /** In UTF-16 code units of their bodies, where many values count as more. */
  readonly lengthMax: number;
}

/** How rows are read, each time a number of them after a row, or the first ones. */
export interface RowReader<Row> {
  /** The next rows, so many at most; none where they are longer together than `bytesMax`. */
  rows(count: number, after: Row | undefined, bytesMax: number): Promise<readonly Row[]>;
  /** The lengths of the same rows, in bytes. */
  lengths(count: number, after: Row | undefined): Promise<readonly number[]>;
}

/**
 * Reads rows in their order; answers as well whether it ended for their length, before there were `limit` of them.
 * Their lengths are asked for only where they are many bytes: it takes a statement of its own.
 */
export async function rowsUpTo<Row extends { readonly body: string }>(
  { limit, lengthMax }: EnoughRows,
  reader: RowReader<Row>,
): Promise<{ readonly rows: readonly Row[]; readonly isLong: boolean }> {
  const rows: Row[] = [];
  const room = new AnswerRoom(lengthMax);
  while (rows.length < limit) {
    const count = Math.min(limit - rows.length, rowsPerLook);
    const { found, isAll } = await nextRows(reader, count, rows.at(-1));
    for (const row of found) {
      rows.push(row);
      if (room.isFullWith(row.body)) return { rows, isLong: true };
    }
    if (isAll) break;
  }
  return { rows, isLong: false };
}

/**
 * The next rows, so many at most, and as few as are no longer together than what is read at once; answers as well whether
 * they are the last ones.
 */
export async function nextRows<Row>(
  reader: RowReader<Row>,
  count: number,
  after: Row | undefined,
): Promise<{ readonly found: readonly Row[]; readonly isAll: boolean }> {
  const found = await reader.rows(count, after, bytesPerLook);
  if (found.length > 0) return { found, isAll: found.length < count };
  const lengths = await reader.lengths(count, after);
  if (lengths.length === 0) return { found, isAll: true };
  const fitting = enough(lengths, bytesPerLook);
  return { found: await reader.rows(fitting, after, Infinity), isAll: false };
}

/** The rows of a query that has an order and a limit, unless they are longer together than `bytesMax`. */
export function unlessLonger<Row>(
  query: SelectQueryBuilder<Tables, keyof Tables, Row>,
  lengths: SelectQueryBuilder<Tables, keyof Tables, { readonly length: number }>,
  bytesMax: number,
): SelectQueryBuilder<Tables, keyof Tables, Row> {
  if (bytesMax === Infinity) return query;
  const isShort: Expression<SqlBool> = sql<boolean>`(select coalesce(sum(length), 0) from ${lengths} as looked) <= ${bytesMax}`;
  return query.where(isShort);
}
