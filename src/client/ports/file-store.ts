/**
 * The bytes of files on this device, by their hash. The records that name them are elsewhere: bytes come first, so that
 * no record that was made here ever names what was not kept.
 */

/** Bytes that need no copy: a whole buffer of their own. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** What is known of the bytes of one file without reading them. */
export interface KeptFile {
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string;
  readonly bytes: number;
  /** When it was kept here, in milliseconds since 1970. */
  readonly keptAt: number;
  /** The server has all of it: what is here is a copy. */
  readonly isSent: boolean;
}

/** Every method rejects as `StoreError`; `full` where the device has no room, and then nothing was written. */
export interface FileStore {
  /** Keeps bytes, and answers their hash once they are durable. The same bytes again change nothing but `isSent`. */
  keep(bytes: Bytes, options?: { readonly isSent?: boolean }): Promise<string>;
  /** The bytes; nothing where they are not here. */
  read(hash: string): Promise<Bytes | undefined>;
  /** What is here, in the order in which it was kept. */
  list(): Promise<readonly KeptFile[]>;
  /** The server has all of it now. */
  noteSent(hash: string): Promise<void>;
  remove(hashes: readonly string[]): Promise<void>;
  /** Calls back after each change, in whichever tab it was made. */
  subscribe(listener: () => void): () => void;
  close(): void;
}
