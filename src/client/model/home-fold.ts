/**
 * The pending operations of one home, folded over its base as far as they are known.
 *
 * A change that comes last is put on what was folded before, so that showing it costs the same however much waits:
 * days without a network are hundreds of changes on one sheet. Folding rows one by one and folding them at once give
 * the same. A fold is never changed; whoever holds one may show what is in it.
 */

import { applyOperation, keptAfterAll } from '../../domain/operation/apply.ts';
import { writesOn } from '../../domain/operation/confirm.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';

export type Records = ReadonlyMap<string, AnyRecord>;

export interface HomeFold {
  /** The records of the head with what waits, the SME as its own operations leave it. */
  readonly records: Records;
  /** The contacts with what waits, where the journal is loaded. */
  readonly journal: Records | undefined;
  readonly pendingCount: number;
  /** Something waits that was written on the sheet and not moved to the trash with it. */
  readonly isWrittenOn: boolean;
}

/** Nothing waits: what stays untouched remains the maps that are shown already. */
export function unfolded(records: Records, journal: Records | undefined): HomeFold {
  return { records, journal, pendingCount: 0, isWrittenOn: false };
}

/** The fold with later operations of the same home, in their order. */
export function foldOn(fold: HomeFold, home: string, operations: readonly Operation[]): HomeFold {
  let { isWrittenOn } = fold;
  // Copied by the first operation that changes them.
  let changedRecords: Map<string, AnyRecord> | undefined;
  let changedJournal: Map<string, AnyRecord> | undefined;
  for (const operation of operations) {
    isWrittenOn = writtenOnAfter(operation, home, isWrittenOn);
    const isContact = operation.entity === 'contact';
    const known = isContact ? (changedJournal ?? fold.journal) : (changedRecords ?? fold.records);
    const applied = applyOperation(known?.get(operation.record), operation, 'operation');
    if (known === undefined || applied === undefined) continue;
    const changed = isContact
      ? (changedJournal ??= new Map(known))
      : (changedRecords ??= new Map(known));
    changed.set(operation.record, applied.record);
  }
  return {
    records: changedRecords ?? fold.records,
    journal: changedJournal ?? fold.journal,
    pendingCount: fold.pendingCount + operations.length,
    isWrittenOn,
  };
}

function writtenOnAfter(operation: Operation, home: string, before: boolean): boolean {
  if (operation.record !== home) return before || writesOn(operation);
  return before && operation.kind !== 'delete';
}

/**
 * The records as they are shown: the SME out of the trash where something waits here that was written on its sheet,
 * as `confirm` will decide.
 */
export function shownRecords({ records, isWrittenOn }: HomeFold, home: string): Records {
  const sheet = records.get(home);
  if (sheet?.deleted === undefined || !isWrittenOn) return records;
  return new Map(records).set(home, keptAfterAll(sheet));
}
