/**
 * A block copied from a spreadsheet as changes of months. Lines go to successive months from the cell where it is put, an
 * empty line leaves its month as it is; where its first column names months, each line goes to its own. A first line of
 * headings is passed over.
 *
 * What cannot be read never moves the rest: a line of words among lines of months or numbers (a total, a month without its
 * year) is left out whole, and so are the lines of a month that comes twice. Nothing is dropped in silence: what could not
 * be read and what lies outside the table comes back.
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
  /** How the lines begin that name no month, or one that another line names too. */
  readonly unplaced: readonly string[];
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
  const first = gridColumns.indexOf(place.column);
  const { lines, unplaced } = placed(withoutEmptyEnd(cellsOf(text)), place, first);
  const entries: MonthEntry[] = [];
  const unreadable: string[] = [];
  let [outside, beyond] = [0, 0];
  for (const { month, cells } of lines) {
    if (month < earliest || month > place.latest) {
      outside += 1;
      continue;
    }
    const patch: Record<string, number | Money | string | undefined> = {};
    for (const [offset, value] of cells.entries()) {
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
  return { entries, unreadable, outside, beyond, unplaced };
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

type Line = readonly string[];

interface PlacedLine {
  readonly month: LocalMonth;
  readonly cells: Line;
}

interface Placed {
  readonly lines: readonly PlacedLine[];
  readonly unplaced: readonly string[];
}

const isEmpty = (line: Line): boolean => line.every((value) => value === '');

/** Spreadsheets end a block with a line break, and people choose more lines than they filled. */
function withoutEmptyEnd(lines: readonly Line[]): readonly Line[] {
  return lines.slice(0, lines.findLastIndex((line) => !isEmpty(line)) + 1);
}

/** The month of each line. */
function placed(lines: readonly Line[], place: BlockPlace, first: number): Placed {
  const filled = lines.filter((line) => !isEmpty(line));
  if (beginsWithMonths(filled, place.column)) return onNamedMonths(filled);
  const body = withoutHead(lines, first);
  const left = (line: Line): boolean => filled.length > 1 && isWord(line[0], place.column);
  return {
    lines: body.flatMap((cells, index) =>
      left(cells) || isEmpty(cells) ? [] : [{ month: shiftMonth(place.month, index), cells }],
    ),
    unplaced: body.filter(left).map(([name = '']) => name),
  };
}

/**
 * Whether the first column says which month a line is of: most of its lines are months, or words over which no column of
 * numbers can stand, such as a month without its year.
 */
function beginsWithMonths(lines: readonly Line[], column: GridColumn): boolean {
  const months = lines.filter(([name = '']) => readMonth(name) !== undefined).length;
  const words = lines.filter(([name, ...cells]) => isWord(name, column) && !isEmpty(cells)).length;
  const isMost = (count: number): boolean => count * 2 > lines.length;
  return (months > 0 && isMost(months + words)) || (words > 1 && isMost(words));
}

/** Whether a cell that should hold a number holds a word or a date. */
function isWord(text = '', column: GridColumn): boolean {
  return (
    column !== 'note' &&
    /\p{L}|[/.-].*[/.-]/u.test(text) &&
    readMoney(text, 'EUR').kind === 'unreadable'
  );
}

/** Each line at the month that it names; without a first line of headings. */
function onNamedMonths(lines: readonly Line[]): Placed {
  const read = lines.map(([name = '', ...cells]) => ({ name, month: readMonth(name), cells }));
  const counts = new Map<LocalMonth, number>();
  for (const { month } of read) {
    if (month !== undefined) counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const isAlone = (month: LocalMonth): boolean => counts.get(month) === 1;
  const own = read.flatMap(({ month, cells }) =>
    month !== undefined && isAlone(month) ? [{ month, cells }] : [],
  );
  const isHead = own.length > 0 && read[0]?.month === undefined;
  const others = (isHead ? read.slice(1) : read).filter(
    ({ month }) => month === undefined || !isAlone(month),
  );
  return { lines: own, unplaced: others.map(({ name }) => name) };
}

/** The lines without a first one of words over columns of numbers. */
function withoutHead(lines: readonly Line[], first: number): readonly Line[] {
  const [head, ...body] = lines;
  if (head === undefined || body.length === 0) return lines;
  const numbers = head.filter((_cell, offset) => gridColumns[first + offset] !== 'note');
  const isHead =
    numbers.length > 0 && numbers.every((value) => readCount(value).kind === 'unreadable');
  return isHead ? body : lines;
}
