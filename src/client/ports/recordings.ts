/**
 * Voice notes under way, piece by piece. What was said is on this device before the note ends, so that it is found again
 * where its tab died; the pieces go once the note is kept, or was discarded.
 */

/** A voice note that somebody began. */
export interface Recording {
  /** Of the record that it becomes: whoever finds it again sees whether that was written. */
  readonly id: string;
  readonly home: string;
  /** What it belongs to, where that is not its home alone. */
  readonly about: { readonly aboutId?: string | undefined; readonly item?: string | undefined };
  readonly mediaType: string;
  /** When it began, in milliseconds since 1970. */
  readonly begunAt: number;
}

/** What a tab that died left of one. */
export interface LeftRecording extends Recording {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lengthMs: number;
}

/** Every method rejects as `StoreError`; `full` where the device has no room. */
export interface RecordingWriter {
  /**
   * Adds the next piece; it is durable once this resolves. After one that was not written none may be added: what is stored
   * is always a beginning.
   *
   * @param lengthMs how much was said with it
   */
  add(piece: Uint8Array<ArrayBuffer>, lengthMs: number): Promise<void>;
  /** The note is kept as a file, or is not wanted: its pieces go. */
  end(): Promise<void>;
  /** Leaves it to the next start. */
  leave(): void;
}

export interface Recordings {
  /** Begins one. Until it ends, or its tab does, no tab takes it for left. */
  begin(recording: Recording): Promise<RecordingWriter>;
  /**
   * Hands over what tabs left that are gone, one after the other; those that `keep` says are kept go. None that a tab is
   * still recording, or that another tab is handed. One that cannot be read or removed stays, and rejects at the end.
   */
  takeLeft(keep: (left: LeftRecording) => Promise<boolean>): Promise<void>;
}
