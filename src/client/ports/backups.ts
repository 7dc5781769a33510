/** Backup copies as files: written from what a programme holds, read with every doubt, downloaded. */

import type { Backup, BackupHeader, BackupProblem } from '../../domain/backup/backup.ts';
import type { Result } from '../../std/result.ts';
import type { OutboxRow, SheetStore } from './sheet-store.ts';
import type { SyncStore } from './sync.ts';

export interface BackupFile {
  readonly file: Blob;
  readonly name: string;
  readonly operationCount: number;
  /** Sheets, and the programme, of which it does not hold all that is here: the rest is on the server alone. */
  readonly lacking: readonly string[];
}

/** What reads every confirmed record; the database of a newer version has no such readers. */
export type ReadRecords = Pick<
  SheetStore,
  'readProgramme' | 'readHeads' | 'readJournals' | 'readAllLazy'
>;

/** What a copy needs of a store. */
export interface CopiedStore
  extends Pick<SheetStore, 'readWholeLog' | 'readHomes' | 'readDrafts' | 'seal'>,
    Partial<ReadRecords> {
  readOutbox(): Promise<readonly OutboxRow[]>;
  sync(): Promise<
    Pick<SyncStore, 'kept' | 'wholeHistories'> & Partial<Pick<SyncStore, 'readSync' | 'leftBehind'>>
  >;
}

/** The same with who is in it, opened for the copy alone. */
export type CopiedProgramme = CopiedStore & Pick<SheetStore, 'readProgramme' | 'close'>;

export interface Backups {
  /**
   * Writes everything that a store holds, and reads the file again before answering with it: a copy that cannot
   * be read is a problem now, not on the day it is needed. Rejects with `StoreError`.
   *
   * @param day for the name of the file, `YYYY-MM-DD`
   */
  write(
    header: BackupHeader,
    store: CopiedStore,
    day: string,
  ): Promise<Result<BackupFile, BackupProblem>>;
  /** Reads a file that somebody chose. Never writes. */
  read(file: Blob): Promise<Result<Backup, BackupProblem>>;
  /** Downloads a file. */
  download(file: Pick<BackupFile, 'file' | 'name'>): void;
}

/** What was typed into the first form, kept until a programme is open: no database exists before that. */
export interface StartDraft {
  read(): string | undefined;
  /** An absent text removes it. */
  keep(text: string | undefined): void;
}
