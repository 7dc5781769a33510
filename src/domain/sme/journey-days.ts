/** Days of the journey of an SME, as alerts, figures and reports count them (`day-in-time.ts`). */

import type { LocalDate } from '../calendar/local-date.ts';
import { happenedOn } from '../operation/happened-on.ts';
import type { Sme } from '../operation/record.ts';
import type { Stage } from './sme.ts';

/** The day on which a stage was entered, where it is known. */
export function stageDay(sme: Sme, stage: Stage): LocalDate | undefined {
  return happenedOn(sme, sme.values.stageDates?.[stage], ['stageDates']);
}

/**
 * The day of the enrolment, where one is noted. It may be noted for a day to come, and counts from then; noted by a clock that was
 * ahead, as the day of its stage shows, it is the day on which that was said.
 */
export function enrolledOn(sme: Sme): LocalDate | undefined {
  const { enrolledOn: noted, stageDates } = sme.values;
  if (stageDay(sme, 'enrolled') === stageDates?.enrolled) return noted;
  return happenedOn(sme, noted, ['enrolledOn', 'stage']);
}

/** Whether it was enrolled on a day or before. */
export function isEnrolledBy(sme: Sme, day: LocalDate): boolean {
  const on = enrolledOn(sme);
  return on !== undefined && on <= day;
}

/** The same day; where it was cleared, the one on which the stage was entered. */
export function enrolmentDay(sme: Sme): LocalDate | undefined {
  return enrolledOn(sme) ?? stageDay(sme, 'enrolled');
}
