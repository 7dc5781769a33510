/**
 * The entry plan of a business for its market: begun with the assessment, agreed at the next meeting, on which support
 * starts. Its sections are worked on from review to review. Nearly all texts are translated; of a few businesses some
 * translations are behind their original, and some are missing.
 */

import { addMonths, type LocalDate } from '../calendar/local-date.ts';
import type { Text2 } from '../entity/field.ts';
import type { PriceLine } from '../form/answers.ts';
import { leftOutReasonField, sectionStateField } from '../form/fields.ts';
import { marketEntryPlan as template } from '../form/templates/market-entry-plan.ts';
import { type FormPatch, storedOf, type Written } from '../form/write-answer.ts';
import { present } from '../../std/assert.ts';
import { type Assessment, meetingsAfterInduction } from './assessments.ts';
import { answersTo, word, words } from './form-answers.ts';
import { currencyOf, type FormSubject, type SampleContact } from './form-subject.ts';
import { crossesBorder, marketOf, sharesLanguage } from './markets.ts';
import {
  choices,
  goals,
  type Pair,
  planLists,
  planTexts,
  sameLanguage,
  leadProducts,
} from './plan-texts.ts';
import { idOf, numbersFrom } from './seed.ts';
import { textIn } from './translated.ts';

/** Months from the agreement to the first sale. */
const launchMonths = 2;
/** Sections that are done when a plan is agreed. */
const doneAtFirst = 5;
/** The section that is worked on to the end, in turn. */
const lasting = ['marketing', 'means', 'service', 'delivery'] as const;
/** Businesses whose texts wait to be translated. */
const untranslated: ReadonlySet<string> = new Set(['large', 'harbour']);
/** What an order costs, as shares of its price. */
const shares = { productCost: 0.34, packaging: 0.04, delivery: 0.14, paymentFee: 0.03 } as const;
const vatShare = 1 / 6;

export interface Plan {
  readonly begunOn: LocalDate;
  readonly agreed: SampleContact;
  readonly fields: FormPatch;
  /** Sections to be done after the agreement, in their order. */
  readonly unfinished: readonly string[];
}

/** The plan of a business; nothing before it is supported. */
export function planFor(subject: FormSubject, { contact }: Assessment): Plan | undefined {
  if (subject.plan.supportedOn === undefined) return undefined;
  const begunOn = contact.on;
  const agreed = meetingsAfterInduction(subject).find(({ on }) => on > begunOn);
  if (agreed === undefined) return undefined;
  const kept = template.sections
    .map(({ id }) => id)
    .filter((id) => id !== 'localisation' || !sharesLanguage(subject.business));
  const last = inTurn(lasting, subject.index);
  const unfinished = kept.slice(doneAtFirst).filter((id) => id !== last);
  const fields = { ...answers(subject, begunOn), ...sections(subject, kept) };
  return { begunOn, agreed, fields, unfinished };
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
          text: textOf(subject, leadProducts, 1),
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

/** Some sections are done, the others begun; the one on language is left out where both sides speak the same. */
function sections(subject: FormSubject, kept: readonly string[]): FormPatch {
  const last = inTurn(lasting, subject.index);
  const states = kept.map((id, place) => [
    sectionStateField(id),
    place < doneAtFirst && id !== last ? 'done' : 'inProgress',
  ]);
  const reason = storedOf({ kind: 'text', text: textOf(subject, sameLanguage, 0) });
  return {
    ...Object.fromEntries(states),
    ...(sharesLanguage(subject.business)
      ? {
          [sectionStateField('localisation')]: 'leftOut',
          [leftOutReasonField('localisation')]: reason,
        }
      : {}),
  };
}

/** A text in the language of the launch pad: some translations of a few businesses are missing or behind. */
function textOf({ language, index, business }: FormSubject, pair: Pair, place: number): Text2 {
  const turn = (index + place) % 5;
  if (!untranslated.has(business.key)) {
    return textIn(language, pair, turn === 1 ? 'draft' : 'checked');
  }
  return textIn(language, pair, turn > 2 ? 'none' : turn === 2 ? 'stale' : 'checked');
}

function rowId({ business }: FormSubject, item: string, row: number): string {
  return idOf(`row/${business.key}/${item}/${row}`, Date.UTC(2020, 0, 7) + row);
}

function inTurn<T>(list: readonly T[], turn: number): T {
  return present(list[turn % list.length], 'every turn has one');
}
