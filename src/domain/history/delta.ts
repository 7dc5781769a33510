/**
 * What one change did to one field, cut down to what differs: the elements of sets and maps, the sentences of texts.
 * Three pages of minutes in which one sentence changed show that sentence.
 */

import { type EntityName, fieldOf } from '../entity/registry.ts';
import type { Language } from '../entity/field.ts';
import type { FieldChange } from '../operation/operation.ts';
import { sentences } from '../operation/text-merge.ts';
import { comparePartsToShow } from '../text/compare-parts.ts';
import { alikeJson, type Json } from '../../std/json.ts';

/** Sentences that stood there, and those that replaced them; either may be empty. */
export interface TextPiece {
  readonly from: string;
  readonly to: string;
}

export interface TextSide {
  /** Absent for a text of no language of its own. */
  readonly lang: Language | undefined;
  readonly pieces: readonly TextPiece[];
}

export interface ElementDelta {
  readonly key: string;
  readonly from: Json | undefined;
  readonly to: Json | undefined;
}

export type Delta =
  | { readonly kind: 'value'; readonly from: Json | undefined; readonly to: Json | undefined }
  | { readonly kind: 'texts'; readonly sides: readonly TextSide[]; readonly checked: boolean }
  | { readonly kind: 'set'; readonly added: readonly Json[]; readonly removed: readonly Json[] }
  | { readonly kind: 'map'; readonly elements: readonly ElementDelta[] };

/** The difference that a change makes; nothing for a field that this version does not know, or for no difference. */
export function deltaOf(entity: EntityName, field: string, change: FieldChange): Delta | undefined {
  const declared = fieldOf(entity, field);
  if (declared === undefined) return undefined;
  if (declared.merge === 'set' && (change.added !== undefined || change.removed !== undefined)) {
    const { added = [], removed = [] } = change;
    return added.length + removed.length === 0 ? undefined : { kind: 'set', added, removed };
  }
  if (declared.merge === 'map' && (change.put !== undefined || change.dropped !== undefined)) {
    const elements = elementDeltas(change);
    return elements.length === 0 ? undefined : { kind: 'map', elements };
  }
  const from = change.before ?? undefined;
  const to = change.value ?? undefined;
  if (alikeJson(from, to)) return undefined;
  if (declared.kind === 'longText') {
    const pieces = textPieces(textOf(from), textOf(to));
    return { kind: 'texts', sides: [{ lang: undefined, pieces }], checked: false };
  }
  return declared.kind === 'text2' ? text2Delta(from, to) : { kind: 'value', from, to };
}

function elementDeltas(change: FieldChange): readonly ElementDelta[] {
  const previous = change.previous ?? {};
  const put = Object.entries(change.put ?? {}).map(([key, to]) => ({
    key,
    from: previous[key],
    to,
  }));
  const dropped = [...new Set(change.dropped)].map((key) => ({
    key,
    // An element may be named as what every object has.
    from: Object.hasOwn(previous, key) ? previous[key] : undefined,
    to: undefined,
  }));
  return [...put, ...dropped].filter(({ from, to }) => !alikeJson(from, to));
}

/** The sentences that differ, in their order; the space between two sentences is no difference. */
export function textPieces(from: string, to: string): readonly TextPiece[] {
  const [before, after] = [trimmedSentences(from), trimmedSentences(to)];
  return comparePartsToShow(before, after).map(
    ({ a: [startA, lengthA], b: [startB, lengthB] }) => ({
      from: before.slice(startA, startA + lengthA).join(' '),
      to: after.slice(startB, startB + lengthB).join(' '),
    }),
  );
}

function trimmedSentences(text: string): string[] {
  return sentences(text)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function text2Delta(from: Json | undefined, to: Json | undefined): Delta {
  const before = byLanguage(from);
  const after = byLanguage(to);
  const sides = (['en', 'fr'] as const).flatMap((lang): readonly TextSide[] => {
    const pieces = textPieces(before[lang], after[lang]);
    return pieces.length === 0 ? [] : [{ lang, pieces }];
  });
  return {
    kind: 'texts',
    sides,
    checked: stateOf(to) === 'checked' && stateOf(from) !== 'checked',
  };
}

type JsonObject = { readonly [key: string]: Json };

function asObject(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function stateOf(value: Json | undefined): string {
  return textOf(asObject(value)['translationState']);
}

function byLanguage(value: Json | undefined): Readonly<Record<Language, string>> {
  const { lang, text, translation } = asObject(value);
  const own = textOf(text);
  const other = textOf(translation);
  return lang === 'fr' ? { fr: own, en: other } : { en: own, fr: other };
}
