/** Backup copies as files: written from what a programme holds, read with every doubt, handed to the person. */

import type { Backup, BackupHeader, BackupProblem } from '../../domain/backup/backup.ts';
import type { Result } from '../../std/result.ts';
import type { SheetStore } from './sheet-store.ts';

export interface BackupFile {
  readonly file: Blob;
  readonly name: string;
  readonly operationCount: number;
}

/** What a copy needs of a store. */
export type CopiedStore = Pick<
  SheetStore,
  'readWholeLog' | 'readOutbox' | 'readDrafts' | 'seal' | 'sync'
>;

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
  /** Hands a file to the person, as a download. */
  handOver(file: Pick<BackupFile, 'file' | 'name'>): void;
}

/** What was typed into the first form, kept until a programme is open: no database exists before that. */
export interface StartDraft {
  read(): string | undefined;
  /** An absent text removes it. */
  keep(text: string | undefined): void;
}
