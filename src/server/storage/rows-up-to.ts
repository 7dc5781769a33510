/** Reading rows of which nobody knows how long they are: some at a time, until they are enough. */

/** Rows that are read at once, so that what is held in memory stays small however long each of them is. */
const rowsPerLook = 800;

export interface EnoughRows {
  readonly limit: number;
  /** In UTF-16 code units of their bodies. */
  readonly lengthMax: number;
}

/**
 * Reads rows in their order; answers as well whether it ended for their length, before there were `limit` of them.
 *
 * @param read the next rows, so many at most, after a row, or the first ones
 */
export async function rowsUpTo<Row extends { readonly body: string }>(
  { limit, lengthMax }: EnoughRows,
  read: (count: number, after: Row | undefined) => Promise<readonly Row[]>,
): Promise<{ readonly rows: readonly Row[]; readonly isLong: boolean }> {
  const rows: Row[] = [];
  let length = 0;
  while (rows.length < limit) {
    const count = Math.min(limit - rows.length, rowsPerLook);
    const found = await read(count, rows.at(-1));
    for (const row of found) {
      rows.push(row);
      length += row.body.length;
      if (length >= lengthMax) return { rows, isLong: true };
    }
    if (found.length < count) break;
  }
  return { rows, isLong: false };
}
