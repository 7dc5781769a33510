/** The versions of a conflict in the reader's words: who, when and where, and how a version differs from the others. */

import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import type { FieldConflict, Version } from '../../../domain/conflict/open-conflict.ts';
import { type Stretch, wordDifferences } from '../../../domain/conflict/word-differences.ts';
import { fieldOf } from '../../../domain/entity/registry.ts';
import type { Delta } from '../../../domain/history/delta.ts';
import { alikeJson, type Json } from '../../../std/json.ts';
import type { Describe } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';

/** A part of a version: an element of a map, a language of a pair, or the whole of it. */
export interface VersionPart {
  readonly id: string;
  readonly label: string | undefined;
  readonly lang: string | undefined;
  readonly stretches: readonly Stretch[];
}

type JsonObject = { readonly [key: string]: Json };

/** What a version says, with what another one says differently marked. */
export function versionParts(
  { record: { entity, values }, field }: Pick<FieldConflict, 'record' | 'field'>,
  describe: Describe,
  version: Pick<Version, 'value'>,
  other: Pick<Version, 'value'>,
): readonly VersionPart[] {
  switch (fieldOf(entity, field)?.kind) {
    case 'text':
    case 'longText':
      return [textPart('text', undefined, textOf(version.value), textOf(other.value))];
    case 'text2':
      return pairParts(version.value, other.value);
    case 'map':
      return describe
        .parts(entity, field, mapDelta(other.value, version.value), values)
        .map(({ id, label, lang, to }) => ({
          id,
          label,
          lang,
          stretches: to === undefined ? [] : [{ text: to, differs: true }],
        }));
    default:
      return version.value === undefined
        ? []
        : [
            {
              id: 'value',
              label: undefined,
              lang: undefined,
              stretches: [
                { text: describe.value(entity, field, version.value, values), differs: true },
              ],
            },
          ];
  }
}

function textPart(id: string, lang: string | undefined, text: string, other: string): VersionPart {
  return { id, label: lang?.toUpperCase(), lang, stretches: wordDifferences(text, other).a };
}

/** The languages in which the versions differ. */
function pairParts(value: Json | undefined, other: Json | undefined): readonly VersionPart[] {
  return (['fr', 'en'] as const).flatMap((lang) => {
    const [own, theirs] = [sideOf(value, lang), sideOf(other, lang)];
    return own === theirs ? [] : [textPart(lang, lang, own, theirs)];
  });
}

/** The elements in which two maps differ. */
function mapDelta(from: Json | undefined, to: Json | undefined): Delta {
  const [before, after] = [asObject(from), asObject(to)];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return {
    kind: 'map',
    elements: keys
      .filter((key) => !alikeJson(before[key], after[key]))
      .map((key) => ({ key, from: before[key], to: after[key] })),
  };
}

/** The text of one language of a pair. */
export function sideOf(value: Json | undefined, lang: 'fr' | 'en'): string {
  const pair = asObject(value);
  return textOf(pair['lang'] === lang ? pair['text'] : pair['translation']);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function asObject(value: Json | undefined): JsonObject {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}

/** Which of the versions of one author it is. */
export interface VersionOrder {
  readonly which: 'Earlier' | 'Later' | 'Numbered';
  /** From one, by time. */
  readonly position: number;
}

/**
 * Where one author has several versions, from two devices or tabs, their names tell them apart; nothing where the author
 * has one. Operations do not carry their device: time is what the author knows them by.
 */
export function orderOf(versions: readonly Version[], version: Version): VersionOrder | undefined {
  const own = versions.filter(({ by }) => by === version.by).toSorted((a, b) => a.at - b.at);
  if (own.length < 2) return undefined;
  const position = own.findIndex(({ operationId }) => operationId === version.operationId) + 1;
  if (own.length > 2) return { which: 'Numbered', position };
  return { which: position === 1 ? 'Earlier' : 'Later', position };
}

export interface Origin {
  readonly isMine: boolean;
  readonly name: string | undefined;
  readonly pad: string | undefined;
  readonly when: string;
}

/** Who wrote a version, when, and at which launch pad. */
export function useOrigin(): (stamp: Pick<Version, 'at' | 'by'>) => Origin {
  const { environment } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const memberId = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const pads = useCarnetState((state) => state.launchPads);
  return ({ at, by }) => {
    const member = members.find(({ id }) => id === by);
    return {
      isMine: by === memberId,
      name: member?.values.name,
      pad: pads.find(({ id }) => id === member?.values.launchPadId)?.values.code,
      when: format.dayTime(localDateTimeIn(at, environment.zone()), today),
    };
  };
}
