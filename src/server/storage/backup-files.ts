/**
 * Files beside the backups: a folder of copies under the same hashes, made once each, because a file never changes. Locked
 * with the phrase of the backups where there is one. A copy gets its name only once it was read again and had its hash, so
 * what has a name can be restored. Where the disk damaged it since, it is put aside and made again. Where the disk damaged the
 * file on the server, that is put aside and made again from the copy.
 *
 * Copies stay as long as the folder: every kept backup finds the files that it names.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isHash } from '../../domain/attachment/attachment.ts';
import { lockBytes, unlockBytes } from './backup-lock.ts';
import {
  existing,
  flushFolder,
  isLeft,
  isMissing,
  namesIn,
  putAside,
  wasPutAside,
} from './folder-names.ts';
import { codeOf, tellingFull } from './sql-database.ts';
import { StorageRefused } from './storage-refused.ts';

/** Where files lie: on the server, and among the backups. */
export const filesFolder = (folder: string): string => join(folder, 'files');

export interface FileCopies {
  /** Of the copies. */
  readonly folder: string;
  readonly phrase?: string | undefined;
  /** Told of each damaged file or copy, by its hash. */
  readonly onPutAside?: (hash: string) => void;
  /** Told of each file that the server has again, by its hash. */
  readonly onPutBack?: (hash: string) => void;
}

const lockedEnding = '.locked';
const partEnding = '.part';

/** Whether a file has a copy, locked or not. */
export async function isCopied(folder: string, programme: string, hash: string): Promise<boolean> {
  const path = join(folder, programme, hash);
  return (await existing(path)) || (await existing(`${path}${lockedEnding}`));
}

/**
 * Copies what is not copied yet; answers how many were. Rejects when one of them cannot be read again. One that is damaged
 * on the server is put aside, so that devices bring it again; the others are copied before that is said. Also deletes what
 * killed ones left.
 */
export async function copyFiles(from: string, copies: FileCopies): Promise<number> {
  await clearParts(copies.folder);
  let count = 0;
  let damaged: StorageRefused | undefined;
  const { phrase } = copies;
  for (const file of await filesIn(from)) {
    const { programme, hash } = file;
    const ending = phrase === undefined ? '' : lockedEnding;
    const path = join(copies.folder, programme, `${hash}${ending}`);
    if (await existing(path)) continue;
    try {
      const bytes = readFile(file.path);
      const written = phrase === undefined ? bytes : lockBytes(bytes, phrase);
      await tellingFull(() => writeWhole(written, path, hash, phrase));
      count += 1;
    } catch (error) {
      // Put aside since the folder was read: devices bring it again, and the next round copies it.
      if (isMissing(error) && !(await existing(file.path))) continue;
      if (!isBad(error) || !(await putAsideDamaged(file, copies))) throw error;
      damaged ??= error;
    }
  }
  if (damaged !== undefined) throw damaged;
  return count;
}

async function clearParts(folder: string): Promise<void> {
  for (const programme of await namesIn(folder)) {
    const names = await namesIn(join(folder, programme));
    for (const name of names.filter((one) => one.endsWith(partEnding))) {
      const part = join(folder, programme, name);
      if (await isLeft(part)) await rm(part, { force: true });
    }
  }
}

/** Writes a file that gets its name once it was read again and had its hash. */
async function writeWhole(
  bytes: AsyncIterable<Buffer>,
  path: string,
  hash: string,
  key: string | undefined,
): Promise<void> {
  // A name of its own: a backup by hand may be writing the same file.
  const part = `${path}.${randomBytes(8).toString('hex')}${partEnding}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await pipeline(bytes, createWriteStream(part, { flush: true, mode: 0o600 }));
    if ((await hashOf(readFile(part, key))) !== hash) throw new StorageRefused('badBackup', hash);
    await rename(part, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Reads the copies; rejects with `StorageRefused` where a file has no good one. Answers how many files there are. */
export async function verifyFiles({ folder, phrase }: FileCopies): Promise<number> {
  const copied = await copiesIn(folder);
  for (const copies of copied) {
    await firstGood(copies, async (copy) => {
      if (await isDamaged(copy, phrase)) throw new StorageRefused('badBackup', copy.hash);
    });
  }
  return copied.length;
}

/**
 * Makes those files and copies again that are not what they were, each from the other, and what is not copied yet. Locked copies
 * were proved when they were made, and are read only where the server needs one: to open them all takes minutes of the
 * processor. Rejects with `StorageRefused` where a file and its copy are both damaged. That is said once: both are put aside, so
 * that they stop no later backup.
 */
export async function mendFiles(from: string, copies: FileCopies): Promise<void> {
  const plain = copies.phrase === undefined ? await filesIn(copies.folder) : [];
  const damaged: FoundFile[] = [];
  for (const file of [...plain.filter(({ isLocked }) => !isLocked), ...(await filesIn(from))]) {
    if (await putAsideDamaged(file, copies)) damaged.push(file);
  }
  await putBackFiles(from, copies);
  await copyFiles(from, copies);
  for (const { programme, hash } of damaged) {
    const isMended =
      (await existing(join(from, programme, hash))) &&
      (await isCopied(copies.folder, programme, hash));
    if (!isMended) throw new StorageRefused('badBackup', hash);
  }
}

/**
 * Puts back what was put aside on the server and has a good copy. A file that is missing without that may have been deleted on
 * purpose, and stays away.
 */
async function putBackFiles(to: string, copies: FileCopies): Promise<void> {
  await clearParts(to);
  for (const found of await copiesIn(copies.folder)) {
    const [{ programme, hash }] = found;
    const target = join(to, programme, hash);
    if ((await existing(target)) || !(await wasPutAside(target))) continue;
    try {
      await tellingFull(() => putBack(found, target, copies.phrase));
      copies.onPutBack?.(hash);
    } catch (error) {
      if (!(error instanceof StorageRefused)) throw error;
      if (isBad(error)) for (const copy of found) await putAsideDamaged(copy, copies);
    }
  }
}

/** Whether something was damaged, and is under another name now. */
async function putAsideDamaged(
  file: FoundFile,
  { phrase, onPutAside }: FileCopies,
): Promise<boolean> {
  try {
    if (!(await isDamaged(file, phrase))) return false;
    await putAside(file.path);
  } catch (error) {
    // Somebody else put it aside, or a device is about to bring it again.
    if (isMissing(error)) return false;
    throw error;
  }
  onPutAside?.(file.hash);
  return true;
}

async function isDamaged(file: FoundFile, phrase: string | undefined): Promise<boolean> {
  try {
    return (await hashOf(readCopy(file, phrase))) !== file.hash;
  } catch (error) {
    if (isBad(error)) return true;
    throw error;
  }
}

export interface FilesRestored {
  readonly restored: number;
  /** Copies that are not what they were: devices that hold the file send it again. */
  readonly damaged: number;
}

/** Puts back what is not there, or damaged. A damaged copy holds up nothing. */
export async function restoreFiles(copies: FileCopies, to: string): Promise<FilesRestored> {
  let restored = 0;
  let damaged = 0;
  let wrongKey: StorageRefused | undefined;
  for (const found of await copiesIn(copies.folder)) {
    const [{ programme, hash }] = found;
    const path = join(to, programme, hash);
    const target = { programme, hash, path, isLocked: false };
    if ((await existing(path)) && !(await putAsideDamaged(target, copies))) continue;
    try {
      await putBack(found, path, copies.phrase);
      restored += 1;
    } catch (error) {
      if (!(error instanceof StorageRefused)) throw error;
      if (error.kind === 'wrongKey') wrongKey = error;
      damaged += 1;
    }
  }
  // A damaged beginning looks like another phrase; but another phrase opens none of them, and that is said.
  if (wrongKey !== undefined && restored === 0) throw wrongKey;
  return { restored, damaged };
}

/** Rejects with `StorageRefused` where none of the copies is good. */
function putBack(copies: Copies, target: string, phrase: string | undefined): Promise<void> {
  return firstGood(copies, (copy) =>
    writeWhole(readCopy(copy, phrase), target, copy.hash, undefined),
  );
}

/** Reads the first copy of a file that is good; rejects as the last one did where none is. */
async function firstGood(copies: Copies, read: (copy: FoundFile) => Promise<void>): Promise<void> {
  let refused: StorageRefused | undefined;
  for (const copy of copies) {
    try {
      await read(copy);
      return;
    } catch (error) {
      if (!(error instanceof StorageRefused)) throw error;
      refused = error;
    }
  }
  if (refused !== undefined) throw refused;
}

const isBad = (error: unknown): error is StorageRefused =>
  error instanceof StorageRefused && error.kind === 'badBackup';

async function* readCopy(
  { path, isLocked }: FoundFile,
  phrase: string | undefined,
): AsyncGenerator<Buffer> {
  if (isLocked && phrase === undefined) throw new StorageRefused('wrongKey', '');
  yield* readFile(path, isLocked ? phrase : undefined);
}

/** The bytes of a file, opened with a key where there is one. It is refused like a damaged one where the disk cannot read it. */
async function* readFile(path: string, key?: string): AsyncGenerator<Buffer> {
  const bytes: AsyncIterable<Buffer> = createReadStream(path);
  try {
    yield* key === undefined ? bytes : unlockBytes(bytes, key);
  } catch (error) {
    throw codeOf(error) === 'EIO' ? new StorageRefused('badBackup', basename(path), error) : error;
  }
}

async function hashOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of bytes) hash.update(part);
  return hash.digest('hex');
}

/** A whole file, or a copy of one. */
interface FoundFile {
  readonly programme: string;
  readonly hash: string;
  readonly path: string;
  readonly isLocked: boolean;
}

/** Of one file: without a phrase, and with one. */
type Copies = readonly [FoundFile, ...FoundFile[]];

/** Uploads and parts of copies are none. */
async function filesIn(folder: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const programme of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, programme))) {
      const isLocked = name.endsWith(lockedEnding);
      const hash = isLocked ? name.slice(0, -lockedEnding.length) : name;
      if (!isHash(hash)) continue;
      found.push({ programme, hash, path: join(folder, programme, name), isLocked });
    }
  }
  return found;
}

/** All copies, by their file. Those that need no key come first. */
async function copiesIn(folder: string): Promise<readonly Copies[]> {
  const found = new Map<string, Copies>();
  for (const copy of await filesIn(folder)) {
    const name = join(copy.programme, copy.hash);
    const other = found.get(name);
    const both: Copies =
      other === undefined ? [copy] : copy.isLocked ? [...other, copy] : [copy, ...other];
    found.set(name, both);
  }
  return [...found.values()];
}
