/** Bytes of files on the server, per programme and hash. What is whole never changes; uploads are kept apart until then. */

export interface FilePlace {
  readonly programmeId: string;
  /** SHA-256, as `isHash` has it. */
  readonly hash: string;
}

/** An upload of one sender: two who send the same file do not write into one another’s. */
export interface UploadPlace extends FilePlace {
  readonly sender: string;
}

export interface Piece {
  readonly offset: number;
  /** Of the whole file. */
  readonly length: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export type Appended =
  /** So many bytes are there; where the piece broke off, what came of it. */
  | { readonly kind: 'begun'; readonly offset: number }
  | { readonly kind: 'whole' }
  /** The piece does not begin where the upload stands; nothing was written. */
  | { readonly kind: 'elsewhere' }
  /** Another request is writing this upload. */
  | { readonly kind: 'busy' }
  /** The bytes are not those of the hash: the upload was thrown away. */
  | { readonly kind: 'otherFile' }
  /** The programme has no room left for files. */
  | { readonly kind: 'full' };

/** A whole file, read as it is sent: many at once take no room. */
export interface StoredFile {
  readonly length: number;
  readonly bytes: ReadableStream<Uint8Array>;
}

export interface FileStorage {
  /** The length of a whole file; nothing where it is not here. */
  size(place: FilePlace): Promise<number | undefined>;
  /** Whether a copy of it lies among the backups, which was read again when it was made. */
  isBackedUp(place: FilePlace): Promise<boolean>;
  /** How far an upload has come. */
  offset(place: UploadPlace): Promise<number>;
  /** Writes a piece as it arrives. Rejects with `StorageFull` where the disk is. */
  append(place: UploadPlace, piece: Piece): Promise<Appended>;
  /** The bytes of a whole file; nothing where it is not here. */
  read(place: FilePlace): Promise<StoredFile | undefined>;
  /**
   * Puts a whole file aside that is damaged, so that it is missing and is brought again. It is looked at closely only where
   * its length is not the one that a record says.
   */
  check(place: FilePlace, length: number): Promise<void>;
  /** Throws away uploads that nobody went on with since, or that are dated after `latest`, and counts anew what is left. */
  clear(before: number, latest?: number): Promise<void>;
}
