/**
 * Applies an operation to a record. Pure: the record given in is left as it is.
 *
 * In one's own view the pending value leads (`lead: 'operation'`). On confirmation a concurrent value leads
 * by its time; the other one stays beside it as an alternative until a person settles it. Moving a record to the
 * trash and changing it at the same time keeps it, and says so on the record.
 */

import { fieldOf } from '../entity/registry.ts';
import { mergeField, type MergeOutcome } from './merge.ts';
import { type FieldChange, type Operation, timeOf } from './operation.ts';
import { reopened, settledAfter } from './settled.ts';
import {
  type Alternative,
  type AnyRecord,
  lastOf,
  type Stamp,
  stampOf,
  writerOf,
} from './record.ts';

export interface Applied {
  readonly record: AnyRecord;
  /** Fields in which both changes were combined. */
  readonly merged: readonly string[];
  /** Fields in which two values now stand. */
  readonly conflicted: readonly string[];
  /** Someone deleted the record while someone else changed it. */
  readonly contested: boolean;
}

/** The place that a confirmed operation gets. */
export interface Decided {
  /** When it was decided, in milliseconds since 1970, by the clock of whoever decides. */
  readonly received: number;
  readonly sequence: number;
  /** Something stands on the sheet that the author of its deletion had not seen. */
  readonly unseen?: boolean | undefined;
  /** It was decided before that it applies as it was made: an earlier version may have combined less. */
  readonly asMade?: boolean | undefined;
}

/**
 * Who leads when two values are concurrent: always the operation (one's own view), or the later time; `Decided`
 * does so too, by times that no wrong clock can bend, and notes the place of the operation.
 */
export type Lead = 'operation' | 'later' | Decided;

/**
 * The record after the operation, or `undefined` when the operation cannot apply: a change to a record that
 * is not there, or the creation of one that is.
 */
export function applyOperation(
  record: AnyRecord | undefined,
  operation: Operation,
  lead: Lead,
): Applied | undefined {
  const decided = typeof lead === 'string' ? undefined : lead;
  const at = decided === undefined ? operation.at : timeOf(operation, decided.received);
  const stamp: Stamp = { at, by: operation.by };
  if (operation.kind === 'create') {
    return record === undefined ? untouched(created(operation, stamp, decided)) : undefined;
  }
  if (record === undefined) return undefined;
  const noted: AnyRecord = {
    ...record,
    last: operation.operationId,
    ...(decided === undefined ? {} : { sequence: decided.sequence }),
  };
  switch (operation.kind) {
    case 'delete':
      return deleted(record, operation, { stamp, lead, noted });
    case 'restore': {
      const { deleted: _deleted, contested: _contested, settledDeletion: _was, ...rest } = noted;
      return untouched({ ...rest, changed: stamp });
    }
    case 'set':
    case 'resolve':
      return changed(record, operation, { stamp, lead, noted });
    case 'reopen':
      return Object.keys(operation.fields).length === 0
        ? reopenedDeletion(operation, { stamp, lead, noted })
        : changed(record, operation, { stamp, lead, noted });
  }
}

/**
 * The record taken out of the trash because someone who had not seen it go there changed something of it.
 * Left as it is when it is not in the trash.
 */
export function keptAfterAll(record: AnyRecord): AnyRecord {
  const { deleted: gone, settledDeletion: _was, ...rest } = record;
  return gone === undefined ? record : { ...rest, contested: gone };
}

function untouched(record: AnyRecord): Applied {
  return { record, merged: [], conflicted: [], contested: false };
}

function created(operation: Operation, stamp: Stamp, decided: Decided | undefined): AnyRecord {
  const values: Record<string, AnyRecord['values'][string]> = {};
  for (const [name, change] of Object.entries(operation.fields)) {
    const { value } = mergeField(fieldOf(operation.entity, name), undefined, change, false);
    if (value !== undefined) values[name] = value;
  }
  return {
    id: operation.record,
    entity: operation.entity,
    home: operation.home,
    values,
    created: stamp,
    changed: stamp,
    ...(decided === undefined ? {} : { sequence: decided.sequence }),
  };
}

interface Turn {
  readonly stamp: Stamp;
  readonly lead: Lead;
  /** The record with the operation noted as its last. */
  readonly noted: AnyRecord;
}

function deleted(before: AnyRecord, operation: Operation, { stamp, lead, noted }: Turn): Applied {
  const mark = { ...stamp, operationId: operation.operationId };
  const unseen =
    (typeof lead === 'object' && lead.unseen === true) ||
    (operation.base !== undefined && operation.base !== lastOf(before));
  if (before.deleted === undefined && unseen && lead !== 'operation') {
    return { ...untouched({ ...noted, contested: mark }), contested: true };
  }
  const rest = withoutContest(noted, operation);
  return untouched({ ...rest, changed: stamp, deleted: before.deleted ?? mark });
}

/** Without the mark of a deletion that met a change; it is remembered, with the operation that decided. */
function withoutContest(record: AnyRecord, { operationId }: Operation): AnyRecord {
  const { contested: mark, settledDeletion: _was, ...rest } = record;
  return mark === undefined ? rest : { ...rest, settledDeletion: { operationId, mark } };
}

/** Whether the record stays is to be settled again, where the operation that settled it is the last word on it. */
function reopenedDeletion({ base }: Operation, { stamp, noted }: Turn): Applied {
  const { settledDeletion: was, deleted: _deleted, ...rest } = noted;
  if (was === undefined || was.operationId !== base) return untouched(noted);
  return { ...untouched({ ...rest, changed: stamp, contested: was.mark }), contested: true };
}

function changed(before: AnyRecord, operation: Operation, { stamp, lead, noted }: Turn): Applied {
  const values = { ...before.values };
  const writers = { ...before.writers };
  const stamps = { ...before.stamps };
  const conflicts = { ...before.conflicts };
  const settled = { ...before.settled };
  const merged: string[] = [];
  const conflicted: string[] = [];

  for (const [name, change] of Object.entries(operation.fields)) {
    const again = reopened(before, name, change, operation);
    if (again !== undefined) {
      conflicted.push(name);
      conflicts[name] = again.beside;
      delete settled[name];
      if (again.lead === undefined) continue;
      const { value, at, by } = again.lead;
      if (value === null) delete values[name];
      else values[name] = value;
      writers[name] = operation.operationId;
      stamps[name] = { at, by };
      continue;
    }
    const concurrent = change.base !== writerOf(before, name);
    const asMade = typeof lead === 'object' && lead.asMade === true;
    const made = asMade ? { ...change, before: values[name] } : change;
    const outcome = mergeField(fieldOf(before.entity, name), values[name], made, concurrent);
    const leads =
      outcome.kind !== 'conflict' || lead === 'operation' || stamp.at >= stampOf(before, name).at;
    if (outcome.kind === 'merged') merged.push(name);
    const beside = besideAfter(before, name, change, operation);
    if (outcome.kind === 'conflict') {
      conflicted.push(name);
      beside.push(loserOf(before, name, outcome, leads ? undefined : { operation, stamp }));
    }
    if (beside.length === 0) delete conflicts[name];
    else conflicts[name] = beside;
    const writer = leads ? operation.operationId : writerOf(before, name);
    const memory = settledAfter(before, name, operation, { writer, beside });
    if (memory === undefined) delete settled[name];
    else settled[name] = memory;
    if (!leads && !outcome.partial) continue;
    const value = leads ? outcome.value : outcome.otherwise;
    if (value === undefined) delete values[name];
    else values[name] = value;
    if (!leads) continue;
    writers[name] = operation.operationId;
    stamps[name] = stamp;
  }

  const {
    conflicts: _conflicts,
    settled: _settled,
    writers: _writers,
    stamps: _stamps,
    ...kept
  } = noted;
  const back = operation.kind === 'resolve' ? settledMark(kept, operation) : keptAfterAll(kept);
  const contested = operation.kind !== 'resolve' && before.deleted !== undefined;
  const record: AnyRecord = {
    ...back,
    values,
    changed: stamp.at >= before.changed.at ? stamp : before.changed,
    ...(Object.keys(writers).length === 0 ? {} : { writers }),
    ...(Object.keys(stamps).length === 0 ? {} : { stamps }),
    ...(Object.keys(conflicts).length === 0 ? {} : { conflicts }),
    ...(Object.keys(settled).length === 0 ? {} : { settled }),
  };
  return { record, merged, conflicted, contested };
}

/** A `resolve` without fields settles that the record stays. */
function settledMark(record: AnyRecord, operation: Operation): AnyRecord {
  return Object.keys(operation.fields).length > 0 ? record : withoutContest(record, operation);
}

/** The alternatives that still stand: not those that this operation settles, or that its author wrote on from. */
function besideAfter(
  before: AnyRecord,
  name: string,
  change: FieldChange,
  operation: Operation,
): Alternative[] {
  const gone = new Set(operation.kind === 'resolve' ? change.settled : []);
  if (change.base !== undefined) gone.add(change.base);
  return (before.conflicts?.[name] ?? []).filter(({ operationId }) => !gone.has(operationId));
}

/** The value that does not lead: the one that stood there, or that of the operation itself. */
function loserOf(
  before: AnyRecord,
  name: string,
  outcome: MergeOutcome,
  own: { readonly operation: Operation; readonly stamp: Stamp } | undefined,
): Alternative {
  if (own !== undefined) {
    return {
      value: outcome.value ?? null,
      operationId: own.operation.operationId,
      ...own.stamp,
    };
  }
  const theirs = outcome.kind === 'conflict' && outcome.partial ? outcome.otherwise : undefined;
  return {
    value: theirs ?? before.values[name] ?? null,
    operationId: writerOf(before, name),
    ...stampOf(before, name),
  };
}
