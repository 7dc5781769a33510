/**
 * What a plan aimed at, against what came. A target without a figure to set against it is shown as such; shares are told only
 * where more is better, or where less is (returns).
 */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Money } from '../entity/field.ts';
import { type TargetRow, targetRowsIn } from '../form/answers.ts';
import { templateName } from '../form/template-name.ts';
import type { RecordOf } from '../operation/record.ts';
import { periodOf } from './compare.ts';
import type { FiguresValues } from './measures.ts';

/** As the plan names them, in its order. */
export const targetMeasures = [
  'visits',
  'orders',
  'revenue',
  'conversionRate',
  'averageOrder',
  'returnRate',
  'revenueAbroad',
] as const;
export type TargetMeasure = (typeof targetMeasures)[number];

export interface TargetLine {
  readonly measure: TargetMeasure;
  /** Rates in percent, as they are typed. */
  readonly target: number;
  readonly by: LocalDate | undefined;
  /** Rates in percent too; absent where nobody knows. */
  readonly came: number | Money | undefined;
  /** Of the target, 1 for all of it. */
  readonly share: number | undefined;
  readonly isReached: boolean;
}

const planName = 'market-entry-plan';
const targetsField = 'rows.targets';

/** The plans that stand: the latest of each market that was completed or agreed. */
export function standingPlans(forms: readonly RecordOf<'form'>[]): readonly RecordOf<'form'>[] {
  const settled = forms.filter(
    ({ values }) =>
      templateName(values.templateId) === planName &&
      (values.state === 'complete' || values.state === 'agreed'),
  );
  return settled.filter(
    (one, index) =>
      settled.findIndex(({ values }) => values.market === one.values.market) === index,
  );
}

/** The targets of a plan against the figures of a month; a plan without targets has no lines. */
export function targetLines(
  plan: RecordOf<'form'>,
  month: FiguresValues | undefined,
): readonly TargetLine[] {
  const rows = targetRowsIn(plan.values[targetsField]);
  return targetMeasures.flatMap((measure) => lineOf(measure, rows[measure], month) ?? []);
}

function lineOf(
  measure: TargetMeasure,
  row: TargetRow | undefined,
  month: FiguresValues | undefined,
): TargetLine | undefined {
  const target = row?.target;
  if (target === undefined) return undefined;
  const came = month === undefined ? undefined : cameOf(measure, month);
  const size = typeof came === 'object' ? came.amount : came;
  // A share of a rate that is to be small says nothing.
  const isLess = measure === 'returnRate';
  return {
    measure,
    target,
    by: row?.by,
    came,
    share: isLess || size === undefined || target <= 0 ? undefined : size / target,
    isReached: size !== undefined && (isLess ? size <= target : size >= target),
  };
}

function cameOf(measure: TargetMeasure, month: FiguresValues): number | Money | undefined {
  const period = periodOf([month]);
  const percent = (share: number | undefined) => (share === undefined ? undefined : share * 100);
  switch (measure) {
    case 'conversionRate':
      return percent(period.conversion);
    case 'returnRate':
      return percent(period.returnRate);
    case 'revenueAbroad':
      return month.revenueAbroad;
    default:
      return period[measure];
  }
}
