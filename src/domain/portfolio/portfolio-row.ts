/**
 * One line of the portfolio: what a person needs to see of an SME to know whether, and when, to act.
 * Nothing of it is stored; it is made anew from the head of the sheet and the day.
 */

import type { Alert } from '../alert/alert.ts';
import { type AlertList, alertsOf } from '../alert/alerts-of.ts';
import type { AlertContext } from '../alert/context.ts';
import {
  availableDaysSince,
  isQuiet,
  isSupported,
  overdueActions,
  plannedReview,
  reviewDueOn,
} from '../alert/expected.ts';
import { type Health, type HealthLevel, healthOf } from '../alert/health.ts';
import { mayTellAlert } from '../alert/told-alerts.ts';
import { isOpenAction } from '../action/action.ts';
import type { ContactMode } from '../contact/contact.ts';
import { dateOf, type LocalDate } from '../calendar/local-date.ts';
import { isOpenIssue } from '../issue/issue.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import {
  type ContactBrief,
  emptyJournalSummary,
  type JournalSummary,
  mayPrint,
} from '../sme/journal-summary.ts';
import type { HealthOverride, Stage } from '../sme/sme.ts';
import { isContested, type Sme } from '../operation/record.ts';
import { fold } from '../text/fold.ts';

/** The parts of the list, in their order. */
export const portfolioGroups = [
  'attention',
  'regular',
  'selection',
  'prospects',
  'paused',
  'ended',
] as const;
export type PortfolioGroup = (typeof portfolioGroups)[number];

/** What comes next with the SME. */
export interface NextDate {
  /** A contact that has its date, or the day on which a review falls due. */
  readonly kind: 'planned' | 'reviewDue';
  readonly on: LocalDate;
  readonly late: boolean;
  readonly review: boolean;
  readonly mode?: ContactMode | undefined;
  /** Of a contact that has its date: whether it is known not to be confidential. */
  readonly mayPrint?: boolean | undefined;
}

export interface PortfolioRow {
  readonly id: string;
  readonly name: string;
  /** The name folded, so that order and look-up never depend on the language of the device. */
  readonly foldedName: string;
  /** The SME itself, for what only some lists show. */
  readonly values: Sme['values'];
  readonly town: string | undefined;
  readonly launchPadId: string;
  readonly accountManagerId: string | undefined;
  /** The account manager has left: nobody looks after the SME. */
  readonly managerLeft: boolean;
  readonly stage: Stage;
  readonly group: PortfolioGroup;
  readonly health: HealthLevel;
  /** The judgement over the computed health, while it holds. */
  readonly override: HealthOverride | undefined;
  /** Those that are raised, in the order of weight: why it asks for attention. */
  readonly alerts: readonly Alert[];
  /** The last in which somebody was reached: attempts do not end a silence. */
  readonly lastContact: ContactBrief | undefined;
  /** Days since the last contact on which somebody could be expected to answer, as the alert counts them; 0 today. */
  readonly silentDays: number | undefined;
  readonly next: NextDate | undefined;
  readonly openIssues: number;
  readonly openActions: number;
  readonly overdueActions: number;
  /** Someone has to choose between two versions of something on this sheet. */
  readonly conflict: boolean;
}

/** The row of one SME on a day; its alerts where they are known already. */
export function portfolioRow(
  head: SheetHead,
  context: AlertContext,
  alerts: AlertList = alertsOf(head, context),
): PortfolioRow {
  const { today } = context;
  const { sme, summary } = head;
  const { name, town, launchPadId, accountManagerId, stage } = sme.values;
  const health = healthOf(head, alerts, today);
  const last = summary.lastReached;
  const conflict =
    summary.openConflicts !== undefined ||
    isContested(sme) ||
    head.actions.some(isContested) ||
    head.issues.some(isContested);
  return {
    id: sme.id,
    name,
    foldedName: fold(name),
    values: sme.values,
    town,
    launchPadId,
    accountManagerId,
    managerLeft: accountManagerId !== undefined && context.managerOf(sme) === undefined,
    stage,
    group: conflict || needsAttention(health, alerts.raised) ? 'attention' : groupOfStage(stage),
    health: health.level,
    override: health.override,
    alerts: alerts.raised,
    lastContact: last,
    silentDays: last === undefined ? undefined : availableDaysSince(sme, dateOf(last.at), context),
    next: nextDateOf(head, context),
    openIssues: head.issues.filter(({ values }) => isOpenIssue(values.state)).length,
    openActions: head.actions.filter(({ values }) => isOpenAction(values.state)).length,
    overdueActions: overdueActions(head.actions, today).length,
    conflict,
  };
}

/** A row as it leaves on paper: without the day of a confidential contact, and without what is counted from one. */
export function rowOnPaper(
  row: PortfolioRow,
  summary: JournalSummary = emptyJournalSummary,
): PortfolioRow {
  const { lastContact, silentDays, next, alerts } = row;
  const isTold = lastContact === undefined || mayPrint(lastContact);
  return {
    ...row,
    lastContact: isTold ? lastContact : undefined,
    silentDays: isTold ? silentDays : undefined,
    next: next !== undefined && mayTellNext(next, summary) ? next : undefined,
    alerts: alerts.filter((alert) => mayTellAlert(alert, summary)),
  };
}

/** A review is due so long after the last one, whose day it would tell. */
function mayTellNext({ kind, mayPrint: isTold }: NextDate, summary: JournalSummary): boolean {
  return kind === 'planned' ? isTold === true : mayTellAlert({ id: 'lateReview' }, summary);
}

function needsAttention({ override }: Health, alerts: readonly Alert[]): boolean {
  return alerts.length > 0 || (override !== undefined && override.level !== 'ok');
}

function groupOfStage(stage: Stage): PortfolioGroup {
  if (isSupported(stage)) return 'regular';
  if (stage === 'screening' || stage === 'eligible') return 'selection';
  if (stage === 'prospect') return 'prospects';
  return stage === 'paused' ? 'paused' : 'ended';
}

/**
 * What comes next. A review that is due and has no date comes before any other appointment, because it is what
 * has to be arranged; a planned contact whose day went by without a word is late as well.
 */
function nextDateOf(head: SheetHead, context: AlertContext): NextDate | undefined {
  const { today } = context;
  if (isQuiet(head.sme.values.stage)) return undefined;
  const due = reviewDueOn(head, context);
  const reviewIsPlanned = plannedReview(head.summary, today) !== undefined;
  if (due !== undefined && due < today && !reviewIsPlanned) {
    return { kind: 'reviewDue', on: due, late: true, review: true };
  }
  const { planned } = head.summary;
  const coming = planned.find(({ at }) => dateOf(at) >= today) ?? planned.at(-1);
  if (coming !== undefined) {
    const on = dateOf(coming.at);
    const review = coming.kind === 'monthlyReview';
    const { mode } = coming;
    return { kind: 'planned', on, late: on < today, review, mode, mayPrint: mayPrint(coming) };
  }
  return due === undefined ? undefined : { kind: 'reviewDue', on: due, late: false, review: true };
}
