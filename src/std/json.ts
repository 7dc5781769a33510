/**
 * JSON values: what operations carry, pages hold and files contain. `undefined` is never stored; an empty
 * field is simply absent.
 */

import { normalForm } from './normal-form.ts';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Deep equality of two JSON values; the order of keys does not matter, the order of lists does. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return areSame(a, b, identical);
}

/**
 * Equality as a reader sees it: texts are equal whether an accented letter is one sign or two (Unicode NFC or NFD), as
 * keyboards and systems differ in it.
 */
export function alikeJson(a: Json | undefined, b: Json | undefined): boolean {
  return areSame(a, b, alikeText);
}

/**
 * Texts with one normal form differ in length by less: what has one unit has four at most once it is taken apart, and none of
 * these came from more than two.
 */
const normalGrowth = 12;

/** Whether two texts differ in their Unicode normal form at most. */
export function alikeText(a: string, b: string): boolean {
  if (a === b) return true;
  const isLonger = Math.max(a.length, b.length) > normalGrowth * Math.min(a.length, b.length);
  return !isLonger && !areOtherLetters(a, b) && normalForm(a) === normalForm(b);
}

/** Up to here, each sign is its own normal form, and goes together with none before it. */
const ownFormMax = 0x2ff;

/**
 * Whether texts that are not the same differ first in such letters, with no sign that goes together with them: then so do their normal
 * forms, which take many times as long to make.
 */
function areOtherLetters(a: string, b: string): boolean {
  let at = 0;
  while (a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return [a, b].every((text) => isAlone(text, at) && isAlone(text, at + 1));
}

const isAlone = (text: string, at: number): boolean =>
  at >= text.length || text.charCodeAt(at) <= ownFormMax;

const identical = (a: string, b: string): boolean => a === b;

type SameText = (a: string, b: string) => boolean;

function areSame(a: Json | undefined, b: Json | undefined, sameText: SameText): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return sameText(a, b);
  if (a === undefined || b === undefined || a === null || b === null) return false;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && sameLists(a, b, sameText);
  }
  const left = a as { readonly [key: string]: Json };
  const right = b as { readonly [key: string]: Json };
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && areSame(left[key], right[key], sameText))
  );
}

function sameLists(a: readonly Json[], b: readonly Json[], sameText: SameText): boolean {
  return a.length === b.length && a.every((item, index) => areSame(item, b[index], sameText));
}

const beyondAscii = /[\u0080-\uffff]/;

/** How long a text of JSON is once all beyond ASCII in it is escaped. */
export function asciiLength(json: string): number {
  if (!beyondAscii.test(json)) return json.length;
  let { length } = json;
  for (let index = 0; index < json.length; index += 1) {
    if (json.charCodeAt(index) > 0x7f) length += 5;
  }
  return length;
}

/** What JSON may have to escape: all but what stands for itself in one unit. */
const escaped = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;
/** Up to so many keys are put in order one by one, which is twice as fast as a sort of the language. */
const fewKeysMax = 16;

/**
 * The same text for the same content: what `JSON.stringify` writes, with the keys of each object in the order of their
 * code units, whatever order they were written in. Two values have one text exactly when `sameJson` holds for them.
 *
 * It takes up to twice as long as `JSON.stringify`; a copy with sorted keys would take as long, and would lose a key
 * `__proto__`. Nesting is limited by the stack, as it is there.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return String(value);
  let text = '';
  if (isList(value)) {
    for (const item of value) text += `${text === '' ? '[' : ','}${canonicalJson(item)}`;
    return text === '' ? '[]' : `${text}]`;
  }
  for (const key of inOrder(Object.keys(value))) {
    const item = value[key] as Json;
    text += `${text === '' ? '{' : ','}${quotedKey(key)}${canonicalJson(item)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

/** Keys come again and again, those of maps are ids, so that there is no end of them, and long ones are no names. */
const quotedKeys = new Map<string, string>();
const quotedKeysMax = 1000;
const quotedLengthMax = 64;

function quotedKey(key: string): string {
  const isShort = key.length <= quotedLengthMax;
  const known = isShort ? quotedKeys.get(key) : undefined;
  if (known !== undefined) return known;
  const text = `${quoted(key)}:`;
  if (isShort && quotedKeys.size < quotedKeysMax) quotedKeys.set(key, text);
  return text;
}

function quoted(text: string): string {
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** Sorts in place. */
function inOrder(keys: string[]): string[] {
  if (keys.length > fewKeysMax) return keys.sort();
  for (let from = 1; from < keys.length; from += 1) {
    const key = keys[from] as string;
    let to = from;
    for (; to > 0 && (keys[to - 1] as string) > key; to -= 1) keys[to] = keys[to - 1] as string;
    keys[to] = key;
  }
  return keys;
}
