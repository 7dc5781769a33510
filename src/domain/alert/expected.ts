/**
 * What is expected of an SME at its stage, and by when: contacts, reviews, actions. The rules, the list and the
 * calendar ask the same questions here, so that they never differ by a day.
 */

import { isOpenAction } from '../action/action.ts';
import { addMonths, dateOf, type LocalDate } from '../calendar/local-date.ts';
import type { Action, Sme } from '../operation/record.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import type { ContactBrief, JournalSummary } from '../sme/journal-summary.ts';
import { sideExits, type Stage } from '../sme/sme.ts';
import { supportBegan } from '../sme/journey-days.ts';
import { pausesInTime } from '../sme/times-on-hold.ts';
import type { AlertContext } from './context.ts';

export const supportedStages: ReadonlySet<Stage> = new Set(['enrolled', 'inducted', 'supported']);
const quietStages: ReadonlySet<Stage> = new Set(['completed', ...sideExits]);

/** Whether the SME is being accompanied: only then are contacts and reviews expected. */
export function isSupported(stage: Stage): boolean {
  return supportedStages.has(stage);
}

/** Whether nothing is expected of the SME: support ended, never began, or rests. */
export function isQuiet(stage: Stage): boolean {
  return quietStages.has(stage);
}

/** Whether the SME is on hold on a day, by its stage or by a pause; on the day of its return it is back. */
export function isOnHold(sme: Sme, today: LocalDate): boolean {
  if (sme.values.stage === 'paused') return true;
  // Beside any other stage only those that ended took place.
  return pausesInTime(sme).some(({ from, to = '' }) => from <= today && today < to);
}

/** The day from which silence counts: the last contact in which they were reached, else the day from which it is supported. */
export function silentSince({ sme, summary }: SheetHead): LocalDate | undefined {
  const { lastReached } = summary;
  return lastReached === undefined ? supportBegan(sme) : dateOf(lastReached.at);
}

/** Days from one to today on which somebody could be expected to answer at the SME. */
export function availableDaysSince(sme: Sme, since: LocalDate, context: AlertContext): number {
  return context.openDaysOf(sme).between(since, context.today);
}

/**
 * The day on which the next monthly review is due, whether or not one is planned: a month after the last one,
 * or after support began, and the first day from then on on which they are there. Nothing for an SME that is not
 * being supported, or while the last one may still be to come.
 */
export function reviewDueOn(head: SheetHead, context: AlertContext): LocalDate | undefined {
  if (context.contactsComing) return undefined;
  const due = reviewDueUnmoved(head, context.reviewEvery);
  if (due === undefined) return undefined;
  return context.openDaysOf(head.sme).firstFrom(due);
}

/** The same day before closures move it. */
export function reviewDueUnmoved(
  { sme, summary }: SheetHead,
  reviewEvery: number,
): LocalDate | undefined {
  if (!isSupported(sme.values.stage)) return undefined;
  const { lastReview } = summary;
  const from = lastReview === undefined ? supportBegan(sme) : dateOf(lastReview.at);
  return from === undefined ? undefined : addMonths(from, reviewEvery);
}

/** The next monthly review that is planned, today included. */
export function plannedReview(summary: JournalSummary, today: LocalDate): ContactBrief | undefined {
  return summary.planned.find(({ kind, at }) => kind === 'monthlyReview' && dateOf(at) >= today);
}

/** Actions still to do whose date is past, however little. */
export function overdueActions(actions: readonly Action[], today: LocalDate): readonly Action[] {
  return actions.filter(
    ({ values: { state, due } }) => due !== undefined && due < today && isOpenAction(state),
  );
}
