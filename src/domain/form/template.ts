/**
 * What a template is: the questions of a form as data, in both languages. The schema comes first and the types are
 * inferred from it, so that a built-in template is checked by the compiler and one that came from elsewhere by
 * `load-template.ts`, against the same description.
 *
 * A filled form names its template by its id, version included (`sme-profile/1`): a published template never changes.
 */

import { fillingModes } from './filling-mode.ts';
import * as z from 'zod/mini';
import type { DeepReadonly } from '../../std/deep-readonly.ts';
import { lengthMax, lengthMin } from '../../std/length.ts';
import { isOrdinaryName } from '../../std/ordinary-name.ts';
import { identifierKinds } from '../identifiers/check-identifier.ts';

/** Greatest numbers of parts; the largest built-in template has 13 sections and 49 items. */
export const sectionCountMax = 60;
export const itemCountMax = 500;
const optionCountMax = 100;
const wordingLengthMax = 2000;
/** Furthest from nought that a scale may begin or end: each of its scores has an anchor. */
const scoreMax = 100;

/** A text that the application itself says, in both languages. */
const wording = z.object({
  en: z.string().check(lengthMin(1), lengthMax(wordingLengthMax)),
  fr: z.string().check(lengthMin(1), lengthMax(wordingLengthMax)),
});
export type Wording = DeepReadonly<z.infer<typeof wording>>;

/**
 * Names of items, options and sections: letters and digits, so that a dot can set the fields of the form itself apart. Things
 * are looked up by them.
 */
const localId = z
  .string()
  .check(z.regex(/^[a-z][A-Za-z0-9-]{0,39}$/), z.refine<string>(isOrdinaryName));
/** The version of a template of Carnet is a number; a programme's own has the id of its record instead. */
const templateId = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,49}\/(?:[1-9]\d{0,3}|[A-Za-z0-9_-]{5,64})$/));
const country = z.string().check(z.regex(/^[A-Z]{2}$/));
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const referenceId = z.string().check(z.regex(/^[A-Za-z]+(\.[A-Za-z]+)*$/));
const labelled = z.object({ id: localId, label: wording });
const score = z.int().check(z.gte(-scoreMax), z.lte(scoreMax));
const anchors = z.array(z.object({ score, label: wording })).check(lengthMin(2));

/** A number, or the legal value that is in force on the date of the form. */
const limit = z.union([z.number(), z.strictObject({ ref: referenceId })]);
const bound = z.union([
  z.strictObject({ lt: limit }),
  z.strictObject({ lte: limit }),
  z.strictObject({ gt: limit }),
  z.strictObject({ gte: limit }),
]);
/** Of a figure or a day; both ends of `between` count, and neither day of `before` and `after` does. */
const comparison = z.union([
  bound,
  z.strictObject({ between: z.union([z.tuple([z.number(), z.number()]), z.tuple([date, date])]) }),
  z.strictObject({ before: date }),
  z.strictObject({ after: date }),
  z.strictObject({ ageMonths: bound }),
]);

/** What is compared by is named by its first key; a newer version may know others, which are kept and never judged. */
const comparisons = ['lt', 'lte', 'gt', 'gte', 'between', 'before', 'after', 'ageMonths'] as const;
const testNames: readonly string[] = [...comparisons, 'minCount', 'plusSupportValue'];
/** A test that a newer version of Carnet knows. */
export interface NewerTest {
  readonly newer?: never;
}
const newerTest = z.custom<NewerTest>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0 &&
    !Object.keys(value).some((key) => testNames.includes(key)),
);

/** A question is asked only in some countries, from some date on, or after some answers. */
const condition = z.object({
  country: z.optional(z.array(country).check(lengthMin(1))),
  from: z.optional(z.union([date, z.record(country, date), z.object({ ref: referenceId })])),
  answer: z.optional(z.record(localId, z.array(z.string()).check(lengthMin(1)))),
  /** Not after these answers; asked while the other question is blank. */
  unless: z.optional(z.record(localId, z.array(z.string()).check(lengthMin(1)))),
  /** Where the figure or the day that another question was answered with compares so; not while that one is blank. */
  compare: z.optional(z.record(localId, z.union([comparison, newerTest]))),
});

const test = z.union([
  z.array(z.string()).check(lengthMin(1)),
  comparison,
  z.strictObject({ minCount: z.int() }),
  z.strictObject({ plusSupportValue: bound }),
  newerTest,
]);
const rule = z.object({
  pass: z.optional(test),
  refer: z.optional(test),
  fail: z.optional(test),
});

const question = {
  id: localId,
  label: wording,
  /** At most 28 characters, for tables, plots and side lists. */
  short: z.optional(wording),
  help: z.optional(wording),
  required: z.optional(z.boolean()),
  only: z.optional(condition),
  /** Legal values that the question rests on, to be shown with their source and date. */
  refs: z.optional(z.array(referenceId)),
  /** What would prove the answer. */
  evidence: z.optional(wording),
  /** The field elsewhere that takes the answer. */
  feeds: z.optional(z.string()),
  /** Where a proposal for the answer comes from. */
  prefill: z.optional(z.enum(['areaFromPostcode', 'contact.language'])),
  rule: z.optional(rule),
  /** What a verdict of the rule means, and what would make it a pass. */
  reason: z.optional(z.object({ refer: wording, fail: z.optional(wording) })),
  toPass: z.optional(wording),
};

const options = z.array(labelled).check(lengthMin(2), lengthMax(optionCountMax));
export const optionSources = ['platforms', 'months', 'languages'] as const;
const severalOptions = {
  options: z.optional(options),
  optionsFrom: z.optional(z.enum(optionSources)),
  max: z.optional(z.int()),
};
const cellTypes = ['text', 'number', 'percent', 'money', 'date', 'country', 'rating5'] as const;
export type CellType = (typeof cellTypes)[number];
const range = { min: z.optional(z.number()), max: z.optional(z.number()) };

/** Facts that the application knows and nobody types: the name of where they come from. */
export const autoSources = [
  'contact',
  'contacts:sinceLastReview',
  'actions:milestone',
  'actions:dueSinceLastReview',
  'figures:baseline',
  'figures:lastMonth',
  'form:readiness-assessment',
  'channels',
  'plan:progress',
  'issues:open',
  'issues:risk,opportunity',
  'issues:programme',
  'period',
  'events:period',
  'forms:feedback',
  'calendar:nextQuarter',
  'derived:enrolment',
  'derived:contactsByMode',
  'derived:faceToFace',
  'derived:hours',
  'derived:stages',
  'derived:alerts',
  'derived:connected',
  'derived:organisations',
] as const;
export type AutoSource = (typeof autoSources)[number];

const item = z.discriminatedUnion('type', [
  z.object({ type: z.literal('yesNo'), ...question }),
  z.object({
    type: z.literal('choice'),
    ...question,
    options,
    unit: z.optional(z.enum(['homeCurrency'])),
  }),
  z.object({ type: z.literal('choices'), ...question, ...severalOptions }),
  z.object({ type: z.literal('checks'), ...question, ...severalOptions }),
  z.object({
    type: z.literal('number'),
    ...question,
    ...range,
    unit: z.optional(z.enum(['fte', 'hoursPerMonth', 'percent'])),
  }),
  z.object({ type: z.literal('money'), ...question, ...range }),
  z.object({
    type: z.literal('date'),
    ...question,
    precision: z.optional(z.enum(['day', 'month'])),
  }),
  z.object({ type: z.literal('text'), ...question }),
  z.object({ type: z.literal('longText'), ...question }),
  z.object({
    type: z.literal('list'),
    ...question,
    max: z.optional(z.int()),
    /** The lines of the last review are proposed again. */
    carryOver: z.optional(z.boolean()),
  }),
  z.object({
    type: z.literal('table'),
    ...question,
    max: z.optional(z.int()),
    rowLabel: wording,
    columns: z
      .array(z.object({ id: localId, label: wording, type: z.enum(cellTypes) }))
      .check(lengthMin(2)),
  }),
  z.object({ type: z.literal('rating'), ...question, min: score, max: score, anchors }),
  z.object({
    type: z.literal('maturity'),
    ...question,
    anchors,
    /** A good average never hides a low answer to this one. */
    gate: z.optional(z.boolean()),
    /** The words under which "not applicable" is offered; such an answer is left out of the mean. */
    na: z.optional(wording),
  }),
  z.object({ type: z.literal('country'), ...question }),
  z.object({ type: z.literal('countries'), ...question }),
  z.object({ type: z.literal('people'), ...question }),
  z.object({ type: z.literal('orgs'), ...question }),
  z.object({ type: z.literal('identifier'), ...question, format: z.enum(identifierKinds) }),
  z.object({
    type: z.literal('calculator'),
    ...question,
    fn: z.literal('landedCost'),
    rows: z.array(z.object({ id: localId, label: wording, sign: z.enum(['+', '-']) })),
    results: z.array(
      z.object({
        id: z.enum(['net', 'margin', 'marginRate']),
        label: wording,
        unit: z.optional(z.literal('percent')),
      }),
    ),
  }),
  z.object({
    type: z.literal('targets'),
    ...question,
    measures: z.array(labelled).check(lengthMin(1)),
    columns: z.array(z.object({ id: z.enum(['baseline', 'target', 'by']), label: wording })),
  }),
  z.object({ type: z.literal('actions'), ...question }),
  z.object({ type: z.literal('lessons'), ...question }),
  z.object({
    type: z.literal('derived'),
    ...question,
    derive: z.object({
      fn: z.literal('smeSize'),
      from: z.array(localId),
      refs: z.optional(z.array(referenceId)),
    }),
    options,
  }),
  z.object({ type: z.literal('auto'), ...question, from: z.enum(autoSources) }),
]);

/** Named, so that the types of templates can be written down without repeating those of all items six times. */
interface ItemsSchema extends z.ZodMiniType<z.infer<typeof item>[]> {}
const items: ItemsSchema = z.array(item).check(lengthMin(1), lengthMax(itemCountMax));
const section = {
  id: localId,
  title: wording,
  short: wording,
  intro: z.optional(wording),
  /** `matrix`: the items share their options and can be drawn as one grid. */
  layout: z.optional(z.literal('matrix')),
  items,
};
const sections = z.array(z.object(section)).check(lengthMin(1), lengthMax(sectionCountMax));

export const sectionStates = ['notStarted', 'inProgress', 'done', 'blocked', 'leftOut'] as const;
export type SectionState = (typeof sectionStates)[number];
const cadence = z.enum(['P1M', 'P3M']);

const head = {
  format: z.literal('template/1'),
  id: templateId,
  version: z.int(),
  filledBy: z.enum(fillingModes),
  about: z.enum(['sme', 'programme']),
  title: wording,
  short: wording,
  intro: z.optional(wording),
  only: z.optional(condition),
  /** How long it takes, in minutes. */
  minutes: z.optional(z.int()),
};
const verdictLabels = z.object({ pass: wording, refer: wording, fail: wording });
const resultLabels = z.object({ ineligible: wording, toCheck: wording, eligible: wording });

export const templateSchema = z.discriminatedUnion('kind', [
  z.object({
    ...head,
    kind: z.literal('checklist'),
    verdicts: verdictLabels,
    results: resultLabels,
    sections,
  }),
  z.object({
    ...head,
    kind: z.literal('assessment'),
    scale: z.object({
      min: z.literal(0),
      max: score,
      labels: z.array(z.object({ score, label: wording })),
    }),
    scoring: z.object({
      /** Below it, a gate question keeps the band at `gateCap` at most. */
      gateMin: z.number(),
      gateCap: localId,
      bands: z.array(z.object({ id: localId, from: z.number(), label: wording })),
      gateRule: wording,
    }),
    focus: z.object({ max: z.int(), label: wording }),
    sections: z.array(
      /** `opens`: the sections of the entry plan to begin with, when the area is a focus. */
      z.object({ ...section, weight: z.number(), opens: z.array(localId) }),
    ),
  }),
  z.object({
    ...head,
    kind: z.literal('profile'),
    repeat: cadence,
    /** What the profile is for, and what it is not. */
    use: wording,
    sections,
  }),
  z.object({
    ...head,
    kind: z.literal('plan'),
    progressLabels: z.record(z.enum(sectionStates), wording),
    agree: z.object({ by: z.array(z.enum(['sme', 'accountManager'])), label: wording }),
    sections: z.array(z.object({ ...section, prompt: wording })),
  }),
  z.object({
    ...head,
    kind: z.literal('review'),
    cadence,
    summary: z.optional(z.object({ label: wording })),
    /** Sections that each launch pad fills in for itself. */
    perLaunchPad: z.optional(z.array(localId)),
    final: z.optional(z.object({ label: wording })),
    sections,
  }),
  z.object({
    ...head,
    kind: z.literal('questionnaire'),
    sendWhen: z.optional(wording),
    sections,
  }),
]);

export type Template = DeepReadonly<z.infer<typeof templateSchema>>;
export type TemplateKind = Template['kind'];
export type TemplateOf<K extends TemplateKind> = Extract<Template, { readonly kind: K }>;
export type Item = DeepReadonly<z.infer<typeof item>>;
export type ItemType = Item['type'];
export type ItemOf<T extends ItemType> = Extract<Item, { readonly type: T }>;
export type Section = Template['sections'][number];
export type Condition = DeepReadonly<z.infer<typeof condition>>;
export type Rule = DeepReadonly<z.infer<typeof rule>>;
export type Test = DeepReadonly<z.infer<typeof test>>;
export type Comparison = DeepReadonly<z.infer<typeof comparison>>;
export type Bound = DeepReadonly<z.infer<typeof bound>>;
export type Limit = DeepReadonly<z.infer<typeof limit>>;
export type Option = DeepReadonly<z.infer<typeof labelled>>;

/** All items of a template, in their order. */
export function itemsOf(template: Template): readonly Item[] {
  return template.sections.flatMap((each) => each.items);
}

/** The label where room is short. */
export function shortOf(of: {
  readonly label: Wording;
  readonly short?: Wording | undefined;
}): Wording {
  return of.short ?? of.label;
}
