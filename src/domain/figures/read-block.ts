/**
 * A block copied from a spreadsheet as changes of months. Lines go to successive months from the cell where it is put, an
 * empty line leaves its month as it is; where its first column names months, each line goes to its own. A first line of
 * headings is passed over.
 *
 * What cannot be read never moves the rest: a line of words among lines of months or numbers is left out whole, and so are
 * the lines of a month that comes twice. A total stands for no month, so the line after it takes the place that it would have
 * had. Nothing is dropped in silence: what was left out comes back with its line and the reason.
 */

import { type LocalMonth, shiftMonth } from '../calendar/local-date.ts';
import type { Money } from '../entity/field.ts';
import { fold } from '../text/fold.ts';
import { type GridColumn, gridColumns, isMoneyMeasure } from './measures.ts';
import {
  isMonthWithoutYear,
  type NumberFault,
  type Reading,
  readCount,
  readMoney,
  readMonth,
} from './read-figures.ts';

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

/** Why a line of a block was left out. */
export const lineFaults = [
  'noFigure',
  'noYear',
  'noMonth',
  'total',
  'twice',
  'future',
  'tooOld',
] as const;
export type LineFault = (typeof lineFaults)[number];

export interface LineLeftOut {
  /** Counted from 1, as the block was pasted. */
  readonly line: number;
  /** How it begins. */
  readonly name: string;
  readonly fault: LineFault;
}

export interface CellLeftOut {
  readonly month: LocalMonth;
  readonly column: GridColumn;
  /** As it stands there. */
  readonly text: string;
  readonly fault: NumberFault;
}

export interface ReadBlock {
  readonly entries: readonly MonthEntry[];
  readonly cells: readonly CellLeftOut[];
  readonly lines: readonly LineLeftOut[];
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
  const first = gridColumns.indexOf(place.column);
  const { lines, leftOut } = placed(withoutEmptyEnd(cellsOf(text)), place, first);
  const entries: MonthEntry[] = [];
  const cells: CellLeftOut[] = [];
  const outside: LineLeftOut[] = [];
  let beyond = 0;
  for (const { month, line, name, cells: given } of lines) {
    if (month < earliest || month > place.latest) {
      outside.push({ line, name, fault: month < earliest ? 'tooOld' : 'future' });
      continue;
    }
    const patch: Record<string, number | Money | string | undefined> = {};
    for (const [offset, value] of given.entries()) {
      const column = gridColumns[first + offset];
      if (column === undefined) {
        if (value !== '') beyond += 1;
        continue;
      }
      const read = readCell(value, column, place.currencyOf(month));
      if (read.kind === 'unreadable') cells.push({ month, column, text: value, fault: read.fault });
      else if (read.kind === 'value') patch[column] = read.value;
    }
    if (Object.keys(patch).length > 0) entries.push({ month, patch });
  }
  const left = [...leftOut, ...outside].toSorted((a, b) => a.line - b.line);
  return { entries, cells, lines: left, beyond };
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

/** A line as it was pasted, with where it stood. */
interface Line {
  /** Counted from 1. */
  readonly line: number;
  readonly texts: readonly string[];
}

interface PlacedLine {
  readonly month: LocalMonth;
  readonly line: number;
  /** How it begins. */
  readonly name: string;
  readonly cells: readonly string[];
}

interface Placed {
  readonly lines: readonly PlacedLine[];
  readonly leftOut: readonly LineLeftOut[];
}

const isEmpty = ({ texts }: Pick<Line, 'texts'>): boolean => texts.every((value) => value === '');

/** Spreadsheets end a block with a line break, and people choose more lines than they filled. */
function withoutEmptyEnd(given: readonly (readonly string[])[]): readonly Line[] {
  const lines = given.map((texts, index) => ({ line: index + 1, texts }));
  return lines.slice(0, lines.findLastIndex((line) => !isEmpty(line)) + 1);
}

/** The month of each line. */
function placed(lines: readonly Line[], place: BlockPlace, first: number): Placed {
  const filled = lines.filter((line) => !isEmpty(line));
  if (beginsWithMonths(filled, place.column)) return onNamedMonths(filled);
  // A total takes no place among the months.
  const body = withoutHead(lines, first);
  const mayTotal = filled.length > 1 && place.column !== 'note';
  const totals = body.filter(({ texts }) => mayTotal && isTotal(texts[0]));
  const months = body.filter((line) => !totals.includes(line));
  const isLeft = ({ texts }: Line): boolean => filled.length > 1 && isWord(texts[0], place.column);
  return {
    lines: months.flatMap((one, index) =>
      isLeft(one) || isEmpty(one)
        ? []
        : [
            {
              month: shiftMonth(place.month, index),
              line: one.line,
              name: one.texts[0] ?? '',
              cells: one.texts,
            },
          ],
    ),
    leftOut: [...totals.map(leftOut), ...months.filter(isLeft).map(leftOutAmongFigures)],
  };
}

/** A line that names no month of its own. */
function leftOut({ line, texts: [name = ''] }: Line): LineLeftOut {
  return { line, name, fault: isTotal(name) ? 'total' : faultOfName(name) };
}

/** Where figures begin a line: a word that stands alone is none, and no name of a month either, unless it has a year. */
function leftOutAmongFigures(one: Line): LineLeftOut {
  const [name = '', ...others] = one.texts;
  const isFigureAlone = isEmpty({ texts: others }) && !/20\d\d/u.test(name);
  const left = leftOut(one);
  return left.fault === 'noMonth' && isFigureAlone ? { ...left, fault: 'noFigure' } : left;
}

const faultOfName = (name: string): LineFault => (isMonthWithoutYear(name) ? 'noYear' : 'noMonth');

/** How lines begin that sum others up. */
const totalNames =
  /^(?:(?:grand |sous[- ]?|sub[- ]?)?totaux?|(?:grand |sous[- ]?|sub[- ]?)?totals?|sum|somme|average|mean|moyenne|cumul|ytd)\b/;

const isTotal = (text = ''): boolean => totalNames.test(fold(text).trim());

/**
 * Whether the first column says which month a line is of: most of its lines are months, or words over which no column of
 * numbers can stand, such as a month without its year.
 */
function beginsWithMonths(lines: readonly Line[], column: GridColumn): boolean {
  const months = lines.filter(({ texts: [name = ''] }) => readMonth(name) !== undefined).length;
  const words = lines.filter(
    ({ texts: [name, ...cells] }) => isWord(name, column) && !isEmpty({ texts: cells }),
  ).length;
  const isMost = (count: number): boolean => count * 2 > lines.length;
  return (months > 0 && isMost(months + words)) || (words > 1 && isMost(words));
}

/** Whether a cell that should hold a number holds a word or a date. */
function isWord(text = '', column: GridColumn): boolean {
  if (column === 'note' || !/\p{L}|[/.-].*[/.-]/u.test(text)) return false;
  const read = readMoney(text, 'EUR');
  return read.kind === 'unreadable' && read.fault !== 'exponent';
}

/** Each line at the month that it names; without a first line of headings. */
function onNamedMonths(lines: readonly Line[]): Placed {
  const read = lines.map((one) => {
    const [name = '', ...cells] = one.texts;
    return { ...one, name, month: readMonth(name), cells };
  });
  const counts = new Map<LocalMonth, number>();
  for (const { month } of read) {
    if (month !== undefined) counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const isAlone = (month: LocalMonth): boolean => counts.get(month) === 1;
  const own = read.flatMap(({ month, line, name, cells }) =>
    month !== undefined && isAlone(month) ? [{ month, line, name, cells }] : [],
  );
  const [head, ...rest] = read;
  const isNamed = ({ month, name }: (typeof read)[number]): boolean =>
    month !== undefined || isMonthWithoutYear(name);
  const isHead = head !== undefined && !isNamed(head) && !isTotal(head.name) && rest.some(isNamed);
  const others = (isHead ? rest : read).filter(
    ({ month }) => month === undefined || !isAlone(month),
  );
  return {
    lines: own,
    leftOut: others.map((one) =>
      one.month === undefined ? leftOut(one) : { line: one.line, name: one.name, fault: 'twice' },
    ),
  };
}

/** The lines without a first one of words over columns of numbers. */
function withoutHead(lines: readonly Line[], first: number): readonly Line[] {
  const [head, ...body] = lines;
  if (head === undefined || body.length === 0) return lines;
  const numbers = head.texts.filter((_cell, offset) => gridColumns[first + offset] !== 'note');
  const isHead =
    numbers.length > 0 && !isTotal(numbers[0]) && numbers.every((value) => isWordOfHead(value));
  return isHead ? body : lines;
}

function isWordOfHead(text: string): boolean {
  const read = readCount(text);
  return read.kind === 'unreadable' && read.fault === 'word' && !beginsAsFigure.test(text);
}

/** A figure that could not be read is no heading: `10 %`, `$12`, `USD 12`, `~100`; `2020 visits` is one. */
const beginsAsFigure = /^(?!20\d\d \p{L})(?:\P{L}*\d|\p{Lu}{3} ?[\d., ]+$)/u;
