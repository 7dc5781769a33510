/** Answers of the forms of the sample, in the fields that screens would have written. */

import type { Json } from '../../std/json.ts';
import { present } from '../../std/assert.ts';
import type { Content } from '../form/answers.ts';
import type { FormField } from '../form/fields.ts';
import { type Item, itemsOf, type Template } from '../form/template.ts';
import { answerPatch, type FormPatch, type Written } from '../form/write-answer.ts';

/** What is answered, by the id of the item. */
export type Said = Readonly<Record<string, Written>>;

/** A template is filled in many times. */
const known = new WeakMap<Template, ReadonlyMap<string, Item>>();

/** The fields that hold the answers. */
export function answersTo(template: Template, said: Said): FormPatch {
  const items = known.get(template) ?? new Map(itemsOf(template).map((item) => [item.id, item]));
  known.set(template, items);
  const fields: Record<FormField, Json | undefined> = {};
  for (const [id, written] of Object.entries(said)) {
    Object.assign(
      fields,
      answerPatch(present(items.get(id), `${template.id} asks ${id}`), written),
    );
  }
  return fields;
}

export function word(text: string): Content {
  return { kind: 'word', word: text };
}

export function words(...list: readonly string[]): Content {
  return { kind: 'words', words: list };
}

export function number(value: number): Content {
  return { kind: 'number', number: value };
}

export const yes = word('yes');
export const no = word('no');
