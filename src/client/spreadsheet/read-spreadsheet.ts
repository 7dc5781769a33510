/**
 * Reads a workbook (.xlsx) or a table as text (.csv), by what is in it and not by its name. What a file says of its size is checked
 * before anything is inflated, and nothing inflates beyond what it said. No formula is calculated: the value that was stored with it
 * counts.
 */

import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import {
  type Cell,
  type LeftOutSheet,
  type Sheet,
  spreadsheetLimits,
  type SheetRow,
} from '../../domain/import/spreadsheet.ts';
import { unguarded } from '../../domain/export/csv.ts';
import { headingLine, recogniseColumns } from '../../domain/import/import-field.ts';
import { fail, ok } from '../../std/result.ts';
import type { Bytes } from '../ports/file-store.ts';
import type { ReadSheets } from '../ports/spreadsheet.ts';
import { type Merged, saferWorkbook } from './safer-workbook.ts';
import { separatedCells } from './separated-text.ts';

const zipSignature = [0x50, 0x4b, 0x03, 0x04];
const oldWorkbookSignature = [0xd0, 0xcf, 0x11, 0xe0];

/** The sheets of a file, or why there are none. */
export async function readSpreadsheet(bytes: Bytes): Promise<ReadSheets> {
  if (bytes.length > spreadsheetLimits.fileBytes) return fail('tooLarge');
  if (bytes.length === 0) return fail('empty');
  if (beginsWith(bytes, oldWorkbookSignature)) return fail('oldFormat');
  return beginsWith(bytes, zipSignature) ? readWorkbook(bytes) : readText(bytes);
}

function beginsWith(bytes: Bytes, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Parts of a workbook that hold texts and cells: never its pictures, and never what it refers to. */
const isRead = (name: string): boolean => name.endsWith('.xml') || name.endsWith('.xml.rels');

const stored = 0;

async function readWorkbook(bytes: Bytes): Promise<ReadSheets> {
  let inflated = 0;
  const filter = ({ name, originalSize, size, compression }: UnzipFileInfo): boolean => {
    if (!isRead(name)) return false;
    // What is not compressed is as long as it is, whatever it says.
    inflated += compression === stored ? Math.max(size, originalSize) : originalSize;
    return inflated <= spreadsheetLimits.inflatedBytes;
  };
  try {
    const found = unzipSync(bytes, { filter });
    if (inflated > spreadsheetLimits.inflatedBytes) return fail('tooLarge');
    const { parts, isCut, sheets: known } = saferWorkbook(found);
    if (parts === undefined) return fail('notASpreadsheet');
    // Packed again without being compressed: the reader would inflate large parts in workers of its own, which no page may start.
    const { buffer } = zipSync(parts, { level: 0 });
    const read = await readXlsxFile(buffer as ArrayBuffer);
    const isKnown = known.length === read.length;
    const sheets = read.map(({ sheet, data }, index): RawSheet => {
      const part = isKnown ? known[index] : undefined;
      return { ...part, name: sheet, rows: filledDown(data, part?.merged ?? []) };
    });
    const sound = soundSheets(sheets);
    return isCut && !sound.ok && sound.error === 'empty' ? fail('tooLarge') : sound;
  } catch {
    return fail('notASpreadsheet');
  }
}

function readText(bytes: Bytes): ReadSheets {
  const text = decoded(bytes);
  if (text === undefined) return fail('notASpreadsheet');
  if (/^\s*<(?:!doctype|html|\?xml|table|workbook)\b/iu.test(text)) return fail('otherFormat');
  // What Carnet wrote, or a similar program, is guarded against being calculated.
  const rows = separatedCells(text, separatorOf(text)).map((row) =>
    // What is written as ="0123" keeps its zeros from spreadsheets.
    row.map((cell) => /^="([^"]*)"$/u.exec(cell)?.[1] ?? unguarded(cell)),
  );
  return soundSheets([{ name: '', rows }]);
}

/** What may stand between the cells. */
const separators = [',', ';', '\t', '|'] as const;
/** Lines that are looked at, and how much of the text. */
const judgedLines = 50;
const judgedLength = 100_000;

/** The separator by which most headings are known, then by which most lines have as many cells, then by which these are most. */
function separatorOf(text: string): string {
  const judged = separators.map((delimiter) => {
    const part = text.slice(0, judgedLength);
    const data = separatedCells(part, delimiter, judgedLines);
    const counts = new Map<number, number>();
    for (const { length } of data) {
      if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    }
    const [width = 0, lines = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    const heading = data[headingLine(data)] ?? [];
    const known = recogniseColumns(heading, []).filter((column) => column?.isSure === true).length;
    return { delimiter, score: [width > 1 ? known : 0, lines, width] };
  });
  const [best] = judged.sort(
    (a, b) => b.score.map((part, at) => part - (a.score[at] ?? 0)).find((part) => part !== 0) ?? 0,
  );
  return best?.delimiter ?? ',';
}

/** A text in UTF-8 or UTF-16, or in the encoding of a Western Windows; nothing where it is no text. */
function decoded(bytes: Bytes): string | undefined {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isWide) return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What a reader answers: cells of any kind. */
interface RawSheet {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
  readonly isHidden?: boolean;
  readonly isCut?: boolean;
}

/** Each cell of those that are merged holds what they show; a line without anything else stays empty. */
function filledDown(
  rows: readonly (readonly unknown[])[],
  merged: readonly Merged[],
): readonly (readonly unknown[])[] {
  if (merged.length === 0) return rows;
  const filled = rows.map((row) => [...row]);
  const isEmpty = (cell: unknown): boolean => cell === null || cell === undefined || cell === '';
  const hasAny = rows.map((row) => !row.every(isEmpty));
  let left: number = spreadsheetLimits.rows * spreadsheetLimits.columns;
  for (const { column, from, to } of merged) {
    const value = rows[from]?.[column];
    if (isEmpty(value)) continue;
    for (let line = from + 1; line <= to && line < rows.length && left > 0; line += 1) {
      left -= 1;
      const row = filled[line];
      if (row !== undefined && hasAny[line] === true && isEmpty(row[column])) row[column] = value;
    }
  }
  return filled;
}

/** Those that hold anything and are not too large; where none is left, why. */
function soundSheets(raw: readonly RawSheet[]): ReadSheets {
  // One text may stand in many cells of a workbook, and each of them becomes one of its own.
  if (lengthOf(raw) > spreadsheetLimits.textLength) return fail('tooLarge');
  const filled = raw
    .map(({ rows, ...sheet }) => ({ ...sheet, rows: withoutEnd(rows.map(soundRow)) }))
    .filter(({ rows, isCut }) => rows.length > 0 || isCut === true);
  const small = filled.filter((sheet) => !isTooLarge(sheet));
  const sheets = small.slice(0, spreadsheetLimits.sheets);
  const leftOut = filled.flatMap((sheet): readonly LeftOutSheet[] => {
    const { name } = sheet;
    if (isTooLarge(sheet)) return [{ name, because: 'tooLarge' }];
    return sheets.includes(sheet) ? [] : [{ name, because: 'tooMany' }];
  });
  if (sheets.length === 0) return fail(filled.length > 0 ? 'tooLarge' : 'empty');
  return ok({
    sheets: sheets.map(
      ({ name, rows, isHidden }): Sheet => ({
        ...{ name, rows },
        ...(isHidden === true && { hidden: true }),
      }),
    ),
    leftOut,
  });
}

function isTooLarge({ rows, isCut }: Pick<Sheet, 'rows'> & { readonly isCut?: boolean }): boolean {
  const { rows: rowsMax, columns } = spreadsheetLimits;
  return isCut === true || rows.length > rowsMax || rows.some((row) => row.length > columns);
}

/** Characters of all cells. */
function lengthOf(raw: readonly RawSheet[]): number {
  let length = 0;
  for (const { rows } of raw) {
    for (const row of rows) {
      for (const cell of row) {
        if (typeof cell === 'string') length += Math.min(cell.length, spreadsheetLimits.cellLength);
      }
    }
  }
  return length;
}

/** Without what is empty at the end. */
function withoutEnd<T extends Cell | SheetRow>(list: readonly T[]): readonly T[] {
  const isEmpty = (one: T): boolean => one === null || (Array.isArray(one) && one.length === 0);
  return list.slice(0, list.findLastIndex((one) => !isEmpty(one)) + 1);
}

const soundRow = (row: readonly unknown[]): SheetRow => withoutEnd(row.map(soundCell));

function soundCell(cell: unknown): Cell {
  if (cell instanceof Date) {
    return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 'YYYY-MM-DD'.length);
  }
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'boolean') return cell;
  if (typeof cell !== 'string') return null;
  const { cellLength } = spreadsheetLimits;
  const text = cell.slice(0, cellLength).trim().normalize('NFC').slice(0, cellLength);
  return text === '' ? null : text;
}
