/** The day on which an SME took a step of its journey, as reports tell it. */

import { dateOf, type LocalDate, localDateTimeIn } from '../../calendar/local-date.ts';
import type { Sme } from '../../operation/record.ts';
import { stageDay } from '../../sme/journey-days.ts';
import { type Stage, stages } from '../../sme/sme.ts';

const beforeEnrolment = stages.slice(0, stages.indexOf('enrolled'));

/**
 * The day on which an SME came to a stage. Nothing where its sheet began at that stage, as one of a spreadsheet does: that day is the
 * one of the import, and the step was taken before (F303).
 *
 * @param timeZone where the day of the import is told
 */
export function stepDay(sme: Sme, stage: Stage, timeZone: string): LocalDate | undefined {
  const on = stageDay(sme, stage);
  const beganBefore = beforeEnrolment.some((one) => stageDay(sme, one) !== undefined);
  const begun = dateOf(localDateTimeIn(sme.created.at, timeZone));
  return beganBefore || on !== begun ? on : undefined;
}
