/** Spreadsheets in files: read apart from the page, which stays alive whatever is in them. */

import type { Spreadsheet, SpreadsheetProblem } from '../../domain/import/spreadsheet.ts';
import type { Result } from '../../std/result.ts';
import type { Bytes } from './file-store.ts';

/** The sheets of a file, or why there are none. */
export type ReadSheets = Result<Spreadsheet, SpreadsheetProblem>;

/** Reads a workbook or a table as text. It takes the bytes: they are empty afterwards. */
export type SpreadsheetReader = (bytes: Bytes) => Promise<ReadSheets>;
