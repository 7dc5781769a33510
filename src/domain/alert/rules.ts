/**
 * The rules: one line per kind of alert, in the order in which they weigh. `number` is the rule's in the list of
 * early warnings (docs/alerts.md); a rule whose data do not exist yet is not in the table.
 *
 * One fact never raises two alerts: `hides` names the kinds that would only say again what this one says. Nothing is
 * ever raised for an SME of which nothing is expected; that is asked before the table is.
 */

import { type AvailabilityRules, closedBy } from '../calendar/availability.ts';
import { addDays, dateOf, daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { isOpenIssue } from '../issue/issue.ts';
import type { Issue } from '../operation/record.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import type { Stage } from '../sme/sme.ts';
import type {
  Alert,
  AlertId,
  AlertLevel,
  ProgrammeAlertId,
  ReviewClosedBy,
  SmeAlertId,
} from './alert.ts';
import { type AlertContext, closuresOf } from './context.ts';
import {
  availableDaysSince,
  availableSilentDays,
  overdueActions,
  plannedReview,
  reviewDueOn,
  reviewDueUnmoved,
  silentSince,
  supportedStages,
} from './expected.ts';
import { type LimitId, limitIdsOf, limitRow, type Limits } from './limits.ts';

/** An alert without its kind, which the table knows. */
export type Fact = Omit<Alert, 'id'>;

interface RuleBase {
  readonly number: number;
  /** Whether days on which nobody can be expected to answer are left out. */
  readonly respectsClosures: boolean;
}

export interface Rule extends RuleBase {
  /** Where the rule is live. */
  readonly stages: ReadonlySet<Stage>;
  readonly hides: readonly SmeAlertId[];
  raise(head: SheetHead, context: AlertContext): Fact | undefined;
}

/** Late actions that need action whatever their lateness. */
const lateActionsRisk = 3;
/** Severities of a problem that are told apart; a minor one is never raised. */
const serious = 2;
const blocking = 3;

const goingOn: ReadonlySet<Stage> = new Set([
  'prospect',
  'screening',
  'eligible',
  ...supportedStages,
]);
const applied: ReadonlySet<Stage> = new Set(['screening', 'eligible', ...supportedStages]);

export const rules = {
  silence: {
    number: 1,
    respectsClosures: true,
    stages: supportedStages,
    hides: ['oneWay', 'noNextContact'],
    raise: (head, context) => {
      const days = availableSilentDays(head, context);
      if (days === undefined) return undefined;
      return at('silence', days, context, { days, since: silentSince(head) });
    },
  },
  lateReview: {
    number: 2,
    respectsClosures: true,
    stages: supportedStages,
    hides: ['noNextContact', 'reviewInClosure'],
    raise: (head, context) => {
      // A review that has its date is awaited, not late.
      if (plannedReview(head.summary, context.today) !== undefined) return undefined;
      const due = reviewDueOn(head, context);
      if (due === undefined || due >= context.today) return undefined;
      const days = availableDaysSince(head.sme, due, context);
      return at('lateReview', days, context, { days, since: due, on: due });
    },
  },
  openProblem: {
    number: 11,
    respectsClosures: true,
    stages: goingOn,
    hides: [],
    raise: openProblem,
  },
  overdueAction: {
    number: 4,
    respectsClosures: true,
    stages: goingOn,
    hides: [],
    raise: overdueAction,
  },
  missedMeetings: {
    number: 5,
    respectsClosures: false,
    stages: goingOn,
    hides: ['oneWay'],
    raise: ({ summary }, context) =>
      at('missedMeetings', summary.missedInRow, context, { count: summary.missedInRow }),
  },
  oneWay: {
    number: 6,
    respectsClosures: true,
    stages: applied,
    hides: [],
    raise: (head, context) => {
      const count = head.summary.unansweredInRow;
      const fact = at('oneWay', count, context, { count });
      // Who is away answers nobody.
      return fact === undefined || isAway(head, context) ? undefined : fact;
    },
  },
  noNextContact: {
    number: 3,
    respectsClosures: false,
    stages: supportedStages,
    hides: [],
    raise: ({ summary }, context) => {
      const { lastHeld, planned } = summary;
      if (lastHeld === undefined) return undefined;
      if (planned.some((contact) => dateOf(contact.at) >= context.today)) return undefined;
      const since = dateOf(lastHeld.at);
      const days = daysBetween(since, context.today);
      return at('noNextContact', days, context, { days, since });
    },
  },
  stuckInStage: {
    number: 7,
    respectsClosures: true,
    stages: new Set(['screening', 'eligible', 'enrolled', 'inducted']),
    hides: [],
    raise: ({ sme }, context) => {
      const { stage, stageDates, enrolledOn } = sme.values;
      const [limit] = limitIdsOf('stuckInStage', stage);
      const since = stageDates?.[stage] ?? (stage === 'enrolled' ? enrolledOn : undefined);
      if (limit === undefined || since === undefined) return undefined;
      const days = availableDaysSince(sme, since, context);
      return at(limit, days, context, { days, since });
    },
  },
  reviewInClosure: {
    number: 14,
    respectsClosures: true,
    stages: supportedStages,
    hides: [],
    raise: reviewInClosure,
  },
} as const satisfies Readonly<Record<SmeAlertId, Rule>>;

/** Whether an alert counts only days on which somebody can be expected to answer. */
export function respectsClosures(id: AlertId): boolean {
  return { ...rules, ...programmeRules }[id].respectsClosures;
}

/** The rule about the programme as a whole, which `programme-alerts.ts` applies. */
export const programmeRules = {
  enrolmentBehind: { number: 17, respectsClosures: false },
} as const satisfies Readonly<Record<ProgrammeAlertId, RuleBase>>;

/** The fact at the level that a figure reaches, or nothing below the first limit. */
function at(
  id: LimitId,
  figure: number,
  { limits }: AlertContext,
  fact: Omit<Fact, 'level'>,
): Fact | undefined {
  const level = levelAt(figure, limits[id], limitRow(id).above === true);
  return level === undefined ? undefined : { level, ...fact };
}

/** The level that a figure reaches. */
export function levelAt(figure: number, limits: Limits, above: boolean): AlertLevel | undefined {
  const reaches = (limit: number): boolean => (above ? figure > limit : figure >= limit);
  if (limits.risk !== undefined && reaches(limits.risk)) return 'risk';
  return reaches(limits.watch) ? 'watch' : undefined;
}

function overdueAction(head: SheetHead, context: AlertContext): Fact | undefined {
  const { watch, risk = watch } = context.limits.overdueAction;
  const late = overdueActions(head.actions, context.today)
    .map(({ id, values }) => ({ id, since: values.due ?? context.today }))
    .map((one) => ({ ...one, days: availableDaysSince(head.sme, one.since, context) }))
    .filter(({ days }) => days >= watch);
  const [worst] = late.toSorted((a, b) => b.days - a.days);
  if (worst === undefined) return undefined;
  const { id: recordId, days, since } = worst;
  const level = late.length >= lateActionsRisk || days >= risk ? 'risk' : 'watch';
  return { level, days, count: late.length, since, recordId };
}

function openProblem(head: SheetHead, context: AlertContext): Fact | undefined {
  const { watch, risk = watch } = context.limits.openProblem;
  const lasting = head.issues
    .filter(isProblem)
    .map(({ id, values: { severity, openedOn } }) => ({ id, severity, since: openedOn }))
    .map((one) => ({ ...one, days: availableDaysSince(head.sme, one.since, context) }))
    .filter(({ severity, days }) => days > (severity >= blocking ? risk : watch));
  const [worst] = lasting.toSorted((a, b) => b.severity - a.severity || b.days - a.days);
  if (worst === undefined) return undefined;
  const { id: recordId, severity, days, since } = worst;
  const level = severity >= blocking ? 'risk' : 'watch';
  return { level, days, count: lasting.length, since, recordId };
}

function isProblem({ values }: Issue): boolean {
  return values.kind === 'problem' && values.severity >= serious && isOpenIssue(values.state);
}

/** Whether today lies in a closure of the SME or in a window when its country is away. */
function isAway({ sme }: SheetHead, context: AlertContext): boolean {
  const { region, softWindows } = context.rulesOf(sme);
  const away = { region, softWindows, bridgeDays: false, publicHolidays: false, weekends: false };
  return closedBy(context.today, closuresOf(sme), away) !== undefined;
}

function reviewInClosure(head: SheetHead, context: AlertContext): Fact | undefined {
  const { today, limits, reviewEvery } = context;
  const planned = plannedReview(head.summary, today);
  const on = planned === undefined ? reviewDueUnmoved(head, reviewEvery) : dateOf(planned.at);
  if (on === undefined || on < today || on > addDays(today, limits.reviewInClosure.watch)) {
    return undefined;
  }
  const reason = reviewClosedBy(head, on, context);
  if (reason === undefined) return undefined;
  return {
    level: 'watch',
    days: daysBetween(today, on),
    on,
    closedBy: reason,
    recordId: planned?.id,
  };
}

/** Why nobody meets on a day, on either side; a weekend is a choice. */
function reviewClosedBy(
  { sme }: SheetHead,
  on: LocalDate,
  context: AlertContext,
): ReviewClosedBy | undefined {
  const { region, softWindows } = context.rulesOf(sme);
  const rules: AvailabilityRules = {
    region,
    softWindows,
    bridgeDays: true,
    publicHolidays: true,
    weekends: false,
  };
  const theirs = closedBy(on, closuresOf(sme), rules);
  if (theirs !== undefined) return theirs;
  if (context.absencesOf(sme).some(({ from, to }) => from <= on && on <= to)) return 'absence';
  return closedBy(on, [], { ...rules, region: context.padRegionOf(sme) });
}
