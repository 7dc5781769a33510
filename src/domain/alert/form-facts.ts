/**
 * What the rules about forms ask of the briefs in the head of a sheet: whether the plan keeps up with the time of support,
 * how confident the owner is, how much was unsure, how near the aid ceiling is, which texts are not in both languages.
 */

import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import type { FormBrief } from '../form/form.ts';
import { confidenceAlert, readOutcome } from '../form/outcome.ts';
import { progressNow } from '../form/plan-progress.ts';
import { formsOf, settledForms, standingForm } from '../form/standing.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';

const planName = 'market-entry-plan';
const checklistName = 'eligibility-checklist';
const assessmentName = 'readiness-assessment';
const reviewName = 'monthly-review';

/** A rebuild of the shop takes longer than so many days. */
const rebuildDays = 8 * 7;

export interface PlanLag {
  /** By how many points the share that is not done is above the share of the time that is left. */
  readonly points: number;
  /** Per cent of the plan that is not done. */
  readonly undone: number;
  /** Days of support that are left. */
  readonly days: number;
}

/** How far the agreed plan is behind the support time; of several markets, the one furthest behind. */
export function planLag({ sme, forms = [] }: SheetHead, today: LocalDate): PlanLag | undefined {
  const { supportFrom: from, supportUntil: until } = sme.values;
  if (from === undefined || until === undefined || until <= from) return undefined;
  const progress = settledForms(forms, { name: planName })
    .filter(({ state }) => state === 'agreed')
    .flatMap((plan) => progressNow(plan) ?? []);
  if (progress.length === 0) return undefined;
  const days = Math.max(0, daysBetween(today, until));
  const left = Math.min(1, days / daysBetween(from, until)) * 100;
  const undone = 100 - Math.min(...progress);
  return { points: Math.round(undone - left), undone, days };
}

/** Days of support that are left where the shop is being rebuilt and they may not do. */
export function rebuildDaysLeft(
  { sme, forms = [] }: SheetHead,
  today: LocalDate,
): number | undefined {
  const until = sme.values.supportUntil;
  const checklist = standingForm(forms, { name: checklistName });
  if (until === undefined || readOutcome(checklist?.outcome)?.rebuild !== true) return undefined;
  const days = Math.max(0, daysBetween(today, until));
  return days < rebuildDays ? days : undefined;
}

export interface Confidence {
  readonly level: 'watch' | 'risk';
  readonly confidence: number;
  readonly on: LocalDate;
  readonly formId: string;
}

/** The confidence of the last review that told one, where it is low or fell. */
export function lowConfidence({ forms = [] }: SheetHead): Confidence | undefined {
  const told = settledForms(forms, { name: reviewName })
    .filter(({ state }) => state !== 'replaced')
    .flatMap(({ id, outcome }) => {
      const { confidence, on } = readOutcome(outcome) ?? {};
      return confidence === undefined || on === undefined ? [] : [{ id, confidence, on }];
    });
  const last = told.at(-1);
  if (last === undefined) return undefined;
  const grave = confidenceAlert(last.confidence, told.at(-2)?.confidence);
  if (grave === undefined) return undefined;
  const { id: formId, confidence, on } = last;
  return { level: grave === 'red' ? 'risk' : 'watch', confidence, on, formId };
}

/** The form that stands with the greatest share of "not sure". */
export function mostUnsure({
  forms = [],
}: SheetHead): { readonly share: number; readonly formId: string } | undefined {
  return [checklistName, assessmentName]
    .flatMap((name) => standingForm(forms, { name }) ?? [])
    .flatMap(({ id, outcome }) => {
      const share = readOutcome(outcome)?.unsureShare;
      return share === undefined ? [] : [{ share, formId: id }];
    })
    .toSorted((a, b) => b.share - a.share)[0];
}

/** How much of the aid ceiling is used, in per cent. */
export function aidShareOf({ forms = [] }: SheetHead): number | undefined {
  return readOutcome(standingForm(forms, { name: checklistName })?.outcome)?.aidShare;
}

export interface Untranslated {
  /** How many texts say nothing in one of the languages, or say what is no longer so. */
  readonly count: number;
  /** The day of the oldest review or agreement among them. */
  readonly since: LocalDate;
  readonly formId: string;
}

/** What both sides read and is not in both languages: of reviews that were held and plans that were agreed. */
export function untranslated({ forms = [] }: SheetHead): Untranslated | undefined {
  const found = [reviewName, planName]
    .flatMap((name) => formsOf(forms, { name }))
    .filter(({ state }) => state === 'complete' || state === 'agreed')
    .flatMap((form) => {
      const since = form.agreedOn ?? form.onDate;
      const count = textsToTranslate(form);
      return count === 0 || since === undefined ? [] : [{ count, since, formId: form.id }];
    })
    .toSorted((a, b) => (a.since < b.since ? -1 : 1));
  const [oldest] = found;
  if (oldest === undefined) return undefined;
  return { ...oldest, count: found.reduce((sum, { count }) => sum + count, 0) };
}

/** How many texts of a form lack a translation, or have one that is behind its original. */
function textsToTranslate({ gaps = {} }: FormBrief): number {
  return Object.values(gaps).reduce((sum, { missing, stale }) => sum + missing + stale, 0);
}
