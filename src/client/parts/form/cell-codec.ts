/** Figures as people type them, and back. What cannot be read is told apart, so that each field decides what becomes of it. */

import { element, type Language, type Money } from '../../../domain/entity/field.ts';
import type { Json } from '../../../std/json.ts';

/** A number with a comma or a point, spaces between thousands and a sign; `undefined` when it is none. */
export function readFigure(text: string): number | undefined {
  const plain = text.replaceAll(/\s/gu, '').replace(',', '.').replace('−', '-');
  return /^-?\d{1,12}(\.\d{1,6})?$/u.test(plain) ? Number(plain) : undefined;
}

/** A number as it is typed in a language: no spaces between thousands. */
export function showFigure(value: unknown, language: Language): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return '';
  return language === 'fr' ? String(value).replace('.', ',') : String(value);
}

/** An amount, where a value is one. */
export function moneyIn(value: unknown): Money | undefined {
  const parsed = element.money.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The rows of a field, whatever else stands in it. */
export type Rows = { readonly [row: string]: { readonly [column: string]: Json } };

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
  [row, column]: readonly [row: string, column: string],
  value: Json | undefined,
): Rows | undefined {
  const { [row]: before = {}, ...others } = rowsIn(whole);
  const { [column]: _old, ...cells } = before;
  const next = value === undefined ? cells : { ...cells, [column]: value };
  const rows = Object.keys(next).length === 0 ? others : { ...others, [row]: next };
  return Object.keys(rows).length === 0 ? undefined : rows;
}
