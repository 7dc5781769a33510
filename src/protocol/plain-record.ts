/**
 * A glance at a record that saves asking the schema, which would copy every one of a whole programme: whoever passes
 * here is what the schema accepts, and it accepts it as it is. Held against the schema by a test on generated input.
 */

import { entityNames } from '../domain/entity/registry.ts';
import type { AnyRecord } from '../domain/operation/record.ts';

const entities: ReadonlySet<unknown> = new Set(entityNames);
const required = ['id', 'entity', 'home', 'values', 'created', 'changed'];

/** Whether this is a record, without a doubt. `false` says nothing: then the schema is asked. */
export function isPlainRecord(value: unknown): value is AnyRecord {
  if (!isPlainObject(value)) return false;
  for (const key of required) if (!Object.hasOwn(value, key)) return false;
  for (const key of Object.keys(value)) if (!isPart(key, value[key])) return false;
  return true;
}

function isPart(key: string, value: unknown): boolean {
  switch (key) {
    case 'id':
    case 'home':
    case 'last':
      return isId(value);
    case 'entity':
      return entities.has(value);
    case 'values':
      return isPlainObject(value) && !Object.hasOwn(value, '__proto__');
    case 'writers':
      return isMap(value, isId);
    case 'stamps':
      return isMap(value, (stamp) => isPlainObject(stamp) && isStamp(stamp, 2));
    case 'created':
    case 'changed':
      return isPlainObject(value) && isStamp(value, 2);
    case 'sequence':
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case 'deleted':
    case 'contested':
      return isPlainObject(value) && isStamp(value, 3) && isId(value['operationId']);
    default:
      // Open conflicts are rare, and not plain.
      return false;
  }
}

/** When and by whom, with so many keys in all. */
function isStamp(value: Readonly<Record<string, unknown>>, keys: number): boolean {
  return Object.keys(value).length === keys && Number.isFinite(value['at']) && isId(value['by']);
}

function isMap(value: unknown, isValue: (value: unknown) => boolean): boolean {
  return (
    isPlainObject(value) &&
    Object.keys(value).every((key) => key !== '__proto__' && isValue(value[key]))
  );
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 64;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
