/**
 * What a settlement decided between. It stays on the record for as long as the settlement stands, so that its author
 * can take it back: then the versions stand beside one another again, by whom and when they were written. Whoever
 * writes on from a settlement ends that; the versions are in the history all the same.
 */

import type { FieldChange, Operation } from './operation.ts';
import { type Alternative, type AnyRecord, type Settled, stampOf, writerOf } from './record.ts';

/** A field after a settlement of it was taken back. */
export interface Reopened {
  /** What leads, where the settlement led; otherwise nothing changes in the lead. */
  readonly lead: Alternative | undefined;
  /** Everything that stands beside it. */
  readonly beside: readonly Alternative[];
}

/** What taking a settlement back makes of a field; `undefined` where it does not stand any more. */
export function reopened(
  before: AnyRecord,
  name: string,
  { base }: FieldChange,
  { operationId, kind }: Operation,
): Reopened | undefined {
  const memory = before.settled?.[name];
  const [first, ...others] = memory?.versions ?? [];
  if (kind !== 'reopen' || memory === undefined || first === undefined) return undefined;
  if (memory.operationId !== base) return undefined;
  const own = { ...first, operationId };
  const there = (before.conflicts?.[name] ?? []).filter((other) => other.operationId !== base);
  return writerOf(before, name) === base
    ? { lead: own, beside: [...there, ...others] }
    : { lead: undefined, beside: [...there, own, ...others] };
}

/** The field as it stands after an operation. */
interface FieldAfter {
  readonly writer: string;
  readonly beside: readonly Alternative[];
}

/**
 * What is remembered of a field after an operation: what it settled itself, or what was remembered before, while that
 * settlement stands.
 */
export function settledAfter(
  before: AnyRecord,
  name: string,
  operation: Operation,
  { writer, beside }: FieldAfter,
): Settled | undefined {
  const decided = operation.kind === 'resolve' ? decidedBetween(before, name, operation) : [];
  const { operationId } = operation;
  const memory = decided.length > 1 ? { operationId, versions: decided } : before.settled?.[name];
  if (memory === undefined) return undefined;
  const stands =
    writer === memory.operationId ||
    beside.some((other) => other.operationId === memory.operationId);
  return stands ? memory : undefined;
}

/**
 * The versions that are gone by a settlement: the one that led, and those that it names. None where another led by
 * then: there is something to settle all the same.
 */
function decidedBetween(
  before: AnyRecord,
  name: string,
  { fields }: Operation,
): readonly Alternative[] {
  const { base, settled = [] } = fields[name] ?? {};
  const writer = writerOf(before, name);
  if (base !== writer) return [];
  const beside = (before.conflicts?.[name] ?? []).filter(({ operationId }) =>
    settled.includes(operationId),
  );
  const value = before.values[name] ?? null;
  return [{ ...stampOf(before, name), value, operationId: writer }, ...beside];
}
