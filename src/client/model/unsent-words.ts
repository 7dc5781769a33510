/**
 * The words in changes that were never confirmed, as what was typed last into their fields: of a database that is gone, they are
 * all that is left of them.
 */

import { type EntityName, fieldOf } from '../../domain/entity/registry.ts';
import type { FieldChange, Operation } from '../../domain/operation/operation.ts';
import type { Json } from '../../std/json.ts';
import { isFields, ownWordsOfField } from '../ports/own-typing.ts';
import { together } from '../ports/own-words.ts';
import type { Draft, OutboxRow } from '../ports/sheet-store.ts';

/** @param kept what is half-typed already: its words stay, and these come below */
export function unsentWords(
  rows: readonly OutboxRow[],
  kept: ReadonlyMap<string, Draft>,
): readonly Draft[] {
  const words = new Map<string, Draft>();
  const waiting = rows.filter(({ state }) => state !== 'acknowledged' && state !== 'undecided');
  for (const draft of waiting.flatMap(({ group }) => group).flatMap(wordsIn)) {
    const before = words.get(draft.key) ?? kept.get(draft.key);
    words.set(draft.key, { ...draft, text: together(before?.text, draft.text) });
  }
  return [...words.values()];
}

function wordsIn({ entity, record, fields, at }: Operation): readonly Draft[] {
  return Object.entries(fields).flatMap(([field, change]) => {
    if (filledIn.includes(field)) return [];
    const [before, after] = sidesOf(entity, field, change);
    return [...textsIn(after)].flatMap(([path, text]) => {
      const seen = { base: '', value: textsIn(before).get(path) ?? '' };
      return ownWordsOfField({ key: `field:${record}/${field}`, text, at, seen }) ?? [];
    });
  });
}

/** What stood in a field that holds words, and what was written there. */
function sidesOf(
  entity: EntityName,
  field: string,
  { before, value, previous, put, added }: FieldChange,
): readonly [Json | undefined, Json | undefined] {
  switch (fieldOf(entity, field)?.kind) {
    case 'text':
    case 'longText':
    case 'text2':
      return [before, value];
    case 'map':
      // A day or a choice stands there by itself.
      return [previous, onlyFields(put ?? (isFields(value) ? value : {}))];
    case 'structure':
      return [previous ?? before, put ?? value];
    case 'json':
      return isSaid(value) ? [before, value] : [undefined, undefined];
    case 'texts':
      return [undefined, added === undefined ? undefined : [...added]];
    default:
      return [undefined, undefined];
  }
}

/** An answer in words; a choice is a code. */
const isSaid = (value: Json | undefined): boolean =>
  isFields(value) || (typeof value === 'string' && /\s/u.test(value.trim()));

const onlyFields = (map: Readonly<Record<string, Json>>): Json =>
  Object.fromEntries(Object.entries(map).filter(([, part]) => isFields(part)));

/** An id of ours: nobody typed it. */
const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
/** Boxes of text that Carnet fills in. */
const filledIn: readonly string[] = ['zone', 'timeZone'];

/** The texts of a value by where they stand in it; the language of one is a code. */
function textsIn(value: Json | undefined, path = ''): ReadonlyMap<string, string> {
  if (typeof value === 'string') {
    return new Map(value.trim() === '' || idPattern.test(value) ? [] : [[path, value]]);
  }
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, part]) =>
      key === 'lang' ? [] : [...textsIn(part as Json, `${path}/${key}`)],
    ),
  );
}
