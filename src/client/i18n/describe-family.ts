/** Words for fields whose names come from data, and for values of any shape. */

import { familyOfName, itemOfName } from '../../domain/entity/field-name.ts';
import type { Language, Text2 } from '../../domain/entity/field.ts';
import type { EntityName } from '../../domain/entity/registry.ts';
import { saidIn } from '../../domain/text/text-pair.ts';
import type { Json } from '../../std/json.ts';
import type { Formats } from './use-format.ts';

/**
 * The name of a field; of a member of a family, that of the family and the item.
 *
 * @param find a text of the domain by its path; nothing when there is none
 * @param item what the item is called, where it has a name; empty where it has only an id that nobody reads
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
  const parts = [find(`${path}.${family}`) ?? family, item ?? itemOfName(field) ?? ''];
  return parts.filter((part) => part !== '').join(' · ');
}

/** What a field of a meeting is about: an item of the agenda by its title, or a person; empty where it is not there any more. */
export function meetingItem(
  field: string,
  values: Readonly<Record<string, Json>> | undefined,
  {
    findName,
    language,
  }: { readonly findName: (id: string) => string | undefined; readonly language: Language },
): string {
  const [id = ''] = (itemOfName(field) ?? '').split('.');
  const title = values?.[`item.${id}`] as Text2 | undefined;
  return title === undefined ? (findName(id) ?? '') : saidIn(title, language).text;
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
