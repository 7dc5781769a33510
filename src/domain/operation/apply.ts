/**
 * Applies an operation to a record. Pure: the record given in is left as it is.
 *
 * In one's own view the pending value leads (`lead: 'operation'`). On confirmation a concurrent value leads
 * by its time; the other one stays beside it as an alternative until a person settles it. Moving a record to the
 * trash and changing it at the same time keeps it, and says so on the record.
 */

import { fieldOf } from '../entity/registry.ts';
import type { Json } from '../../std/json.ts';
import { mergeField, type MergeOutcome } from './merge.ts';
import { type FieldChange, isKnown, type Operation, timeOf } from './operation.ts';
import { reopened, settledAfter } from './settled.ts';
import {
  type Alternative,
  type AnyRecord,
  lastOf,
  latestVersions,
  mergedElementsMax,
  recordFieldsMax,
  type Settled,
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
 * is not there, the creation of one that is, what only a newer version knows, more fields or elements than a record may
 * hold, or one that leaves a field empty which every reader counts on.
 *
 * @param made where several operations are decided at once: the parts of records that were made meanwhile and that nobody
 * else has seen. They are changed in place, so that the second change of a record costs what it changes, not what the
 * record holds.
 */
export function applyOperation(
  record: AnyRecord | undefined,
  operation: Operation,
  lead: Lead,
  made?: WeakSet<object>,
): Applied | undefined {
  if (!isKnown(operation)) return undefined;
  const decided = typeof lead === 'string' ? undefined : lead;
  const at = decided === undefined ? operation.at : timeOf(operation, decided.received);
  const stamp: Stamp = { at, by: operation.by };
  if (operation.kind === 'create') {
    if (record !== undefined || Object.keys(operation.fields).length > recordFieldsMax) {
      return undefined;
    }
    const fresh = created(operation, stamp, decided);
    made?.add(fresh.values);
    return untouched(fresh);
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
      return changed(record, operation, { stamp, lead, noted, made });
    case 'reopen':
      return Object.keys(operation.fields).length === 0
        ? reopenedDeletion(operation, { stamp, lead, noted })
        : changed(record, operation, { stamp, lead, noted, made });
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
  readonly made?: WeakSet<object> | undefined;
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

/** A part of a record while it is changed. */
type Draft<T> = Record<string, T>;

/** The part of a record as a draft: itself where it was made by the same decision, otherwise a copy. */
function draftOf<T>(
  part: Readonly<Record<string, T>> | undefined,
  made: WeakSet<object> | undefined,
): Draft<T> {
  if (part !== undefined && made?.has(part) === true) return part as Draft<T>;
  const copy = { ...part };
  made?.add(copy);
  return copy;
}

/**
 * A part as it is kept: not at all where it is empty. It is looked through only where something was taken out: to ask for
 * a single key of a large one takes as long as to ask for all of them.
 */
function kept<K extends string, T>(
  key: K,
  part: Draft<T>,
  {
    was,
    names,
    hasLess,
  }: { readonly was: unknown; readonly names: readonly string[]; readonly hasLess: boolean },
): { readonly [P in K]?: Draft<T> } {
  const isThere = hasLess
    ? Object.keys(part).length > 0
    : was !== undefined || names.some((name) => Object.hasOwn(part, name));
  return (isThere ? { [key]: part } : {}) as { readonly [P in K]?: Draft<T> };
}

/** Of a record, what an operation on its fields changes. */
interface Drafts {
  readonly values: Draft<Json>;
  readonly writers: Draft<string>;
  readonly stamps: Draft<Stamp>;
  readonly conflicts: Draft<readonly Alternative[]>;
  readonly settled: Draft<Settled>;
  /** Whether a conflict or a settlement is gone. */
  hasLess: boolean;
}

function changed(
  before: AnyRecord,
  operation: Operation,
  { stamp, lead, noted, made }: Turn,
): Applied | undefined {
  if (!hasRoom(before, operation)) return undefined;
  const drafts: Drafts = {
    values: draftOf(before.values, made),
    writers: draftOf(before.writers, made),
    stamps: draftOf(before.stamps, made),
    conflicts: draftOf(before.conflicts, made),
    settled: draftOf(before.settled, made),
    hasLess: false,
  };
  const merged: string[] = [];
  const conflicted: string[] = [];
  for (const [name, change] of Object.entries(operation.fields)) {
    const kind = changeField(before, drafts, { name, change, operation, stamp, lead });
    if (kind === undefined) return undefined;
    if (kind === 'merged') merged.push(name);
    if (kind === 'conflict') conflicted.push(name);
  }

  const {
    conflicts: _conflicts,
    settled: _settled,
    writers: _writers,
    stamps: _stamps,
    ...rest
  } = noted;
  const back = operation.kind === 'resolve' ? settledMark(rest, operation) : keptAfterAll(rest);
  const contested = operation.kind !== 'resolve' && before.deleted !== undefined;
  const { values, writers, stamps, conflicts, settled, hasLess } = drafts;
  const names = Object.keys(operation.fields);
  const whole = { names, hasLess: false };
  const record: AnyRecord = {
    ...back,
    values,
    changed: stamp.at >= before.changed.at ? stamp : before.changed,
    ...kept('writers', writers, { ...whole, was: before.writers }),
    ...kept('stamps', stamps, { ...whole, was: before.stamps }),
    ...kept('conflicts', conflicts, { was: before.conflicts, names, hasLess }),
    ...kept('settled', settled, { was: before.settled, names, hasLess }),
  };
  return { record, merged, conflicted, contested };
}

/** Whether the record stays within its fields; one that holds too many already may still be changed. */
function hasRoom({ values }: AnyRecord, { fields }: Operation): boolean {
  const more = Object.keys(fields).filter((name) => !Object.hasOwn(values, name)).length;
  return more === 0 || Object.keys(values).length + more <= recordFieldsMax;
}

interface FieldTurn {
  readonly name: string;
  readonly change: FieldChange;
  readonly operation: Operation;
  readonly stamp: Stamp;
  readonly lead: Lead;
}

/** Changes one field; answers how it met what stood there, `undefined` where it would hold too much or nothing. */
function changeField(
  before: AnyRecord,
  drafts: Drafts,
  { name, change, operation, stamp, lead }: FieldTurn,
): MergeOutcome['kind'] | undefined {
  const { values, writers, stamps, conflicts, settled } = drafts;
  const again = reopened(before, name, change, operation);
  if (again !== undefined) {
    conflicts[name] = latestVersions([...again.beside]);
    drop(drafts, settled, name);
    if (again.lead === undefined) return 'conflict';
    const { value, at, by } = again.lead;
    if (value === null) delete values[name];
    else values[name] = value;
    writers[name] = operation.operationId;
    stamps[name] = { at, by };
    return 'conflict';
  }
  const concurrent = change.base !== writerOf(before, name);
  const asMade = typeof lead === 'object' && lead.asMade === true;
  const met = asMade ? asSeen(change, values[name]) : change;
  const field = fieldOf(before.entity, name);
  const outcome = mergeField(field, values[name], met, concurrent);
  if (isTooMuch(outcome.value, values[name])) return undefined;
  // Two who take one element each may leave none; what was decided so before stands.
  if (field?.required === true && outcome.value === undefined && !asMade) return undefined;
  const leads =
    outcome.kind !== 'conflict' || lead === 'operation' || stamp.at >= stampOf(before, name).at;
  const there = besideAfter(before, name, change, operation);
  if (outcome.kind === 'conflict') {
    there.push(loserOf(before, name, outcome, leads ? undefined : { operation, stamp }));
  }
  const beside = latestVersions(there);
  const writer = leads ? operation.operationId : writerOf(before, name);
  // Before anything of the field is written: the record itself may be what is changed.
  const memory = settledAfter(before, name, operation, { writer, beside });
  if (beside.length === 0) drop(drafts, conflicts, name);
  else conflicts[name] = beside;
  if (memory === undefined) drop(drafts, settled, name);
  else settled[name] = memory;
  if (!leads && !outcome.partial) return outcome.kind;
  const value = leads ? outcome.value : outcome.otherwise;
  if (value === undefined) delete values[name];
  else values[name] = value;
  if (leads) {
    writers[name] = operation.operationId;
    stamps[name] = stamp;
  }
  return outcome.kind;
}

/** The change as if its author had seen what stands there. */
function asSeen(change: FieldChange, standing: Json | undefined): FieldChange {
  return change.put === undefined && change.dropped === undefined
    ? { ...change, before: standing }
    : { ...change, previous: standing as FieldChange['previous'] };
}

function drop(drafts: Drafts, part: Draft<unknown>, name: string): void {
  if (!Object.hasOwn(part, name)) return;
  delete part[name];
  drafts.hasLess = true;
}

/** Whether a set or a map would hold too many elements; one that holds them already may still lose some. */
function isTooMuch(value: Json | undefined, before: Json | undefined): boolean {
  const count = elementCount(value);
  return count > mergedElementsMax && count > elementCount(before);
}

function elementCount(value: Json | undefined): number {
  if (value === null || typeof value !== 'object') return 0;
  return Array.isArray(value) ? value.length : Object.keys(value).length;
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
