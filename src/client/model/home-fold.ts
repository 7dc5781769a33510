/**
 * The pending operations of one home, folded over its base as far as they are known.
 *
 * A change that comes last is put on what was folded before, so that showing it costs the same however much waits:
 * days without a network are hundreds of changes on one sheet. Folding rows one by one and folding them at once give
 * the same. A fold is never changed; whoever holds one may show what is in it.
 */

import { type EntityName, isLazy } from '../../domain/entity/registry.ts';
import { applyOperation, keptAfterAll } from '../../domain/operation/apply.ts';
import { writesOn } from '../../domain/operation/confirm.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';

export type Records = ReadonlyMap<string, AnyRecord>;

/** Lazy records by their kind. */
export type LazyRecords = ReadonlyMap<EntityName, Records>;

export interface HomeFold {
  /** The records of the head with what waits, the root as its own operations leave it. */
  readonly records: Records;
  /** The lazy kinds that are loaded, with what waits. */
  readonly lazy: LazyRecords;
  readonly pendingCount: number;
  /** Something waits that was written on the sheet and not moved to the trash with it. */
  readonly isWrittenOn: boolean;
}

/** Nothing waits: what stays untouched remains the maps that are shown already. */
export function unfolded(records: Records, lazy: LazyRecords): HomeFold {
  return { records, lazy, pendingCount: 0, isWrittenOn: false };
}

/** The fold with later operations of the same home, in their order. */
export function foldOn(fold: HomeFold, home: string, operations: readonly Operation[]): HomeFold {
  let { isWrittenOn } = fold;
  // Copied by the first operation that changes them.
  let changedRecords: Map<string, AnyRecord> | undefined;
  const changedLazy = new Map<EntityName, Map<string, AnyRecord>>();
  for (const operation of operations) {
    const { entity, record } = operation;
    isWrittenOn = writtenOnAfter(operation, home, isWrittenOn);
    const isOfHead = !isLazy(entity);
    const copy = isOfHead ? changedRecords : changedLazy.get(entity);
    const known = copy ?? (isOfHead ? fold.records : fold.lazy.get(entity));
    const applied = applyOperation(known?.get(record), operation, 'operation');
    if (known === undefined || applied === undefined) continue;
    const changed = copy ?? new Map(known);
    if (isOfHead) changedRecords = changed;
    else changedLazy.set(entity, changed);
    changed.set(record, applied.record);
  }
  return {
    records: changedRecords ?? fold.records,
    lazy: changedLazy.size === 0 ? fold.lazy : new Map([...fold.lazy, ...changedLazy]),
    pendingCount: fold.pendingCount + operations.length,
    isWrittenOn,
  };
}

function writtenOnAfter(operation: Operation, home: string, before: boolean): boolean {
  if (operation.record !== home) return before || writesOn(operation);
  return before && operation.kind !== 'delete';
}

/**
 * The records as they are shown: the root out of the trash where something waits here that was written on its sheet,
 * as `confirm` will decide.
 */
export function shownRecords({ records, isWrittenOn }: HomeFold, home: string): Records {
  const sheet = records.get(home);
  if (sheet?.deleted === undefined || !isWrittenOn) return records;
  return new Map(records).set(home, keptAfterAll(sheet));
}
