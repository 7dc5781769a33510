/** Groups as they came, read: in full by this version, or not at all. */

import { type CarriedGroup, type Group, isKnown } from '../../domain/operation/operation.ts';
import { isTame, reservedInNew, soundnessOf } from '../../protocol/operation-schema.ts';
import { isPlainOperation } from '../../protocol/plain-operation.ts';
import { groupSchema } from '../../protocol/sync-messages.ts';
import type { Json } from '../../std/json.ts';

/** Whether this version knows what is in a group: whether it can be decided. */
export function isReadable(operations: readonly Json[], programmeId: string): boolean {
  return typeof readGroup(operations, programmeId) !== 'string';
}

/** A group as this version reads it; `newer` where it cannot, since a newer one wrote it. */
export function readGroup(
  operations: readonly Json[],
  programmeId: string,
): Group | 'unreadable' | 'newer' {
  if (!isTame(operations as Json, reservedInNew)) return 'unreadable';
  const carried = asGroup(operations);
  if (carried === undefined) return 'unreadable';
  if (carried.length > 1) {
    const ids = new Set(carried.map(({ operationId }) => operationId));
    if (ids.size !== carried.length) return 'unreadable';
  }
  const group = carried.filter(isKnown);
  const found = new Set(group.map((operation) => soundnessOf(operation, programmeId)));
  if (found.has('unsound')) return 'unreadable';
  return group.length < carried.length || found.has('newer') ? 'newer' : group;
}

function asGroup(operations: readonly unknown[]): CarriedGroup | undefined {
  if (operations.length > 0 && operations.every(isPlainOperation)) return operations;
  const parsed = groupSchema.safeParse(operations);
  return parsed.success ? parsed.data : undefined;
}
