/** Hands a table to the person as a file for spreadsheets, and says what it holds. */

import type { Language } from '../../domain/entity/field.ts';
import { csvOf, type Row } from '../../domain/export/csv.ts';
import { tableFileName } from '../../domain/export/tables.ts';
import { useNoteExportedFile } from './exported-files.ts';
import { notify } from './notices.ts';
import { useBackups } from './use-backups.ts';
import { useToday } from './use-carnet.ts';

export interface TableFile {
  /** Its first row is the head. */
  readonly rows: readonly Row[];
  /** What it is of, for the name of the file. */
  readonly of: string;
  /** Of the reader: it decides what separates the cells. */
  readonly language: Language;
  /** What to say once it is handed over. */
  readonly done: string;
}

/** Hands tables over. */
export function useDownloadTable(): (table: TableFile) => void {
  const today = useToday();
  const { backups } = useBackups();
  const note = useNoteExportedFile();
  return ({ rows, of, language, done }) => {
    const file = new Blob([csvOf(rows, language)], { type: 'text/csv;charset=utf-8' });
    backups.download({ file, name: tableFileName(of, today) });
    note('table');
    notify({ message: done, tone: 'done' });
  };
}
