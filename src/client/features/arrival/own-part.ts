/**
 * What its author typed last into a field or into the note of a month, before it could be written. The draft of the field holds the whole text, which may
 * be that of others, beside what stood there: only the words that differ are the author's [C8].
 */

import { wordDifferences } from '../../../domain/conflict/word-differences.ts';
import { textAt } from '../../../domain/text/lacking-texts.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { halfTypedIn } from '../../model/use-half-typed.ts';
import type { Draft } from '../../ports/sheet-store.ts';
import type { Json } from '../../../std/json.ts';

/** Longer changes are not compared: where nothing of them is known to be the author's, nothing is kept. */
const comparedMax = 4000;
const fieldKey = /^field:(?<path>[^/]+\/.+)$/u;
/** Cells of the figures of a business. */
const cellsKey = /^figures:(?<smeId>[^/]+)\//u;

/** A draft of these words alone; nothing where there are none, or where whose they are is not certain. */
export function ownPartOf({ key, text, seen }: Draft): Pick<Draft, 'key' | 'text'> | undefined {
  const smeId = cellsKey.exec(key)?.groups?.['smeId'];
  if (smeId !== undefined) return ownNotes(smeId, text);
  const path = fieldKey.exec(key)?.groups?.['path'];
  if (path === undefined || seen === undefined) return undefined;
  const before = textIn(seen.value, path.split('/').slice(2));
  if (before === undefined) return undefined;
  const own = ownWords(before, text);
  return own === '' ? undefined : { key: `typed:${path}`, text: own };
}

/** The notes of months in a draft of cells, each on a line; their figures are no words. */
function ownNotes(smeId: string, draft: string): Pick<Draft, 'key' | 'text'> | undefined {
  const own = Object.entries(halfTypedIn(draft)).flatMap(([name, cell]) => {
    if (!name.endsWith(' note') || !isObject(cell)) return [];
    const { text, seen } = cell;
    if (typeof text !== 'string' || seen === undefined || !isObject(seen)) return [];
    const before = Object.values(seen).flatMap((one) => {
      const value = isObject(one) ? one['value'] : undefined;
      return typeof value === 'string' ? [value] : [];
    });
    const words = ownWords(before.join('\n'), text);
    return words === '' ? [] : [words];
  });
  return own.length === 0 ? undefined : { key: `typed:${smeId}/note`, text: own.join('\n') };
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text that an input showed of a field: the whole, one language of it, or a property of an element of a map. */
function textIn(value: Json | undefined, part: readonly string[]): string | undefined {
  if (value === undefined) return '';
  const last = part.at(-1);
  if (last === 'fr' || last === 'en') return sideOf(textAt(value, part.slice(0, -1)), last);
  const [key, ...rest] = part;
  if (key === undefined) return typeof value === 'string' ? value : undefined;
  if (!isObject(value)) return undefined;
  const within = value[key];
  // An element that is gone is not one in which nothing stands.
  return within === undefined && rest.length > 0 ? undefined : textIn(within, rest);
}

function ownWords(before: string, after: string): string {
  if (before.trim() === '') return after.trim();
  if (before.length + after.length > comparedMax) return '';
  return wordDifferences(before, after)
    .b.filter(({ differs }) => differs)
    .map(({ text }) => text.trim())
    .join(' ');
}
