/** The words that somebody wrote in changes which took no effect, each under the name of its field, to be copied out. */

import { type EntityName, fieldOf } from '../../../domain/entity/registry.ts';
import type { Group, Operation } from '../../../domain/operation/operation.ts';
import type { Describe } from '../../i18n/describe-value.ts';
import type { Json } from '../../../std/json.ts';

interface KeptWords {
  readonly describe: Pick<Describe, 'field' | 'value'>;
  /** What a change is about, and when it was made: the name of its sheet was put away with the sheet. */
  readonly about: (operation: Operation) => string;
}

/** The texts of a group. What was chosen from lists, and references, say nothing by themselves. */
export function keptTexts(group: Group, { describe, about }: KeptWords): string {
  return group
    .flatMap((operation) => {
      const fields = fieldTexts(operation, describe);
      return fields.length === 0 ? [] : [about(operation), ...fields];
    })
    .join('\n\n');
}

/** Texts that nobody writes: where and how something came to be. */
const unwritten: readonly string[] = ['zone', 'hash', 'mediaType', 'messageId'];

function fieldTexts(
  { entity, fields }: Operation,
  describe: KeptWords['describe'],
): readonly string[] {
  return Object.entries(fields).flatMap(([name, change]) => {
    const texts = unwritten.includes(name) ? [] : textsOf(entity, name, change, describe);
    return texts.length === 0 ? [] : [`${describe.field(entity, name)}\n${texts.join('\n')}`];
  });
}

function textsOf(
  entity: EntityName,
  name: string,
  change: Operation['fields'][string],
  describe: KeptWords['describe'],
): readonly string[] {
  const { value } = change;
  switch (fieldOf(entity, name)?.kind) {
    case 'date':
    case 'dateTime':
      return value === undefined || value === null ? [] : [describe.value(entity, name, value)];
    case 'text':
    case 'longText':
    case 'text2':
    case 'money':
    case 'json':
      return textsIn(value);
    case 'map':
      return Object.entries({ ...objectIn(value), ...change.put }).flatMap(([key, part]) =>
        // A day, or who attended: a code by itself.
        typeof part === 'string' ? [describe.value(entity, name, { [key]: part })] : textsIn(part),
      );
    case 'structure':
      return [...textsIn(value), ...Object.values(change.put ?? {}).flatMap(textsIn)];
    case 'texts':
      return [...new Set(change.added ?? [])].flatMap(textsIn);
    default:
      return [];
  }
}

function objectIn(value: Json | undefined): Readonly<Record<string, Json>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, Json>>) : {};
}

/** An id of ours: a person never wrote one. */
const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' || idPattern.test(value) ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  // The language of a text is a code.
  return Object.entries(value).flatMap(([key, part]) => (key === 'lang' ? [] : textsIn(part)));
}
