/** Reads one spreadsheet, apart from the page, and is ended afterwards. */

import type { Bytes } from '../ports/file-store.ts';
import type { ReadSheets } from '../ports/spreadsheet.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';

addEventListener('message', ({ data }: MessageEvent<Bytes>) => {
  const answer = (said: ReadSheets): void => postMessage(said);
  readSpreadsheet(data).then(answer, () => answer({ ok: false, error: 'notASpreadsheet' }));
});
