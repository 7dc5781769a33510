/**
 * When an alert begins: the usual limits as one table, and those of a programme over them.
 *
 * The settings of a programme come from several devices, so what two of them set may not fit together: a limit
 * for action below the one to watch is then read as that one.
 */

import type { AlertSetting } from '../programme/programme.ts';
import type { Stage } from '../sme/sme.ts';
import { type AlertId, alertIds } from './alert.ts';

/** `points`: of per cent, by which one share is above another. */
export type LimitUnit = 'days' | 'times' | 'percent' | 'points';

/** What a limit may be, by its unit: none is missed zero times in a row. */
export const limitRange = {
  days: { min: 0, max: 365 },
  times: { min: 1, max: 20 },
  percent: { min: 0, max: 100 },
  points: { min: 0, max: 100 },
} as const satisfies Readonly<Record<LimitUnit, { readonly min: number; readonly max: number }>>;

/** Where an alert begins to be one to watch, and where it needs action. */
export interface Limits {
  readonly watch: number;
  /** Absent where the alert never needs action. */
  readonly risk?: number | undefined;
}

interface LimitRow extends Limits {
  readonly alert: AlertId;
  readonly unit: LimitUnit;
  /** Where each stage has limits of its own. */
  readonly stage?: Stage;
  /** Whether the limit itself is still fine: "more than 21 days", not "21 days or more". */
  readonly above?: true;
  /** The two limits are about different facts: a serious and a blocking problem. */
  readonly apart?: true;
}

/** The usual limits. Where a stage has limits of its own, each has a line. */
export const usualLimits = {
  silence: { alert: 'silence', unit: 'days', watch: 21, risk: 35, above: true },
  lateReview: { alert: 'lateReview', unit: 'days', watch: 7, risk: 21 },
  openProblem: { alert: 'openProblem', unit: 'days', watch: 14, risk: 7, above: true, apart: true },
  overdueAction: { alert: 'overdueAction', unit: 'days', watch: 7, risk: 21 },
  missedMeetings: { alert: 'missedMeetings', unit: 'times', watch: 2, risk: 3 },
  oneWay: { alert: 'oneWay', unit: 'times', watch: 3, risk: 5 },
  noNextContact: { alert: 'noNextContact', unit: 'days', watch: 0, risk: 14 },
  stuckInScreening: {
    alert: 'stuckInStage',
    stage: 'screening',
    unit: 'days',
    watch: 30,
    risk: 45,
  },
  stuckInEligible: { alert: 'stuckInStage', stage: 'eligible', unit: 'days', watch: 30, risk: 45 },
  stuckInEnrolled: { alert: 'stuckInStage', stage: 'enrolled', unit: 'days', watch: 21, risk: 32 },
  stuckInInducted: { alert: 'stuckInStage', stage: 'inducted', unit: 'days', watch: 60, risk: 90 },
  reviewInClosure: { alert: 'reviewInClosure', unit: 'days', watch: 21 },
  fewerOrders: { alert: 'fewerOrders', unit: 'percent', watch: 30, risk: 50 },
  brokenConnection: { alert: 'brokenConnection', unit: 'days', watch: 7, risk: 21 },
  figuresMissing: { alert: 'figuresMissing', unit: 'days', watch: 10, risk: 40 },
  notConnected: { alert: 'notConnected', unit: 'days', watch: 30, risk: 60 },
  noBaseline: { alert: 'noBaseline', unit: 'days', watch: 10, risk: 40 },
  planBehind: { alert: 'planBehind', unit: 'points', watch: 20, risk: 40 },
  aidCeiling: { alert: 'aidCeiling', unit: 'percent', watch: 80, risk: 100 },
  unsureAnswers: { alert: 'unsureAnswers', unit: 'percent', watch: 25, risk: 40, above: true },
  notTranslated: { alert: 'notTranslated', unit: 'days', watch: 7, risk: 21 },
  noReply: { alert: 'noReply', unit: 'times', watch: 3, risk: 5 },
  enrolmentBehind: { alert: 'enrolmentBehind', unit: 'percent', watch: 15, risk: 30 },
} as const satisfies Readonly<Record<string, LimitRow>>;

export type LimitId = keyof typeof usualLimits;
export const limitIds = Object.keys(usualLimits) as readonly LimitId[];
/** One line of the table, by its name. */
export const limitRow = (id: LimitId): LimitRow => usualLimits[id];

export type AlertLimits = Readonly<Record<LimitId, Limits>>;
export type AlertSettings = Readonly<Record<string, AlertSetting>>;

/** The lines of the table that belong to an alert; of an alert with limits per stage, that of the stage alone. */
export function limitIdsOf(alert: AlertId, stage?: Stage): readonly LimitId[] {
  return limitIds.filter((id) => {
    const row = limitRow(id);
    return row.alert === alert && (stage === undefined || (row.stage ?? stage) === stage);
  });
}

/** The limits that hold in a programme. */
export function limitsOf(settings: AlertSettings | undefined): AlertLimits {
  const entries = limitIds.map((id): readonly [LimitId, Limits] => {
    const { watch, risk, apart, unit } = limitRow(id);
    const set = settings?.[id];
    const from = Math.max(limitRange[unit].min, set?.watch ?? watch);
    if (risk === undefined) return [id, { watch: from }];
    const to = set?.risk ?? risk;
    return [id, { watch: from, risk: apart === true ? to : Math.max(from, to) }];
  });
  return Object.fromEntries(entries) as AlertLimits;
}

/** The alerts that a programme switched off. */
export function alertsOff(settings: AlertSettings | undefined): ReadonlySet<AlertId> {
  return new Set(alertIds.filter((id) => settings?.[id]?.off === true));
}

/** Whether a limit for action may stand beside one to watch. */
export function limitsFit(id: LimitId, { watch, risk }: Limits): boolean {
  return risk === undefined || limitRow(id).apart === true || risk >= watch;
}
