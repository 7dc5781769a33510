/**
 * A form that was filled in: an assessment, a plan, a questionnaire. Which questions it has, its template says; each
 * answer is a field of its own, so that two people who answer different ones never meet.
 *
 * An item is answered in one family, by its kind: `value` (a figure, a choice, a date), `rows` (a table, row by row),
 * `checks` (what was ticked), `text` (a text in two languages). Beside it stand a `note` and the `evidence` for it.
 */

import { dayInTime } from '../calendar/day-in-time.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { declare, type FoldedRecord, type Summary } from '../entity/declaration.ts';
import { element, optional, required } from '../entity/field.ts';
import { countries } from '../programme/programme.ts';
import { sectionCounts, textGaps } from './brief-facts.ts';
import { agreedOnField, letterSentField } from './fields.ts';
import { type FormBrief, type FormOutcome, formStates, isDay } from './form-brief.ts';
import { formFacts, withReadOutcomes } from './form-facts.ts';

export const formFillers = ['together', 'manager', 'sme'] as const;

/** Greatest length of a form's work, in minutes: a hundred days of eight hours. */
export const minutesMax = 100 * 8 * 60;

interface BriefedValues
  extends Pick<
    FormBrief,
    'templateId' | 'state' | 'title' | 'onDate' | 'market' | 'replaces' | 'outcome'
  > {
  readonly minutes?: number | undefined;
  readonly [letterSentField]?: unknown;
  readonly [agreedOnField]?: unknown;
}

const summary: Summary<BriefedValues, readonly FormBrief[]> = {
  empty: [],
  fold: (forms) => withReadOutcomes(forms.map(briefOf)),
  alertFacts: formFacts,
};

function briefOf({ id, values, changed }: FoldedRecord<BriefedValues>): FormBrief {
  const { templateId, state, title, onDate, market, replaces, outcome } = values;
  const { [letterSentField]: letterSentOn, [agreedOnField]: agreedOn } = values;
  // What is settled took place; a draft may be begun for a day to come.
  const inTime = (day: LocalDate): LocalDate =>
    state === 'draft' ? day : dayInTime(day, changed.at);
  const sections = sectionCounts(values);
  const gaps = textGaps(values);
  return {
    id,
    templateId,
    state,
    changedAt: changed.at,
    ...(title === undefined ? {} : { title }),
    ...(onDate === undefined ? {} : { onDate: isDay(onDate) ? inTime(onDate) : onDate }),
    ...(market === undefined ? {} : { market }),
    ...(replaces === undefined ? {} : { replaces }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(isDay(letterSentOn) ? { letterSentOn } : {}),
    ...(isDay(agreedOn) ? { agreedOn: inTime(agreedOn) } : {}),
    ...(sections === undefined ? {} : { sections }),
    ...(gaps === undefined ? {} : { gaps }),
  };
}

export const form = declare({
  name: 'form',
  homes: ['sme', 'organisation', 'programme'],
  residency: 'lazy',
  title: 'title',
  order: { by: 'onDate', latestFirst: true },
  day: 'onDate',
  write: 'staff',
  fields: {
    /** Names one template, which never changes. */
    templateId: required.key(),
    state: required.choice(formStates),
    /** What it is called, where the name of its template is not enough. */
    title: optional.text(),
    filledBy: optional.choice(formFillers),
    onDate: optional.date(),
    market: optional.choice(countries),
    /** The contact at which it was filled in. */
    contactId: optional.reference(),
    /** The form whose place it takes. */
    replaces: optional.reference(),
    minutes: optional.integer(0, minutesMax),
    /** Frozen when the form is completed or agreed; later answers leave it as it is. */
    outcome: optional.structure<FormOutcome>(element.object()),
  },
  limits: { items: 500, characters: 400_000, changeKilobytes: 100 },
  families: {
    value: optional.json(),
    rows: optional.map<FormOutcome>(element.object()),
    checks: optional.texts(),
    text: optional.text2(),
    note: optional.longText(),
    evidence: optional.texts(),
  },
  // Lists and alerts reckon with these days.
  members: {
    [agreedOnField]: optional.shaped(element.date),
    [letterSentField]: optional.shaped(element.date),
  },
  summary,
});
