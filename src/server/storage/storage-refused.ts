/** Why a database cannot be used, or a backup not be taken in: told to the operator, in words, before anything runs. */

export type StorageRefusalKind =
  /** Another server works on this data folder or database. */
  | 'inUse'
  /** The file does not pass the check of the database. */
  | 'damaged'
  /** A newer version has written it. */
  | 'newer'
  /** A migration that was applied is not the one that this version knows. */
  | 'changed'
  /** The database does not answer. */
  | 'unreachable'
  /** Its settings lose acknowledged work when the power fails. */
  | 'notDurable'
  /** It has not been brought to the present schema. */
  | 'notMigrated'
  /** There is something in it, and nobody said to replace it. */
  | 'notEmpty'
  /** A backup file that is cut off, altered, or none. */
  | 'badBackup'
  /** There is no such file, or it was deleted while it was read. */
  | 'noBackup'
  /** A backup that is locked with another key, or with one where none was given. */
  | 'wrongKey';

/** Rejects an opening or a restore; `detail` is a fact for the sentence, never content. */
export class StorageRefused extends Error {
  readonly kind: StorageRefusalKind;
  readonly detail: string;
  constructor(kind: StorageRefusalKind, detail: string, cause?: unknown) {
    super(`${kind}: ${detail}`, { cause });
    this.name = 'StorageRefused';
    this.kind = kind;
    this.detail = detail;
  }
}
