/**
 * What its author typed last into a field or into the cells of the figures, before it could be written. The draft of a field, and that of
 * the note of a month, holds the whole text, which may be that of others, beside what stood there: only the words that differ are the
 * author's [C8].
 */

import { addedWords } from '../../domain/text/added-words.ts';
import { textAt } from '../../domain/text/lacking-texts.ts';
import { languages } from '../../domain/entity/field.ts';
import { sideOf } from '../../domain/text/text-pair.ts';
import type { Json } from '../../std/json.ts';
import type { Draft } from './sheet-store.ts';

const fieldKey = /^field:(?<path>[^/]+\/.+)$/u;
/** Cells of the figures of a business. */
const cellsKey = /^figures:(?<smeId>[^/]+)\//u;

export type Fields = Readonly<Record<string, Json>>;

/** The words that were typed into a field, as a draft of their own; nothing where there are none, or where whose they are is not certain. */
export function ownWordsOfField({ key, text, at, seen }: Draft): Draft | undefined {
  const path = fieldKey.exec(key)?.groups?.['path'];
  if (path === undefined || seen === undefined) return undefined;
  const before = textIn(seen.value, path.split('/').slice(2));
  if (before === undefined) return undefined;
  const own = ownWords(before, text);
  return own === '' ? undefined : { key: `typed:${path}`, text: own, at };
}

/**
 * Cells of the figures: what was typed in place of a figure stays in its cell, without what stood there, and the notes of the months go
 * into a draft of their own, each on a line.
 */
export function ownCells({ key, text, at }: Draft): readonly Draft[] {
  const smeId = cellsKey.exec(key)?.groups?.['smeId'];
  if (smeId === undefined) return [];
  const cells = Object.entries(fieldsIn(text) ?? {}).flatMap(([name, cell]) =>
    isFields(cell) && typeof cell['text'] === 'string'
      ? [{ name, text: cell['text'], seen: cell['seen'] }]
      : [],
  );
  const isNote = ({ name }: { readonly name: string }): boolean => name.endsWith(' note');
  const notes = cells.filter(isNote).flatMap((note) => {
    const words = isFields(note.seen) ? ownWords(seenIn(note.seen).join('\n'), note.text) : '';
    return words === '' ? [] : [words];
  });
  const figures = cells.filter((cell) => !isNote(cell) && cell.text.trim() !== '');
  const kept = figures.map((cell) => [cell.name, { text: cell.text, seen: {} }] as const);
  return [
    ...(kept.length === 0 ? [] : [{ key, text: JSON.stringify(Object.fromEntries(kept)), at }]),
    ...(notes.length === 0 ? [] : [{ key: `typed:${smeId}/note`, text: notes.join('\n'), at }]),
  ];
}

/** The texts that stood in a cell. */
function seenIn(seen: Fields): readonly string[] {
  return Object.values(seen).flatMap((one) => {
    const value = isFields(one) ? one['value'] : undefined;
    return typeof value === 'string' ? [value] : [];
  });
}

/**
 * What stands in a box that showed a text before its author typed there: the text, with what was shown. Where nothing of anybody was
 * shown, or what is typed is a day or a figure, there is only the text.
 */
export function typedOver(text: string, shown: string): Json {
  return shown === '' ? [text] : [text, { shown }];
}

/** What was shown in such a box; empty where nothing was, or it is no such box. */
export function shownIn(typed: Json | undefined): string {
  const [, mark] = Array.isArray(typed) ? (typed as readonly Json[]) : [];
  const shown = isFields(mark) ? mark['shown'] : undefined;
  return typeof shown === 'string' ? shown : '';
}

/** Whether only its author's words are left of what stood in such a box. */
export function isOwnAlone(typed: Json | undefined): boolean {
  const [, mark] = Array.isArray(typed) ? (typed as readonly Json[]) : [];
  return isFields(mark) && mark['isOwn'] === true;
}

/** Such a box with its author's words alone; anything else as it is. */
export function ownInBox(typed: Json): Json {
  const shown = shownIn(typed);
  const [text] = Array.isArray(typed) ? (typed as readonly Json[]) : [];
  if (shown === '' || typeof text !== 'string') return typed;
  const own = ownWords(shown, text);
  return own === '' ? null : [own, { isOwn: true }];
}

/** A text that settles a conflict, out of those of others: the words that were not proposed, as a draft of their own for each language. */
export function ownInResult({ key, text, at }: Draft): readonly Draft[] {
  const path = /^conflict:(?<path>[^/]+\/.+)\/[^/]+$/u.exec(key)?.groups?.['path'];
  const result = fieldsIn(text)?.['result'];
  if (path === undefined || !isFields(result) || result['proposed'] === undefined) return [];
  const { value, proposed } = result;
  if (typeof value === 'string') {
    const own = ownWords(typeof proposed === 'string' ? proposed : '', value);
    return own === '' ? [] : [{ key: `typed:${path}`, text: own, at }];
  }
  return languages.flatMap((language) => {
    const [before, after] = [proposed, value].map((side) => sideOf(textAt(side, []), language));
    const own = ownWords(before ?? '', after ?? '');
    return own === '' ? [] : [{ key: `typed:${path}/${language}`, text: own, at }];
  });
}

/** What a draft says that is a list of named values; nothing where it is none. */
export function fieldsIn(text: string): Fields | undefined {
  try {
    const parsed = JSON.parse(text) as Json;
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

export function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text that an input showed of a field: the whole, one language of it, or a property of an element of a map. */
function textIn(value: Json | undefined, part: readonly string[]): string | undefined {
  if (value === undefined) return '';
  const last = part.at(-1);
  if (last === 'fr' || last === 'en') return sideOf(textAt(value, part.slice(0, -1)), last);
  const [key, ...rest] = part;
  if (key === undefined) return typeof value === 'string' ? value : undefined;
  if (!isFields(value)) return undefined;
  const within = value[key];
  // An element that is gone is not one in which nothing stands.
  return within === undefined && rest.length > 0 ? undefined : textIn(within, rest);
}

function ownWords(before: string, after: string): string {
  return before.trim() === '' ? after.trim() : addedWords(before, after);
}
