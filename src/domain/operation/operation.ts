/**
 * The operation: one change to one record, exactly as it was made. It is the local change itself, what
 * travels, and what the history shows; screens show records with the pending operations applied.
 *
 * Each field names its base: the operation that last wrote it, as the author saw it. Whether two edits are
 * concurrent is decided by bases alone; clocks only order what is concurrent.
 */

import { type EntityName, isEntityName } from '../entity/registry.ts';
import { alikeJson, type Json } from '../../std/json.ts';

/** The version of the shape of operations. What is only added to it moves the version of the protocol alone. */
export const operationVersion = 1;

/** `reopen` takes a settlement back: the versions that it decided between stand again. */
export const operationKinds = ['create', 'set', 'delete', 'restore', 'resolve', 'reopen'] as const;
export type OperationKind = (typeof operationKinds)[number];

/** What happens to one field. Exactly one of `value`, set deltas or map deltas is used, by its merge rule. */
export interface FieldChange {
  /** The new value; `null` empties the field. */
  readonly value?: Json | undefined;
  /** What the author saw before; absent when the field was empty. Ancestor of a merge, and the way back. */
  readonly before?: Json | undefined;
  /** The operation that last wrote the field, as the author saw it; absent in a `create`. */
  readonly base?: string | undefined;
  /** Sets: elements added and removed. */
  readonly added?: readonly Json[] | undefined;
  readonly removed?: readonly Json[] | undefined;
  /** Maps: elements written and dropped, and what stood there before. */
  readonly put?: Readonly<Record<string, Json>> | undefined;
  readonly dropped?: readonly string[] | undefined;
  readonly previous?: Readonly<Record<string, Json>> | undefined;
  /** A `resolve` only: the operations whose values stood beside this one and are settled by it. */
  readonly settled?: readonly string[] | undefined;
}

export interface Operation {
  /** Random, time-ordered (UUIDv7). That of a `create` is the id of the record. */
  readonly operationId: string;
  readonly kind: OperationKind;
  readonly entity: EntityName;
  readonly record: string;
  /** The SME or programme that the record belongs to; it never changes. */
  readonly home: string;
  readonly fields: Readonly<Record<string, FieldChange>>;
  /** The member who made the change. */
  readonly by: string;
  /** Device wall time, in milliseconds since 1970. */
  readonly at: number;
  /** What the device's clock lacked to that of the server when it last measured it, in milliseconds. */
  readonly offset?: number | undefined;
  /**
   * `delete` and `restore`: the operation that last changed the record, as the author saw it. A `reopen` without fields:
   * the one that settled whether the record stays.
   */
  readonly base?: string | undefined;
  /** The `delete` of an SME: the last confirmed operation on its sheet that the author knew of. */
  readonly seen?: string | undefined;
  readonly version: number;
  /** Why, where a rule asks for a reason (an override, a step back). */
  readonly reason?: string | undefined;
}

/**
 * An operation that a newer version of Carnet wrote, of an entity or a kind that this one does not know: carried on as
 * it came, decided and applied by whoever knows it [X1].
 */
export interface NewerOperation {
  readonly operationId: string;
  readonly kind: string;
  readonly entity: string;
  readonly record: string;
  readonly home: string;
  readonly by: string;
  readonly at: number;
  readonly version: number;
}

/** An operation as it travels and is kept. */
export type CarriedOperation = Operation | NewerOperation;

const knownKinds: ReadonlySet<string> = new Set(operationKinds);

/** Whether this version knows what an operation does. */
export function isKnown(operation: CarriedOperation): operation is Operation {
  return isEntityName(operation.entity) && knownKinds.has(operation.kind);
}

/**
 * When the change was made by the clock of whoever decides: corrected by what the device knew of its own clock,
 * and never later than it arrived, so that a clock that runs ahead wins nothing.
 *
 * @param received milliseconds since 1970, by the clock of whoever decides
 */
export function timeOf({ at, offset }: Operation, received: number): number {
  return Math.min(at + (offset ?? 0), received);
}

/** Whether two operations say the same: a server may know one by an id that another was given too. */
export function isSameOperation(a: CarriedOperation, b: CarriedOperation): boolean {
  return alikeJson(a as unknown as Json, b as unknown as Json);
}

/** Operations that stand or fall together: what one command made. */
export type Group = readonly Operation[];

/** The same as it travels and is kept. */
export type CarriedGroup = readonly CarriedOperation[];
