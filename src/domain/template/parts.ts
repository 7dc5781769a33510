/**
 * The properties of a question, a part or a head as elements of a map: each language of a wording and each answer under a
 * key of its own (`label.en`, `option.yes.fr`), everything else as it is. `joined` is the way back.
 */

import type { Json } from '../../std/json.ts';

export type Parts = Readonly<Record<string, Json>>;
type JsonObject = { readonly [key: string]: Json };

export const sides = ['en', 'fr'] as const;

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWording(value: Json): value is JsonObject {
  return isObject(value) && sides.every((side) => typeof value[side] === 'string');
}

/** The properties apart. */
export function apart(value: JsonObject): Parts {
  const parts: Record<string, Json> = {};
  for (const [key, property] of Object.entries(value)) {
    if (key === 'options' && Array.isArray(property)) Object.assign(parts, optionsApart(property));
    else if (key === 'reason' && isObject(property)) {
      for (const [name, wording] of Object.entries(property)) put(parts, `${key}.${name}`, wording);
    } else put(parts, key, property);
  }
  return parts;
}

function put(parts: Record<string, Json>, key: string, value: Json): void {
  if (!isWording(value)) {
    parts[key] = value;
    return;
  }
  for (const side of sides) {
    const text = value[side];
    if (text !== undefined && text !== '') parts[`${key}.${side}`] = text;
  }
}

function optionsApart(options: readonly Json[]): Parts {
  const parts: Record<string, Json> = {};
  const known = options.filter(isObject);
  parts['options'] = known.map(({ id = '' }) => id);
  for (const { id, label } of known) {
    if (typeof id === 'string' && label !== undefined) put(parts, `option.${id}`, label);
  }
  return parts;
}

/** The properties together again; a side of a wording that is missing is left out. */
export function joined(parts: Parts): JsonObject {
  const whole: Record<string, Json> = {};
  for (const [key, value] of Object.entries(parts)) {
    if (key === 'options' || key.startsWith('option.')) continue;
    const names = key.split('.');
    const last = names.at(-1);
    const isSide = names.length > 1 && sides.some((side) => side === last);
    if (isSide) putAt(whole, names, value);
    else whole[key] = value;
  }
  const { options } = parts;
  if (Array.isArray(options)) {
    whole['options'] = optionIds(parts).map((id) => ({
      id,
      label: wordingAt(parts, `option.${id}`),
    }));
  }
  return whole;
}

function putAt(whole: Record<string, Json>, [first = '', ...rest]: readonly string[], value: Json) {
  if (rest.length === 0) {
    whole[first] = value;
    return;
  }
  const there = whole[first];
  const inner: Record<string, Json> = isObject(there) ? { ...there } : {};
  putAt(inner, rest, value);
  whole[first] = inner;
}

/** The answers offered, by their ids, in their order. */
export function optionIds({ options }: Parts): readonly string[] {
  const list: readonly Json[] = Array.isArray(options) ? options : [];
  return list.filter((id) => typeof id === 'string');
}

/** What a wording says on each side, as far as it does. */
export function wordingAt(
  parts: Parts,
  key: string,
): { readonly en?: string; readonly fr?: string } {
  const [en, fr] = sides.map((side) => parts[`${key}.${side}`]);
  return {
    ...(typeof en === 'string' && en !== '' ? { en } : {}),
    ...(typeof fr === 'string' && fr !== '' ? { fr } : {}),
  };
}

/** The wordings of which some side is there. */
export function wordingKeys(parts: Parts): readonly string[] {
  const keys = Object.keys(parts).flatMap((key) => {
    const name = sides.map((side) => `.${side}`).find((ending) => key.endsWith(ending));
    return name === undefined ? [] : [key.slice(0, -name.length)];
  });
  return [...new Set(keys)];
}
