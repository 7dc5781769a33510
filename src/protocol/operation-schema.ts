/**
 * What an operation looks like outside of this program: in a backup file and on the wire. Nothing of it is trusted:
 * the schema holds its shape, `isTame` its nesting and keys, `soundnessOf` its values against their declaration.
 *
 * What this version does not know (an entity, a kind, a field, a key) is kept as it is: a newer version may have written
 * it. Hashes cover keys, so nothing of it is left out on the way [X1].
 */

import * as z from 'zod/mini';
import { elementCountMax, type Field } from '../domain/entity/field.ts';
import { fieldNamePattern } from '../domain/entity/field-name.ts';
import {
  type EntityName,
  entityNames,
  fieldOf,
  fieldsOf,
  isEntityName,
  isRoot,
  livesOn,
  livesOnSheets,
} from '../domain/entity/registry.ts';
import { checkField } from '../domain/entity/validate.ts';
import {
  type CarriedOperation,
  type FieldChange,
  isKnown,
  type NewerOperation,
  type Operation,
  operationKinds,
} from '../domain/operation/operation.ts';
import type { Json } from '../std/json.ts';
import { lengthMax, lengthMin } from '../std/length.ts';
import { isOrdinaryName } from '../std/ordinary-name.ts';

/** How deep the value of a field may be nested. */
const depthMax = 12;

/** The greatest time a date can hold, in milliseconds. */
const instantMax = 8.64e15;

/** An id of a record, an operation, a member or a device. */
export const id = z.string().check(lengthMin(1), lengthMax(64));
/** One that is given now: it has no sign that parts a key into ids where records are stored (F289). */
export const newId = id.check(z.refine((one) => /^[A-Za-z0-9-]+$/.test(one)));
/** A point in time, in milliseconds since 1970. */
export const instant = z.number().check(z.gte(0), z.lte(instantMax));
/** Anything that `JSON.parse` can answer; `isTame` has looked at it before. */
export const json = z.custom<Json>();

/** The name of something that a newer version may have added: an entity, a kind, an outcome. */
export const newName = z.string().check(z.regex(/^[a-zA-Z][A-Za-z0-9]{0,63}$/));

const changeSchema = z.looseObject({
  value: z.optional(json),
  before: z.optional(json),
  base: z.optional(id),
  added: z.optional(z.array(json)),
  removed: z.optional(z.array(json)),
  put: z.optional(z.record(z.string(), json)),
  dropped: z.optional(z.array(z.string())),
  previous: z.optional(z.record(z.string(), json)),
  settled: z.optional(z.array(id).check(lengthMax(elementCountMax))),
});

/** An operation that this version knows. Values are checked by `soundnessOf`, against their declaration. */
const knownOperationSchema = z.looseObject({
  operationId: id,
  kind: z.enum(operationKinds),
  // Every name passes, so that one more entity is no other schema; `isKnown` is asked beside it.
  entity: z.custom<EntityName>((name) => typeof name === 'string' && isEntityName(name)),
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

/** One that only a newer version knows: enough of it to keep it, and to name it. */
const newerOperationSchema = z
  .looseObject({
    operationId: id,
    kind: newName,
    entity: newName,
    record: id,
    home: id,
    by: id,
    at: instant,
    version: z.int(),
  })
  .check(z.refine<NewerOperation>((operation) => !isKnown(operation)));

/** One operation, as it lies in a file or travels. */
export const operationSchema: z.ZodMiniType<CarriedOperation> = z.union([
  knownOperationSchema,
  newerOperationSchema,
]);

/** Keys that mean something to the language: in nothing that is read. */
export const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Keys that are written no more, since what compares a value with a number would call them. A copy from before may hold them. */
export const reservedInNew: ReadonlySet<string> = new Set([...reservedKeys, 'toString', 'valueOf']);

/** Whether a value has no key that is reserved, and no nesting without end. */
export function isTame(value: Json, reserved: ReadonlySet<string>, depth = 0): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (depth > depthMax) return false;
  if (Array.isArray(value)) return value.every((item) => isTame(item as Json, reserved, depth + 1));
  const record = value as { readonly [key: string]: Json };
  for (const key of Object.keys(record)) {
    if (reserved.has(key) || !isTame(record[key] ?? null, reserved, depth + 1)) return false;
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

/**
 * What is to be made of an operation whose shape is right: `newer` where only a newer version can say whether it belongs
 * where it says and its values are such as Carnet writes.
 */
export type Soundness = 'sound' | 'unsound' | 'newer';

/** Whether the operation belongs where it says, whatever its values are. */
export function isPlaced(
  { entity, kind, home, record, operationId }: Operation,
  programmeId: string,
): boolean {
  const isAtHome = home === programmeId ? livesOn(entity, 'programme') : livesOnSheets(entity);
  if (!isAtHome || (isRoot(entity) && home !== record)) return false;
  if (kind === 'create' && operationId !== record) return false;
  return [record, home, operationId].every(isOrdinaryName);
}

/**
 * Whether the operation belongs where it says, its id is such as Carnet makes them, and so are its values. A creation gives its id to
 * the record. What was created with another id before is changed and deleted like all else, and a copy may hold it.
 */
export function soundnessOf(operation: Operation, programmeId: string): Soundness {
  const { entity, kind, fields, operationId } = operation;
  if (!isPlaced(operation, programmeId)) return 'unsound';
  if (!newId.safeParse(operationId).success) return 'unsound';
  if (kind === 'create') {
    if (!requiredFields[entity].every((field) => Object.hasOwn(fields, field))) return 'unsound';
  }
  let soundness: Soundness = 'sound';
  for (const [field, change] of Object.entries(fields)) {
    if (!isOrdinaryName(field)) return 'unsound';
    if (isSoundChange(operation, field, change)) continue;
    if (!isNewChoice(entity, field, change)) return 'unsound';
    soundness = 'newer';
  }
  return soundness;
}

/** Elements of one part of a change that are looked at, each by itself; many fewer can take effect (`mergedElementsMax`). */
const readElementsMax = 4000;

const isEndless = (part: Json | undefined): boolean =>
  typeof part === 'object' && part !== null && Object.keys(part).length > readElementsMax;

function isSoundPart({ schema }: Field<unknown>, part: Json | undefined): boolean {
  return part === undefined || schema.safeParse(part).success;
}

function isSoundChange(
  { entity, kind }: Pick<Operation, 'entity' | 'kind'>,
  field: string,
  change: FieldChange,
): boolean {
  const declared = fieldOf(entity, field);
  // A field that this version does not declare is kept as it is and shown by nobody.
  if (declared === undefined) return true;
  const { value, before, added, removed, put, dropped, previous } = change;
  if ([value, before, added, removed, put, dropped, previous].some(isEndless)) return false;
  if (value === undefined) {
    // A change that gives no value empties the field: nothing that every reader counts on is emptied.
    if (declared.required && (kind === 'create' || !isDelta(declared, change))) return false;
  } else if (checkField(entity, field, value) !== undefined || isMisplacedText(declared, value)) {
    return false;
  }
  return (
    (before === null || isSoundPart(declared, before)) &&
    isSoundPart(declared, added) &&
    isSoundPart(declared, removed) &&
    isSoundPart(declared, put) &&
    isSoundPart(declared, previous)
  );
}

/** Whether a change names elements of a set or a map, and leaves the others. */
function isDelta(
  { merge }: Field<unknown>,
  { added, removed, put, dropped }: FieldChange,
): boolean {
  if (merge === 'set') return added !== undefined || removed !== undefined;
  return merge === 'map' && (put !== undefined || dropped !== undefined);
}

/** An empty text stands for nothing where somebody types; it does not travel as a date, a list or a number. */
function isMisplacedText({ kind }: Field<unknown>, value: Json): boolean {
  return value === '' && kind !== 'text' && kind !== 'longText' && kind !== 'json';
}

/** Whether all that is wrong with a change is a choice of a name that this version does not offer. */
function isNewChoice(
  entity: EntityName,
  field: string,
  { value, before, added, removed, put, previous }: FieldChange,
): boolean {
  const kind = fieldOf(entity, field)?.kind;
  if (put !== undefined || previous !== undefined) return false;
  if (kind === 'choice') {
    if (added !== undefined || removed !== undefined) return false;
    return isName(value) && (before === undefined || before === null || isName(before));
  }
  if (kind !== 'choices') return false;
  return [value, before, added, removed].every(
    (part) =>
      part === undefined ||
      part === null ||
      (Array.isArray(part) && part.length <= elementCountMax && part.every(isName)),
  );
}

function isName(value: unknown): boolean {
  return newName.safeParse(value).success && isOrdinaryName(String(value));
}
