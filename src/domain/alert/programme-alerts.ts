/**
 * Rule 17: enrolment behind a straight line from the first day of the programme to its targets, all reached when
 * its last review closes. It is about the programme as a whole; no SME ever has it.
 *
 * Limits: less than one whole SME behind is never raised, nor anything in the first weeks that a programme is kept
 * here: its SMEs are still being entered. A programme without targets or an end has no line.
 */

import { dateOf, daysBetween, type LocalDate, localDateTimeIn } from '../calendar/local-date.ts';
import type { Programme, Sme } from '../operation/record.ts';
import { cumulativeEnrolment } from '../programme/enrolment.ts';
import { enrolmentPeriod, plannedEnrolment } from '../programme/enrolment-line.ts';
import type { Alert } from './alert.ts';
import { type AlertList, noAlerts, sorted } from './alerts-of.ts';
import type { AlertContext } from './context.ts';
import { levelAt } from './levels.ts';

/** The alerts of the programme itself. */
export function programmeAlerts(smes: Iterable<Sme>, context: AlertContext): AlertList {
  const { programme, today, limits, off } = context;
  if (programme === undefined || off.has('enrolmentBehind')) return noAlerts;
  if (isNew(programme, today)) return noAlerts;
  const expected = expectedEnrolment(programme, today);
  const enrolled = cumulativeEnrolment(smes, today);
  const behind = expected - enrolled;
  if (behind < 1) return noAlerts;
  const level = levelAt((behind / expected) * 100, limits.enrolmentBehind, false);
  if (level === undefined) return noAlerts;
  const alert: Alert = {
    id: 'enrolmentBehind',
    level,
    count: Math.floor(behind),
    share: Math.floor((behind / expected) * 100),
  };
  return sorted([alert], programme, today);
}

/** Days after a programme was begun in which enrolments are still being entered. */
const quietDays = 28;

function isNew({ created }: Programme, today: LocalDate): boolean {
  const days = daysBetween(dateOf(localDateTimeIn(created.at, 'UTC')), today);
  return days < quietDays;
}

/** How many SMEs the straight line asks for by a day; none without a line. */
function expectedEnrolment({ values }: Programme, date: LocalDate): number {
  const period = enrolmentPeriod(values);
  if (period === undefined) return 0;
  const target = Object.values(values.targets ?? {}).reduce((sum, one) => sum + one, 0);
  return plannedEnrolment(target, period, date);
}
