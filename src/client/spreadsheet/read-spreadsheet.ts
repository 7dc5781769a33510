/**
 * Reads a workbook (.xlsx) or a table as text (.csv), by what is in it and not by its name. What a file says of its size is checked
 * before anything is inflated, and nothing inflates beyond what it said. No formula is calculated: the value that was stored with it
 * counts.
 */

import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/universal';
import {
  type Cell,
  type Sheet,
  spreadsheetLimits,
  type SheetRow,
} from '../../domain/import/spreadsheet.ts';
import { unguarded } from '../../domain/export/csv.ts';
import { fail, ok } from '../../std/result.ts';
import type { Bytes } from '../ports/file-store.ts';
import type { ReadSheets } from '../ports/spreadsheet.ts';

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

async function readWorkbook(bytes: Bytes): Promise<ReadSheets> {
  let inflated = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (!isRead(name)) return false;
    inflated += originalSize;
    return inflated <= spreadsheetLimits.inflatedBytes;
  };
  try {
    const parts = unzipSync(bytes, { filter });
    if (inflated > spreadsheetLimits.inflatedBytes) return fail('tooLarge');
    if (parts['xl/workbook.xml'] === undefined) return fail('notASpreadsheet');
    // Packed again without being compressed: the reader would inflate large parts in workers of its own, which no page may start.
    const { buffer } = zipSync(parts, { level: 0 });
    const read = await readXlsxFile(buffer as ArrayBuffer);
    const sheets = read
      .slice(0, spreadsheetLimits.sheets)
      .map(({ sheet, data }) => ({ name: sheet, rows: data }));
    return soundSheets(sheets);
  } catch {
    return fail('notASpreadsheet');
  }
}

function readText(bytes: Bytes): ReadSheets {
  const text = decoded(bytes);
  if (text === undefined) return fail('notASpreadsheet');
  const preview = spreadsheetLimits.rows + 1;
  const { data } = Papa.parse<string[]>(text, { delimiter: separatorOf(text), preview });
  // What Carnet wrote, or a similar program, is guarded against being calculated.
  return soundSheets([{ name: '', rows: data.map((row) => row.map(unguarded)) }]);
}

/** What may stand between the cells. */
const separators = [',', ';', '\t', '|'] as const;
/** Lines that are looked at. */
const judgedLines = 50;

/** The separator by which most lines have as many cells, and many of them. */
function separatorOf(text: string): string {
  const scores = separators.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: judgedLines });
    const counts = new Map<number, number>();
    for (const { length } of data) {
      if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    }
    return Math.max(0, ...[...counts].map(([length, count]) => length * count));
  });
  return separators[scores.indexOf(Math.max(...scores))] ?? ',';
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
}

/** Those that hold anything, as long as none is too large. */
function soundSheets(raw: readonly RawSheet[]): ReadSheets {
  const { rows: rowsMax, columns } = spreadsheetLimits;
  if (raw.some(({ rows }) => rows.length > rowsMax)) return fail('tooLarge');
  if (raw.some(({ rows }) => rows.some((row) => row.length > columns))) return fail('tooLarge');
  const sheets: readonly Sheet[] = raw
    .map(({ name, rows }) => ({ name, rows: rows.map(soundRow) }))
    .filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)));
  return sheets.length === 0 ? fail('empty') : ok(sheets);
}

const soundRow = (row: readonly unknown[]): SheetRow => row.map(soundCell);

function soundCell(cell: unknown): Cell {
  if (cell instanceof Date) {
    return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 'YYYY-MM-DD'.length);
  }
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'boolean') return cell;
  if (typeof cell !== 'string') return null;
  const text = cell.trim().normalize('NFC').slice(0, spreadsheetLimits.cellLength);
  return text === '' ? null : text;
}
