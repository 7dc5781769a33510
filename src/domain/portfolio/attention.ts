/**
 * Why an SME asks for attention: silence, a late review, overdue actions, open problems.
 *
 * Silence is the earliest sign that a business drifts away (source report, lesson 6), so it comes first. Every
 * reason is computed from what was logged, on a given day, and never stored; the limits stand in one table.
 * Limits: closures and public holidays do not stretch the counts of days.
 */

import { type ActionState, isOpenAction } from '../action/action.ts';
import { addMonths, dateOf, daysBetween, type LocalDate } from '../calendar/local-date.ts';
import type { Action, Issue, Sme } from '../operation/record.ts';
import { isOpenIssue } from '../issue/issue.ts';
import type { JournalSummary } from '../sme/journal-summary.ts';
import type { Stage } from '../sme/sme.ts';

/** What is known of one SME: the head of its sheet and what its journal amounts to. */
export interface SheetHead {
  readonly sme: Sme;
  readonly actions: readonly Action[];
  readonly issues: readonly Issue[];
  readonly summary: JournalSummary;
}

/** The kinds of warning, in the order in which they weigh. */
export const warnings = ['silence', 'lateReview', 'openProblem', 'overdueAction'] as const;
export type Warning = (typeof warnings)[number];

export type AttentionLevel = 'watch' | 'risk';

/** When a warning begins. Days, unless the name says otherwise. */
export const attentionLimits = {
  /** Silent for more days than this. */
  silence: { watchAbove: 21, riskAbove: 35 },
  /** Late by this many days, or more. */
  lateReview: { watchFrom: 7, riskFrom: 21 },
  /** Actions late by `watchFrom`: one is to watch, `riskCount` of them or one late by `riskFrom` need action. */
  overdueAction: { watchFrom: 7, riskFrom: 21, riskCount: 3 },
  /** A problem open for more days than this; severity 1 never warns. */
  openProblem: { seriousAbove: 14, blockingAbove: 7 },
} as const;

/** Severities of an issue that warn. */
const seriousSeverity = 2;
const blockingSeverity = 3;

/** A month between two reviews, unless the programme says otherwise. */
export const reviewEveryDefault = 1;

/** A warning about one SME, with the figure that it shows. */
export interface Reason {
  readonly warning: Warning;
  readonly level: AttentionLevel;
  /** Days of silence or lateness, for problems the days since the oldest was opened. */
  readonly days: number;
  /** How many actions or problems; 1 for the others. */
  readonly count: number;
}

const supportedStages: ReadonlySet<Stage> = new Set(['enrolled', 'inducted', 'supported']);
const quietStages: ReadonlySet<Stage> = new Set([
  'completed',
  'ineligible',
  'declined',
  'withdrawn',
  'paused',
]);

/** Whether the SME is being accompanied: only then are contacts and reviews expected. */
export function isSupported(stage: Stage): boolean {
  return supportedStages.has(stage);
}

/** Whether nothing is expected of the SME: support ended, never began, or rests. */
export function isQuiet(stage: Stage): boolean {
  return quietStages.has(stage);
}

/** The reasons of one SME, in the order of `warnings`. */
export function reasonsOf(
  head: SheetHead,
  today: LocalDate,
  reviewEvery: number = reviewEveryDefault,
): readonly Reason[] {
  if (isQuiet(head.sme.values.stage)) return [];
  return [
    silence(head, today),
    lateReview(head, today, reviewEvery),
    openProblem(head.issues, today),
    overdueAction(head.actions, today),
  ].flatMap((reason) => reason ?? []);
}

/** The worst of some reasons; nothing when there is none. */
export function worstLevel(reasons: readonly Reason[]): AttentionLevel | undefined {
  if (reasons.some(({ level }) => level === 'risk')) return 'risk';
  return reasons.length > 0 ? 'watch' : undefined;
}

/** The day from which silence counts: the last contact in which they were reached, else the enrolment. */
export function silentSince({ sme, summary }: SheetHead): LocalDate | undefined {
  const { lastReached } = summary;
  return lastReached === undefined ? sme.values.enrolledOn : dateOf(lastReached.at);
}

/**
 * The day on which the next monthly review is due, whether or not one is planned: a month after the last one,
 * or after the enrolment. Nothing for an SME that is not being supported.
 */
export function reviewDueOn(
  { sme, summary }: SheetHead,
  reviewEvery: number = reviewEveryDefault,
): LocalDate | undefined {
  if (!isSupported(sme.values.stage)) return undefined;
  const { lastReview } = summary;
  const from = lastReview === undefined ? sme.values.enrolledOn : dateOf(lastReview.at);
  return from === undefined ? undefined : addMonths(from, reviewEvery);
}

/** Actions still to do whose date is past, however little. */
export function overdueActions(actions: readonly Action[], today: LocalDate): readonly Action[] {
  return actions.filter(({ values }) => isLate(values.state, values.due, today));
}

function isLate(state: ActionState, due: LocalDate | undefined, today: LocalDate): boolean {
  return due !== undefined && due < today && isOpenAction(state);
}

function silence(head: SheetHead, today: LocalDate): Reason | undefined {
  const since = silentSince(head);
  if (since === undefined || !isSupported(head.sme.values.stage)) return undefined;
  const days = daysBetween(since, today);
  const { watchAbove, riskAbove } = attentionLimits.silence;
  if (days <= watchAbove) return undefined;
  return { warning: 'silence', level: days > riskAbove ? 'risk' : 'watch', days, count: 1 };
}

function lateReview(head: SheetHead, today: LocalDate, reviewEvery: number): Reason | undefined {
  const due = reviewDueOn(head, reviewEvery);
  // A review that has its date is awaited, not late.
  if (due === undefined || plannedReviewOn(head.summary, today) !== undefined) return undefined;
  const days = daysBetween(due, today);
  const { watchFrom, riskFrom } = attentionLimits.lateReview;
  if (days < watchFrom) return undefined;
  return { warning: 'lateReview', level: days >= riskFrom ? 'risk' : 'watch', days, count: 1 };
}

/** The day of the next monthly review that is planned, today included. */
export function plannedReviewOn(summary: JournalSummary, today: LocalDate): LocalDate | undefined {
  const planned = summary.planned.find(
    ({ kind, at }) => kind === 'monthlyReview' && dateOf(at) >= today,
  );
  return planned === undefined ? undefined : dateOf(planned.at);
}

function overdueAction(actions: readonly Action[], today: LocalDate): Reason | undefined {
  const { watchFrom, riskFrom, riskCount } = attentionLimits.overdueAction;
  const late = overdueActions(actions, today)
    .map(({ values }) => daysBetween(values.due ?? today, today))
    .filter((days) => days >= watchFrom);
  if (late.length === 0) return undefined;
  const days = Math.max(...late);
  const level = late.length >= riskCount || days >= riskFrom ? 'risk' : 'watch';
  return { warning: 'overdueAction', level, days, count: late.length };
}

function openProblem(issues: readonly Issue[], today: LocalDate): Reason | undefined {
  const { seriousAbove, blockingAbove } = attentionLimits.openProblem;
  const found = issues
    .filter(({ values }) => values.kind === 'problem' && isOpenIssue(values.state))
    .map(({ values }) => ({
      severity: values.severity,
      days: daysBetween(values.openedOn, today),
    }))
    .filter(
      ({ severity, days }) =>
        (severity === seriousSeverity && days > seriousAbove) ||
        (severity >= blockingSeverity && days > blockingAbove),
    );
  if (found.length === 0) return undefined;
  const blocking = found.some(({ severity }) => severity >= blockingSeverity);
  const days = Math.max(...found.map((problem) => problem.days));
  return { warning: 'openProblem', level: blocking ? 'risk' : 'watch', days, count: found.length };
}
