/** What the rules about forms ask of the head of a sheet: the facts of its forms, next to the time of support. */

import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import type { FormBrief } from '../form/form-brief.ts';
import { type FormFacts, formFacts } from '../form/form-facts.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';

/** A rebuild of the shop takes longer than so many days. */
const rebuildDays = 8 * 7;

/** The facts of the forms of a sheet: as its head keeps them, or made of what it knows of the forms. */
export function factsOf(head: SheetHead): FormFacts {
  // Not taken apart: the head reads all forms when it is asked for them.
  return head.formFacts ?? foldedFacts(head.forms ?? none);
}

const none: readonly FormBrief[] = [];
const folded = new WeakMap<readonly FormBrief[], FormFacts>();

function foldedFacts(forms: readonly FormBrief[]): FormFacts {
  const facts = folded.get(forms) ?? formFacts(forms);
  folded.set(forms, facts);
  return facts;
}

export interface PlanLag {
  /** By how many points the share that is not done is above the share of the time that is left. */
  readonly points: number;
  /** Per cent of the plan that is not done. */
  readonly undone: number;
  /** Days of support that are left. */
  readonly days: number;
}

/** How far the agreed plan is behind the support time; of several markets, the one furthest behind. */
export function planLag(head: SheetHead, today: LocalDate): PlanLag | undefined {
  const { supportFrom: from, supportUntil: until } = head.sme.values;
  if (from === undefined || until === undefined || until <= from) return undefined;
  const { planProgress } = factsOf(head);
  if (planProgress === undefined) return undefined;
  const days = Math.max(0, daysBetween(today, until));
  const left = Math.min(1, days / daysBetween(from, until)) * 100;
  const undone = 100 - planProgress;
  return { points: Math.round(undone - left), undone, days };
}

/** Days of support that are left where the shop is being rebuilt and they may not do. */
export function rebuildDaysLeft(head: SheetHead, today: LocalDate): number | undefined {
  const until = head.sme.values.supportUntil;
  if (until === undefined || factsOf(head).isRebuilt !== true) return undefined;
  const days = Math.max(0, daysBetween(today, until));
  return days < rebuildDays ? days : undefined;
}
