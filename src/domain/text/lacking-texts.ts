/**
 * The texts in two languages among some fields that still have to be written or read in one of them, each with its place:
 * what a screen needs to let somebody translate them one after the other. `gapsIn` counts the same.
 */

import { element, type Language, type Text2 } from '../entity/field.ts';
import type { Json } from '../../std/json.ts';
import { otherLanguage, translationStateOf } from './text-pair.ts';

/** Where a text stands: in a field, under the keys of a row and a cell where the field holds several. */
export interface TextPlace {
  readonly field: string;
  readonly path: readonly string[];
}

/** A text that lacks something. */
export interface LackingText extends TextPlace {
  readonly pair: Text2;
  /** The language to write or read. */
  readonly into: Language;
}

/** The texts that lack something, in the order of the fields. */
export function lackingTexts(values: Readonly<Record<string, unknown>>): readonly LackingText[] {
  return Object.entries(values).flatMap(([field, value]) => lackingIn({ field, path: [] }, value));
}

function lackingIn(place: TextPlace, value: unknown): readonly LackingText[] {
  if (value === null || typeof value !== 'object') return [];
  const pair = element.text2.safeParse(value).data;
  if (pair === undefined) {
    return Object.entries(value).flatMap(([key, part]) =>
      lackingIn({ ...place, path: [...place.path, key] }, part),
    );
  }
  const isWhole = pair.text.trim() === '' || translationStateOf(pair) === 'checked';
  return isWhole ? [] : [{ ...place, pair, into: otherLanguage(pair.lang) }];
}

/** The text at a place of a field; nothing where there is none. */
export function textAt(whole: Json | undefined, path: readonly string[]): Text2 | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return element.text2.safeParse(whole).data;
  return textAt(partsOf(whole)[key], rest);
}

/** The field with another text at a place; without it, the place goes. */
export function withTextAt(
  whole: Json | undefined,
  path: readonly string[],
  text: Text2 | undefined,
): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return text as Json | undefined;
  const { [key]: before, ...others } = partsOf(whole);
  const next = withTextAt(before, rest, text);
  return next === undefined ? others : { ...others, [key]: next };
}

function partsOf(value: Json | undefined): { readonly [key: string]: Json } {
  const isMap = value !== undefined && value !== null && typeof value === 'object';
  return isMap && !Array.isArray(value) ? (value as { readonly [key: string]: Json }) : {};
}
