/** What a rule is, and how a figure becomes a fact at the level of its limits. */

import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import type { Sme } from '../operation/record.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import type { Stage } from '../sme/sme.ts';
import type { Alert, AlertLevel, SmeAlertId } from './alert.ts';
import type { AlertContext } from './context.ts';
import { availableDaysSince } from './expected.ts';
import { type LimitId, limitRow, type Limits } from './limits.ts';

/** An alert without its kind, which the table knows. */
export type Fact = Omit<Alert, 'id'>;

export interface RuleBase {
  readonly number: number;
  /** Whether days on which nobody can be expected to answer are left out. */
  readonly respectsClosures: boolean;
}

export interface Rule extends RuleBase {
  /** Whether it judges contacts: it says nothing while some of them are still to come. */
  readonly readsContacts?: true;
  /** Where the rule is live. */
  readonly stages: ReadonlySet<Stage>;
  readonly hides: readonly SmeAlertId[];
  raise(head: SheetHead, context: AlertContext): Fact | undefined;
}

/**
 * What has lasted since a day, counted in days on which somebody could be expected to answer. Those are never more
 * than all days, so most SMEs are passed over without looking at their closures.
 */
export function lasting(
  id: LimitId,
  sme: Sme,
  since: LocalDate,
  context: AlertContext,
): Fact | undefined {
  const atMost = Math.max(0, daysBetween(since, context.today));
  if (reached(id, atMost, context) === undefined) return undefined;
  const days = availableDaysSince(sme, since, context);
  const level = reached(id, days, context);
  return level && { level, days, since };
}

/** The fact at the level that a figure reaches, or nothing below the first limit. */
export function at(
  id: LimitId,
  figure: number,
  context: AlertContext,
  fact: Omit<Fact, 'level'>,
): Fact | undefined {
  const level = reached(id, figure, context);
  return level === undefined ? undefined : { level, ...fact };
}

/** What has lasted since a day, closures or not. */
export function sinceDay(
  id: LimitId,
  since: LocalDate | undefined,
  context: AlertContext,
): Fact | undefined {
  if (since === undefined) return undefined;
  const days = daysBetween(since, context.today);
  return at(id, days, context, { days, since });
}

function reached(id: LimitId, figure: number, { limits }: AlertContext): AlertLevel | undefined {
  return levelAt(figure, limits[id], limitRow(id).above === true);
}

/** The level that a figure reaches. */
export function levelAt(figure: number, limits: Limits, above: boolean): AlertLevel | undefined {
  const { watch, risk } = limits;
  if (risk !== undefined && (above ? figure > risk : figure >= risk)) return 'risk';
  return (above ? figure > watch : figure >= watch) ? 'watch' : undefined;
}
