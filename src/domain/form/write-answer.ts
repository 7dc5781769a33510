/**
 * Writing an answer: what a screen has in hand becomes the fields to set. Content takes the mark "not sure" away, and a mark
 * takes the content away, so that a form never says both.
 */

import type { Json } from '../../std/json.ts';
import type { Text2 } from '../entity/field.ts';
import { type Content, currencyRow, notApplicable, unsure } from './answers.ts';
import { type FormField, fieldOfItem, itemKey, markFieldOf } from './fields.ts';
import type { Item } from './template.ts';

/** Fields to set; `undefined` empties a field. */
export type FormPatch = Readonly<Record<FormField, Json | undefined>>;

/** What somebody answers: content, a mark, or nothing any more. */
export type Written = Content | 'unsure' | 'notApplicable' | 'blank';

/** The fields that an answer sets; none for an item that is filled in from elsewhere. */
export function answerPatch(item: Item, written: Written, padId?: string): FormPatch {
  const field = fieldOfItem(item, padId);
  if (field === undefined) return item.type === 'actions' ? markOnly(item, written, padId) : {};
  const mark = markFieldOf(itemKey(item.id, padId));
  if (written === 'blank') return { [mark]: undefined, [field]: undefined };
  if (written === 'unsure') return { [field]: undefined, [mark]: unsure };
  if (written === 'notApplicable') return { [field]: undefined, [mark]: notApplicable };
  return { [mark]: undefined, [field]: storedOf(written) };
}

function markOnly(item: Item, written: Written, padId: string | undefined): FormPatch {
  return { [markFieldOf(itemKey(item.id, padId))]: written === 'unsure' ? unsure : undefined };
}

/** Content as its field stores it; content that says nothing empties the field. */
export function storedOf(content: Content): Json | undefined {
  switch (content.kind) {
    case 'word':
      return content.word.trim() === '' ? undefined : content.word;
    case 'number':
      return content.number;
    case 'money':
      return { ...content.money };
    case 'words':
      return content.words.length === 0 ? undefined : content.words;
    case 'text':
      return textOf(content.text);
    case 'texts':
      return rowsOf(content.rows.map(({ id, text }) => [id, textOf(text)]));
    case 'cells':
      return rowsOf(
        content.rows.map(({ id, cells }) => [
          id,
          rowsOf(
            Object.entries(cells).map(([column, cell]) => [
              column,
              typeof cell === 'object' && 'text' in cell ? textOf(cell) : storedCell(cell),
            ]),
          ),
        ]),
      );
    case 'prices':
      return rowsOf([
        [currencyRow, { currency: content.currency }],
        ...Object.entries(content.lines).map(([id, { amount, on }]) => {
          const line: Json = on === undefined ? { amount } : { amount, on };
          return [id, line] as const;
        }),
      ]);
    case 'targets':
      return rowsOf(
        Object.entries(content.rows).map(([id, row]) => [id, rowsOf(Object.entries(row))]),
      );
    case 'actions':
      return undefined;
  }
}

function storedCell(
  cell: string | number | { readonly amount: number; readonly currency: string },
): Json {
  return typeof cell === 'object' ? { ...cell } : cell;
}

function textOf(text: Text2): Json {
  return rowsOf(Object.entries(text)) ?? {};
}

/** An object of what holds something; nothing where nothing does. */
function rowsOf(entries: readonly (readonly [string, Json | undefined])[]): Json | undefined {
  const there = entries.flatMap(([key, value]): [string, Json][] =>
    value === undefined ? [] : [[key, value]],
  );
  return there.length === 0 ? undefined : Object.fromEntries(there);
}
