/**
 * An alert: one fact about an SME, or about the programme, that somebody should act on. Alerts are computed from
 * what was logged, on a given day, and never stored; only what a person says about them is (`snoozed`).
 *
 * It carries figures and dates, no words: the texts are the interface's. The rules stand in `rules.ts`.
 */

import type { ClosedBy } from '../calendar/availability.ts';
import type { LocalDate } from '../calendar/local-date.ts';

/** The kinds of alert, in the order in which they weigh: the earliest signs of drifting away come first. */
export const alertIds = [
  'silence',
  'lateReview',
  'openProblem',
  'lowConfidence',
  'overdueAction',
  'missedMeetings',
  'oneWay',
  'noNextContact',
  'planBehind',
  'rebuildLate',
  'stuckInStage',
  'reviewInClosure',
  'fewerOrders',
  'brokenConnection',
  'figuresMissing',
  'notConnected',
  'noBaseline',
  'aidCeiling',
  'unsureAnswers',
  'notTranslated',
  'noReply',
  'enrolmentBehind',
] as const;
export type AlertId = (typeof alertIds)[number];

/** Kinds that are about an organisation, or the programme as a whole: no SME ever has them. */
export const programmeAlertIds = [
  'noReply',
  'enrolmentBehind',
] as const satisfies readonly AlertId[];
export type ProgrammeAlertId = (typeof programmeAlertIds)[number];
/** Kinds that are about one SME. */
export type SmeAlertId = Exclude<AlertId, ProgrammeAlertId>;

/** The kinds that are about one SME, in the order in which they weigh. */
export const smeAlertIds: readonly SmeAlertId[] = alertIds.filter(isAboutSme);

/** Whether a kind is about one SME. */
export function isAboutSme(id: AlertId): id is SmeAlertId {
  return !programmeAlertIds.some((other) => other === id);
}

export type AlertLevel = 'watch' | 'risk';

/**
 * Why nobody meets on a day: as for any day, because the account manager is away, or by a closure or holiday that the
 * programme noted in its calendar.
 */
export type MeetingClosedBy = ClosedBy | 'absence' | 'event';

export interface Alert {
  readonly id: AlertId;
  readonly level: AlertLevel;
  /** Days of silence, of lateness, in the stage, since the oldest problem was opened: those that count. */
  readonly days?: number | undefined;
  /** How many actions, problems, meetings, messages or SMEs. */
  readonly count?: number | undefined;
  /** Whole percent. */
  readonly share?: number | undefined;
  /** The day from which `days` are counted. */
  readonly since?: LocalDate | undefined;
  /** The day that it is about: when a review is due or planned. */
  readonly on?: LocalDate | undefined;
  /** The action, issue or contact to open: the worst, where there are several. */
  readonly recordId?: string | undefined;
  readonly closedBy?: MeetingClosedBy | undefined;
  /** Orders in the same month a year before: a fall may be the season. */
  readonly yearBack?: number | undefined;
}

/** The worst of some alerts; nothing when there is none. */
export function worstLevel(alerts: readonly Alert[]): AlertLevel | undefined {
  if (alerts.some(({ level }) => level === 'risk')) return 'risk';
  return alerts.length > 0 ? 'watch' : undefined;
}
