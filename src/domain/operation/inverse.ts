/**
 * Undo: the inverse of a group. It is offered only where the value is still one's own; what someone else
 * wrote since is never taken back.
 */

import { fieldOf } from '../entity/registry.ts';
import type { FieldChange, Group, Operation } from './operation.ts';
import { operationVersion } from './operation.ts';
import { type AnyRecord, lastOf, writerOf } from './record.ts';

export interface Author {
  readonly by: string;
  readonly at: number;
  /** What the device's clock lacks to that of the server, in milliseconds, where it was measured. */
  readonly offset?: number | undefined;
  newId(): string;
}

/** Who made a change, and when. */
export function signature({ by, at, offset }: Author): Pick<Operation, 'by' | 'at' | 'offset'> {
  return offset === undefined ? { by, at } : { by, at, offset };
}

/**
 * The group that takes `group` back, or `undefined` when nothing of it is still as it was left.
 *
 * @param lookup the records as they stand, pending operations included
 */
export function inverseOf(
  group: Group,
  lookup: (id: string) => AnyRecord | undefined,
  author: Author,
): Group | undefined {
  const inverse: Operation[] = [];
  for (const operation of [...group].reverse()) {
    const record = lookup(operation.record);
    if (record === undefined) continue;
    const taken = inverseOperation(operation, record, author);
    if (taken !== undefined) inverse.push(taken);
  }
  return inverse.length === 0 ? undefined : inverse;
}

function inverseOperation(
  operation: Operation,
  record: AnyRecord,
  author: Author,
): Operation | undefined {
  const base = {
    operationId: author.newId(),
    entity: operation.entity,
    record: operation.record,
    home: operation.home,
    ...signature(author),
    version: operationVersion,
    fields: {},
  };
  switch (operation.kind) {
    case 'create':
      return record.deleted === undefined
        ? { ...base, kind: 'delete', base: lastOf(record) }
        : undefined;
    case 'restore':
      return record.deleted === undefined
        ? { ...base, kind: 'delete', base: lastOf(record) }
        : undefined;
    case 'delete':
      return record.deleted?.operationId === operation.operationId
        ? { ...base, kind: 'restore', base: lastOf(record) }
        : undefined;
    case 'set':
    case 'resolve': {
      if (record.deleted !== undefined) return undefined;
      const fields: Record<string, FieldChange> = {};
      for (const [name, change] of Object.entries(operation.fields)) {
        if (writerOf(record, name) !== operation.operationId) continue;
        fields[name] = inverseChange(operation, name, change, record);
      }
      return Object.keys(fields).length === 0 ? undefined : { ...base, kind: 'set', fields };
    }
  }
}

function inverseChange(
  operation: Operation,
  name: string,
  change: FieldChange,
  record: AnyRecord,
): FieldChange {
  const rule = fieldOf(operation.entity, name)?.merge;
  if (rule === 'set' && (change.added !== undefined || change.removed !== undefined)) {
    return {
      base: operation.operationId,
      added: change.removed ?? [],
      removed: change.added ?? [],
    };
  }
  if (rule === 'map' && (change.put !== undefined || change.dropped !== undefined)) {
    const previous = change.previous ?? {};
    return {
      base: operation.operationId,
      put: previous,
      dropped: Object.keys(change.put ?? {}).filter((key) => !Object.hasOwn(previous, key)),
      previous: change.put ?? {},
    };
  }
  const now = record.values[name];
  return {
    base: operation.operationId,
    value: change.before ?? null,
    ...(now === undefined ? {} : { before: now }),
  };
}
