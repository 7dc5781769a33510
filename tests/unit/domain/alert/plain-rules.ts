/**
 * The rules written the plain way: every count asks the calendar itself, and nothing is passed over because it
 * cannot be reached. Slow; the rules of the application are held against them.
 */

import { isOpenAction } from '../../../../src/domain/action/action.ts';
import type { Alert, SmeAlertId } from '../../../../src/domain/alert/alert.ts';
import { type AlertContext, closuresOf } from '../../../../src/domain/alert/context.ts';
import { limitIdsOf, limitRow } from '../../../../src/domain/alert/limits.ts';
import { formRules } from '../../../../src/domain/alert/form-rules.ts';
import { type Fact, levelAt } from '../../../../src/domain/alert/levels.ts';
import { rules } from '../../../../src/domain/alert/rules.ts';
import {
  availableDaysBetween,
  closedBy,
  firstDayOutsideClosures,
} from '../../../../src/domain/calendar/availability.ts';
import {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  type LocalDate,
} from '../../../../src/domain/calendar/local-date.ts';
import { isOpenIssue } from '../../../../src/domain/issue/issue.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';

type Level = Alert['level'] | undefined;

/** The kinds about channels and figures, which are worked out by hand in `figures-rules.test.ts`. */
export const ofFigures: ReadonlySet<SmeAlertId> = new Set<SmeAlertId>([
  'fewerOrders',
  'brokenConnection',
  'figuresMissing',
  'notConnected',
  'noBaseline',
]);

/** The kinds about forms, worked out by hand in `form-rules.test.ts`. */
export const ofForms: ReadonlySet<SmeAlertId> = new Set<SmeAlertId>(
  (Object.keys(rules) as SmeAlertId[]).filter((id) => Object.hasOwn(formRules, id)),
);

/** What the rule of one kind finds, whatever the stage and whatever else is found. */
export function plainFact(
  id: SmeAlertId,
  head: SheetHead,
  context: AlertContext,
): Fact | undefined {
  const { today } = context;
  const { sme, summary } = head;
  switch (id) {
    case 'silence': {
      const reached = summary.lastReached;
      const since = reached === undefined ? supportBegan(head) : dateOf(reached.at);
      return since === undefined ? undefined : countedSince('silence', head, since, context);
    }
    case 'lateReview': {
      const due = dueReview(head, context);
      if (plannedReview(head, today) !== undefined || due === undefined) return undefined;
      const on = firstDayOutsideClosures(due, closuresOf(sme), context.rulesOf(sme));
      if (on >= today) return undefined;
      const fact = countedSince('lateReview', head, on, context);
      return fact && { ...fact, on };
    }
    case 'openProblem':
      return openProblem(head, context);
    case 'overdueAction':
      return overdueAction(head, context);
    case 'missedMeetings':
      return leveled('missedMeetings', summary.missedInRow, context, {
        count: summary.missedInRow,
      });
    case 'oneWay': {
      const { region, softWindows } = context.rulesOf(sme);
      const away = closedBy(today, closuresOf(sme), {
        region,
        softWindows,
        bridgeDays: false,
        publicHolidays: false,
        weekends: false,
      });
      if (away !== undefined) return undefined;
      return leveled('oneWay', summary.unansweredInRow, context, {
        count: summary.unansweredInRow,
      });
    }
    case 'noNextContact': {
      const last = summary.lastHeld;
      if (last === undefined || summary.planned.some(({ at }) => dateOf(at) >= today)) {
        return undefined;
      }
      const since = dateOf(last.at);
      const days = daysBetween(since, today);
      return leveled('noNextContact', days, context, { days, since });
    }
    case 'stuckInStage': {
      const { stage, stageDates } = sme.values;
      const limit = limitIdsOf('stuckInStage').find((one) => limitRow(one).stage === stage);
      const since =
        stageDates?.[stage] ?? (stage === 'enrolled' ? sme.values.enrolledOn : undefined);
      if (limit === undefined || since === undefined) return undefined;
      return countedSince(limit, head, since, context);
    }
    case 'reviewInClosure':
      return reviewInClosure(head, context);
    default:
      // The heads that are compared have no channels, no figures and no forms.
      return undefined;
  }
}

/** All that the rules find on a sheet, in the order of weight, before anything hides or waits. */
export function plainlyFound(head: SheetHead, context: AlertContext): readonly Alert[] {
  return (Object.keys(rules) as SmeAlertId[]).flatMap((id) => {
    if (context.off.has(id) || !rules[id].stages.has(head.sme.values.stage)) return [];
    const fact = plainFact(id, head, context);
    return fact === undefined ? [] : [{ id, ...fact }];
  });
}

type Limit = Parameters<typeof limitRow>[0];

function openDays({ sme }: SheetHead, since: LocalDate, context: AlertContext): number {
  return availableDaysBetween(since, context.today, closuresOf(sme), context.rulesOf(sme));
}

function leveled(
  limit: Limit,
  figure: number,
  { limits }: AlertContext,
  fact: Omit<Fact, 'level'>,
): Fact | undefined {
  const level: Level = levelAt(figure, limits[limit], limitRow(limit).above === true);
  return level && { level, ...fact };
}

function countedSince(
  limit: Limit,
  head: SheetHead,
  since: LocalDate,
  context: AlertContext,
): Fact | undefined {
  const days = openDays(head, since, context);
  return leveled(limit, days, context, { days, since });
}

function supportBegan({ sme }: SheetHead): LocalDate | undefined {
  const { enrolledOn, stageDates = {} } = sme.values;
  if (enrolledOn !== undefined) return enrolledOn;
  const { enrolled = '~', inducted = '~', supported = '~' } = stageDates;
  const [first = '~'] = [enrolled, inducted, supported].toSorted();
  return first === '~' ? undefined : first;
}

function plannedReview({ summary }: SheetHead, today: LocalDate) {
  return summary.planned.find(({ kind, at }) => kind === 'monthlyReview' && dateOf(at) >= today);
}

function dueReview(head: SheetHead, context: AlertContext): LocalDate | undefined {
  const { sme, summary } = head;
  if (!['enrolled', 'inducted', 'supported'].includes(sme.values.stage)) return undefined;
  const { lastReview } = summary;
  const from = lastReview === undefined ? supportBegan(head) : dateOf(lastReview.at);
  return from === undefined ? undefined : addMonths(from, context.reviewEvery);
}

function overdueAction(head: SheetHead, context: AlertContext): Fact | undefined {
  const { watch, risk = watch } = context.limits.overdueAction;
  const late = head.actions.flatMap(({ id, values: { state, due } }) => {
    if (due === undefined || due >= context.today || !isOpenAction(state)) return [];
    const days = openDays(head, due, context);
    return days >= watch ? [{ id, due, days }] : [];
  });
  const [worst] = late.toSorted((a, b) => b.days - a.days);
  if (worst === undefined) return undefined;
  const { id: recordId, due: since, days } = worst;
  const level = late.length >= 3 || days >= risk ? 'risk' : 'watch';
  return { level, days, count: late.length, since, recordId };
}

function openProblem(head: SheetHead, context: AlertContext): Fact | undefined {
  const { watch, risk = watch } = context.limits.openProblem;
  const long = head.issues.flatMap(({ id, values: { kind, severity, state, openedOn } }) => {
    if (kind !== 'problem' || severity < 2 || !isOpenIssue(state)) return [];
    const days = openDays(head, openedOn, context);
    return days > (severity >= 3 ? risk : watch) ? [{ id, severity, openedOn, days }] : [];
  });
  const [worst] = long.toSorted((a, b) => b.severity - a.severity || b.days - a.days);
  if (worst === undefined) return undefined;
  const { id: recordId, severity, openedOn: since, days } = worst;
  return { level: severity >= 3 ? 'risk' : 'watch', days, count: long.length, since, recordId };
}

function reviewInClosure(head: SheetHead, context: AlertContext): Fact | undefined {
  const { today, limits } = context;
  const { sme } = head;
  const planned = plannedReview(head, today);
  const on = planned === undefined ? dueReview(head, context) : dateOf(planned.at);
  if (on === undefined || on < today || on > addDays(today, limits.reviewInClosure.watch)) {
    return undefined;
  }
  const { region, softWindows } = context.rulesOf(sme);
  const daysOff = { softWindows, bridgeDays: true, publicHolidays: true, weekends: false };
  const isAbsent = context.absencesOf(sme).some(({ from, to }) => from <= on && on <= to);
  const reason =
    closedBy(on, closuresOf(sme), { ...daysOff, region }) ??
    (isAbsent
      ? ('absence' as const)
      : (closedBy(on, [], { ...daysOff, region: context.padRegionOf(sme) }) ??
        (context.isDayOffOf(sme, on) ? ('event' as const) : undefined)));
  if (reason === undefined) return undefined;
  const days = daysBetween(today, on);
  return { level: 'watch', days, on, closedBy: reason, recordId: planned?.id };
}
