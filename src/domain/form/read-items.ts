/**
 * Reads each item of a form once: its answer, and whether it is asked. A condition may ask for the answers of other items, in
 * any order; an item that is not asked has none for them.
 */

import type { Answer, Content } from './answers.ts';
import { answerOf } from './answers.ts';
import { type HiddenReason, hiddenBecause } from './condition.ts';
import type { FormContext } from './context.ts';
import { derivedSize } from './derive-size.ts';
import { type FormValues, type ItemKey, itemKey, rateField } from './fields.ts';
import type { SizeResult } from './size-class.ts';
import { type Item, itemsOf, type Template } from './template.ts';
import { wordsOf } from './verdict.ts';

export interface Reading {
  readonly key: ItemKey;
  readonly answer: Answer;
  /** Why it is not asked. */
  readonly hidden: HiddenReason | undefined;
  /** For a derived size class: what it was reckoned from. */
  readonly size: SizeResult | undefined;
}

const blank: Answer = { kind: 'blank' };

/** Reads items of the whole form, or of the part of a launch pad. */
export function itemReader(
  template: Template,
  values: FormValues,
  context: FormContext,
): (item: Item, padId: string | undefined) => Reading {
  const items = new Map(itemsOf(template).map((item) => [item.id, item] as const));
  const perPad = itemsPerPad(template);
  const readings = new Map<ItemKey, Reading>();
  const withheld = hiddenBecause(template.only, { ...context, answerWords: () => [] });

  function read(item: Item, padId: string | undefined): Reading {
    const key = itemKey(item.id, padId);
    const known = readings.get(key);
    if (known !== undefined) return known;
    // A condition that leads back to its own item finds it without an answer.
    readings.set(key, { key, answer: blank, hidden: undefined, size: undefined });
    const answerWords = (id: string): readonly string[] => wordsIn(effective(id, padId));
    const answerContent = (id: string): Content | undefined => {
      const other = effective(id, padId);
      return other.kind === 'given' ? other.content : undefined;
    };
    const hidden = withheld ?? hiddenBecause(item.only, { ...context, answerWords, answerContent });
    const size =
      item.type === 'derived'
        ? derivedSize(item.derive.from, (id) => effective(id, padId), {
            onDate: context.onDate,
            rate: rateIn(values),
          })
        : undefined;
    const answer = size
      ? word(size.sizeClass)
      : answerOf(values, item, key, context.actions?.get(key));
    const reading = { key, answer, hidden, size };
    readings.set(key, reading);
    return reading;
  }

  /** The answer that counts: none from a question that is not asked. */
  function effective(id: string, padId: string | undefined): Answer {
    const item = items.get(id);
    if (item === undefined) return blank;
    const { answer, hidden } = read(item, perPad.has(id) ? padId : undefined);
    return hidden === undefined ? answer : blank;
  }

  return read;
}

function itemsPerPad(template: Template): ReadonlySet<string> {
  const sections = template.kind === 'review' ? (template.perLaunchPad ?? []) : [];
  return new Set(
    template.sections.flatMap(({ id, items }) =>
      sections.includes(id) ? items.map((item) => item.id) : [],
    ),
  );
}

function word(text: string): Answer {
  return { kind: 'given', content: { kind: 'word', word: text } };
}

function wordsIn(answer: Answer): readonly string[] {
  if (answer.kind === 'unsure') return ['unsure'];
  return answer.kind === 'given' ? wordsOf(answer.content) : [];
}

/** The exchange rate that was entered in the form: euros for a pound. */
export function rateIn(values: FormValues): number | undefined {
  const rate = values[rateField];
  return typeof rate === 'number' && rate > 0 ? rate : undefined;
}
