/** The words that somebody wrote in changes which took no effect, to be copied out. */

import { fieldOf } from '../../../domain/entity/registry.ts';
import type { Group } from '../../../domain/operation/operation.ts';
import type { Json } from '../../../std/json.ts';

/** The texts of a group, one a line: what was chosen from lists, and references, say nothing by themselves. */
export function keptTexts(group: Group): readonly string[] {
  return group.flatMap(({ entity, fields }) =>
    Object.entries(fields).flatMap(([name, change]) => {
      const kind = fieldOf(entity, name)?.kind;
      switch (kind) {
        case 'text':
        case 'longText':
        case 'text2':
        case 'date':
        case 'dateTime':
        case 'money':
        case 'json':
          return textsIn(change.value);
        case 'map':
        case 'structure':
          return [...textsIn(change.value), ...Object.values(change.put ?? {}).flatMap(textsIn)];
        case 'texts':
          return [...new Set(change.added ?? [])].flatMap(textsIn);
        default:
          return [];
      }
    }),
  );
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.values(value).flatMap(textsIn);
}
