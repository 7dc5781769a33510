/** The import of SMEs with what reads spreadsheets: a screen knows no worker. */

import { ImportScreen } from '../features/import/import-screen.tsx';
import { readSpreadsheetFile } from './spreadsheet-reader.ts';

export function ImportSmes() {
  return <ImportScreen readSpreadsheet={readSpreadsheetFile} />;
}
