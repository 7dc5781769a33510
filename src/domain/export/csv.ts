/**
 * Tables as text that spreadsheets open: RFC 4180 quoting, lines ended by CR LF, a byte-order mark so that Excel
 * reads UTF-8.
 *
 * The separator is the one that a spreadsheet in that language expects on a double click: a French Excel separates
 * by semicolons, because the comma belongs to its numbers, and puts a file with commas into one column. The line
 * `sep=;` that Excel understands is left out: other programmes read it as data.
 *
 * Nothing becomes a formula: what a spreadsheet would calculate gets an apostrophe before it, also behind a
 * separator or a line break inside a cell, where a programme that expects the other separator would begin a new
 * cell. `unguarded` takes exactly those apostrophes away again.
 */

import type { Language } from '../entity/field.ts';

/** A cell that is absent is an empty one. */
export type Row = readonly (string | undefined)[];

export const separators: Readonly<Record<Language, ',' | ';'>> = { en: ',', fr: ';' };

const byteOrderMark = '\uFEFF';
const lineEnd = '\r\n';

/** Signs that begin a formula, and their full-width twins. */
const sign = /[=+\-@＝＋－＠]/u;
/** What may stand before a sign without saving the cell from being a formula. */
const before = /['"\s\p{Cc}\p{Cf}]/u;
/** After these a new cell begins, in this file or for a programme that expects another one. */
const end = /[;,\t\r\n\v\f\u0085\u2028\u2029]/u;
/** A cell that begins so is calculated by some programmes once the control character is dropped. */
const controlFirst = /^'*[\t\r\n]/;

/** The text as a cell that no spreadsheet calculates. */
export function guarded(text: string): string {
  if (!sign.test(text) && !controlFirst.test(text)) return text;
  const points = [...text];
  const dangers = dangersOf(points);
  return points.map((point, index) => (dangers[index] === true ? `'${point}` : point)).join('');
}

/** The text that was guarded. */
export function unguarded(cell: string): string {
  const points = [...cell];
  const dangers = dangersOf(points);
  // What was guarded begins like a formula with the apostrophe and without it.
  const rest = dangersOf(points, 1);
  return points
    .filter((point, index) => point !== "'" || dangers[index] !== true || rest[index] !== true)
    .join('');
}

/**
 * Where a cell may begin and what follows would be calculated: per character, in one walk from the end, because
 * a hostile note may be a long run of what may stand before a sign.
 *
 * @param skipped characters of the cell that are passed over before it is judged
 */
function dangersOf(points: readonly string[], skipped = 0): readonly boolean[] {
  const leads: boolean[] = [];
  const controls: boolean[] = [];
  for (let index = points.length - 1; index >= 0; index -= 1) {
    const point = points[index] ?? '';
    leads[index] = sign.test(point) || (before.test(point) && leads[index + 1] === true);
    controls[index] = /[\t\r\n]/.test(point) || (point === "'" && controls[index + 1] === true);
  }
  return points.map((_, index) => {
    const begins = index === 0 || end.test(points[index - 1] ?? '');
    const from = index + skipped;
    return begins && (leads[from] === true || (index === 0 && controls[from] === true));
  });
}

/** A whole file. */
export function csvOf(rows: readonly Row[], language: Language): string {
  const separator = separators[language];
  const lines = rows.map((row) => row.map((cell) => quoted(guarded(cell ?? ''))).join(separator));
  return byteOrderMark + lines.map((line) => line + lineEnd).join('');
}

/** Both separators are quoted, and the spaces at an end, which some programmes drop. */
const needsQuotes = /[",;\t\r\n\v\f\u0085\u2028\u2029]|^\s|\s$/u;

function quoted(cell: string): string {
  return needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
