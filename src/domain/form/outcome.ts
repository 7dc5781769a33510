/**
 * The outcome of a form, frozen when it is completed or agreed: what lists, alerts and guards read. It carries a print of
 * the answers that it rests on, so that later answers are noticed; notes, evidence and translations change no outcome.
 *
 * This module is read where forms are folded into the facts of a sheet: it knows no template.
 */

import * as z from 'zod/mini';
import { canonicalJson, type Json } from '../../std/json.ts';
import { element } from '../entity/field.ts';
import { fingerprint } from '../text/text-pair.ts';
import {
  type FormValues,
  frozenField,
  isAnswerField,
  isSectionStateField,
  storedIn,
} from './fields.ts';

const confidenceLowMax = 2;
const confidenceFallMin = 2;

export const outcomeSchema = z.object({
  /** The template, by its id. */
  template: z.string(),
  on: element.date,
  /** A print of the answers. */
  answers: z.string(),
  /** Of a checklist. */
  result: z.optional(z.enum(['eligible', 'toCheck', 'ineligible'])),
  /** How many criteria are met, of how many that were judged. */
  met: z.optional(z.number()),
  criteria: z.optional(z.number()),
  sizeClass: z.optional(z.enum(['micro', 'small', 'medium', 'large', 'unknown'])),
  /** How much of the aid ceiling is used, in per cent. */
  aidShare: z.optional(z.number()),
  /** Of an assessment: per cent by area, the total and its band. */
  scores: z.optional(z.record(z.string(), z.number())),
  total: z.optional(z.number()),
  band: z.optional(z.string()),
  /** Gate questions below their least, by the key of the item. */
  openGates: z.array(z.string()),
  focus: z.optional(z.array(z.string())),
  /** Per cent of the answers that were "not sure". */
  unsureShare: z.number(),
  /** Of a checklist: the shop is going to be rebuilt. */
  rebuild: z.optional(z.literal(true)),
  /** Of a plan, in per cent, and how many sections it has, those left out included. */
  progress: z.optional(z.number()),
  sections: z.optional(z.number()),
  /** Of a review: what the owner expects, 1 to 5. */
  confidence: z.optional(z.number()),
  /** Of a review: it is the last one. */
  final: z.optional(z.literal(true)),
});
const frozenSchema = z.record(z.string(), z.string());
export type Outcome = Readonly<z.infer<typeof outcomeSchema>>;

/** Lists ask again and again for the outcomes of a thousand heads, which stay the same objects. */
const known = new WeakMap<object, Outcome | undefined>();

/** The outcome as it is stored; nothing where there is none, or one of a newer shape. */
export function readOutcome(stored: unknown): Outcome | undefined {
  if (stored === null || typeof stored !== 'object') return undefined;
  if (known.has(stored)) return known.get(stored);
  const parsed = outcomeSchema.safeParse(stored);
  const outcome = parsed.success ? parsed.data : undefined;
  known.set(stored, outcome);
  return outcome;
}

const leftOut = 'leftOut';
const leftOutPrint = fingerprint(canonicalJson(leftOut));

/** Values never change in place, and settling a form asks twice for their prints. */
const printed = new WeakMap<FormValues, Readonly<Record<string, string>>>();

/** A print of each answer, by its field: kept beside the outcome, in `frozenField`. */
export function answerPrints(values: FormValues): Readonly<Record<string, string>> {
  const prints = printed.get(values) ?? printsOf(values);
  printed.set(values, prints);
  return prints;
}

function printsOf(values: FormValues): Readonly<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const field of Object.keys(values)) {
    const value = storedIn(values, field);
    if (value === undefined || !isAnswerField(field)) continue;
    // How far a section is tells of the work and not of what was agreed; leaving it out does.
    if (isSectionStateField(field) && value !== leftOut) continue;
    prints[field] = fingerprint(canonicalJson(withoutTranslations(value)));
  }
  return prints;
}

/** A print of all answers: two forms with the same answers have the same one. */
export function answersPrint(values: FormValues): string {
  return fingerprint(canonicalJson(answerPrints(values)));
}

/** Texts by their original alone, at any depth: a translation says nothing new. */
function withoutTranslations(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(withoutTranslations);
  const { lang, text } = value;
  if (typeof lang === 'string' && typeof text === 'string') return { lang, text };
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withoutTranslations(each)]),
  );
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether answers came after the outcome was frozen: it is shown as outdated, and nothing is changed by itself. */
export function isOutdated(outcome: Outcome, values: FormValues): boolean {
  // The prints by field tell it of outcomes too that were frozen when the state of a section counted as an answer.
  if (frozenSchema.safeParse(values[frozenField]).success) return lateAnswers(values).length > 0;
  return outcome.answers !== answersPrint(values);
}

/**
 * The fields that were answered otherwise after the outcome was frozen, which the next version begins with: told by
 * what they hold, since an answer from a device that was offline can be older than the agreement.
 */
export function lateAnswers(values: FormValues): readonly string[] {
  const frozen = frozenSchema.safeParse(values[frozenField]);
  if (!frozen.success) return [];
  const now = answerPrints(values);
  const then = Object.fromEntries(
    Object.entries(frozen.data).filter(
      ([field, print]) => !isSectionStateField(field) || print === leftOutPrint,
    ),
  );
  return [...new Set([...Object.keys(then), ...Object.keys(now)])].filter(
    (field) => then[field] !== now[field],
  );
}

/** How grave a confidence is next to the one before: it fell by two, or is low; both together are red. */
export function confidenceAlert(
  confidence: number | undefined,
  before: number | undefined,
): 'red' | 'amber' | undefined {
  if (confidence === undefined) return undefined;
  const isLow = confidence <= confidenceLowMax;
  const fell = before !== undefined && before - confidence >= confidenceFallMin;
  if (isLow && fell) return 'red';
  return isLow || fell ? 'amber' : undefined;
}
