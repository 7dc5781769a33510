/**
 * A tab that dies between the bytes of a file and the record that names them leaves bytes that nobody can open, and that
 * nothing sends. They are removed here, where it is certain that nothing on this device names them, nor a backup of a
 * database that vanished beside its files.
 */

import type { FileStore, KeptFile } from '../ports/file-store.ts';
import type { SheetStore } from '../ports/sheet-store.ts';

/**
 * Answers how many files went.
 *
 * @param now by the clock of the files, in milliseconds since 1970
 */
export async function sweepFiles(
  files: Pick<FileStore, 'listSuspects' | 'removeSuspects'>,
  sheets: Pick<SheetStore, 'begunAt' | 'findMentions'>,
  now: number,
): Promise<number> {
  const begunAt = await sheets.begunAt(now);
  const isOfNow = ({ keptAt, firstKeptAt = keptAt }: KeptFile): boolean => firstKeptAt > begunAt;
  // What lay here before the programme began may be named by a backup that is still to come.
  const suspects = (await files.listSuspects()).filter(isOfNow);
  if (suspects.length === 0) return 0;
  const named = await sheets.findMentions(new Set(suspects.flatMap(wordsOf)), ['attachment']);
  if (named === undefined) return 0;
  const unnamed = suspects.filter((file) => !wordsOf(file).some((word) => named.has(word)));
  return unnamed.length === 0 ? 0 : files.removeSuspects(unnamed);
}

/** A record that is not confirmed yet, or a draft, may name the file or the record that was to name it. */
const wordsOf = ({ hash, records }: KeptFile): readonly string[] => [hash, ...records];
