/** Words for fields whose names come from data, and for values of any shape. */

import { familyOfName, itemOfName } from '../../domain/entity/field-name.ts';
import type { EntityName } from '../../domain/entity/registry.ts';
import type { Json } from '../../std/json.ts';
import type { Formats } from './use-format.ts';

/**
 * The name of a field; of a member of a family, that of the family and the item.
 *
 * @param find a text of the domain by its path; nothing when there is none
 * @param item what the item is called, where it has a name
 */
export function fieldName(
  find: (path: string) => string | undefined,
  entity: EntityName,
  field: string,
  item?: string,
): string {
  const path = `field.${entity}`;
  const family = familyOfName(field);
  if (family === undefined) return find(`${path}.${field}`) ?? field;
  return `${find(`${path}.${family}`) ?? family} · ${item ?? itemOfName(field) ?? ''}`;
}

interface JsonWords {
  readonly format: Formats;
  readonly say: (key: 'yes' | 'no') => string;
}

/** A value of any shape: what stands in it, without the names of its parts. */
export function describeJson(words: JsonWords, value: Json): string {
  if (typeof value === 'number') return words.format.number(value);
  if (typeof value === 'boolean') return words.say(value ? 'yes' : 'no');
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return words.format.list(Object.values(value).map((part: Json) => describeJson(words, part)));
}
