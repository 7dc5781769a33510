/**
 * The straight line of enrolment, from the first day of the programme to its target. Apart from the forecast, because the first
 * screen needs the line alone.
 *
 * The line ends when the last review closes, since the figures are reported there; without reviews, with the last month.
 */

import {
  daysBetween,
  type DateRange,
  endOfMonth,
  type LocalDate,
  type LocalMonth,
  startOfMonth,
} from '../calendar/local-date.ts';
import { reviewClosingDate } from '../calendar/project-calendar.ts';

/** What of a programme its line needs. */
export interface ProgrammePlan {
  readonly firstMonth: LocalMonth;
  readonly lastMonth?: LocalMonth | undefined;
  readonly reviewMonths: readonly number[];
}

/** The days in which the targets are to be reached; nothing where no end is known. */
export function enrolmentPeriod(plan: ProgrammePlan): DateRange | undefined {
  const { firstMonth, lastMonth, reviewMonths } = plan;
  const from = startOfMonth(firstMonth);
  const to =
    reviewMonths.length > 0
      ? reviewClosingDate(Math.max(...reviewMonths), firstMonth)
      : lastMonth === undefined
        ? undefined
        : endOfMonth(lastMonth);
  return to === undefined || to <= from ? undefined : { from, to };
}

/** How many SMEs the straight line asks for by a day; not a whole number. */
export function plannedEnrolment(target: number, period: DateRange, date: LocalDate): number {
  const share = daysBetween(period.from, date) / daysBetween(period.from, period.to);
  return target * Math.min(1, Math.max(0, share));
}
