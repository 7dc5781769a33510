/**
 * A glance at an operation that saves asking the schema, which is by far the dearest part of a decision: whoever passes
 * here is what the schema accepts, and it accepts it as it is. Held against the schema by a test on generated input.
 */

import { fieldNamePattern } from '../domain/entity/field-name.ts';
import { entityNames } from '../domain/entity/registry.ts';
import { type Operation, operationKinds } from '../domain/operation/operation.ts';

const kinds: ReadonlySet<unknown> = new Set(operationKinds);
const entities: ReadonlySet<unknown> = new Set(entityNames);
const required = [
  'operationId',
  'kind',
  'entity',
  'record',
  'home',
  'fields',
  'by',
  'at',
  'version',
];

/** Whether this is an operation, without a doubt. `false` says nothing: then the schema is asked. */
export function isPlainOperation(value: unknown): value is Operation {
  if (!isPlainObject(value)) return false;
  for (const key of required) if (!Object.hasOwn(value, key)) return false;
  for (const key of Object.keys(value)) if (!isPart(key, value[key])) return false;
  return true;
}

function isPart(key: string, value: unknown): boolean {
  switch (key) {
    case 'operationId':
    case 'record':
    case 'home':
    case 'by':
    case 'base':
    case 'seen':
      return isId(value);
    case 'kind':
      return kinds.has(value);
    case 'entity':
      return entities.has(value);
    case 'fields':
      return isPlainObject(value) && areChanges(value);
    case 'at':
      return isInstant(value) && value >= 0;
    case 'offset':
      return isInstant(value);
    case 'version':
      return Number.isSafeInteger(value);
    case 'reason':
      return typeof value === 'string';
    default:
      return false;
  }
}

function areChanges(fields: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(fields).every((name) => {
    const change = fields[name];
    if (!fieldNamePattern.test(name) || !isPlainObject(change)) return false;
    return Object.keys(change).every(
      (key) => key === 'value' || key === 'before' || (key === 'base' && isId(change[key])),
    );
  });
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 64;
}

/** Milliseconds, as far as a date can hold them. */
function isInstant(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(Number(value)) <= 8.64e15;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
