/** The names of forms and of their answers, out of their templates. */

import { familyOfName, itemOfName } from '../../domain/entity/field-name.ts';
import type { Language } from '../../domain/entity/field.ts';
import { answerOf } from '../../domain/form/answers.ts';
import { itemKey } from '../../domain/form/fields.ts';
import { optionsOf } from '../../domain/form/form-view.ts';
import { printedAnswer, type PrintedAnswer, type Said } from '../../domain/form/printed-answer.ts';
import { templateName } from '../../domain/form/template-name.ts';
import { type Item, itemsOf, shortOf, type Template } from '../../domain/form/template.ts';
import { unlistedOptions } from '../../domain/form/unlisted-options.ts';
import type { Json } from '../../std/json.ts';
import { loadKind, loadTemplate, templateIn, templates } from './templates.ts';

/** The template that a form names, once it was read; asking for it reads it. */
export function templateNamed(values: Readonly<Record<string, Json>>): Template | undefined {
  const { templateId } = values;
  if (typeof templateId !== 'string') return undefined;
  const known = templateIn(templates.getState(), templateId);
  // What cannot be read now is named by its id, as what a newer version wrote is.
  if (known === undefined) loadTemplate(templateId).catch(() => undefined);
  return known;
}

/** The template that has the question of a field: that of the form, else another of its kind, whose question it retired. */
export function templateAsking(template: Template, field: string): Template {
  const [id = ''] = (itemOfName(field) ?? '').split('.');
  if (id === '' || id === 'section' || asks(template, id)) return template;
  const known = ofKind(template).find((other) => asks(other, id));
  if (known === undefined) loadKind(templateName(template.id));
  return known ?? template;
}

/** The templates of its kind that were read. */
function ofKind({ id }: Template): readonly Template[] {
  const name = templateName(id);
  return Object.values(templates.getState()).filter((other) => templateName(other.id) === name);
}

const asks = (template: Template, id: string): boolean =>
  itemsOf(template).some((item) => item.id === id);

/**
 * The question, or the section, that a field of a form is about, with the launch pad where each has its own answer; nothing
 * for fields of the form itself.
 *
 * @param findName the name of a launch pad; one without a name, such as one that was removed, is left out
 */
export function answerName(
  template: Template,
  field: string,
  language: Language,
  findName: (id: string) => string | undefined = () => undefined,
): string | undefined {
  // The launch pad follows the item, and the section its prefix.
  const [first = '', second = ''] = (itemOfName(field) ?? '').split('.');
  if (first === 'section') {
    return template.sections.find(({ id }) => id === second)?.title[language];
  }
  const item = itemsOf(template).find(({ id }) => id === first);
  const pad = second === '' ? undefined : findName(second);
  const name = item && shortOf(item)[language];
  return name === undefined || pad === undefined ? name : `${name} · ${pad}`;
}

/** What a stored answer says; nothing for a note or a text, which says it itself, and for what cannot be read. */
export function answerWord(
  template: Template,
  field: string,
  value: Json | undefined,
  language: Language,
): string | undefined {
  const printed = printedOf(template, field, value, language);
  if (printed === undefined || printed.kind === 'none') return undefined;
  if (printed.kind === 'text') return printed.said.text;
  if (printed.kind === 'list') return printed.items.map(({ text }) => text).join(', ');
  return printed.rows.map((cells) => cellsOf(cells)).join(' · ');
}

/** One row of an answer that has several: what the row is called, where it has a name, and what it says. */
export function rowWords(
  template: Template,
  field: string,
  row: { readonly key: string; readonly value: Json | undefined },
  language: Language,
): { readonly label: string | undefined; readonly text: string } | undefined {
  if (row.value === undefined) return undefined;
  const printed = printedOf(template, field, { [row.key]: row.value }, language);
  if (printed?.kind === 'list') {
    const [only] = printed.items;
    return only && { label: undefined, text: only.text };
  }
  if (printed?.kind !== 'table') return undefined;
  const [cells] = printed.rows;
  if (cells === undefined) return undefined;
  const type = itemOf(template, field)?.type;
  // The lines of a price sheet and the measures of a target begin with their name.
  const isNamed = type === 'calculator' || type === 'targets';
  return isNamed
    ? { label: cells[0]?.text, text: cellsOf(cells.slice(1)) }
    : { label: undefined, text: cellsOf(cells) };
}

function cellsOf(cells: readonly Said[]): string {
  return cells
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(', ');
}

function itemOf(template: Template, field: string): Item | undefined {
  const [first = ''] = (itemOfName(field) ?? '').split('.');
  return itemsOf(template).find(({ id }) => id === first);
}

function printedOf(
  template: Template,
  field: string,
  value: Json | undefined,
  language: Language,
): PrintedAnswer | undefined {
  const item = itemOf(template, field);
  const family = familyOfName(field);
  if (item === undefined || value === undefined || family === undefined) return undefined;
  const answer = answerOf({ [`${family}.${item.id}`]: value }, item, itemKey(item.id));
  if (answer.kind === 'blank' || answer.kind === 'unreadable') return undefined;
  const options = optionsOf(item);
  const unlisted = unlistedOptions(item, answer, options, ofKind(template));
  // Whatever else is of the kind may name what this template does not.
  if (unlisted.some(({ label }) => label === undefined)) loadKind(templateName(template.id));
  return printedAnswer({ item, answer, options, unlisted }, language);
}
