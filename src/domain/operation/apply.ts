/**
 * Applies an operation to a record. Pure: the record given in is left as it is.
 *
 * In one's own view the pending value leads (`lead: 'operation'`). On confirmation a concurrent value leads
 * by its time; the other one stays beside it as an alternative until a person settles it.
 */

import { fieldOf } from '../entity/registry.ts';
import type { Json } from '../../std/json.ts';
import { mergeField } from './merge.ts';
import type { Operation } from './operation.ts';
import { type Alternative, type AnyRecord, type Stamp, writerOf } from './record.ts';

export interface Applied {
  readonly record: AnyRecord;
  /** Fields in which both changes were combined. */
  readonly merged: readonly string[];
  /** Fields in which two values now stand. */
  readonly conflicted: readonly string[];
}

/** Who leads when two values are concurrent: always the operation (one's own view), or the later time. */
export type Lead = 'operation' | 'later';

/**
 * The record after the operation, or `undefined` when the operation cannot apply: a change to a record that
 * is not there, or the creation of one that is.
 */
export function applyOperation(
  record: AnyRecord | undefined,
  operation: Operation,
  lead: Lead,
): Applied | undefined {
  const stamp: Stamp = { at: operation.at, by: operation.by };
  if (operation.kind === 'create') {
    return record === undefined
      ? { record: created(operation, stamp), merged: [], conflicted: [] }
      : undefined;
  }
  if (record === undefined) return undefined;
  switch (operation.kind) {
    case 'delete':
      return unchanged({
        ...record,
        changed: stamp,
        deleted: record.deleted ?? { ...stamp, operationId: operation.operationId },
      });
    case 'restore': {
      const { deleted: _deleted, ...rest } = record;
      return unchanged({ ...rest, changed: stamp });
    }
    case 'set':
    case 'resolve':
      return changed(record, operation, stamp, lead);
  }
}

function unchanged(record: AnyRecord): Applied {
  return { record, merged: [], conflicted: [] };
}

function created(operation: Operation, stamp: Stamp): AnyRecord {
  const values: Record<string, Json> = {};
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
  };
}

function changed(record: AnyRecord, operation: Operation, stamp: Stamp, lead: Lead): Applied {
  const values: Record<string, Json> = { ...record.values };
  const writers: Record<string, string> = { ...record.writers };
  const conflicts: Record<string, readonly Alternative[]> = { ...record.conflicts };
  const merged: string[] = [];
  const conflicted: string[] = [];

  for (const [name, change] of Object.entries(operation.fields)) {
    const concurrent = change.base !== writerOf(record, name);
    const outcome = mergeField(fieldOf(record.entity, name), values[name], change, concurrent);
    const leads =
      lead === 'operation' || outcome.kind !== 'conflict' || operation.at >= record.changed.at;
    if (outcome.kind === 'merged') merged.push(name);
    if (outcome.kind === 'conflict') {
      conflicted.push(name);
      const loser: Alternative = leads
        ? { value: values[name] ?? null, operationId: writerOf(record, name), ...record.changed }
        : { value: outcome.value ?? null, operationId: operation.operationId, ...stamp };
      conflicts[name] = [...(conflicts[name] ?? []), loser];
    }
    if (operation.kind === 'resolve') delete conflicts[name];
    if (!leads) continue;
    if (outcome.value === undefined) delete values[name];
    else values[name] = outcome.value;
    writers[name] = operation.operationId;
  }

  const { conflicts: _conflicts, writers: _writers, ...rest } = record;
  return {
    record: {
      ...rest,
      values,
      changed: operation.at >= record.changed.at ? stamp : record.changed,
      ...(Object.keys(writers).length === 0 ? {} : { writers }),
      ...(Object.keys(conflicts).length === 0 ? {} : { conflicts }),
    },
    merged,
    conflicted,
  };
}
