/**
 * Files that were added where a contact is being written. They are on its sheet at once, so that nothing can lose them; which
 * ones wait for the contact is kept as what is half-typed is, until it is logged.
 */

import type { Json } from '../../std/json.ts';
import { useHalfTyped } from './use-half-typed.ts';

export interface PendingFiles {
  /** Of their records, in the order in which they were added. */
  readonly ids: readonly string[];
  readonly add: (ids: readonly string[]) => void;
  readonly remove: (id: string) => void;
  /** Those that were given to a contact; what was added meanwhile waits for the next. */
  readonly letGo: (ids: readonly string[]) => void;
}

/** Of the files that wait on a sheet, those of one form. */
export interface PendingMark {
  /** What is kept with each file that is added in it. */
  readonly mark: Json;
  /** Whether a file with a mark is one of its own; earlier versions kept `true`. */
  readonly isOwn: (mark: Json) => boolean;
}

const everyFile: PendingMark = { mark: true, isOwn: () => true };

/**
 * @param home the sheet on which the contact is written
 * @param place where on it, such as its line or a dialog
 * @param form which of them are meant; those of other forms stay
 */
export function usePendingFiles(
  home: string,
  place: 'files' | 'formFiles' = 'files',
  { mark, isOwn }: PendingMark = everyFile,
): PendingFiles {
  const half = useHalfTyped(`${place}:${home}`);
  return {
    ids: Object.entries(half.values).flatMap(([id, kept]) => (isOwn(kept) ? [id] : [])),
    add: (ids) => {
      for (const id of ids) half.put(id, mark);
    },
    remove: (id) => half.put(id, undefined),
    letGo: (ids) => {
      for (const id of ids) half.put(id, undefined);
    },
  };
}
