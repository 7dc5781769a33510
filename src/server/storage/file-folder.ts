/**
 * Files in a folder: one folder for each programme, in it each whole file under its hash, and uploads beside them under the
 * hash and their sender. A file gets its name only once its bytes were hashed and flushed, so what has a name is whole,
 * whatever was killed when.
 */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Appended,
  FilePlace,
  FileStorage,
  Piece,
  UploadPlace,
} from '../ports/file-storage.ts';
import { flushFolder, isMissing, namesIn, sizeOf } from './folder-names.ts';
import { tellingFull } from './sql-database.ts';

export interface FileFolderOptions {
  readonly folder: string;
  /** The greatest size of all files of a programme, in bytes. */
  readonly programmeBytesMax?: number;
}

/** Photographs of a thousand businesses. */
const programmeBytesMax = 20_000_000_000;
const uploadEnding = '.upload';

/** The files below a folder, which is made by the first. */
export function fileFolder(options: FileFolderOptions): FileStorage {
  const { folder } = options;
  const bytesMax = options.programmeBytesMax ?? programmeBytesMax;
  const writing = new Set<string>();
  const used = new Map<string, Promise<number>>();
  const folderOf = ({ programmeId }: FilePlace): string => join(folder, named(programmeId));
  const fileOf = (place: FilePlace): string => join(folderOf(place), place.hash);
  const uploadOf = (place: UploadPlace): string =>
    `${fileOf(place)}.${named(place.sender)}${uploadEnding}`;

  /** Counted once, and from then on with each file that comes. */
  const bytesOf = (place: FilePlace): Promise<number> => {
    const known = used.get(place.programmeId) ?? countBytes(folderOf(place));
    used.set(place.programmeId, known);
    return known;
  };

  const write = async (place: UploadPlace, path: string, piece: Piece): Promise<Appended> => {
    const { length } = piece;
    const whole = await sizeOf(fileOf(place));
    if (whole !== undefined) return { kind: 'whole' };
    if ((await bytesOf(place)) + length > bytesMax) return { kind: 'full' };
    await mkdir(folderOf(place), { recursive: true, mode: 0o700 });
    const end = await appendTo(path, piece);
    if (end === undefined) return { kind: 'elsewhere' };
    if (end < length) return { kind: 'begun', offset: end };
    if (end > length || (await hashOf(path)) !== place.hash) {
      await rm(path, { force: true });
      return { kind: 'otherFile' };
    }
    await rename(path, fileOf(place));
    await flushFolder(folderOf(place));
    used.set(
      place.programmeId,
      bytesOf(place).then((bytes) => bytes + length),
    );
    return { kind: 'whole' };
  };

  return {
    size: (place) => sizeOf(fileOf(place)),
    offset: async (place) => (await sizeOf(uploadOf(place))) ?? 0,
    append: async (place, piece) => {
      const path = uploadOf(place);
      if (writing.has(path)) return { kind: 'busy' };
      writing.add(path);
      try {
        return await tellingFull(() => write(place, path, piece));
      } catch (error) {
        // A disk without room needs it for more than a part of a file.
        await rm(path, { force: true });
        throw error;
      } finally {
        writing.delete(path);
      }
    },
    read: async (place) => {
      const path = fileOf(place);
      const length = await sizeOf(path);
      if (length === undefined) return undefined;
      return { length, bytes: streamOf(path) };
    },
    clear: async (before) => {
      for (const programme of await namesIn(folder)) {
        for (const name of await namesIn(join(folder, programme))) {
          const path = join(folder, programme, name);
          if (!name.endsWith(uploadEnding)) continue;
          const found = await stat(path).catch(() => undefined);
          if (found !== undefined && found.mtimeMs < before) await rm(path, { force: true });
        }
      }
    },
  };
}

/** The bytes of a file, one part after the other as they are asked for. */
function streamOf(path: string): ReadableStream<Uint8Array> {
  const parts: AsyncIterator<Buffer> = createReadStream(path)[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await parts.return?.();
    },
  });
}

/** Any id as a name that every disk takes. */
function named(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}

/**
 * Writes a piece where the upload stands; answers where it stands now, also when the piece broke off. Nothing where the
 * piece begins elsewhere. No more than one byte beyond the announced length is taken.
 */
async function appendTo(
  path: string,
  { offset, length, bytes }: Piece,
): Promise<number | undefined> {
  const file = await open(path, offset === 0 ? 'w' : 'r+', 0o600).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    if ((await file.stat()).size !== offset) return undefined;
    const end = await writePiece(file, offset, length, bytes);
    if (end >= length) await file.sync();
    return end;
  } finally {
    await file.close();
  }
}

async function writePiece(
  file: FileHandle,
  offset: number,
  length: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  let at = offset;
  const arriving = bytes[Symbol.asyncIterator]();
  for (;;) {
    // A connection that breaks ends the piece, not the upload; what the disk says is another matter.
    const next = await arriving.next().catch(() => undefined);
    if (next === undefined || next.done === true) return at;
    const part = next.value.subarray(0, length - at + 1);
    await writeAll(file, part, at);
    at += part.length;
    if (at > length) {
      await arriving.return?.();
      return at;
    }
  }
}

async function writeAll(file: FileHandle, part: Uint8Array, at: number): Promise<void> {
  let written = 0;
  while (written < part.length) {
    const { bytesWritten } = await file.write(part, written, part.length - written, at + written);
    written += bytesWritten;
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

async function countBytes(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await namesIn(folder)) bytes += (await sizeOf(join(folder, name))) ?? 0;
  return bytes;
}
