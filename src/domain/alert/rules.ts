/**
 * The rules: one line per kind of alert, in the order in which they weigh. `number` is the rule's in the list of
 * early warnings (docs/alerts.md); a rule whose data do not exist yet is not in the table.
 *
 * One fact never raises two alerts: `hides` names the kinds that would only say again what this one says. Nothing is
 * ever raised for an SME of which nothing is expected; that is asked before the table is.
 */

import { dateOf, daysBetween } from '../calendar/local-date.ts';
import { isOpenIssue } from '../issue/issue.ts';
import { issueDays } from '../operation/happened-on.ts';
import type { Issue } from '../operation/record.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import type { Stage } from '../sme/sme.ts';
import type { AlertId, ProgrammeAlertId, SmeAlertId } from './alert.ts';
import type { AlertContext } from './context.ts';
import {
  brokenSince,
  figuresMissingSince,
  neverConnected,
  withoutBaselineSince,
  worstFall,
} from './figures-facts.ts';
import {
  availableDaysSince,
  overdueActions,
  plannedReview,
  reviewDueOn,
  reviewDueUnmoved,
  silentSince,
  supportedStages,
} from './expected.ts';
import { applied, formRules } from './form-rules.ts';
import { at, type Fact, lasting, type Rule, type RuleBase, sinceDay } from './levels.ts';
import { type LimitId, limitIdsOf, limitRow } from './limits.ts';
import { meetingClosedBy } from './meeting-day.ts';
import { enrolledOn, stageDay, supportBegan } from '../sme/journey-days.ts';

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
/** The stages in which an SME can be stuck, each with its limits. */
const stuckLimits: ReadonlyMap<Stage, LimitId> = new Map(
  limitIdsOf('stuckInStage').flatMap((id) => {
    const { stage } = limitRow(id);
    return stage === undefined ? [] : [[stage, id] as const];
  }),
);

export const rules = {
  silence: {
    number: 1,
    respectsClosures: true,
    readsContacts: true,
    stages: supportedStages,
    hides: ['oneWay', 'noNextContact'],
    raise: (head, context) => {
      const since = silentSince(head);
      return since === undefined ? undefined : lasting('silence', head.sme, since, context);
    },
  },
  lateReview: {
    number: 2,
    respectsClosures: true,
    readsContacts: true,
    stages: supportedStages,
    hides: ['noNextContact', 'reviewInClosure'],
    raise: (head, context) => {
      // A review that has its date is awaited, not late.
      if (plannedReview(head.summary, context.today) !== undefined) return undefined;
      const due = reviewDueOn(head, context);
      if (due === undefined || due >= context.today) return undefined;
      const fact = lasting('lateReview', head.sme, due, context);
      return fact && { ...fact, on: due };
    },
  },
  openProblem: {
    number: 11,
    respectsClosures: true,
    stages: goingOn,
    hides: [],
    raise: openProblem,
  },
  lowConfidence: formRules.lowConfidence,
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
    readsContacts: true,
    stages: goingOn,
    hides: ['oneWay'],
    raise: ({ summary }, context) =>
      at('missedMeetings', summary.missedInRow, context, { count: summary.missedInRow }),
  },
  oneWay: {
    number: 6,
    respectsClosures: true,
    readsContacts: true,
    stages: applied,
    hides: [],
    raise: (head, context) => {
      const count = head.summary.unansweredInRow;
      const fact = at('oneWay', count, context, { count });
      // Who is away answers nobody.
      return fact === undefined || context.isAway(head.sme) ? undefined : fact;
    },
  },
  noNextContact: {
    number: 3,
    respectsClosures: false,
    readsContacts: true,
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
  planBehind: formRules.planBehind,
  rebuildLate: formRules.rebuildLate,
  stuckInStage: {
    number: 7,
    respectsClosures: true,
    stages: new Set(stuckLimits.keys()),
    hides: [],
    raise: ({ sme }, context) => {
      const { stage } = sme.values;
      const limit = stuckLimits.get(stage);
      const since = stageDay(sme, stage) ?? (stage === 'enrolled' ? enrolledOn(sme) : undefined);
      if (limit === undefined || since === undefined) return undefined;
      return lasting(limit, sme, since, context);
    },
  },
  reviewInClosure: {
    number: 14,
    respectsClosures: true,
    readsContacts: true,
    stages: supportedStages,
    hides: [],
    raise: reviewInClosure,
  },
  fewerOrders: {
    number: 10,
    respectsClosures: false,
    stages: supportedStages,
    hides: [],
    raise: ({ figures = [] }, context) => {
      const fall = worstFall(figures, context.today);
      if (fall === undefined) return undefined;
      const { share, month, orders, yearBack } = fall;
      return at('fewerOrders', share, context, { share, on: month, count: orders, yearBack });
    },
  },
  brokenConnection: {
    number: 8,
    respectsClosures: false,
    stages: supportedStages,
    hides: [],
    raise: ({ channels = [] }, context) =>
      sinceDay('brokenConnection', brokenSince(channels), context),
  },
  figuresMissing: {
    number: 9,
    respectsClosures: true,
    stages: supportedStages,
    hides: [],
    raise: (head, context) => {
      const since = figuresMissingSince(head, context.today);
      return since === undefined ? undefined : lasting('figuresMissing', head.sme, since, context);
    },
  },
  notConnected: {
    number: 8,
    respectsClosures: false,
    stages: supportedStages,
    hides: [],
    raise: ({ sme, channels = [] }, context) =>
      neverConnected(channels) ? sinceDay('notConnected', supportBegan(sme), context) : undefined,
  },
  noBaseline: {
    number: 9,
    respectsClosures: true,
    stages: supportedStages,
    hides: [],
    raise: (head, context) => {
      const since = withoutBaselineSince(head);
      return since === undefined ? undefined : lasting('noBaseline', head.sme, since, context);
    },
  },
  aidCeiling: formRules.aidCeiling,
  unsureAnswers: formRules.unsureAnswers,
  notTranslated: formRules.notTranslated,
} as const satisfies Readonly<Record<SmeAlertId, Rule>>;

/** Whether an alert counts only days on which somebody can be expected to answer. */
export function respectsClosures(id: AlertId): boolean {
  return { ...rules, ...programmeRules }[id].respectsClosures;
}

/** The rules about organisations, which `organisation/engagement.ts` applies, and the programme, `programme-alerts.ts`. */
export const programmeRules = {
  noReply: { number: 18, respectsClosures: false },
  enrolmentBehind: { number: 17, respectsClosures: false },
} as const satisfies Readonly<Record<ProgrammeAlertId, RuleBase>>;

function overdueAction(head: SheetHead, context: AlertContext): Fact | undefined {
  const { watch, risk = watch } = context.limits.overdueAction;
  const overdue = overdueActions(head.actions, context.today);
  if (overdue.length === 0) return undefined;
  const late = overdue
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
  const problems = head.issues.filter(isProblem);
  if (problems.length === 0) return undefined;
  const long = problems
    .map((issue) => {
      const since = issueDays(issue).openedOn;
      const days = availableDaysSince(head.sme, since, context);
      return { id: issue.id, severity: issue.values.severity, since, days };
    })
    .filter(({ severity, days }) => days > (severity >= blocking ? risk : watch));
  const [worst] = long.toSorted((a, b) => b.severity - a.severity || b.days - a.days);
  if (worst === undefined) return undefined;
  const { id: recordId, severity, days, since } = worst;
  const level = severity >= blocking ? 'risk' : 'watch';
  return { level, days, count: long.length, since, recordId };
}

function isProblem({ values }: Issue): boolean {
  return values.kind === 'problem' && values.severity >= serious && isOpenIssue(values.state);
}

function reviewInClosure(head: SheetHead, context: AlertContext): Fact | undefined {
  const { today, limits, reviewEvery } = context;
  const planned = plannedReview(head.summary, today);
  const on = planned === undefined ? reviewDueUnmoved(head, reviewEvery) : dateOf(planned.at);
  if (on === undefined || on < today) return undefined;
  const days = daysBetween(today, on);
  if (days > limits.reviewInClosure.watch) return undefined;
  const reason = meetingClosedBy(head.sme, on, context);
  if (reason === undefined) return undefined;
  return {
    level: 'watch',
    days,
    on,
    closedBy: reason,
    recordId: planned?.id,
  };
}
