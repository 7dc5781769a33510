/** The names of forms and of their answers, out of their templates. */

import { itemOfName } from '../../domain/entity/field-name.ts';
import type { Language } from '../../domain/entity/field.ts';
import { unsure } from '../../domain/form/answers.ts';
import { itemsOf, shortOf, type Template } from '../../domain/form/template.ts';
import { unsureWording, yesNoOptions } from '../../domain/form/wordings.ts';
import type { Json } from '../../std/json.ts';
import { loadTemplate, templates } from './templates.ts';

/** The template that a form names, once it was read; asking for it reads it. */
export function templateNamed(values: Readonly<Record<string, Json>>): Template | undefined {
  const { templateId } = values;
  if (typeof templateId !== 'string') return undefined;
  const known = templates.getState()[templateId];
  // What cannot be read now is named by its id, as what a newer version wrote is.
  if (known === undefined) loadTemplate(templateId).catch(() => undefined);
  return known;
}

/** The question, or the section, that a field of a form is about; nothing for fields of the form itself. */
export function answerName(
  template: Template,
  field: string,
  language: Language,
): string | undefined {
  // The launch pad follows the item, and the section its prefix.
  const [first = '', second = ''] = (itemOfName(field) ?? '').split('.');
  if (first === 'section') {
    return template.sections.find(({ id }) => id === second)?.title[language];
  }
  const item = itemsOf(template).find(({ id }) => id === first);
  return item && shortOf(item)[language];
}

/** What an answer that was chosen says; nothing for what is written, which says it itself. */
export function answerWord(
  template: Template,
  field: string,
  value: Json | undefined,
  language: Language,
): string | undefined {
  const [first = ''] = (itemOfName(field) ?? '').split('.');
  const item = itemsOf(template).find(({ id }) => id === first);
  if (item === undefined || value === undefined || !field.startsWith('value.')) return undefined;
  if (value === unsure) return unsureWording[language];
  if (item.type === 'rating' || item.type === 'maturity') {
    return item.anchors.find(({ score }) => score === value)?.label[language];
  }
  const options = item.type === 'yesNo' ? yesNoOptions : item.type === 'choice' ? item.options : [];
  return options.find(({ id }) => id === value)?.label[language];
}
