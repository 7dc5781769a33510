/**
 * A form that was filled in: an assessment, a plan, a questionnaire. Which questions it has, its template says; each
 * answer is a field of its own, so that two people who answer different ones never meet.
 *
 * An item is answered in one family, by its kind: `value` (a figure, a choice, a date), `rows` (a table, row by row),
 * `checks` (what was ticked), `text` (a text in two languages). Beside it stand a `note` and the `evidence` for it.
 */

import { declare, type FoldedRecord, type Summary } from '../entity/declaration.ts';
import { element, optional, required } from '../entity/field.ts';
import { type Country, countries } from '../programme/programme.ts';
import type { Json } from '../../std/json.ts';
import type { Gaps } from '../text/text-gaps.ts';
import { type SectionCounts, sectionCounts, textGaps } from './brief-facts.ts';
import { agreedOnField, letterSentField } from './fields.ts';
import { formFacts, withReadOutcomes } from './form-facts.ts';

/** `agreed`: by both sides. `replaced`: another form took its place. */
export const formStates = ['draft', 'complete', 'agreed', 'replaced'] as const;
export type FormState = (typeof formStates)[number];

export const formFillers = ['together', 'manager', 'sme'] as const;

/** Greatest length of a form's work, in minutes: a hundred days of eight hours. */
export const minutesMax = 100 * 8 * 60;

/** What came of a form when it was completed, as its template reckons it. */
export type FormOutcome = { readonly [key: string]: Json };

/** What lists, alerts and reports know of a form without reading it. */
export interface FormBrief {
  readonly id: string;
  readonly templateId: string;
  readonly state: FormState;
  /** When it was last changed, in milliseconds since 1970. */
  readonly changedAt: number;
  readonly title?: string | undefined;
  readonly onDate?: string | undefined;
  readonly market?: Country | undefined;
  readonly replaces?: string | undefined;
  readonly outcome?: FormOutcome | undefined;
  /** Of a review: when the letter that follows it was sent. */
  readonly letterSentOn?: string | undefined;
  /** Of a form that both sides agreed. */
  readonly agreedOn?: string | undefined;
  /** Of a plan: how its sections stand now, which moves after the agreement. */
  readonly sections?: SectionCounts | undefined;
  /** Texts that are not in both languages yet. */
  readonly gaps?: Gaps | undefined;
}

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
  const sections = sectionCounts(values);
  const gaps = textGaps(values);
  return {
    id,
    templateId,
    state,
    changedAt: changed.at,
    ...(title === undefined ? {} : { title }),
    ...(onDate === undefined ? {} : { onDate }),
    ...(market === undefined ? {} : { market }),
    ...(replaces === undefined ? {} : { replaces }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(isDay(letterSentOn) ? { letterSentOn } : {}),
    ...(isDay(agreedOn) ? { agreedOn } : {}),
    ...(sections === undefined ? {} : { sections }),
    ...(gaps === undefined ? {} : { gaps }),
  };
}

function isDay(value: unknown): value is string {
  return element.date.safeParse(value).success;
}

/** A brief that was stored, without days that no reader can reckon with: an earlier version took any text for one. */
export function readableBrief(brief: FormBrief): FormBrief | undefined {
  if (typeof brief.templateId !== 'string') return undefined;
  const { onDate, letterSentOn, agreedOn, ...rest } = brief;
  const days = { onDate, letterSentOn, agreedOn };
  const wrong = Object.values(days).filter((day) => day !== undefined && !isDay(day));
  if (wrong.length === 0) return brief;
  const sound = Object.entries(days).filter(([, day]) => isDay(day));
  return { ...rest, ...Object.fromEntries(sound) };
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
