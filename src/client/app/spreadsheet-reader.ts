/**
 * Reads spreadsheets: a worker for each, ended with it, or after a time that no spreadsheet takes. The worker is on the device with
 * the rest of the application, so that a spreadsheet is read offline.
 */

import { fail } from '../../std/result.ts';
import type { ReadSheets, SpreadsheetReader } from '../ports/spreadsheet.ts';
import { trustedScript } from './trusted-script.ts';

/** A large workbook takes some seconds on a slow device. */
const readingMsMax = 30_000;

/** The sheets, or why they were not read. */
export const readSpreadsheetFile: SpreadsheetReader = async (bytes) => {
  const { default: address } = await import('../spreadsheet/spreadsheet-worker.ts?worker&url');
  const worker = new Worker(trustedScript(address));
  let wait: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<ReadSheets>((resolve) => {
      wait = setTimeout(() => resolve(fail('notRead')), readingMsMax);
      worker.addEventListener('message', ({ data }: MessageEvent<ReadSheets>) => resolve(data));
      worker.addEventListener('error', () => resolve(fail('notRead')));
      worker.postMessage(bytes, [bytes.buffer]);
    });
  } finally {
    clearTimeout(wait);
    worker.terminate();
  }
};
