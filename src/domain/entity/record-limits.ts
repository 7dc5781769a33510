/**
 * How much a record holds at most where the names of its fields come from data, and how much one change of it writes.
 * Said where it is authored, so that whoever types can still do something about it; what others wrote is never refused
 * for it, and whoever shortens a record that a merge made longer may always do so.
 */

import type { Json } from '../../std/json.ts';
import { familyOfName } from './field-name.ts';
import { declarationOf, type EntityName } from './registry.ts';
import type { FieldError } from './validate.ts';

/** What a change writes of a field, in any of the ways in which it may. */
interface Written {
  readonly value?: Json | undefined;
  readonly added?: readonly Json[] | undefined;
  readonly put?: Readonly<Record<string, Json>> | undefined;
}

type Values = Readonly<Record<string, Json | undefined>>;

/** What a record would hold too much of with a change; nothing where its entity names no limits. */
export function limitErrors(
  { entity, values }: { readonly entity: EntityName; readonly values: Values },
  patch: Values,
): readonly FieldError[] {
  const { limits } = declarationOf(entity);
  const [field] = Object.keys(patch);
  if (limits === undefined || field === undefined) return [];
  const after = { ...values, ...patch };
  const grows = (count: (of: Values) => number, max: number): boolean => {
    const now = count(after);
    return now > max && now > count(values);
  };
  if (grows(itemsOf, limits.items)) return [{ field, reason: 'tooMany', max: limits.items }];
  if (grows(lengthOf, limits.characters)) {
    return [{ field, reason: 'full', max: limits.characters }];
  }
  return [];
}

/** Whether a change writes more than one may: what it says of the value before does not count. */
export function changeErrors(
  entity: EntityName,
  fields: Readonly<Record<string, Written>>,
): readonly FieldError[] {
  const { limits } = declarationOf(entity);
  const [field] = Object.keys(fields);
  if (limits === undefined || field === undefined) return [];
  const written = Object.entries(fields).map(([name, { value, added, put }]) => [
    name,
    value ?? null,
    [...(added ?? [])],
    put ?? {},
  ]);
  if (bytesOf(JSON.stringify(written)) <= limits.changeKilobytes * 1000) return [];
  return [{ field, reason: 'tooLarge', max: limits.changeKilobytes }];
}

/** Items that hold something, whichever of the families it is in. */
function itemsOf(values: Values): number {
  const items = new Set<string>();
  for (const [name, value] of Object.entries(values)) {
    const family = value === undefined || value === null ? undefined : familyOfName(name);
    if (family !== undefined) items.add(name.slice(family.length + 1));
  }
  return items.size;
}

function lengthOf(value: Json | Values | undefined): number {
  if (typeof value === 'string') return value.length;
  if (value === null || typeof value !== 'object') return 0;
  let length = 0;
  for (const inner of Object.values(value as Values)) length += lengthOf(inner);
  return length;
}

/** In UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
