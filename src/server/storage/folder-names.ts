/** What lies in a folder that may not be there, and making it last. */

import { open, readdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isNear } from '../stored-times.ts';

/** The names in a folder; none where there is no folder, or something else of that name. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error) || codeIs(error, 'ENOTDIR')) return [];
    throw error;
  });
}

export async function existing(path: string): Promise<boolean> {
  return (await sizeOf(path)) !== undefined;
}

/** The length of a file in bytes; nothing where it is not there. */
export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** What the name of a damaged file ends in. */
const damagedEnding = '.damaged';

/** Whether something of this name was put aside. */
export const isAside = (name: string): boolean => name.endsWith(damagedEnding);

/** Leaves a damaged file beside its place under another name, for whoever runs the server; the one before it goes. */
export async function putAside(path: string): Promise<void> {
  await rename(path, `${path}${damagedEnding}`);
  await flushFolder(dirname(path));
}

/** Whether what lay here was damaged, and is still under the other name. */
export const wasPutAside = (path: string): Promise<boolean> => existing(`${path}${damagedEnding}`);

/** A part that nobody has written to for longer than any work on it stands still: another process may be writing one now. */
const partLeftMs = 3_600_000;

/** Whether a killed process left this part of a file. */
export async function isLeft(part: string): Promise<boolean> {
  const written = await stat(part).catch(() => undefined);
  return written !== undefined && !isNear(written.mtimeMs, Date.now(), partLeftMs);
}

/** Makes a rename outlive a power cut; a system that cannot open folders does without. */
export async function flushFolder(folder: string): Promise<void> {
  const opened = await open(folder).catch(() => undefined);
  await opened?.sync().catch(() => undefined);
  await opened?.close();
}

/** Whether an error says that there is no such file. */
export const isMissing = (error: unknown): boolean => codeIs(error, 'ENOENT');

function codeIs(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
