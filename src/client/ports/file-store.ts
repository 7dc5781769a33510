/**
 * The bytes of files on this device, by their hash. The records that name them are elsewhere: bytes come first, so that
 * no record that was made here ever names what was not kept.
 */

import type { Recordings } from './recordings.ts';

/** Bytes that need no copy: a whole buffer of their own. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** What is known of the bytes of one file without reading them. */
export interface KeptFile {
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string;
  readonly bytes: number;
  /**
   * What it was called when somebody added it here. Absent of what came from the server, which may be somebody else's, and of
   * what an earlier version of Carnet kept.
   */
  readonly name?: string | undefined;
  /** When it was kept here last, in milliseconds since 1970. */
  readonly keptAt: number;
  /** When it was kept here first, where it was kept again. */
  readonly firstKeptAt?: number | undefined;
  /** Records that name it, as far as they were made or opened here: the server is told of the file by one of them. */
  readonly records: readonly string[];
  /** The epoch of the server that has all of it; absent until it is sent. A restored server may lack it. */
  readonly sentTo?: string | undefined;
  /** Whether a server had all of it before, also where none is known to have it now: its record was there, and may come back. */
  readonly wasSent?: boolean | undefined;
  /** Why the server did not take it when it was sent last. It is tried again, and hardly ever goes through. */
  readonly refusal?: FileRefusal | undefined;
}

/**
 * Whether the server has all of it, as far as this device knows: another one, or the same before it was restored, says nothing of that.
 *
 * @param epoch of the server as this device knows it; `undefined`, or empty, where it knows none
 */
export function isOnServer(
  { sentTo }: Pick<KeptFile, 'sentTo'>,
  epoch: string | undefined,
): boolean {
  return sentTo !== undefined && sentTo === epoch;
}

/**
 * Whether a file stays for its author where the membership ends: it was added here and the server lacks it, or it was never sent.
 * What only came from a server goes, whatever that one has now.
 */
export function staysWithAuthor(file: KeptFile, epoch: string | undefined): boolean {
  return wasNeverSent(file) || (file.name !== undefined && !isOnServer(file, epoch));
}

/** Whether no server ever had it, as far as this device knows. */
export function wasNeverSent({ sentTo, wasSent }: KeptFile): boolean {
  return sentTo === undefined && wasSent !== true;
}

/** `notFound`: the server has no record of it that stands; what it belongs to is in the bin, or was not accepted. */
export type FileRefusal = 'notFound' | 'forbidden' | 'tooLarge';

export interface FileOrigin {
  /** A record that names them. */
  readonly record: string;
  /** What whoever adds them calls the file. */
  readonly name?: string;
  /** The server that they come from: they are kept only if they are the file of this hash. */
  readonly from?: { readonly epoch: string; readonly hash: string };
}

/** Every method rejects as `StoreError`; `full` where the device has no room, and then nothing was written. */
export interface FileStore {
  /** Voice notes that are no files yet. */
  readonly recordings: Recordings;
  /**
   * Keeps bytes, and answers their hash once they are durable.
   */
  keep(bytes: Bytes, origin: FileOrigin): Promise<string>;
  /**
   * Does work that keeps bytes and then writes the record that names them. Until it ends, no tab of this device takes them
   * for bytes that nothing names; it waits for nobody.
   */
  adding<T>(work: () => Promise<T>): Promise<T>;
  /** The bytes; nothing where they are not here, or not what they were any more. */
  read(hash: string): Promise<Bytes | undefined>;
  /** What is here, in the order in which it was kept. */
  list(): Promise<readonly KeptFile[]>;
  /** Another record names it: a sheet was merged, or a backup imported. */
  noteRecord(hash: string, record: string): Promise<void>;
  /** The server of this epoch has all of it; without one, no server is known to have it, for this reason where it told one. */
  noteSent(hash: string, epoch: string | undefined, refusal?: FileRefusal): Promise<void>;
  remove(hashes: readonly string[]): Promise<void>;
  /**
   * Files that may have no record, because a tab died before it wrote one: kept long ago, and never sent. None while any tab
   * of this device adds one, or where that cannot be told.
   */
  listSuspects(): Promise<readonly KeptFile[]>;
  /** Removes those of them that are as they were; answers how many. */
  removeSuspects(suspects: readonly KeptFile[]): Promise<number>;
  /** Calls back after each change, in whichever tab it was made. */
  subscribe(listener: () => void): () => void;
  close(): void;
}
