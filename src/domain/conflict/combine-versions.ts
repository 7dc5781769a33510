/**
 * Both versions in one value, where a field can hold both: texts one after the other, lists and maps together.
 * A choice, a date or a figure can only be one of them.
 */

import { type EntityName, fieldOf } from '../entity/registry.ts';
import type { Language } from '../entity/field.ts';
import { sentences } from '../operation/text-merge.ts';
import { alikeJson, type Json } from '../../std/json.ts';

type JsonObject = { readonly [key: string]: Json };

/** Both values in one; `undefined` where the field cannot hold both. */
export function combineVersions(
  entity: EntityName,
  field: string,
  first: Json | undefined,
  second: Json | undefined,
): Json | undefined {
  if (first === undefined || second === undefined) return undefined;
  switch (fieldOf(entity, field)?.kind) {
    case 'text':
      return typeof first === 'string' && typeof second === 'string'
        ? joinTexts(first, second, ' / ')
        : undefined;
    case 'longText':
      return typeof first === 'string' && typeof second === 'string'
        ? joinTexts(first, second, ' ')
        : undefined;
    case 'text2':
      return joinPairs(asObject(first), asObject(second));
    case 'choices':
    case 'numbers':
    case 'references':
    case 'texts':
      return Array.isArray(first) && Array.isArray(second)
        ? union(first as readonly Json[], second as readonly Json[])
        : undefined;
    case 'map':
      return joinMaps(asObject(first), asObject(second));
    default:
      return undefined;
  }
}

/** The first text, then what only the second one says. */
function joinTexts(first: string, second: string, between: string): string {
  const said = new Set(sentences(first).map((sentence) => sentence.trim()));
  const more = sentences(second)
    .filter((sentence) => !said.has(sentence.trim()))
    .join('')
    .trim();
  const start = first.trim();
  if (more === '') return start;
  return start === '' ? more : `${start}${between}${more}`;
}

/** Each language for itself; the language of the first version stays the one that it was written in. */
function joinPairs(first: JsonObject, second: JsonObject): Json {
  const lang: Language = first['lang'] === 'fr' ? 'fr' : 'en';
  const text = joinTexts(textIn(first, lang), textIn(second, lang), ' ');
  const other: Language = lang === 'fr' ? 'en' : 'fr';
  const translation = joinTexts(textIn(first, other), textIn(second, other), ' ');
  return translation === ''
    ? { lang, text }
    : { lang, text, translation, translationState: 'draft' };
}

function textIn(pair: JsonObject, lang: Language): string {
  const value = pair['lang'] === lang ? pair['text'] : pair['translation'];
  return typeof value === 'string' ? value : '';
}

function union(first: readonly Json[], second: readonly Json[]): Json {
  return [...first, ...second.filter((item) => !first.some((there) => alikeJson(there, item)))];
}

/** Elements of both; under one key, what the first one leaves open is filled from the second. */
function joinMaps(first: JsonObject, second: JsonObject): Json | undefined {
  const result: Record<string, Json> = { ...second };
  for (const [key, value] of Object.entries(first)) {
    const other = second[key];
    if (other === undefined || alikeJson(other, value)) {
      result[key] = value;
      continue;
    }
    const filled = joinElements(value, other);
    if (filled === undefined) return undefined;
    result[key] = filled;
  }
  return result;
}

/** Two elements that contradict each other in nothing; else nothing, since one of them would be lost. */
function joinElements(first: Json, second: Json): Json | undefined {
  if (!isObject(first) || !isObject(second)) return undefined;
  const contradicts = Object.entries(first).some(
    ([key, value]) => second[key] !== undefined && !alikeJson(second[key], value),
  );
  return contradicts ? undefined : { ...second, ...first };
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function asObject(value: Json): JsonObject {
  return isObject(value) ? value : {};
}
