/**
 * A block copied from a spreadsheet as changes of months. Lines go to successive months from the cell where it is put;
 * where its first column names months, each line goes to its own. A line of headings is passed over.
 *
 * Nothing is dropped in silence: what could not be read and what lies outside the table comes back.
 */

import { type LocalMonth, shiftMonth } from '../calendar/local-date.ts';
import type { Money } from '../entity/field.ts';
import { type GridColumn, gridColumns, isMoneyMeasure } from './measures.ts';
import { type Reading, readCount, readMoney, readMonth } from './read-figures.ts';

/** What a month is given; `undefined` empties a field. */
export type MonthPatch = { readonly [C in GridColumn]?: number | Money | string | undefined };

export interface MonthEntry {
  readonly month: LocalMonth;
  readonly patch: MonthPatch;
}

export interface BlockPlace {
  /** No later month is taken. */
  readonly latest: LocalMonth;
  /** Where the block is put. */
  readonly month: LocalMonth;
  readonly column: GridColumn;
  /** For amounts that name none. */
  readonly currencyOf: (month: LocalMonth) => Money['currency'];
}

export interface ReadBlock {
  readonly entries: readonly MonthEntry[];
  /** Cells that are no numbers, as they stand there. */
  readonly unreadable: readonly string[];
  /** Lines of months that are still to come, or too long ago to be meant. */
  readonly outside: number;
  /** Cells beyond the last column. */
  readonly beyond: number;
}

/** Nobody has figures of an online shop from before. */
const earliest = '1995-01';

/** The cells of a text between tabs; a cell in quotes may hold tabs, quotes and line breaks. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|\r|$)/g;
  const lines: string[][] = [[]];
  for (const [whole, quoted, bare, end] of text.matchAll(cell)) {
    if (whole === '' && end === '' && lines.at(-1)?.length === 0) break;
    lines.at(-1)?.push((quoted?.replaceAll('""', '"') ?? bare ?? '').trim());
    if (end === '') break;
    if (end !== '\t') lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

/** Reads a block at a place. */
export function readBlock(text: string, place: BlockPlace): ReadBlock {
  const all = cellsOf(text).filter((line) => line.some((value) => value !== ''));
  const first = gridColumns.indexOf(place.column);
  const named = withMonths(all);
  const lines = named ?? withoutHead(all, first).map((cells) => ({ month: undefined, cells }));
  const entries: MonthEntry[] = [];
  const unreadable: string[] = [];
  let [outside, beyond] = [0, 0];
  for (const [index, line] of lines.entries()) {
    const month = line.month ?? shiftMonth(place.month, index);
    if (month < earliest || month > place.latest) {
      outside += 1;
      continue;
    }
    const patch: Record<string, number | Money | string | undefined> = {};
    for (const [offset, value] of line.cells.entries()) {
      const column = gridColumns[first + offset];
      if (column === undefined) {
        if (value !== '') beyond += 1;
        continue;
      }
      const read = readCell(value, column, place.currencyOf(month));
      if (read.kind === 'unreadable') unreadable.push(value);
      else if (read.kind === 'value') patch[column] = read.value;
    }
    if (Object.keys(patch).length > 0) entries.push({ month, patch });
  }
  return { entries, unreadable, outside, beyond };
}

/** One cell; an empty one of a block leaves what stands there. */
export function readCell(
  text: string,
  column: GridColumn,
  currency: Money['currency'],
): Reading<number | Money | string> {
  if (column !== 'note')
    return isMoneyMeasure(column) ? readMoney(text, currency) : readCount(text);
  const value = text.trim();
  return value === '' ? { kind: 'empty' } : { kind: 'value', value };
}

interface NamedLine {
  readonly month: LocalMonth | undefined;
  readonly cells: readonly string[];
}

/** The lines with the months that their first column names, headings left out; nothing where it names none. */
function withMonths(lines: readonly (readonly string[])[]): readonly NamedLine[] | undefined {
  const read = lines.map(([name = '', ...cells]) => ({ month: readMonth(name), cells }));
  const [head, ...body] = read;
  const kept = head?.month === undefined ? body : read;
  return kept.length > 0 && kept.every(({ month }) => month !== undefined) ? kept : undefined;
}

/** Without a first line of words over columns of numbers. */
function withoutHead(
  lines: readonly (readonly string[])[],
  first: number,
): readonly (readonly string[])[] {
  const [head, ...body] = lines;
  if (head === undefined || body.length === 0) return lines;
  const numbers = head.filter((_cell, offset) => gridColumns[first + offset] !== 'note');
  const isHead =
    numbers.length > 0 && numbers.every((value) => readCount(value).kind === 'unreadable');
  return isHead ? body : lines;
}
