/** A spreadsheet as it was read: its sheets, and what stands in their cells. */

/** A text as it stands there, a number, a yes or no, or nothing. A day is a text, `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null;

/** The cells of a line, the first column first. */
export type SheetRow = readonly Cell[];

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** The spreadsheet does not show it. */
  readonly hidden?: true;
}

/** One that holds something and is not read. */
export interface LeftOutSheet {
  readonly name: string;
  readonly because: 'tooLarge' | 'tooMany';
}

export interface Spreadsheet {
  /** Those that hold anything, in their order. */
  readonly sheets: readonly Sheet[];
  readonly leftOut: readonly LeftOutSheet[];
}

/** Why a file cannot be read. */
export type SpreadsheetProblem =
  /** Neither a workbook (.xlsx) nor a text with separators. */
  | 'notASpreadsheet'
  /** A web page or XML, which spreadsheets open as well. */
  | 'otherFormat'
  /** A workbook in a format of before 2007. */
  | 'oldFormat'
  /** There is nothing in it. */
  | 'empty'
  /** More bytes, lines or columns than are read. */
  | 'tooLarge'
  /** It takes too long, or the reader did not start. */
  | 'notRead';

/** What is read of a file at most. */
export const spreadsheetLimits = {
  fileBytes: 10 * 1024 * 1024,
  /** All parts of a workbook together, once they are inflated. */
  inflatedBytes: 64 * 1024 * 1024,
  rows: 5000,
  columns: 200,
  /** Of the sheets of a workbook that hold anything, the first ones. */
  sheets: 20,
  /** Characters of a cell: more than a workbook takes, and than any field. The rest of it is not read. */
  cellLength: 40_000,
  /** Characters of all cells. */
  textLength: 32 * 1024 * 1024,
} as const;

const letterCount = 26;
const firstLetter = 65;

/** How a spreadsheet names a column: A, B … Z, AA. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(firstLetter + (index % letterCount));
  return index < letterCount ? letter : columnLetter(Math.floor(index / letterCount) - 1) + letter;
}

/** A cell as text, without spaces around it; empty where there is nothing. */
export function cellText(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}
