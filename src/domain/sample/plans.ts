/**
 * The entry plan of a business for its market: begun when support starts, agreed at the next meeting with most sections
 * written. Some texts are translated, some translations are behind their original, and some are missing.
 */

import { addMonths, type LocalDate } from '../calendar/local-date.ts';
import type { Text2 } from '../entity/field.ts';
import type { PriceLine } from '../form/answers.ts';
import { leftOutReasonField, sectionStateField } from '../form/fields.ts';
import { marketEntryPlan as template } from '../form/templates/market-entry-plan.ts';
import { type FormPatch, storedOf, type Written } from '../form/write-answer.ts';
import { fingerprint, otherLanguage } from '../text/text-pair.ts';
import { present } from '../../std/assert.ts';
import { type Assessment, meetingsAfterInduction } from './assessments.ts';
import { answersTo, word, words } from './form-answers.ts';
import { currencyOf, type FormSubject, type SampleContact } from './form-subject.ts';
import { crossesBorder, marketOf, sharesLanguage } from './markets.ts';
import { choices, goals, type Pair, planLists, planTexts, sameLanguage } from './plan-texts.ts';
import { idOf, numbersFrom } from './seed.ts';

/** Months from the agreement to the first sale. */
const launchMonths = 2;
/** Sections that are still being written when a plan is agreed, in turn. */
const unfinished = ['marketing', 'means', 'service', 'delivery'] as const;
/** What an order costs, as shares of its price. */
const shares = { productCost: 0.34, packaging: 0.04, delivery: 0.14, paymentFee: 0.03 } as const;
const vatShare = 1 / 6;

export interface Plan {
  readonly begunOn: LocalDate;
  readonly agreed: SampleContact;
  readonly fields: FormPatch;
}

/** The plan of a business; nothing before it is supported. */
export function planFor(subject: FormSubject, { contact }: Assessment): Plan | undefined {
  const { supportedOn } = subject.plan;
  if (supportedOn === undefined) return undefined;
  const begunOn = contact.on > supportedOn ? contact.on : supportedOn;
  const agreed = meetingsAfterInduction(subject).find(({ on }) => on > begunOn);
  if (agreed === undefined) return undefined;
  return { begunOn, agreed, fields: { ...answers(subject, begunOn), ...sections(subject) } };
}

function answers(subject: FormSubject, on: LocalDate): FormPatch {
  const { business, index } = subject;
  const texts = Object.entries(planTexts).map(([id, pair], place): [string, Written] => [
    id,
    { kind: 'text', text: textOf(subject, pair, place) },
  ]);
  const lists = Object.entries(planLists).map(([id, pairs], place): [string, Written] => [
    id,
    {
      kind: 'texts',
      rows: pairs.map((pair, row) => ({
        id: rowId(subject, id, row),
        text: textOf(subject, pair, place + row),
      })),
    },
  ]);
  const border = crossesBorder(business);
  return answersTo(template, {
    ...Object.fromEntries([...texts, ...lists]),
    market: word(marketOf(business)),
    goal: { kind: 'text', text: textOf(subject, inTurn(goals, index), index) },
    why: { kind: 'text', text: textOf(subject, inTurn(choices, index), index + 1) },
    launchDate: word(addMonths(on, launchMonths)),
    products: {
      kind: 'texts',
      rows: [
        {
          id: rowId(subject, 'products', 0),
          text: { lang: subject.language, text: business.products },
        },
      ],
    },
    compliance: words('allowed', 'label', ...(border ? ['safety'] : [])),
    languages: words(...languagesOf(subject)),
    priceSheet: { kind: 'prices', currency: currencyOf(business), lines: priceLines(subject, on) },
    vatRoute: word(border ? (business.country === 'FR' ? 'local' : 'buyer') : 'none'),
    originProof: word(border ? 'statement' : 'notNeeded'),
    dutyTerms: word(border ? 'customer' : 'none'),
    payments: words('card', 'wallet'),
    legalPages: words('sale', 'withdrawal', 'privacy', 'identity'),
    targets: {
      kind: 'targets',
      rows: {
        orders: { baseline: index % 4, target: 20 + (index % 3) * 5, by: addMonths(on, 12) },
      },
    },
  });
}

/** The price of one order, as it was looked up on the day of the plan. */
function priceLines({ business }: FormSubject, on: LocalDate): Readonly<Record<string, PriceLine>> {
  const price = 36 + Math.floor(numbersFrom(`price/${business.key}`)() * 30);
  const costs = Object.entries(shares).map(([id, share]): [string, PriceLine] => [
    id,
    { amount: Math.round(price * share * 10) / 10, on },
  ]);
  return {
    price: { amount: price, on },
    ...Object.fromEntries(costs),
    vat: { amount: Math.round(price * vatShare * 100) / 100, on },
  };
}

function languagesOf({ business, language }: FormSubject): readonly string[] {
  const spoken = { BE: 'fr', IE: 'en', GB: 'en', NL: 'nl', DE: 'de', ES: 'es', FR: 'fr' } as const;
  return [...new Set([spoken[marketOf(business)], language])];
}

/** Nearly all sections are written; the one on language is left out where both sides speak the same. */
function sections(subject: FormSubject): FormPatch {
  const { business, index } = subject;
  const open = inTurn(unfinished, index);
  const states = template.sections.map(({ id }) => [
    sectionStateField(id),
    id === open ? 'inProgress' : 'done',
  ]);
  const reason = storedOf({ kind: 'text', text: textOf(subject, sameLanguage, index) });
  return {
    ...Object.fromEntries(states),
    ...(sharesLanguage(business)
      ? {
          [sectionStateField('localisation')]: 'leftOut',
          [leftOutReasonField('localisation')]: reason,
        }
      : {}),
  };
}

/** A text in the language of the launch pad: translated, translated before its last change, or not at all. */
function textOf({ language, index }: FormSubject, pair: Pair, place: number): Text2 {
  const text = pair[language];
  const turn = (index + place) % 5;
  if (turn > 2) return { lang: language, text };
  return {
    lang: language,
    text,
    translation: pair[otherLanguage(language)],
    translationState: turn === 1 ? 'draft' : 'checked',
    // The first words were changed after the translation.
    translatedFrom: fingerprint(turn === 2 ? text.slice(1) : text),
  };
}

function rowId({ business }: FormSubject, item: string, row: number): string {
  return idOf(`row/${business.key}/${item}/${row}`, Date.UTC(2020, 0, 7) + row);
}

function inTurn<T>(list: readonly T[], turn: number): T {
  return present(list[turn % list.length], 'every turn has one');
}
