/**
 * Stores a voice note while it is recorded, each piece in its turn. What is stored is always a beginning: after a piece that
 * could not be written, none is. The recording itself goes on, except where the device is full.
 */

import { StoreError } from '../../ports/sheet-store.ts';
import type { RecordingWriter } from '../../ports/recordings.ts';

export interface PieceByPiece {
  readonly add: (piece: Blob, lengthMs: number) => void;
  /** The note is kept or not wanted: nothing of it stays here. Answers whether that is so. */
  readonly end: () => Promise<boolean>;
  /** Leaves what is stored to the next start; answers how much was said in it, in milliseconds. */
  readonly leave: () => Promise<number>;
}

/**
 * @param begun where the pieces go; it may come after the first of them
 * @param onFull the device has no room for more
 */
export function pieceByPiece(begun: Promise<RecordingWriter>, onFull: () => void): PieceByPiece {
  // Told of where it is waited for.
  begun.catch(() => undefined);
  let isBroken = false;
  let storedMs = 0;
  let last: Promise<void> = Promise.resolve();
  const store = async (piece: Blob, lengthMs: number): Promise<void> => {
    if (isBroken || piece.size === 0) return;
    try {
      await (await begun).add(new Uint8Array(await piece.arrayBuffer()), lengthMs);
      storedMs = lengthMs;
    } catch (error) {
      isBroken = true;
      if (error instanceof StoreError && error.kind === 'full') onFull();
    }
  };
  const finish = async (how: (writer: RecordingWriter) => unknown): Promise<boolean> => {
    await last;
    try {
      await how(await begun);
      return true;
    } catch {
      // What has its record by now, the next start removes. Where nothing was stored, nothing stays.
      return storedMs === 0;
    }
  };
  return {
    add: (piece, lengthMs) => {
      last = last.then(() => store(piece, lengthMs));
    },
    end: () => finish((writer) => writer.end()),
    leave: async () => {
      await finish((writer) => writer.leave());
      return storedMs;
    },
  };
}
