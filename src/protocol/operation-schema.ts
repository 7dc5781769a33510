/**
 * What an operation looks like outside of this program: in a backup file and on the wire. Nothing of it is trusted:
 * the schema holds its shape, `isTame` its nesting and keys, `isSound` its values against their declaration.
 *
 * Fields that this version does not declare are kept as they are: a newer version may have written them.
 */

import * as z from 'zod/mini';
import { elementCountMax, type Field } from '../domain/entity/field.ts';
import { fieldNamePattern } from '../domain/entity/field-name.ts';
import {
  type EntityName,
  entityNames,
  fieldOf,
  fieldsOf,
  isRoot,
  livesOn,
  sheetHomes,
} from '../domain/entity/registry.ts';
import { checkField } from '../domain/entity/validate.ts';
import type { FieldChange, Operation } from '../domain/operation/operation.ts';
import type { Json } from '../std/json.ts';

/** How deep the value of a field may be nested. */
const depthMax = 12;

/** The greatest time a date can hold, in milliseconds. */
const instantMax = 8.64e15;

/** An id of a record, an operation, a member or a device. */
export const id = z.string().check(z.minLength(1), z.maxLength(64));
/** A point in time, in milliseconds since 1970. */
export const instant = z.number().check(z.gte(0), z.lte(instantMax));
/** Anything that `JSON.parse` can answer; `isTame` has looked at it before. */
export const json = z.custom<Json>();

export const outcomeSchema = z.enum(['accepted', 'merged', 'conflicted', 'held', 'needsAttention']);

const changeSchema = z.strictObject({
  value: z.optional(json),
  before: z.optional(json),
  base: z.optional(id),
  added: z.optional(z.array(json)),
  removed: z.optional(z.array(json)),
  put: z.optional(z.record(z.string(), json)),
  dropped: z.optional(z.array(z.string())),
  previous: z.optional(z.record(z.string(), json)),
  settled: z.optional(z.array(id).check(z.maxLength(elementCountMax))),
});

/** One operation, as it lies in a file or travels. Values are checked by `isSound`, against their declaration. */
export const operationSchema = z.strictObject({
  operationId: id,
  kind: z.enum(['create', 'set', 'delete', 'restore', 'resolve', 'reopen']),
  entity: z.enum(entityNames),
  record: id,
  home: id,
  fields: z.record(z.string().check(z.regex(fieldNamePattern)), changeSchema),
  by: id,
  at: instant,
  offset: z.optional(z.number().check(z.gte(-instantMax), z.lte(instantMax))),
  base: z.optional(id),
  seen: z.optional(id),
  version: z.int(),
  reason: z.optional(z.string()),
});

const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** No key that means something to the language, no nesting without end. */
export function isTame(value: Json, depth = 0): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (depth > depthMax) return false;
  if (Array.isArray(value)) return value.every((item) => isTame(item as Json, depth + 1));
  const record = value as { readonly [key: string]: Json };
  for (const key of Object.keys(record)) {
    if (reservedKeys.has(key) || !isTame(record[key] ?? null, depth + 1)) return false;
  }
  return true;
}

/** The fields that each entity cannot be without. */
const requiredFields = Object.fromEntries(
  entityNames.map((entity) => [
    entity,
    Object.entries(fieldsOf(entity)).flatMap(([field, { required }]) => (required ? field : [])),
  ]),
) as unknown as Readonly<Record<EntityName, readonly string[]>>;

/** Whether the operation belongs where it says, and its values are such as Carnet writes. */
export function isSound(operation: Operation, programmeId: string): boolean {
  const { entity, kind, home, record, operationId, fields } = operation;
  const isAtHome =
    home === programmeId
      ? livesOn(entity, 'programme')
      : sheetHomes.some((kind) => livesOn(entity, kind));
  if (!isAtHome || (isRoot(entity) && home !== record)) return false;
  if (kind === 'create') {
    if (operationId !== record) return false;
    if (!requiredFields[entity].every((field) => Object.hasOwn(fields, field))) return false;
  }
  return Object.entries(fields).every(([field, change]) => isSoundChange(entity, field, change));
}

function isSoundPart({ schema }: Field<unknown>, part: Json | undefined): boolean {
  return part === undefined || schema.safeParse(part).success;
}

function isSoundChange(entity: EntityName, field: string, change: FieldChange): boolean {
  const declared = fieldOf(entity, field);
  // A field that this version does not declare is kept as it is and shown by nobody.
  if (declared === undefined) return true;
  const { value, before, added, removed, put, previous } = change;
  if (value !== undefined && checkField(entity, field, value) !== undefined) return false;
  return (
    (before === null || isSoundPart(declared, before)) &&
    isSoundPart(declared, added) &&
    isSoundPart(declared, removed) &&
    isSoundPart(declared, put) &&
    isSoundPart(declared, previous)
  );
}
