/** Rows of an answer as they are stored: by their id, each with its cells by column. */

import type { Json } from '../../std/json.ts';

/** The rows of a field, whatever else stands in it. */
export type Rows = { readonly [row: string]: { readonly [column: string]: Json } };

/** The place of one cell. */
export type CellPlace = readonly [row: string, column: string];

/** Rows by id, each with its cells; nothing where the field holds something else. */
export function rowsIn(whole: Json | undefined): Rows {
  const rows = objectIn(whole);
  return Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, objectIn(row)]));
}

function objectIn(value: Json | undefined): { readonly [key: string]: Json } {
  const isObject = value !== undefined && value !== null && typeof value === 'object';
  return isObject && !Array.isArray(value) ? (value as { readonly [key: string]: Json }) : {};
}

/** The rows with one cell changed; a row without cells goes. */
export function withCell(
  whole: Json | undefined,
  [row, column]: CellPlace,
  value: Json | undefined,
): Rows | undefined {
  const { [row]: before = {}, ...others } = rowsIn(whole);
  const { [column]: _old, ...cells } = before;
  const next = value === undefined ? cells : { ...cells, [column]: value };
  const rows = Object.keys(next).length === 0 ? others : { ...others, [row]: next };
  return Object.keys(rows).length === 0 ? undefined : rows;
}

/** The rows without one of them. */
export function withoutRow(whole: Json | undefined, row: string): Rows | undefined {
  const { [row]: _gone, ...others } = rowsIn(whole);
  return Object.keys(others).length === 0 ? undefined : others;
}
