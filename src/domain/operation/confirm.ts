/**
 * The decision on a group of operations: authorise, compare bases, merge, tell the outcome.
 *
 * One pure function, wrapped twice: by the server with its storage, and by the device with its pages when a
 * programme is kept alone. So a programme begun alone has the same history and the same conflicts, and
 * connecting it later hands its log over as it is. docs/architecture.md, "Alone and together".
 */

import { declarationOf, isRoot, livesOn } from '../entity/registry.ts';
import { type Applied, applyOperation, type Decided, keptAfterAll } from './apply.ts';
import { type CarriedOperation, type Group, isKnown, type Operation, timeOf } from './operation.ts';
import type { AnyRecord } from './record.ts';

export const outcomeNames = [
  'accepted',
  'merged',
  'conflicted',
  /** The member may not, or the record has not arrived: kept by its author, with the whole group. */
  'held',
  /** It can never apply as it is: kept with its text, for its author to settle. */
  'needsAttention',
] as const;
export type Outcome = (typeof outcomeNames)[number];

/** What the log keeps of each operation: the whole of it, its place in the order, and its outcome. */
export interface LogEntry {
  readonly sequence: number;
  readonly operation: Operation;
  /** The first operation of its group, where the group has several: they stand or fall together. */
  readonly group?: string | undefined;
  readonly outcome: Outcome;
  /** When it was decided, in milliseconds since 1970. */
  readonly received: number;
  /** The member who brought it, where that is not the one who made it. */
  readonly handedIn?: string | undefined;
}

/** What a log keeps, as it travels: a newer version may have decided on it in ways that this one does not know. */
export interface CarriedEntry extends Omit<LogEntry, 'operation' | 'outcome'> {
  readonly operation: CarriedOperation;
  readonly outcome: string;
}

const knownOutcomes: ReadonlySet<string> = new Set(outcomeNames);

/** Whether this version knows what an entry did. */
export function isKnownEntry(entry: CarriedEntry): entry is LogEntry {
  return isKnown(entry.operation) && knownOutcomes.has(entry.outcome);
}

/**
 * When operations were received whose authors say that they made them later than that, in milliseconds since 1970, by their ids.
 * Of all others, the time by the clock of their author decides.
 */
export type Caps = ReadonlyMap<string, number>;

/**
 * When an entry was received, where that decides on its time. Nothing where it says the time of the author itself: so does a
 * log that never heard when it was received, and then the offset of that clock must not be lost.
 */
export function capOf({
  operation,
  received,
}: Pick<CarriedEntry, 'operation' | 'received'>): number | undefined {
  if (!isKnown(operation) || received === operation.at) return undefined;
  return received < timeOf(operation, Infinity) ? received : undefined;
}

/** When a group is received that is decided once more as it was made: never later than it was the first time. */
export function receivedAsMade(group: Group, caps: Caps | undefined): number {
  const times = group.map((one) => timeOf(one, Infinity));
  const known = group.flatMap(({ operationId }) => caps?.get(operationId) ?? []);
  return Math.min(Math.max(...times), ...known);
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
  /** Whether somebody else wrote on a sheet what the author of its deletion had not seen. */
  wasBlind?(operation: Operation): boolean;
}

/** What is known of the moment of the decision. */
export interface Moment {
  /** Milliseconds since 1970, by the clock of whoever decides. */
  readonly received: number;
  /** The place that the first operation of the group gets; the others follow it. */
  readonly sequence: number;
}

/**
 * Whether somebody else wrote on a sheet after the operation that the author of its deletion saw last [O9].
 *
 * @param entries of the sheet, oldest first; what was seen may lie before all of them
 * @param seen absent where the author's device did not say so, or nothing of the sheet was confirmed there
 */
export function wroteSince(
  entries: readonly { readonly operation: Pick<Operation, 'operationId' | 'by'> }[],
  by: string,
  seen: string | undefined,
): boolean {
  if (seen === undefined) return false;
  const known = entries.findLastIndex(({ operation }) => operation.operationId === seen);
  return entries.slice(known + 1).some(({ operation }) => operation.by !== by);
}

/** Decides on a whole group: either every operation of it takes effect, or none does. */
export function confirm(world: World, group: Group, { received, sequence }: Moment): Confirmation {
  const changed = new Map<string, AnyRecord>();
  const outcomes: Outcome[] = [];
  const made = new WeakSet<object>();
  const known = (id: string): AnyRecord | undefined => changed.get(id) ?? world.record(id);
  // Only a version that knows it decides [X1].
  if (!group.every(isKnown)) return refused('held', group);
  const cannotApply = (operation: Operation): boolean =>
    strays(operation, world.record(operation.record)) || changesFrozen(operation);
  if (group.some(cannotApply)) return refused('needsAttention', group);
  if (missingRecord((id) => world.record(id), group) !== undefined) return refused('held', group);
  for (const [index, operation] of group.entries()) {
    const before = known(operation.record);
    if (strays(operation, before)) return refused('needsAttention', group);
    if (!world.mayWrite(operation, before)) return refused('held', group);
    const unseen = operation.kind === 'delete' && world.wasBlind?.(operation) === true;
    const decided = { received, sequence: sequence + index, unseen };
    const effect = effectOf(known, operation, decided, made);
    if (effect === undefined) return refused('needsAttention', group);
    for (const record of effect.records) changed.set(record.id, record);
    outcomes.push(effect.outcome);
  }
  if (!group.every((operation) => isAtHome(operation, known(operation.home)))) {
    return refused('needsAttention', group);
  }
  return { outcome: worst(outcomes), records: [...changed.values()], outcomes };
}

/**
 * What a confirmed operation did, computed again: the records that it changed, as they stood after it. Nothing for
 * one that took no effect, or whose record is not there.
 *
 * @param record the records as they stood before it
 */
export function applyEntry(
  record: (id: string) => AnyRecord | undefined,
  { operation, outcome, received, sequence }: LogEntry,
): readonly AnyRecord[] {
  if (outcome === 'held' || outcome === 'needsAttention') return [];
  const asMade = outcome === 'accepted';
  return effectOf(record, operation, { received, sequence, asMade })?.records ?? [];
}

function effectOf(
  known: (id: string) => AnyRecord | undefined,
  operation: Operation,
  decided: Decided,
  made?: WeakSet<object>,
): { readonly records: readonly AnyRecord[]; readonly outcome: Outcome } | undefined {
  const applied = applyOperation(known(operation.record), operation, decided, made);
  if (applied === undefined) return undefined;
  const sheet = sheetKept(operation, known(operation.home));
  return sheet === undefined
    ? { records: [applied.record], outcome: outcomeOf(applied) }
    : {
        records: [applied.record, { ...sheet, sequence: decided.sequence }],
        outcome: 'conflicted',
      };
}

/**
 * The SME brought back because something was written on its sheet by someone who had not seen it go to the trash:
 * a call that was logged must not vanish with it.
 */
function sheetKept(operation: Operation, sheet: AnyRecord | undefined): AnyRecord | undefined {
  if (!writesOn(operation)) return undefined;
  if (sheet?.deleted === undefined || sheet.id === operation.record) return undefined;
  return keptAfterAll(sheet);
}

/** Whether an operation writes something that must not vanish with the sheet it is on. */
export function writesOn({ kind, fields }: Operation): boolean {
  return (
    kind === 'create' || kind === 'set' || (kind === 'reopen' && Object.keys(fields).length > 0)
  );
}

/** The record that a group waits for: one that it changes, or the sheet that it belongs to, has not arrived. */
export function missingRecord(
  record: (id: string) => AnyRecord | undefined,
  group: Group,
): string | undefined {
  // Made only where a record is not there: hardly ever.
  let created: ReadonlySet<string> | undefined;
  const isMissing = (id: string): boolean => {
    if (record(id) !== undefined) return false;
    created ??= new Set(group.flatMap((other) => (other.kind === 'create' ? other.record : [])));
    return !created.has(id);
  };
  for (const { kind, record: own, home } of group) {
    if (kind !== 'create' && isMissing(own)) return own;
    if (isMissing(home)) return home;
  }
  return undefined;
}

/**
 * Whether an operation takes its record for what it is not: of another entity, whose rules would then be asked
 * instead of the record's own, or of another home.
 */
function strays({ entity, home }: Operation, there: AnyRecord | undefined): boolean {
  return there !== undefined && (there.home !== home || there.entity !== entity);
}

/**
 * Whether an operation changes what stays as it was made: a report that was issued, or the bytes that the record of a file
 * names.
 */
function changesFrozen({ entity, kind, fields }: Operation): boolean {
  const { frozen } = declarationOf(entity);
  if (frozen === undefined || kind === 'create') return false;
  return Object.keys(fields).some((field) => frozen === true || frozen.includes(field));
}

/** Whether the home of a record is what its entity may live on, and a root lives on itself. */
function isAtHome({ entity, record }: Operation, home: AnyRecord | undefined): boolean {
  if (home === undefined || !livesOn(entity, home.entity)) return false;
  return !isRoot(entity) || home.id === record;
}

function refused(outcome: Outcome, group: Group): Confirmation {
  return { outcome, records: [], outcomes: group.map(() => outcome) };
}

function outcomeOf(applied: Applied): Outcome {
  if (applied.conflicted.length > 0 || applied.contested) return 'conflicted';
  return applied.merged.length > 0 ? 'merged' : 'accepted';
}

function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('conflicted')) return 'conflicted';
  return outcomes.includes('merged') ? 'merged' : 'accepted';
}
