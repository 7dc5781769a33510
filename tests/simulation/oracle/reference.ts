/**
 * What the log of a server must amount to, worked out again in another way: for each simple field the set of values
 * that stand, by what each change had seen; for each set field the last word on each element; for each record whether
 * it is in the trash. Compared with the records that the server holds.
 *
 * Limit: texts that are merged and maps are left to the property tests of the domain.
 */

import { fieldOf } from '../../../src/domain/entity/registry.ts';
import type { LogEntry } from '../../../src/domain/operation/confirm.ts';
import {
  type FieldChange,
  type Operation,
  timeOf,
} from '../../../src/domain/operation/operation.ts';
import { alternativesMax, type AnyRecord } from '../../../src/domain/operation/record.ts';
import type { Json } from '../../../src/std/json.ts';

interface Standing {
  /** Operation to the value that it left standing. */
  readonly values: Map<string, string>;
  leader: string;
  leaderAt: number;
  /** More versions stood here than may: which of them gave way is not followed. */
  isLong?: boolean;
  /** A settlement was taken back that may have given way itself by then: who leads from there on is not followed. */
  isOpen?: boolean;
  /** What the settlement that stands was about. */
  settled?: Settlement | undefined;
}

interface Settlement extends Omit<Standing, 'settled' | 'isLong' | 'isOpen'> {
  readonly by: string;
}

interface Known {
  readonly id: string;
  readonly home: string;
  readonly createdAt: number;
  readonly simple: Map<string, Standing>;
  readonly sets: Map<string, Set<string>>;
  last: string;
  isDeleted: boolean;
  /** One person moved it to the trash while another changed it. */
  isContested: boolean;
  /** The operation that settled this. */
  settledBy: string | undefined;
}

export class Reference {
  private readonly known = new Map<string, Known>();
  /** Home to its operations so far, each with its author. */
  private readonly sheets = new Map<string, { readonly id: string; readonly by: string }[]>();

  /** Takes in the next entry of the log; answers the records that it touches. */
  follow({ operation, received }: LogEntry): readonly string[] {
    const at = timeOf(operation, received);
    const before = this.known.get(operation.record);
    if (operation.kind === 'create') {
      this.known.set(operation.record, created(operation, at));
    } else if (before !== undefined) {
      change(before, operation, { at, wasBlind: this.wasBlind(operation) });
      before.last = operation.operationId;
    }
    if (writes(operation)) {
      const sheet = this.known.get(operation.home);
      // What is written on a sheet in the trash brings it back.
      if (sheet !== undefined) bringBack(sheet);
    }
    const sheet = this.sheets.get(operation.home) ?? [];
    sheet.push({ id: operation.operationId, by: operation.by });
    this.sheets.set(operation.home, sheet);
    return [operation.record, operation.home];
  }

  /** A sheet is not deleted by somebody who had not seen what another wrote there. */
  private wasBlind({ kind, home, seen, by }: Operation): boolean {
    if (kind !== 'delete' || seen === undefined) return false;
    const sheet = this.sheets.get(home) ?? [];
    const since = sheet.slice(sheet.findIndex(({ id }) => id === seen) + 1);
    return since.some((other) => other.by !== by);
  }

  /** What of a record contradicts the log. */
  contradictions(id: string, record: AnyRecord | undefined): readonly string[] {
    const known = this.known.get(id);
    if (known === undefined) return [`P4: nothing in the log made ${id}`];
    return compared(known, record);
  }
}

const hasFields = ({ fields }: Operation): boolean => Object.keys(fields).length > 0;

/** What brings a sheet back that is in the trash. */
function writes(operation: Operation): boolean {
  const { kind } = operation;
  return kind === 'create' || kind === 'set' || (kind === 'reopen' && hasFields(operation));
}

function created(operation: Operation, at: number): Known {
  const known: Known = {
    id: operation.record,
    home: operation.home,
    createdAt: at,
    simple: new Map(),
    sets: new Map(),
    last: operation.operationId,
    isDeleted: false,
    isContested: false,
    settledBy: undefined,
  };
  for (const [field, { value }] of Object.entries(operation.fields)) {
    if (ruleOf(operation, field) === 'set') known.sets.set(field, new Set(elements(value)));
    if (ruleOf(operation, field) === 'register') standing(known, field, text(value));
  }
  return known;
}

/** Out of the trash, where it is, by somebody who had not seen it go there. */
function bringBack(known: Known): void {
  if (!known.isDeleted) return;
  Object.assign(known, { isDeleted: false, isContested: true, settledBy: undefined });
}

/** Somebody says whether it stays; what was not in question is not settled. */
function settle(known: Known, operationId: string): void {
  known.settledBy = known.isContested ? operationId : undefined;
  known.isContested = false;
}

function change(
  known: Known,
  operation: Operation,
  { at, wasBlind }: { readonly at: number; readonly wasBlind: boolean },
): void {
  const { operationId, base } = operation;
  switch (operation.kind) {
    case 'delete':
      // Against a change that its author had not seen, the record stays.
      if (!known.isDeleted && (wasBlind || (base !== undefined && base !== known.last))) {
        known.isContested = true;
        return;
      }
      settle(known, operationId);
      known.isDeleted = true;
      return;
    case 'restore':
      Object.assign(known, { isDeleted: false, isContested: false, settledBy: undefined });
      return;
    case 'set':
    case 'resolve':
    case 'reopen':
      if (hasFields(operation)) {
        if (operation.kind !== 'resolve') bringBack(known);
        changeFields(known, operation, at);
      } else if (operation.kind === 'resolve') {
        settle(known, operationId);
      } else if (known.settledBy !== undefined && known.settledBy === base) {
        Object.assign(known, { isDeleted: false, isContested: true, settledBy: undefined });
      }
      return;
    default:
      return;
  }
}

function changeFields(known: Known, operation: Operation, at: number): void {
  for (const [field, made] of Object.entries(operation.fields)) {
    if (ruleOf(operation, field) === 'set') changeSet(known, field, made);
    if (ruleOf(operation, field) === 'register')
      changeSimple(known, field, { operation, made, at });
  }
}

function changeSet(known: Known, field: string, { added, removed }: FieldChange): void {
  const set = known.sets.get(field) ?? new Set<string>();
  for (const item of elements(removed)) set.delete(item);
  for (const item of elements(added)) set.add(item);
  known.sets.set(field, set);
}

function changeSimple(
  known: Known,
  field: string,
  { operation, made, at }: { operation: Operation; made: FieldChange; at: number },
): void {
  const here = known.simple.get(field) ?? standing(known, field, text(undefined));
  if (operation.kind === 'reopen' && here.settled !== undefined && here.settled.by === made.base) {
    if (here.isLong === true && here.settled.by !== here.leader) here.isOpen = true;
    standAgain(here, here.settled, operation.operationId);
    return;
  }
  const before = { values: new Map(here.values), leader: here.leader, leaderAt: here.leaderAt };
  const { operationId, kind } = operation;
  const value = text(made.value);
  const isSame = here.values.get(here.leader) === value;
  const isBased = made.base === here.leader;
  // What leads by its name is not what its author saw, where something else stood there for them [O10].
  const isSeen = isBased && here.values.get(here.leader) === text(made.before);
  for (const seen of [made.base, ...(kind === 'resolve' ? (made.settled ?? []) : [])]) {
    if (seen !== undefined && seen !== here.leader) here.values.delete(seen);
  }
  const leads = isSeen || isSame || at >= here.leaderAt;
  if (isSeen || isSame) here.values.delete(here.leader);
  here.values.set(operationId, value);
  if (leads) {
    here.leader = operationId;
    here.leaderAt = at;
  }
  if (kind === 'resolve' && isBased) {
    const seen = new Set([made.base, ...(made.settled ?? [])]);
    const values = new Map([...before.values].filter(([id]) => seen.has(id)));
    // Otherwise an earlier settlement is the one that may be taken back, while it stands.
    if (values.size > 1) here.settled = { ...before, values, by: operationId };
  }
  if (here.settled !== undefined && !here.values.has(here.settled.by)) here.settled = undefined;
  if (here.values.size > alternativesMax + 1) here.isLong = true;
}

/** The settlement's own value goes, and what it was about is there as before. */
function standAgain(
  here: Standing,
  { by, values, leader, leaderAt }: Settlement,
  id: string,
): void {
  for (const [version, value] of values) here.values.set(version === leader ? id : version, value);
  here.values.delete(by);
  here.settled = undefined;
  if (here.values.size > alternativesMax + 1) here.isLong = true;
  if (here.leader !== by) return;
  here.leader = id;
  here.leaderAt = leaderAt;
}

function standing(known: Known, field: string, value: string): Standing {
  const made = {
    values: new Map([[known.id, value]]),
    leader: known.id,
    leaderAt: known.createdAt,
  };
  known.simple.set(field, made);
  return made;
}

function compared(known: Known, record: AnyRecord | undefined): readonly string[] {
  if (record === undefined) return [`${known.id} is not there`];
  const found: string[] = [];
  if (known.isDeleted !== (record.deleted !== undefined)) {
    found.push(`O9: ${known.id} is ${known.isDeleted ? 'not ' : ''}in the trash`);
  }
  if (known.isContested !== (record.contested !== undefined)) {
    found.push(`O9: ${known.id} is ${known.isContested ? 'not ' : ''}to be settled`);
  }
  for (const [field, { values, leader, isLong, isOpen }] of known.simple) {
    if (isOpen === true) continue;
    const beside = (record.conflicts?.[field] ?? []).map((other) => text(other.value));
    const there = [text(record.values[field]), ...beside].sort();
    const expected = [...values.values()].sort();
    const isThere =
      isLong === true
        ? there.every((value) => expected.includes(value))
        : there.join() === expected.join();
    if (!isThere) {
      found.push(`P4: ${known.id}.${field} holds ${there.join()}, not ${expected.join()}`);
    } else if (text(record.values[field]) !== values.get(leader)) {
      found.push(`P4: ${known.id}.${field} is led by ${text(record.values[field])}`);
    }
  }
  for (const [field, set] of known.sets) {
    const there = elements(record.values[field]).sort().join();
    const expected = [...set].sort().join();
    if (there !== expected) found.push(`P4: ${known.id}.${field} is ${there}, not ${expected}`);
  }
  return found;
}

function ruleOf(operation: Operation, field: string): string | undefined {
  return fieldOf(operation.entity, field)?.merge;
}

const text = (value: Json | undefined): string => JSON.stringify(value ?? null);

function elements(value: unknown): string[] {
  return Array.isArray(value) ? (value as Json[]).map((item) => JSON.stringify(item)) : [];
}
