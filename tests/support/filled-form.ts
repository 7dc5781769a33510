/**
 * Filling in a form in a test, as a person would say it: `fill(template).answer('headcount', 260)`. A second client beside
 * the screens: it writes answers through the same function and reads them back through the same view.
 */

import type { Json } from '../../src/std/json.ts';
import { present } from '../../src/std/assert.ts';
import type { Money, Text2 } from '../../src/domain/entity/field.ts';
import type { Content, LinkedAction, PriceLine, TargetRow } from '../../src/domain/form/answers.ts';
import type { FormContext } from '../../src/domain/form/context.ts';
import {
  type FormValues,
  focusField,
  leftOutReasonField,
  rateField,
  sectionStateField,
} from '../../src/domain/form/fields.ts';
import { outcomeOf } from '../../src/domain/form/freeze-outcome.ts';
import { formView } from '../../src/domain/form/form-view.ts';
import type { Outcome } from '../../src/domain/form/outcome.ts';
import {
  type Item,
  itemsOf,
  type SectionState,
  type Template,
} from '../../src/domain/form/template.ts';
import { type FormView, itemsIn, type ItemView } from '../../src/domain/form/view.ts';
import { answerPatch, storedOf, type Written } from '../../src/domain/form/write-answer.ts';

/** A text as examples write it: its state of translation is a word of its own. */
export interface SaidText {
  readonly lang: 'en' | 'fr';
  readonly text: string;
  readonly translation?: string;
  readonly translationState?: 'none' | 'draft' | 'checked' | 'stale';
}

/** A form being filled in; each step gives a new one. */
export interface FilledForm {
  readonly template: Template;
  readonly values: FormValues;
  readonly context: FormContext;
  answer(itemId: string, said: Json, padId?: string): FilledForm;
  answers(said: Readonly<Record<string, Json>>, padId?: string): FilledForm;
  section(id: string, state: SectionState, reason?: SaidText): FilledForm;
  focus(...areas: readonly string[]): FilledForm;
  rate(eurosPerPound: number): FilledForm;
  set(patch: FormValues): FilledForm;
  on(date: string): FilledForm;
  view(): FormView;
  item(key: string): ItemView;
  outcome(): Outcome;
}

/** An empty form. */
export function fill(
  template: Template,
  context: FormContext = { onDate: '2026-11-20' },
): FilledForm {
  return filled(template, {}, context);
}

function filled(template: Template, values: FormValues, context: FormContext): FilledForm {
  const set = (patch: FormValues): FilledForm => {
    const next = Object.entries({ ...values, ...patch }).filter(([, value]) => value !== undefined);
    return filled(template, Object.fromEntries(next), context);
  };
  const form: FilledForm = {
    template,
    values,
    context,
    set,
    answer: (itemId, said, padId) => {
      const item = present(
        itemsOf(template).find(({ id }) => id === itemId),
        `the template has an item ${itemId}`,
      );
      if (item.type === 'actions' && said !== 'unsure') {
        const key = padId === undefined ? itemId : `${itemId}.${padId}`;
        const actions = new Map([...(context.actions ?? []), [key, linkedActions(said)]]);
        return filled(template, values, { ...context, actions });
      }
      return set(answerPatch(item, writtenFrom(item, said), padId));
    },
    answers: (said, padId) =>
      Object.entries(said).reduce((each, [id, value]) => each.answer(id, value, padId), form),
    section: (id, state, reason) =>
      set({
        [sectionStateField(id)]: state,
        [leftOutReasonField(id)]: reason && storedOf({ kind: 'text', text: textFrom(reason) }),
      }),
    focus: (...areas) => set({ [focusField]: areas }),
    rate: (rate) => set({ [rateField]: rate }),
    on: (onDate) => filled(template, values, { ...context, onDate }),
    view: () => formView(template, values, context),
    item: (key) =>
      present(
        itemsIn(formView(template, values, context)).find((item) => item.key === key),
        `the form has an item ${key}`,
      ),
    outcome: () => outcomeOf(formView(template, values, context), values),
  };
  return form;
}

/** What an example says, as the content of the item. */
export function writtenFrom(item: Item, said: Json): Written {
  if (said === 'unsure') return 'unsure';
  if (said === 'na' && item.type === 'maturity') return 'notApplicable';
  if (said === null) return 'blank';
  return contentFrom(item, said);
}

function contentFrom(item: Item, said: Json): Content {
  switch (item.type) {
    case 'number':
    case 'rating':
    case 'maturity':
      return { kind: 'number', number: said as number };
    case 'money':
      return { kind: 'money', money: said as unknown as Money };
    case 'choices':
    case 'checks':
    case 'countries':
    case 'people':
    case 'orgs':
      return { kind: 'words', words: (said as readonly (string | number)[]).map(String) };
    case 'text':
    case 'longText':
      return { kind: 'text', text: textFrom(said as unknown as SaidText) };
    case 'list':
    case 'lessons':
      return {
        kind: 'texts',
        rows: (said as unknown as readonly SaidText[]).map((each, index) => ({
          id: rowId(index),
          text: textFrom(each),
        })),
      };
    case 'table':
      return {
        kind: 'cells',
        rows: (said as readonly Readonly<Record<string, string | number>>[]).map(
          (cells, index) => ({
            id: rowId(index),
            cells,
          }),
        ),
      };
    case 'calculator': {
      const { currency, ...lines } = said as Readonly<Record<string, Json>>;
      const amounts = Object.entries(lines).map(([id, amount]): [string, PriceLine] => [
        id,
        { amount: amount as number },
      ]);
      return {
        kind: 'prices',
        currency: currency as Money['currency'],
        lines: Object.fromEntries(amounts),
      };
    }
    case 'targets':
      return { kind: 'targets', rows: said as unknown as Readonly<Record<string, TargetRow>> };
    default:
      return { kind: 'word', word: said as string };
  }
}

/** Ids of rows rise with their place, as those that are made one after the other do. */
function rowId(index: number): string {
  return `r${String(index).padStart(3, '0')}`;
}

export function textFrom({ lang, text, translation, translationState }: SaidText): Text2 {
  if (translation === undefined) return { lang, text };
  return {
    lang,
    text,
    translation,
    translationState: translationState === 'draft' ? 'draft' : 'checked',
    ...(translationState === 'stale' && { translatedFrom: 'another text' }),
  };
}

function linkedActions(said: Json): readonly LinkedAction[] {
  const list = said as unknown as readonly { what: SaidText; owner?: string; due?: string }[];
  return list.map(({ what, owner, due }, index) => ({
    id: rowId(index),
    title: textFrom(what),
    owner,
    due,
    done: false,
  }));
}
