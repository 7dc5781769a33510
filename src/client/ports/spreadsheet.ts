/** Spreadsheets in files: read apart from the page, which stays alive whatever is in them. */

import type { Sheet, SpreadsheetProblem } from '../../domain/import/spreadsheet.ts';
import type { Result } from '../../std/result.ts';
import type { Bytes } from './file-store.ts';

/** The sheets of a file that hold anything, in their order. */
export type ReadSheets = Result<readonly Sheet[], SpreadsheetProblem>;

/** Reads a workbook or a table as text. It takes the bytes: they are empty afterwards. */
export type SpreadsheetReader = (bytes: Bytes) => Promise<ReadSheets>;
