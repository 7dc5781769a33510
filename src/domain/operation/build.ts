/**
 * Builds operations from what a person changed. The deltas of sets and maps are computed here, so that two
 * people who touch different elements never overwrite each other.
 */

import { type EntityName, fieldOf, type Values } from '../entity/registry.ts';
import { alikeJson, type Json, sameJson } from '../../std/json.ts';
import { type Author, deletionOf, signature } from './author.ts';
import { type FieldChange, type Operation, operationVersion } from './operation.ts';
import { type AnyRecord, lastOf, writerOf } from './record.ts';
import { normalForm } from '../../std/normal-form.ts';

/** Where a record is created: its home, and its id where that is given already. */
export type Place = string | { readonly home: string; readonly id: string };

/** The operation that creates a record. Empty values are left out. */
export function createOperation<N extends EntityName>(
  author: Author,
  entity: N,
  place: Place,
  values: Values<N>,
): Operation {
  const { home, id } = typeof place === 'string' ? { home: place, id: author.newId() } : place;
  const fields: Record<string, FieldChange> = {};
  for (const [name, value] of Object.entries(
    values as Readonly<Record<string, Json | undefined>>,
  )) {
    const kept = authored(value);
    if (kept !== undefined) fields[name] = { value: kept };
  }
  return {
    operationId: id,
    kind: 'create',
    entity,
    record: id,
    home,
    fields,
    ...signature(author),
    version: operationVersion,
  };
}

/** The operation that sets fields of a record, or `undefined` when nothing differs. */
export function setOperation(
  author: Author,
  record: AnyRecord,
  patch: Readonly<Record<string, unknown>>,
  reason?: string,
): Operation | undefined {
  const fields: Record<string, FieldChange> = {};
  for (const [name, next] of Object.entries(patch as Readonly<Record<string, Json | undefined>>)) {
    const change = changeOf(record, name, authored(next));
    if (change !== undefined) fields[name] = change;
  }
  if (Object.keys(fields).length === 0) return undefined;
  return {
    ...blank(author, record),
    kind: 'set',
    fields,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The operation that moves a record to the trash; of an SME, what was known of its whole sheet. */
export function deleteOperation(author: Author, record: AnyRecord): Operation {
  return { ...blank(author, record), kind: 'delete', ...deletionOf(author, record), fields: {} };
}

/** The operation that brings a record back from the trash. */
export function restoreOperation(author: Author, record: AnyRecord): Operation {
  return { ...blank(author, record), kind: 'restore', base: lastOf(record), fields: {} };
}

/**
 * The operation that settles fields in which several values stand: the given value for each, which may be the
 * one that leads. What stood beside it when the author looked is settled; what came since is not.
 */
export function resolveOperation(
  author: Author,
  record: AnyRecord,
  choice: Readonly<Record<string, unknown>>,
): Operation {
  const fields: Record<string, FieldChange> = {};
  for (const [name, value] of Object.entries(
    choice as Readonly<Record<string, Json | undefined>>,
  )) {
    const change = changeOf(record, name, authored(value)) ?? unchanged(record, name);
    const settled = (record.conflicts?.[name] ?? []).map(({ operationId }) => operationId);
    fields[name] = { ...change, settled };
  }
  return { ...blank(author, record), kind: 'resolve', fields };
}

/** The operation that settles that a record stays which someone deleted while someone else changed it. */
export function keepOperation(author: Author, record: AnyRecord): Operation {
  return { ...blank(author, record), kind: 'resolve', base: lastOf(record), fields: {} };
}

function unchanged(record: AnyRecord, name: string): FieldChange {
  const current = record.values[name];
  const base = writerOf(record, name);
  return current === undefined ? { base, value: null } : { base, value: current, before: current };
}

/** The change that takes the field of `record` to `next`; `undefined` when it is there already. */
export function changeOf(
  record: AnyRecord,
  name: string,
  next: Json | undefined,
): FieldChange | undefined {
  const current = record.values[name];
  if (alikeJson(current, next)) return undefined;
  const base = writerOf(record, name);
  switch (fieldOf(record.entity, name)?.merge) {
    case 'set':
      return { base, ...setDelta(asList(current), asList(next)) };
    case 'map':
      return { base, ...mapDelta(asMap(current), asMap(next)) };
    default:
      return { base, value: next ?? null, ...(current === undefined ? {} : { before: current }) };
  }
}

function blank(author: Author, record: AnyRecord) {
  return {
    operationId: author.newId(),
    entity: record.entity,
    record: record.id,
    home: record.home,
    ...signature(author),
    version: operationVersion,
  } as const;
}

/** The value as it is stored: `undefined`, empty texts, empty lists and empty maps are all "nothing there". */
function authored(value: Json | undefined): Json | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'object') return inNormalForm(value);
  if (Array.isArray(value)) return value.length === 0 ? undefined : inNormalForm(value);
  const kept = Object.entries(value as { readonly [key: string]: Json | undefined }).filter(
    (entry): entry is [string, Json] => entry[1] !== undefined,
  );
  return kept.length === 0 ? undefined : inNormalForm(Object.fromEntries(kept));
}

/**
 * The value with its texts in the one Unicode normal form (NFC) that is written here. What was written elsewhere is
 * never brought to it, since it was hashed as it is.
 */
export function inNormalForm<Value extends Json | undefined>(value: Value): Value;
export function inNormalForm(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return normalForm(value);
  if (value === undefined || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => inNormalForm(item));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, inNormalForm(item as Json)]),
  );
}

function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function asMap(value: Json | undefined): Readonly<Record<string, Json>> {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};
}

function setDelta(current: readonly Json[], next: readonly Json[]): Partial<FieldChange> {
  const missingFrom = (list: readonly Json[]) => (item: Json) =>
    !list.some((other) => sameJson(other, item));
  return {
    added: next.filter(missingFrom(current)),
    removed: current.filter(missingFrom(next)),
  };
}

function mapDelta(
  current: Readonly<Record<string, Json>>,
  next: Readonly<Record<string, Json>>,
): Partial<FieldChange> {
  const put = Object.fromEntries(
    Object.entries(next).filter(([key, item]) => !alikeJson(current[key], item)),
  );
  const isDropped = (key: string): boolean => !Object.hasOwn(next, key);
  const dropped = Object.keys(current).filter(isDropped);
  const previous = Object.fromEntries(
    Object.entries(current).filter(([key]) => Object.hasOwn(put, key) || isDropped(key)),
  );
  return { put, dropped, previous };
}
