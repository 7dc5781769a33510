/**
 * Files beside the backups: a folder of copies under the same hashes, made once each, because a file never changes. Locked
 * with the phrase of the backups where there is one. A copy gets its name only once it was read again and had its hash, so
 * what has a name can be restored. Where the disk damaged it since, it is put aside and made again.
 *
 * Copies stay as long as the folder: every kept backup finds the files that it names.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isHash } from '../../domain/attachment/attachment.ts';
import { lockBytes, unlockBytes } from './backup-lock.ts';
import { existing, flushFolder, isLeft, isMissing, namesIn, putAside } from './folder-names.ts';
import { tellingFull } from './sql-database.ts';
import { StorageRefused } from './storage-refused.ts';

/** Where files lie: on the server, and among the backups. */
export const filesFolder = (folder: string): string => join(folder, 'files');

export interface FileCopies {
  /** Of the copies. */
  readonly folder: string;
  readonly phrase?: string | undefined;
  /** Told of each damaged file or copy, by its hash. */
  readonly onPutAside?: (hash: string) => void;
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
  for (const { programme, hash } of await filesIn(from)) {
    const ending = copies.phrase === undefined ? '' : lockedEnding;
    const path = join(copies.folder, programme, `${hash}${ending}`);
    if (await existing(path)) continue;
    const source = join(from, programme, hash);
    try {
      await tellingFull(() => copyOne(source, path, hash, copies.phrase));
      count += 1;
    } catch (error) {
      // Put aside since the folder was read: devices bring it again, and the next round copies it.
      if (isMissing(error) && !(await existing(source))) continue;
      if (!(error instanceof StorageRefused) || error.kind !== 'badBackup') throw error;
      if ((await hashOf(createReadStream(source))) === hash) throw error;
      await putAside(source);
      copies.onPutAside?.(hash);
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

async function copyOne(
  source: string,
  path: string,
  hash: string,
  phrase: string | undefined,
): Promise<void> {
  // A name of its own: a backup by hand may be copying the same file.
  const part = `${path}.${randomBytes(8).toString('hex')}${partEnding}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await pipeline(
      createReadStream(source),
      (bytes: AsyncIterable<Buffer>) => (phrase === undefined ? bytes : lockBytes(bytes, phrase)),
      createWriteStream(part, { flush: true, mode: 0o600 }),
    );
    if ((await hashOf(readCopy(part, phrase))) !== hash)
      throw new StorageRefused('badBackup', hash);
    await rename(part, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Reads every copy; rejects with `StorageRefused` where one is not what it was. Answers how many there are. */
export async function verifyFiles({ folder, phrase }: FileCopies): Promise<number> {
  const copies = await copiesIn(folder);
  for (const copy of copies) {
    if (await isDamaged(copy, phrase)) throw new StorageRefused('badBackup', copy.hash);
  }
  return copies.length;
}

/**
 * Makes those copies again that are not what they were, and what is not copied yet. Locked ones were proved when they were made:
 * to open them all takes minutes of the processor. Rejects with `StorageRefused` where the server no longer has the file of a
 * damaged copy. That is said once: the copy is put aside, so that it stops no later backup.
 */
export async function mendFiles(from: string, copies: FileCopies): Promise<void> {
  const { folder, phrase } = copies;
  const damaged: FoundCopy[] = [];
  for (const copy of phrase === undefined ? await copiesIn(folder) : []) {
    if (copy.isLocked || !(await isDamaged(copy, phrase))) continue;
    await putAside(copy.path);
    copies.onPutAside?.(copy.hash);
    damaged.push(copy);
  }
  await copyFiles(from, copies);
  for (const { programme, hash } of damaged) {
    if (!(await isCopied(folder, programme, hash))) throw new StorageRefused('badBackup', hash);
  }
}

async function isDamaged(
  { path, hash, isLocked }: FoundCopy,
  phrase: string | undefined,
): Promise<boolean> {
  return (await hashOf(readCopy(path, keyFor(isLocked, phrase)))) !== hash;
}

export interface FilesRestored {
  readonly restored: number;
  /** Copies that are not what they were: devices that hold the file send it again. */
  readonly damaged: number;
}

/** Puts back what is not there. A damaged copy holds up nothing. */
export async function restoreFiles(
  { folder, phrase }: FileCopies,
  to: string,
): Promise<FilesRestored> {
  let restored = 0;
  let damaged = 0;
  let wrongKey: StorageRefused | undefined;
  for (const { programme, hash, path, isLocked } of await copiesIn(folder)) {
    const target = join(to, programme, hash);
    if (await existing(target)) continue;
    const part = `${target}${partEnding}`;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    try {
      const bytes = readCopy(path, keyFor(isLocked, phrase));
      await pipeline(bytes, createWriteStream(part, { flush: true, mode: 0o600 }));
      if ((await hashOf(createReadStream(part))) !== hash)
        throw new StorageRefused('badBackup', hash);
      await rename(part, target);
      await flushFolder(dirname(target));
      restored += 1;
    } catch (error) {
      await rm(part, { force: true });
      if (!(error instanceof StorageRefused)) throw error;
      if (error.kind === 'wrongKey') wrongKey = error;
      damaged += 1;
    }
  }
  // A damaged beginning looks like another phrase; but another phrase opens none of them, and that is said.
  if (wrongKey !== undefined && restored === 0) throw wrongKey;
  return { restored, damaged };
}

function keyFor(isLocked: boolean, phrase: string | undefined): string | undefined {
  if (isLocked && phrase === undefined) throw new StorageRefused('wrongKey', '');
  return isLocked ? phrase : undefined;
}

function readCopy(path: string, phrase: string | undefined): AsyncIterable<Buffer> {
  const bytes: AsyncIterable<Buffer> = createReadStream(path);
  return phrase === undefined ? bytes : unlockBytes(bytes, phrase);
}

async function hashOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of bytes) hash.update(part);
  return hash.digest('hex');
}

interface FoundFile {
  readonly programme: string;
  readonly hash: string;
}

/** Whole files; uploads and parts of copies are none. */
async function filesIn(folder: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const programme of await namesIn(folder)) {
    const names = await namesIn(join(folder, programme));
    found.push(...names.filter(isHash).map((hash) => ({ programme, hash })));
  }
  return found;
}

interface FoundCopy extends FoundFile {
  readonly path: string;
  readonly isLocked: boolean;
}

async function copiesIn(folder: string): Promise<readonly FoundCopy[]> {
  const found: FoundCopy[] = [];
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
