/**
 * The readiness assessments of a business: one at the first appointment after the induction, and for those that stayed
 * long enough a second one, in which what was worked on has moved.
 */

import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { type FormField, noteFieldOf } from '../form/fields.ts';
import type { Answer } from '../form/answers.ts';
import { scoreAssessment } from '../form/score.ts';
import { itemsOf } from '../form/template.ts';
import { readinessAssessment as template } from '../form/templates/readiness-assessment.ts';
import type { FormPatch, Written } from '../form/write-answer.ts';
import { answersTo, number } from './form-answers.ts';
import { assessmentNotes } from './form-notes.ts';
import { figuresOf, type FormSubject, type SampleContact } from './form-subject.ts';
import { meetingsAfter } from './journal-plan.ts';
import { crossesBorder, marketOf, sharesLanguage } from './markets.ts';
import { numbersFrom, shuffled } from './seed.ts';

/** The level of a question: none where nobody knew, or where it does not apply. */
type Levels = Readonly<Record<string, number | 'unsure' | 'notApplicable'>>;

/** Questions that owners could not answer at first. */
const hardQuestions = ['vat', 'packaging', 'rules', 'cash', 'legal', 'return'] as const;
/** Businesses that decided against marketplaces. */
const withoutMarketplaces: ReadonlySet<string> = new Set(['ster', 'chesil']);
const levelMax = 4;
/** Days after which an assessment is repeated, at the next review. */
const repeatAfterDays = 150;

export interface Assessment {
  readonly contact: SampleContact;
  readonly levels: Levels;
  /** All fields of the first one; those that changed of a repeated one. */
  readonly fields: FormPatch;
}

/** Contacts at which both sides sat together, after the induction and until the sample's day. */
export function meetingsAfterInduction({ contacts, plan }: FormSubject): readonly SampleContact[] {
  const { inductedOn } = plan;
  if (inductedOn === undefined) return [];
  return meetingsAfter(contacts, inductedOn);
}

/** The first assessment; nothing before the induction. */
export function firstAssessment(subject: FormSubject): Assessment | undefined {
  const contact = meetingsAfterInduction(subject)[0];
  if (contact === undefined) return undefined;
  const levels = firstLevels(subject);
  return { contact, levels, fields: { ...fieldsOf(levels), ...notesOn(subject, levels) } };
}

/** The assessment half a year later; nothing where no review came so late. */
export function repeatedAssessment(
  subject: FormSubject,
  { contact: before, levels: old }: Assessment,
  focus: readonly string[],
): Assessment | undefined {
  const due: LocalDate = addDays(before.on, repeatAfterDays);
  const contact = meetingsAfterInduction(subject).find(
    ({ kind, on }) => kind === 'review' && on >= due,
  );
  if (contact === undefined) return undefined;
  const next = numbersFrom(`assessment/${subject.business.key}/2`);
  const moved: Record<string, number> = {};
  for (const { id: area, items } of template.sections) {
    const chance = focus.includes(area) ? 0.85 : 0.35;
    for (const { id } of items) {
      const level = old[id];
      const moves = next() < chance;
      // What was explained is known by now.
      if (level === 'unsure') moved[id] = moves ? 2 : 1;
      else if (typeof level === 'number' && moves && level < levelMax) moved[id] = level + 1;
    }
  }
  return { contact, levels: { ...old, ...moved }, fields: fieldsOf(moved) };
}

/** The areas that the result proposes to work on first. */
export function proposedFocus({ levels }: Assessment): readonly string[] {
  const asked = template.sections.map(({ id, items }) => [
    id,
    items.flatMap((item) =>
      item.type === 'maturity' ? { key: item.id, item, answer: answerAt(levels[item.id]) } : [],
    ),
  ]);
  return scoreAssessment(template, Object.fromEntries(asked), []).suggestedFocus;
}

function answerAt(level: Levels[string] | undefined): Answer {
  if (typeof level === 'number') return { kind: 'given', content: number(level) };
  return { kind: level ?? 'blank' };
}

function firstLevels(subject: FormSubject): Levels {
  const { business } = subject;
  const next = numbersFrom(`assessment/${business.key}`);
  const base = 1.1 + next() * 1.1;
  const levels: Record<string, Levels[string]> = {};
  for (const { id } of itemsOf(template)) {
    levels[id] = Math.min(levelMax, Math.max(0, Math.round(base + next() * 2.2 - 1.1)));
  }
  const unsure = shuffled(hardQuestions, next).slice(0, 2 + Math.floor(next() * 3));
  for (const id of unsure) levels[id] = 'unsure';
  return { ...levels, ...knownLevels(subject) };
}

/** Levels that follow from what is known of the business. */
function knownLevels(subject: FormSubject): Levels {
  const { business } = subject;
  const { headcount, soldByChance } = figuresOf(subject);
  const inEuros = business.country === 'FR' && marketOf(business) !== 'GB';
  return {
    experience: soldByChance ? 1 : 0,
    skills: headcount > 9 ? 3 : business.people.length,
    connected: 1,
    ...(inEuros ? { price: 3 } : {}),
    ...(crossesBorder(business) ? {} : { customs: 'notApplicable' }),
    ...(sharesLanguage(business) ? { language: 'notApplicable' } : {}),
    ...(withoutMarketplaces.has(business.key) ? { marketplaces: 'notApplicable' } : {}),
  };
}

function fieldsOf(levels: Levels): FormPatch {
  const said = Object.entries(levels).map(([id, level]): [string, Written] => [
    id,
    typeof level === 'number' ? number(level) : level,
  ]);
  return answersTo(template, Object.fromEntries(said));
}

/** A note where nobody knew, and where a channel was decided against. */
function notesOn({ language }: FormSubject, levels: Levels): Readonly<Record<FormField, string>> {
  const notes = Object.entries(assessmentNotes[language]).filter(([id]) =>
    id === 'marketplaces' ? levels[id] === 'notApplicable' : levels[id] === 'unsure',
  );
  return Object.fromEntries(notes.map(([id, text]) => [noteFieldOf(id), text]));
}
