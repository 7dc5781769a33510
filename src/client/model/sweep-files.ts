/**
 * A tab that dies between the bytes of a file and the record that names them leaves bytes that nobody can open, and that
 * nothing sends. They are removed here, where it is certain that nothing on this device names them.
 */

import type { FileStore, KeptFile } from '../ports/file-store.ts';
import type { SheetStore } from '../ports/sheet-store.ts';

/** Answers how many files went. */
export async function sweepFiles(
  files: Pick<FileStore, 'listSuspects' | 'removeSuspects'>,
  sheets: Pick<SheetStore, 'findMentions'>,
): Promise<number> {
  const suspects = await files.listSuspects();
  if (suspects.length === 0) return 0;
  const named = await sheets.findMentions(new Set(suspects.flatMap(wordsOf)), ['attachment']);
  if (named === undefined) return 0;
  const unnamed = suspects.filter((file) => !wordsOf(file).some((word) => named.has(word)));
  return unnamed.length === 0 ? 0 : files.removeSuspects(unnamed);
}

/** A record that is not confirmed yet, or a draft, may name the file or the record that was to name it. */
const wordsOf = ({ hash, records }: KeptFile): readonly string[] => [hash, ...records];
