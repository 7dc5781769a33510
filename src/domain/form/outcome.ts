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
  /** Of a plan, in per cent. */
  progress: z.optional(z.number()),
  /** Of a review: what the owner expects, 1 to 5. */
  confidence: z.optional(z.number()),
});
export type Outcome = Readonly<z.infer<typeof outcomeSchema>>;

/** The outcome as it is stored; nothing where there is none, or one of a newer shape. */
export function readOutcome(stored: Json | undefined): Outcome | undefined {
  if (stored === undefined) return undefined;
  const parsed = outcomeSchema.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

const answerField = /^(value|rows|checks|text)\./;

/** A print of the answers among the fields of a form: two forms with the same answers have the same one. */
export function answersPrint(values: Readonly<Record<string, Json | undefined>>): string {
  const answers: Record<string, Json> = {};
  for (const [field, value] of Object.entries(values)) {
    if (value !== undefined && answerField.test(field)) answers[field] = withoutTranslations(value);
  }
  return fingerprint(canonicalJson(answers));
}

/** Texts by their original alone, at any depth: a translation says nothing new. */
function withoutTranslations(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(withoutTranslations);
  const isText = typeof value['lang'] === 'string' && typeof value['text'] === 'string';
  const entries = isText
    ? [
        ['lang', value['lang'] ?? null],
        ['text', value['text'] ?? null],
      ]
    : Object.entries(value).map(([key, each]) => [key, withoutTranslations(each)]);
  return Object.fromEntries(entries) as { readonly [key: string]: Json };
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether answers came after the outcome was frozen: it is shown as outdated, and nothing is changed by itself. */
export function isOutdated(
  outcome: Outcome,
  values: Readonly<Record<string, Json | undefined>>,
): boolean {
  return outcome.answers !== answersPrint(values);
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
