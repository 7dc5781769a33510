/**
 * What a command leaves behind: a receipt that can be undone, or the reason why nothing was written.
 */

import type { CommandError } from '../../domain/command/command.ts';
import { declarationOf, type EntityName, isLazy } from '../../domain/entity/registry.ts';
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
  /** The role of the member lets them read and not write. */
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'notSaved'; readonly failure: StoreErrorKind };

/** The kind of what a store threw. */
export function kindOf(error: unknown): StoreErrorKind {
  return error instanceof StoreError ? error.kind : 'failed';
}

/** The lazy kinds that a group touches, by their homes. */
export function lazyPlaces(group: Group): ReadonlyMap<string, readonly EntityName[]> {
  const places = new Map<string, EntityName[]>();
  for (const { home, entity } of group) {
    if (!isLazy(entity)) continue;
    const kinds = places.get(home) ?? [];
    if (!kinds.includes(entity)) places.set(home, [...kinds, entity]);
  }
  return places;
}

/** Whether undo leaves a group as it is: something was made that may have left, such as an issued report. */
export function isForGood(group: Group): boolean {
  return group.some(
    ({ entity, kind }) => kind === 'create' && declarationOf(entity).irrevocable === true,
  );
}

/** Whether two values are the same group: its first operation names it. */
export function sameGroup(a: Group, b: Group): boolean {
  return a === b || a[0]?.operationId === b[0]?.operationId;
}
