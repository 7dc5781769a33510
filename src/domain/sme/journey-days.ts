/** Days of the journey of an SME, as alerts, figures and reports count them (`day-in-time.ts`). */

import type { LocalDate } from '../calendar/local-date.ts';
import { happenedOn } from '../operation/happened-on.ts';
import type { Sme } from '../operation/record.ts';
import { type Stage, stages } from './sme.ts';

/** The stages in which an SME is supported, in their order. */
const supporting = stages.slice(stages.indexOf('enrolled'), stages.indexOf('completed'));
/** Those that only an SME that was enrolled comes to. */
const enrolledBefore: ReadonlySet<string> = new Set<Stage>([
  ...supporting,
  'completed',
  'paused',
  'withdrawn',
]);

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

/** Whether it is at the enrolment or beyond, or was before it paused or left, as its stages tell: no day of the enrolment is needed. */
export function cameToEnrolment({ stage, stageDates }: Sme['values']): boolean {
  return [stage, ...Object.keys(stageDates ?? {})].some((one) => enrolledBefore.has(one));
}

/**
 * The day from which somebody supports it: that of the enrolment. Where none is noted, the earliest day of a stage with support: an
 * SME of a spreadsheet may have that alone (F290). No figure counts it as an enrolment.
 */
export function supportBegan(sme: Sme): LocalDate | undefined {
  const days = supporting.flatMap((stage) => stageDay(sme, stage) ?? []);
  return enrolledOn(sme) ?? days.toSorted()[0];
}
