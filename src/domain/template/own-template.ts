/**
 * A template of the programme's own: a copy of one that comes with Carnet, or of an earlier one, that coordination changes.
 * It is always a draft; publishing freezes a version of it (`template-version.ts`), and forms name versions only.
 *
 * Each question and each part is a field of a family, and within it each property and each language an element of a map,
 * so that two people who edit one draft meet only where they change the same words.
 */

import { declare, type FoldedRecord } from '../entity/declaration.ts';
import { element, optional, required, type Text2 } from '../entity/field.ts';

/** What lists know of an own template without its questions. */
export interface OwnTemplateBrief {
  readonly id: string;
  readonly title: Text2;
  readonly copyOf: string;
  readonly withdrawn: boolean;
}

interface BriefValues {
  readonly title: Text2;
  readonly copyOf: string;
  readonly withdrawn?: boolean | undefined;
}

function briefs(records: readonly FoldedRecord<BriefValues>[]): readonly OwnTemplateBrief[] {
  return records.map(({ id, values: { title, copyOf, withdrawn = false } }) => ({
    id,
    title,
    copyOf,
    withdrawn,
  }));
}

export const template = declare({
  name: 'template',
  homes: ['programme'],
  residency: 'lazy',
  title: 'title',
  write: 'coordination',
  fields: {
    title: required.text2(),
    /** The id of the template that it began as: its name says for which forms it is. */
    copyOf: required.key(),
    /** New forms begin with the template of Carnet again. */
    withdrawn: optional.boolean(),
    /** What the template says before its questions, by property. */
    head: optional.map(element.json()),
  },
  families: {
    /** Properties of a part, and its place among the parts. */
    section: optional.map(element.json()),
    order: optional.json(),
    /** Properties of a question, and the part and place where it stands. */
    item: optional.map(element.json()),
    place: optional.json(),
    /** The next version does without it. */
    retired: optional.boolean(),
  },
  summary: { empty: [], fold: briefs },
});
