/** What a new form takes over, and what other records take from a form. */

import type { Json } from '../../std/json.ts';
import { type Content } from './answers.ts';
import { fieldOfItem, type FormField, type FormValues, storedIn } from './fields.ts';
import { itemsOf, type Template } from './template.ts';
import { type FormView, type ItemView, itemsIn } from './view.ts';

/** Answers of the last form that the next one begins with: the lists that are carried over, of each launch pad. */
export function carriedOver(
  template: Template,
  last: FormValues,
): Readonly<Record<FormField, Json>> {
  const fields = itemsOf(template).flatMap((item) =>
    item.type === 'list' && item.carryOver === true ? (fieldOfItem(item) ?? []) : [],
  );
  const carried: Record<FormField, Json> = {};
  for (const field of Object.keys(last)) {
    const base = fields.find((each) => field === each || field.startsWith(`${each}.`));
    const value = storedIn(last, field);
    if (base !== undefined && value !== undefined) carried[field as FormField] = value;
  }
  return carried;
}

/** An answer that a field elsewhere can take, such as the markets of the business. */
export interface FedAnswer {
  /** `sme.targetMarkets`, `sme.closures`, `sme.languages`, `sme.consent`, `contact.language`, … */
  readonly feeds: string;
  readonly item: ItemView;
  readonly content: Content;
}

/** What was answered and has a place elsewhere; a screen proposes it there, and nothing is changed by itself. */
export function fedAnswers(view: FormView): readonly FedAnswer[] {
  return itemsIn(view).flatMap((item) => {
    const { feeds } = item.item;
    if (feeds === undefined || item.hidden !== undefined || item.answer.kind !== 'given') return [];
    return [{ feeds, item, content: item.answer.content }];
  });
}
