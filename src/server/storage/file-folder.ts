/**
 * Files in a folder: one folder for each programme, in it each whole file under its hash, and uploads beside them under the
 * hash and their sender. A file gets its name only once its bytes were hashed and flushed, so what has a name is whole,
 * whatever was killed when. One that the disk damaged since is put aside under another name, and is missing.
 *
 * Several servers may share the folder. An upload is continued by whichever of them is asked; the whole file is a copy, which
 * only the one that made it ever had open for writing.
 */

import { createHash, randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Appended,
  FilePlace,
  FileStorage,
  Piece,
  UploadPlace,
} from '../ports/file-storage.ts';
import { isCopied } from './backup-files.ts';
import { flushFolder, isAside, isMissing, namesIn, putAside, sizeOf } from './folder-names.ts';
import { tellingFull } from './sql-database.ts';

export interface FileFolderOptions {
  readonly folder: string;
  /** Where the backups of the files lie, if this server knows. */
  readonly copies?: string | undefined;
  /** The greatest size of all files of a programme, in bytes; uploads under way count. */
  readonly programmeBytesMax?: number;
  /** The same of the uploads under way of one sender in a programme. */
  readonly underWayBytesMax?: number;
  /** Bytes of the disk that files leave free: the database lies there too. */
  readonly freeBytesMin?: number;
  /** Told of each damaged file, by its hash. */
  readonly onPutAside?: (hash: string) => void;
}

/** Photographs of a thousand businesses. */
const programmeBytesMax = 20_000_000_000;
/** What one account may bring in a day, so that nobody ties up a programme with what never becomes whole. */
const underWayBytesMax = 2_000_000_000;
const freeBytesMin = 256_000_000;
/** A folder that takes longer to be counted, in milliseconds, is not counted for each piece that is refused. */
const longCountMs = 50;
const uploadEnding = '.upload';

/** The files below a folder, which is made by the first. */
export function fileFolder(options: FileFolderOptions): FileStorage {
  const { folder } = options;
  const bytesMax = options.programmeBytesMax ?? programmeBytesMax;
  const senderMax = options.underWayBytesMax ?? underWayBytesMax;
  const leftFree = options.freeBytesMin ?? freeBytesMin;
  const writing = new Set<string>();
  const kept = new Map<string, Promise<Kept>>();
  const recounts = new Map<string, Recount>();
  const checking = new Map<string, Promise<void>>();
  /** Files that are what their hash says although a record says another length, with theirs: looked at once. */
  const proved = new Map<string, number>();
  const folderOf = ({ programmeId }: FilePlace): string => join(folder, named(programmeId));
  const fileOf = (place: FilePlace): string => join(folderOf(place), place.hash);
  const uploadOf = (place: UploadPlace): string => `${fileOf(place)}${endingOf(place)}`;

  /** Counted once, and from then on with each piece that comes and each upload that goes. */
  const keptIn = (programmeFolder: string): Promise<Kept> => {
    const known = kept.get(programmeFolder) ?? countKept(programmeFolder);
    kept.set(programmeFolder, known);
    return known;
  };

  const isWithin = async (place: UploadPlace, path: string, length: number): Promise<boolean> => {
    const { whole, underWay } = await keptIn(folderOf(place));
    const others = [...underWay].filter(([upload]) => upload !== path);
    const ofSender = others.filter(([upload]) => upload.endsWith(endingOf(place)));
    return whole + sumOf(others) + length <= bytesMax && sumOf(ofSender) + length <= senderMax;
  };

  const hasRoom = async (place: UploadPlace, path: string, length: number): Promise<boolean> => {
    if (!(await isWithin(place, path, length))) {
      // Another server may have made whole, or thrown away, what was begun here.
      await recountSometimes(folderOf(place));
      if (!(await isWithin(place, path, length))) return false;
    }
    const { bavail, bsize } = await statfs(folderOf(place));
    return bavail * bsize - length >= leftFree;
  };

  /** What is asked to be counted while that is done, or soon after it took long, is what was counted then. */
  const recountSometimes = (programmeFolder: string): Promise<void> => {
    const last = recounts.get(programmeFolder);
    if (last !== undefined && performance.now() < last.stale) return last.done;
    const begunAt = performance.now();
    const counting: Recount = { stale: Infinity, done: recount(programmeFolder) };
    recounts.set(programmeFolder, counting);
    counting.done.then(
      () => {
        const now = performance.now();
        const tookMs = now - begunAt;
        counting.stale = tookMs < longCountMs ? now : now + 10 * tookMs;
      },
      // What failed is tried again with the next piece.
      () => recounts.delete(programmeFolder),
    );
    return counting.done;
  };

  /** Counts a programme anew: others than this process put files aside, bring them back, and continue uploads. */
  const recount = async (programmeFolder: string): Promise<void> => {
    const counted = await kept.get(programmeFolder);
    if (counted === undefined) return;
    const { whole, underWay } = await countKept(programmeFolder);
    counted.whole = whole;
    counted.underWay.clear();
    for (const [path, bytes] of underWay) counted.underWay.set(path, bytes);
  };

  /** Anybody who writes records may say any length; only the hash tells that a file is damaged. */
  const check = async (place: FilePlace, path: string, length: number): Promise<void> => {
    const size = await sizeOf(path);
    if (size === undefined || size === length || proved.get(path) === size) return;
    if ((await hashOf(path)) === place.hash) {
      proved.set(path, size);
      return;
    }
    await putAside(path);
    await recount(folderOf(place));
    options.onPutAside?.(place.hash);
  };

  const write = async (place: UploadPlace, path: string, piece: Piece): Promise<Appended> => {
    const { length } = piece;
    const whole = await sizeOf(fileOf(place));
    if (whole !== undefined) return { kind: 'whole' };
    await mkdir(folderOf(place), { recursive: true, mode: 0o700 });
    if (!(await hasRoom(place, path, length))) return { kind: 'full' };
    const end = await appendTo(path, piece);
    if (end === undefined) return { kind: 'elsewhere' };
    const counted = await keptIn(folderOf(place));
    // Another server made it whole meanwhile, and this piece went into what it had copied.
    if ((await sizeOf(fileOf(place))) !== undefined) {
      await discard(path, counted);
      return { kind: 'whole' };
    }
    counted.underWay.set(path, end);
    if (end < length) return { kind: 'begun', offset: end };
    const made = end > length ? 'otherFile' : await makeWhole(place, path);
    if (made === 'elsewhere') return { kind: made };
    await discard(path, counted);
    if (made === 'whole') counted.whole += length;
    return { kind: made };
  };

  /** Gives the bytes of an upload their name, if they are those of the hash. `elsewhere`: another server threw it away. */
  const makeWhole = async (
    place: UploadPlace,
    path: string,
  ): Promise<'whole' | 'otherFile' | 'elsewhere'> => {
    const copy = `${fileOf(place)}.${randomBytes(8).toString('hex')}${endingOf(place)}`;
    try {
      if ((await copyTo(copy, path)) !== place.hash) return 'otherFile';
      await rename(copy, fileOf(place));
      await flushFolder(folderOf(place));
      return 'whole';
    } catch (error) {
      if (isMissing(error)) return 'elsewhere';
      throw error;
    } finally {
      await rm(copy, { force: true });
    }
  };

  return {
    size: (place) => sizeOf(fileOf(place)),
    isBackedUp: async ({ programmeId, hash }) =>
      options.copies !== undefined && isCopied(options.copies, named(programmeId), hash),
    offset: async (place) => (await sizeOf(uploadOf(place))) ?? 0,
    append: async (place, piece) => {
      const path = uploadOf(place);
      if (writing.has(path)) return { kind: 'busy' };
      writing.add(path);
      try {
        return await tellingFull(() => write(place, path, piece));
      } catch (error) {
        // A disk without room needs it for more than a part of a file.
        await discard(path, await keptIn(folderOf(place)));
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
    check: (place, length) => {
      const path = fileOf(place);
      // One look at a time: a second one might put aside what was brought after the first.
      const looking =
        checking.get(path) ?? check(place, path, length).finally(() => checking.delete(path));
      checking.set(path, looking);
      return looking;
    },
    clear: async (before, latest = Number.POSITIVE_INFINITY) => {
      for (const programme of await namesIn(folder)) {
        const programmeFolder = join(folder, programme);
        for (const name of await namesIn(programmeFolder)) {
          const path = join(programmeFolder, name);
          if (!name.endsWith(uploadEnding) || writing.has(path)) continue;
          const found = await stat(path).catch(() => undefined);
          if (found !== undefined && (found.mtimeMs < before || found.mtimeMs > latest)) {
            await discard(path, await keptIn(programmeFolder));
          }
        }
        await recount(programmeFolder);
      }
    },
  };
}

/** A count of a programme, under way or over. */
interface Recount {
  readonly done: Promise<void>;
  /** From when on it is made anew, in milliseconds of this process; never while it is under way. */
  stale: number;
}

/** Bytes of a programme on the disk: those of whole files, and of each upload under way by its path. */
interface Kept {
  whole: number;
  readonly underWay: Map<string, number>;
}

async function countKept(folder: string): Promise<Kept> {
  const kept: Kept = { whole: 0, underWay: new Map() };
  for (const name of await namesIn(folder)) {
    if (isAside(name)) continue;
    const path = join(folder, name);
    const size = (await sizeOf(path)) ?? 0;
    if (name.endsWith(uploadEnding)) kept.underWay.set(path, size);
    else kept.whole += size;
  }
  return kept;
}

const sumOf = (uploads: readonly (readonly [string, number])[]): number =>
  uploads.reduce((sum, [, bytes]) => sum + bytes, 0);

/** Throws an upload away, and what it counted for. */
async function discard(path: string, { underWay }: Kept): Promise<void> {
  await rm(path, { force: true });
  underWay.delete(path);
}

/** What the name of an upload ends in: its sender, whom it does not tell. */
const endingOf = ({ sender }: UploadPlace): string => `.${named(sender)}${uploadEnding}`;

/**
 * The bytes of a file, one part after the other as they are asked for. It is opened by the first that asks: an answer
 * whose body nobody reads leaves nothing open.
 */
function streamOf(path: string): ReadableStream<Uint8Array> {
  let parts: AsyncIterator<Buffer> | undefined;
  return new ReadableStream(
    {
      pull: async (controller) => {
        parts ??= createReadStream(path)[Symbol.asyncIterator]();
        const next = await parts.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => {
        await parts?.return?.();
      },
    },
    { highWaterMark: 0 },
  );
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
  const flags = offset === 0 ? constants.O_RDWR | constants.O_CREAT : constants.O_RDWR;
  const file = await open(path, flags, 0o600).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    // What has arrived is never begun anew by a piece of somebody who does not know of it.
    if ((await file.stat()).size !== offset) return undefined;
    return await writePiece(file, offset, length, bytes);
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

/** Copies a file under a name that is not there yet, and flushes it; answers the hash of what was written. */
async function copyTo(copy: string, path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(copy, 'wx', 0o600);
  try {
    let at = 0;
    for await (const part of createReadStream(path)) {
      const bytes = part as Buffer;
      hash.update(bytes);
      await writeAll(file, bytes, at);
      at += bytes.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}
