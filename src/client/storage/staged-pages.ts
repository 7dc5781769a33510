/** Pages over which others are laid without being written: for reading where nothing can be written. */

import type { PageRow, PageTable } from './page-rows.ts';

/** What is put lies over the rows of `table`, and is gone with it. */
export function stagedPages(table: PageTable): PageTable {
  const laid = new Map<string, PageRow>();
  const over = (rows: readonly PageRow[], fits: (key: string) => boolean): readonly PageRow[] => {
    const byKey = new Map(rows.map((row) => [row.key, row]));
    for (const [key, row] of laid) if (fits(key)) byKey.set(key, row);
    return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  };
  const range = async (prefix: string) =>
    over(await table.range(prefix), (key) => key.startsWith(prefix));
  return {
    many: async (keys) => {
      const rows = await table.many(keys);
      return keys.map((key, index) => laid.get(key) ?? rows[index]);
    },
    range,
    last: async (prefix) => (await range(prefix)).at(-1),
    span: async (first, last) =>
      over(await table.span(first, last), (key) => key >= first && key <= last),
    some: async (prefix, after, limit) => {
      const rows = await table.some(prefix, after, limit);
      // Of what lies over them, no more than up to where these end: the rest comes with the next ones.
      const end = rows.length < limit ? undefined : rows.at(-1)?.key;
      return over(
        rows,
        (key) => key.startsWith(prefix) && key > after && (end === undefined || key <= end),
      );
    },
    put: async (rows) => {
      for (const row of rows) laid.set(row.key, row);
    },
  };
}
