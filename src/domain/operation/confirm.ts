/**
 * The decision on a group of operations: authorise, compare bases, merge, tell the outcome.
 *
 * One pure function, wrapped twice: by the server with its storage, and by the device with its pages when a
 * programme is kept alone. So a programme begun alone has the same history and the same conflicts, and
 * connecting it later hands its log over as it is. docs/architecture.md, "Alone and together".
 */

import { type Applied, applyOperation } from './apply.ts';
import type { Group, Operation } from './operation.ts';
import type { AnyRecord } from './record.ts';

export type Outcome =
  | 'accepted'
  | 'merged'
  | 'conflicted'
  /** The member may not, or the record has not arrived: kept by its author, with the whole group. */
  | 'held'
  /** It can never apply as it is: kept with its text, for its author to settle. */
  | 'needsAttention';

/** What the log keeps of each operation: the whole of it, its place in the order, and its outcome. */
export interface LogEntry {
  readonly sequence: number;
  readonly operation: Operation;
  /** The first operation of its group, where the group has several: they stand or fall together. */
  readonly group?: string | undefined;
  readonly outcome: Outcome;
  /** When it was decided, in milliseconds since 1970. */
  readonly received: number;
}

export interface Confirmation {
  readonly outcome: Outcome;
  /** The records that changed, as they stand now. */
  readonly records: readonly AnyRecord[];
  readonly outcomes: readonly Outcome[];
}

export interface World {
  record(id: string): AnyRecord | undefined;
  /** Whether the author may make this change; `before` is absent for a creation. */
  mayWrite(operation: Operation, before: AnyRecord | undefined): boolean;
}

/** Decides on a whole group: either every operation of it takes effect, or none does. */
export function confirm(world: World, group: Group): Confirmation {
  const changed = new Map<string, AnyRecord>();
  const outcomes: Outcome[] = [];
  for (const operation of group) {
    const before = changed.get(operation.record) ?? world.record(operation.record);
    if (!world.mayWrite(operation, before)) return refused('held', group);
    if (before === undefined && operation.kind !== 'create') return refused('held', group);
    if (before !== undefined && before.home !== operation.home)
      return refused('needsAttention', group);
    const applied = applyOperation(before, operation, 'later');
    if (applied === undefined) return refused('needsAttention', group);
    changed.set(operation.record, applied.record);
    outcomes.push(outcomeOf(applied));
  }
  return { outcome: worst(outcomes), records: [...changed.values()], outcomes };
}

function refused(outcome: Outcome, group: Group): Confirmation {
  return { outcome, records: [], outcomes: group.map(() => outcome) };
}

function outcomeOf(applied: Applied): Outcome {
  if (applied.conflicted.length > 0) return 'conflicted';
  return applied.merged.length > 0 ? 'merged' : 'accepted';
}

function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('conflicted')) return 'conflicted';
  return outcomes.includes('merged') ? 'merged' : 'accepted';
}
