/**
 * What a command leaves behind: a receipt that can be undone, or the reason why nothing was written.
 */

import type { CommandError } from '../../domain/command/command.ts';
import type { Group } from '../../domain/operation/operation.ts';
import { StoreError, type StoreErrorKind } from '../ports/sheet-store.ts';

/** What a command left behind: enough to undo it. */
export interface Receipt {
  readonly group: Group;
  /** The row it became; absent when nothing differed. */
  readonly key: number | undefined;
}

export type RunError =
  | CommandError
  | { readonly kind: 'notSaved'; readonly failure: StoreErrorKind };

/** The kind of what a store threw. */
export function kindOf(error: unknown): StoreErrorKind {
  return error instanceof StoreError ? error.kind : 'failed';
}

/** The sheets whose journals a group touches. */
export function journalHomes(group: Group): readonly string[] {
  return [...new Set(group.filter(({ entity }) => entity === 'contact').map(({ home }) => home))];
}

/** Whether two values are the same group: its first operation names it. */
export function sameGroup(a: Group, b: Group): boolean {
  return a === b || a[0]?.operationId === b[0]?.operationId;
}
