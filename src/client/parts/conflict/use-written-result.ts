/**
 * The text that somebody writes to settle a conflict: kept with every key, with the versions that were before them when
 * they began. Whatever arrives meanwhile is not settled by it, until they say that they have seen it.
 */

import type { FieldConflict } from '../../../domain/conflict/open-conflict.ts';
import { alikeJson, type Json } from '../../../std/json.ts';
import { keptIn, type KeptText, resultBox, resultIn } from '../../model/kept-text.ts';
import { resultPlace } from '../../model/result-place.ts';
import { type HalfTyped, useHalfTyped } from '../../model/use-half-typed.ts';

export interface KeptResult extends Pick<HalfTyped, 'add' | 'clear'> {
  /** Absent where nothing is kept, or where it cannot be read. */
  readonly kept: KeptText | undefined;
  readonly keep: (kept: KeptText) => void;
}

/** What is half-written for a field, whether its conflict is still open or not. */
export function useKeptResult(recordId: string, field: string): KeptResult {
  const half = useHalfTyped(resultPlace(recordId, field));
  return {
    kept: keptIn(half.values[resultBox]),
    keep: (kept) => half.put(resultBox, resultIn(kept)),
    add: half.add,
    clear: half.clear,
  };
}

export interface WrittenResult extends Pick<HalfTyped, 'add'> {
  /** What stands in the box: what was written, or what is proposed. */
  readonly value: Json | undefined;
  /** The operations whose versions it settles. */
  readonly seen: readonly string[];
  /** By whom the versions are that it was written without. */
  readonly unseenBy: readonly string[];
  /** Enough of the versions are still there that it was written out of. */
  readonly canSettle: boolean;
  readonly write: (value: Json | undefined) => void;
  /** What arrived meanwhile was looked at. */
  readonly seeAll: () => void;
}

/** @param proposed what the box begins with */
export function useWrittenResult(
  { record, field, versions }: FieldConflict,
  proposed: Json | undefined,
): WrittenResult {
  const { kept, keep, add, clear } = useKeptResult(record.id, field);
  const all = versions.map(({ operationId }) => operationId);
  const seen = kept?.seen ?? all;
  const unseen = versions.filter(({ operationId }) => !seen.includes(operationId));
  return {
    value: kept === undefined ? proposed : kept.value,
    seen,
    unseenBy: [...new Set(unseen.map(({ by }) => by))],
    canSettle: versions.length - unseen.length > 1,
    write: (value) => {
      const isProposal = unseen.length === 0 && alikeJson(value, proposed);
      if (isProposal) clear();
      else keep({ value, seen, proposed: kept === undefined ? proposed : kept.proposed });
    },
    seeAll: () => {
      if (kept !== undefined) keep({ ...kept, seen: all });
    },
    add,
  };
}
