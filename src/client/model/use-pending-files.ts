/**
 * Files that were added where a contact is being written. They are on its sheet at once, so that nothing can lose them; which
 * ones wait for the contact is kept as what is half-typed is, until it is logged.
 */

import { useHalfTyped } from './use-half-typed.ts';

export interface PendingFiles {
  /** Of their records, in the order in which they were added. */
  readonly ids: readonly string[];
  readonly add: (ids: readonly string[]) => void;
  readonly remove: (id: string) => void;
  /** Those that were given to a contact; what was added meanwhile waits for the next. */
  readonly letGo: (ids: readonly string[]) => void;
}

/**
 * @param home the sheet on which the contact is written
 * @param place where on it, such as its line or a dialog
 */
export function usePendingFiles(
  home: string,
  place: 'files' | 'formFiles' = 'files',
): PendingFiles {
  const half = useHalfTyped(`${place}:${home}`);
  return {
    ids: Object.keys(half.values),
    add: (ids) => {
      for (const id of ids) half.put(id, true);
    },
    remove: (id) => half.put(id, undefined),
    letGo: (ids) => {
      for (const id of ids) half.put(id, undefined);
    },
  };
}
