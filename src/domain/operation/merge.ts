/**
 * One change meets one field: the single place where values are combined.
 *
 * The view of a device (confirmed ⊕ pending) and the confirmation by a server use the same function, so
 * what is shown and what is stored cannot disagree. `concurrent` means that someone else wrote the field
 * since the author saw it.
 *
 * So is a value that is not what the author saw, though they wrote on from the change that wrote it: a merge has added
 * to it since, or it was typed on in another tab. Texts that differ in their Unicode normal form alone are equal. What
 * that decides counts as merged or as a conflict, so that the records travel along and a device of an earlier version
 * does not decide by itself [O10, S14].
 */

import type { Field } from '../entity/field.ts';
import type { FieldChange } from './operation.ts';
import { alikeJson, canonicalJson, type Json, sameJson } from '../../std/json.ts';
import { mergeTexts } from './text-merge.ts';

export type MergeOutcome =
  /** The change applies as it is. */
  | { readonly kind: 'applied'; readonly value: Json | undefined }
  /** Both changes are in the value. */
  | { readonly kind: 'merged'; readonly value: Json | undefined }
  /** Both values stand; which one leads is for the caller to say. */
  | {
      readonly kind: 'conflict';
      /** The value when the change leads. */
      readonly value: Json | undefined;
      /** Only elements are in conflict: then `otherwise` is the value when the change does not lead. */
      readonly partial: boolean;
      readonly otherwise?: Json | undefined;
    };

/**
 * Applies `change` to the `current` value of a field.
 *
 * @param field the declaration; `undefined` for a field of a newer version, treated as a register
 */
export function mergeField(
  field: Field<unknown> | undefined,
  current: Json | undefined,
  change: FieldChange,
  concurrent: boolean,
): MergeOutcome {
  const rule = field?.merge ?? ruleOf(change);
  if (rule === 'set' && (change.added !== undefined || change.removed !== undefined)) {
    return { kind: concurrent ? 'merged' : 'applied', value: mergeSet(current, change) };
  }
  if (rule === 'map' && (change.put !== undefined || change.dropped !== undefined)) {
    return mergeMap(current, change, concurrent);
  }
  const value = change.value ?? undefined;
  const unseen = concurrent || !alikeJson(change.before ?? undefined, current);
  if (!unseen || sameJson(current, value)) return { kind: 'applied', value };
  if (alikeJson(current, value)) return { kind: 'merged', value: current };
  if (rule === 'text') {
    const merged = mergeTexts(asText(value), asText(change.before ?? undefined), asText(current));
    if (merged !== undefined) return { kind: 'merged', value: merged === '' ? undefined : merged };
  }
  if (rule === 'text2') return mergeText2(current, change);
  return { kind: 'conflict', value, partial: false };
}

/** A field of a newer version is combined as its change was made. */
function ruleOf(change: FieldChange): 'register' | 'set' | 'map' {
  if (change.put !== undefined || change.dropped !== undefined) return 'map';
  return change.added === undefined && change.removed === undefined ? 'register' : 'set';
}

function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function mergeSet(current: Json | undefined, change: FieldChange): Json | undefined {
  // By their texts, which are one exactly where the elements are: each element is looked at once, however many there are.
  const removed = new Set((change.removed ?? []).map(canonicalJson));
  const there = Array.isArray(current) ? (current as readonly Json[]) : [];
  const value: Json[] = [];
  const texts: string[] = [];
  const keep = (item: Json, text: string): void => {
    value.push(item);
    texts.push(text);
  };
  for (const [index, text] of textsOf(there).entries()) {
    if (!removed.has(text)) keep(there[index] as Json, text);
  }
  const kept = new Set(change.added === undefined ? [] : texts);
  for (const item of change.added ?? []) {
    const text = canonicalJson(item);
    if (!kept.has(text)) keep(item, text);
  }
  if (value.length === 0) return undefined;
  knownTexts.set(value, texts);
  return value;
}

/**
 * The texts of the elements of sets, by the list: a list never changes, and hundreds of operations in a row may take one element out of
 * what is long to write as text. Each element is written once for all of them [S18].
 */
const knownTexts = new WeakMap<readonly Json[], readonly string[]>();

function textsOf(list: readonly Json[]): readonly string[] {
  const known = knownTexts.get(list);
  if (known !== undefined) return known;
  const texts = list.map(canonicalJson);
  knownTexts.set(list, texts);
  return texts;
}

type JsonObject = { readonly [key: string]: Json };

function asObject(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}

/** Elements under different keys never meet; two that stand under one key are in conflict, the rest is not. */
function mergeMap(
  current: Json | undefined,
  change: FieldChange,
  concurrent: boolean,
): MergeOutcome {
  const there = asObject(current);
  const value = new Map(Object.entries(there));
  const otherwise = new Map(value);
  let conflict = false;
  const met = (key: string, next: Json | undefined): boolean => {
    const stands = elementOf(there, key);
    return !alikeJson(stands, elementOf(change.previous, key)) && !alikeJson(stands, next);
  };
  const write = (key: string, next: Json | undefined): void => {
    const targets = met(key, next) ? [value] : [value, otherwise];
    if (targets.length === 1) conflict = true;
    for (const target of targets) {
      if (next === undefined) target.delete(key);
      else target.set(key, next);
    }
  };
  // One that is named again says no more, and what stands there may take long to compare.
  for (const key of new Set(change.dropped)) write(key, undefined);
  for (const [key, item] of Object.entries(change.put ?? {})) write(key, item);
  if (conflict) {
    return { kind: 'conflict', value: asMap(value), partial: true, otherwise: asMap(otherwise) };
  }
  return { kind: concurrent ? 'merged' : 'applied', value: asMap(value) };
}

/** An element may be named as what every object has. */
function elementOf(map: JsonObject | undefined, key: string): Json | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}

function asMap(entries: ReadonlyMap<string, Json>): Json | undefined {
  return entries.size === 0 ? undefined : Object.fromEntries(entries);
}

/** What is said of a translation. */
const marks = ['translationState', 'translatedFrom', 'unwritten'];

/**
 * The two languages of a text merge apart. Where nobody had written the original, each took the language that they wrote in:
 * that of the first one stands, and the other side is out of date.
 */
function mergeText2(current: Json | undefined, change: FieldChange): MergeOutcome {
  const conflict = { kind: 'conflict', value: change.value ?? undefined, partial: false } as const;
  let theirs = asObject(current);
  let mine = asObject(change.value ?? undefined);
  let before = asObject(change.before ?? undefined);
  if (theirs['text'] === undefined || mine['text'] === undefined) return conflict;
  const isSame = theirs['lang'] === mine['lang'];
  const isOpen = before['unwritten'] === true;
  if (!isSame && !isOpen) return conflict;
  const isWritten = theirs['text'] !== inLanguage(before, theirs)['text'];
  const first = isWritten ? theirs : mine;
  if (isOpen) {
    theirs = inLanguage(theirs, first);
    mine = inLanguage(mine, first);
    before = inLanguage(before, first);
  }
  const text = mergeTexts(asText(mine['text']), asText(before['text']), asText(theirs['text']));
  const translation = mergeTexts(
    asText(mine['translation']),
    asText(before['translation']),
    asText(theirs['translation']),
  );
  if (text === undefined || translation === undefined) return conflict;
  const isMine = !alikeJson(mine['translation'], before['translation']);
  const translator = isSame ? (isMine ? mine : theirs) : first;
  const value: { [key: string]: Json } = { lang: mine['lang'] ?? 'en', text };
  if (translation !== '') {
    value['translation'] = translation;
    for (const name of marks) {
      const mark = translator[name];
      if (mark !== undefined) value[name] = mark;
    }
  }
  return { kind: 'merged', value };
}

/** The same words, with the original in the language of another version. */
function inLanguage(pair: JsonObject, { lang = 'en' }: JsonObject): JsonObject {
  if (pair['lang'] === lang) return pair;
  return { ...pair, lang, text: asText(pair['translation']), translation: asText(pair['text']) };
}
