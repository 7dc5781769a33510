/** Reads spreadsheets. */

import type { SpreadsheetProblem } from '../../domain/import/spreadsheet.ts';
import { fail } from '../../std/result.ts';
import type { ReadSheets, SpreadsheetReader } from '../ports/spreadsheet.ts';
import { readApart } from './read-apart.ts';

/** A large workbook takes some seconds on a slow device. */
const longest = 30_000;

/** The sheets, or why they were not read. */
export const readSpreadsheetFile: SpreadsheetReader = async (bytes) => {
  const { default: address } = await import('../spreadsheet/spreadsheet-worker.ts?worker&url');
  const failed = fail<SpreadsheetProblem>('notRead');
  return readApart<ReadSheets>({ address, bytes, longest, late: failed, failed });
};
