/**
 * The monthly reviews of a business: one for each that its journal tells of, filled in at that contact, with the action that
 * was agreed there. Each is written once, as it was completed: a hundred and more of them have to be loaded in a moment.
 */

import { addMonths, type LocalDate } from '../calendar/local-date.ts';
import { type Command, createRecord, setFields } from '../command/command.ts';
import type { Values } from '../entity/registry.ts';
import { frozenField, letterSentField, sectionStateField } from '../form/fields.ts';
import { answerPrints, answersPrint } from '../form/outcome.ts';
import { monthlyReview as template } from '../form/templates/monthly-review.ts';
import type { FormPatch, Written } from '../form/write-answer.ts';
import { present } from '../../std/assert.ts';
import { answersTo, number, word } from './form-answers.ts';
import type { FormSubject, SampleContact } from './form-subject.ts';
import type { Pair } from './plan-texts.ts';
import type { Plan } from './plans.ts';
import { changes, closing, decisions } from './review-texts.ts';
import { sampleToday } from './sample-programme-data.ts';
import { idOf, numbersFrom } from './seed.ts';
import { textIn, type Translated } from './translated.ts';

/** Businesses whose last review shows what is still to be done about its texts. */
const lastTexts: Readonly<Record<string, Translated>> = { hollins: 'none', ster: 'stale' };
/** Businesses that lost heart: their last review is less confident than the one before. */
const disheartened: ReadonlySet<string> = new Set(['hollins']);
/** Letters after reviews from this day on are sent by every second account manager so far. */
const lettersFrom = '2021-05-10';
/** Sections that are finished at each review. */
const sectionsEach = 2;
/** A note of the journal that tells the confidence says this one. */
const told = /[Cc]onfi[ad]e?nce\s*:?\s*3/u;

/** The id of the review that was held at a contact. */
export function reviewId(businessKey: string, contactId: string): string {
  return idOf(`form/${businessKey}/review/${contactId}`, Date.UTC(2020, 0, 6));
}

export interface Review {
  readonly contact: SampleContact;
  readonly command: Command;
}

/** Every review that was held, oldest first. */
export function reviewsOf(subject: FormSubject): readonly Review[] {
  const held = heldReviews(subject);
  return held.map((contact, place) => ({
    contact,
    command: createRecord(
      'form',
      subject.home,
      valuesOf(subject, held, place),
      reviewId(subject.business.key, contact.id),
    ),
  }));
}

function heldReviews({ contacts }: FormSubject): readonly SampleContact[] {
  return contacts.filter(({ kind, on }) => kind === 'review' && on <= sampleToday);
}

function valuesOf(
  subject: FormSubject,
  held: readonly SampleContact[],
  place: number,
): Values<'form'> {
  const contact = present(held[place], 'the review of its place');
  const isLast = place === held.length - 1;
  const isFinal = isLast && subject.business.ends?.[0] === 'completed';
  const confidence = confidenceOf(subject, held, place);
  const base: Values<'form'> = {
    ...answersOf(subject, contact, { place, isLast, isFinal, confidence }),
    templateId: template.id,
    state: 'complete',
    filledBy: 'together',
    onDate: contact.on,
    contactId: contact.id,
    ...(isSent(subject, contact, isLast) ? { [letterSentField]: contact.on } : {}),
  };
  // As `outcomeOf` makes it of the view, which takes too long for so many; a test holds the two together.
  const outcome = {
    template: template.id,
    on: contact.on,
    answers: answersPrint(base),
    unsureShare: 0,
    openGates: [],
    confidence,
    ...(isFinal ? { final: true } : {}),
  } as const;
  return { ...base, outcome, [frozenField]: answerPrints(base) };
}

/** All letters but some of the last days are sent. */
function isSent({ index }: FormSubject, { on }: SampleContact, isLast: boolean): boolean {
  return !isLast || on < lettersFrom || index % 2 === 0;
}

interface ReviewFacts {
  readonly place: number;
  readonly isLast: boolean;
  readonly isFinal: boolean;
  readonly confidence: number;
}

function answersOf(
  subject: FormSubject,
  contact: SampleContact,
  { place, isLast, isFinal, confidence }: ReviewFacts,
): FormPatch {
  const { business, index, language } = subject;
  const state = isLast ? (lastTexts[business.key] ?? 'checked') : 'checked';
  const turn = index * 3 + place;
  const text = (pair: Pair): Written => ({ kind: 'text', text: textIn(language, pair, state) });
  const list = (item: string, pairs: readonly Pair[]): Written => ({
    kind: 'texts',
    rows: pairs.map((pair, row) => ({
      id: idOf(`row/${business.key}/${contact.id}/${item}/${row}`, Date.UTC(2020, 0, 7) + row),
      text: textIn(language, pair, state),
    })),
  });
  const decided = [decisions[turn % decisions.length], decisions[(turn + 3) % decisions.length]];
  return answersTo(template, {
    language: word(language),
    final: word(isFinal ? 'yes' : 'no'),
    changed: text(present(changes[turn % changes.length], 'what changed')),
    decisions: list(
      'decisions',
      decided.slice(0, 1 + (turn % 2)).flatMap((pair) => pair ?? []),
    ),
    confidence: number(confidence),
    usefulness: number(3 + (turn % 3)),
    ...(isFinal
      ? {
          change: text(closing.change),
          targetsMet: word(index % 2 === 0 ? 'most' : 'all'),
          helped: text(closing.helped),
          onward: list('onward', [closing.onward]),
          quotable: word('yes'),
        }
      : { next: word(nextOf(subject, contact.on)) }),
  });
}

/** The day on which the next review took place or is planned; a month on where none is. */
function nextOf({ contacts }: FormSubject, on: LocalDate): LocalDate {
  const next = contacts.find(
    (contact) => contact.on > on && (contact.kind === 'review' || contact.kind === 'plannedReview'),
  );
  return next?.on ?? addMonths(on, 1);
}

/** What the owner expects: it rises slowly, and says what the journal says where that tells it. */
function confidenceOf(
  { business }: FormSubject,
  held: readonly SampleContact[],
  place: number,
): number {
  const isLast = place === held.length - 1;
  if (isLast && disheartened.has(business.key)) return 2;
  if (told.test(held[place]?.note ?? '')) return 3;
  const next = numbersFrom(`confidence/${business.key}/${place}`);
  return next() < (place + 1) / 10 && !disheartened.has(business.key) ? 4 : 3;
}

/** The work on the plan: some sections are finished at each review after the agreement. */
export function planWork(
  subject: FormSubject,
  { agreed, unfinished }: Plan,
  planId: string,
): readonly Review[] {
  const after = heldReviews(subject).filter(({ on }) => on > agreed.on);
  return after.flatMap((contact, place) => {
    const done = unfinished.slice(place * sectionsEach, (place + 1) * sectionsEach);
    if (done.length === 0) return [];
    const states = done.map((id) => [sectionStateField(id), 'done'] as const);
    return [{ contact, command: setFields(planId, Object.fromEntries(states)) }];
  });
}
