/**
 * What alerts ask of the forms of a sheet: how confident the owner is, how far the plan is, how much was unsure, how near the aid
 * ceiling is, which texts are not in both languages. Folded when a form changes, from what the head knows of the forms: a start
 * evaluates the alerts of every sheet, and would read years of forms for these few facts.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import type { FormBrief } from './form-brief.ts';
import { confidenceAlert, readOutcome } from './outcome.ts';
import { progressNow } from './plan-progress.ts';
import { formsOf, settledForms, standingForm } from './standing.ts';

const planName = 'market-entry-plan';
const checklistName = 'eligibility-checklist';
const assessmentName = 'readiness-assessment';
const reviewName = 'monthly-review';

export interface FormFacts {
  readonly lowConfidence?: Confidence | undefined;
  /** Per cent of the agreed plan that is done; of several markets, the least. */
  readonly planProgress?: number | undefined;
  /** The shop is being rebuilt. */
  readonly isRebuilt?: true | undefined;
  /** The form that stands with the greatest share of "not sure", in per cent. */
  readonly mostUnsure?: { readonly share: number; readonly formId: string } | undefined;
  /** How much of the aid ceiling is used, in per cent. */
  readonly aidShare?: number | undefined;
  readonly untranslated?: Untranslated | undefined;
}

/** The confidence of the last review that told one, where it is low or fell. */
export interface Confidence {
  readonly level: 'watch' | 'risk';
  readonly confidence: number;
  readonly on: LocalDate;
  readonly formId: string;
}

/** What both sides read and is not in both languages: of reviews that were held and plans that were agreed. */
export interface Untranslated {
  /** How many texts say nothing in one of the languages, or say what is no longer so. */
  readonly count: number;
  /** The day of the oldest review or agreement among them. */
  readonly since: LocalDate;
  readonly formId: string;
}

/** The facts of some forms, in any order; what they do not tell is absent. */
export function formFacts(forms: readonly FormBrief[]): FormFacts {
  const checklist = readOutcome(standingForm(forms, { name: checklistName })?.outcome);
  const facts: FormFacts = {
    lowConfidence: lowConfidence(forms),
    planProgress: planProgress(forms),
    isRebuilt: checklist?.rebuild,
    mostUnsure: mostUnsure(forms),
    aidShare: checklist?.aidShare,
    untranslated: untranslated(forms),
  };
  // They are stored: what is absent takes no room.
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}

function planProgress(forms: readonly FormBrief[]): number | undefined {
  const progress = settledForms(forms, { name: planName })
    .filter(({ state }) => state === 'agreed')
    .flatMap((plan) => progressNow(plan) ?? []);
  return progress.length === 0 ? undefined : Math.min(...progress);
}

function lowConfidence(forms: readonly FormBrief[]): Confidence | undefined {
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

function mostUnsure(forms: readonly FormBrief[]): FormFacts['mostUnsure'] {
  return [checklistName, assessmentName]
    .flatMap((name) => standingForm(forms, { name }) ?? [])
    .flatMap(({ id, outcome }) => {
      const share = readOutcome(outcome)?.unsureShare;
      return share === undefined ? [] : [{ share, formId: id }];
    })
    .toSorted((a, b) => b.share - a.share)[0];
}

function untranslated(forms: readonly FormBrief[]): Untranslated | undefined {
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

/**
 * Briefs without the outcomes that nobody asks a head for: those of checklists and assessments that do not stand. They are
 * most of what a long programme would keep of its forms; who compares assessments reads the forms.
 */
export function withReadOutcomes(forms: readonly FormBrief[]): readonly FormBrief[] {
  const unread = new Set(
    [checklistName, assessmentName].flatMap((name) => {
      const standing = standingForm(forms, { name });
      return formsOf(forms, { name }).filter((brief) => brief !== standing);
    }),
  );
  return forms.map((brief) => {
    if (!unread.has(brief)) return brief;
    const { outcome: _, ...rest } = brief;
    return rest;
  });
}
