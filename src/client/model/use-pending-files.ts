/**
 * Files that were added where a contact is being written. They are on its sheet at once, so that nothing can lose them; which
 * ones wait for the contact is kept as what is half-typed is, until it is logged.
 */

import { useHalfTyped } from './use-half-typed.ts';

export interface PendingFiles {
  /** Of their records, in the order in which they were added. */
  readonly ids: readonly string[];
  readonly add: (ids: readonly string[]) => void;
  /** Those that were given to a contact; what was added meanwhile waits for the next. */
  readonly letGo: (ids: readonly string[]) => void;
}

/** Those of the line of a sheet. */
export function usePendingFiles(home: string): PendingFiles {
  const half = useHalfTyped(`files:${home}`);
  return {
    ids: Object.keys(half.values),
    add: (ids) => {
      for (const id of ids) half.put(id, true);
    },
    letGo: (ids) => {
      for (const id of ids) half.put(id, undefined);
    },
  };
}
