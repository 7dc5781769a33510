/** What is no longer counted once one version of a stage is chosen: said before anybody chooses. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Version } from '../conflict/open-conflict.ts';
import type { Sme } from '../operation/record.ts';
import { allStages, type Stage } from '../sme/sme.ts';
import { asReached } from './reached-stages.ts';

export interface StageDay {
  readonly stage: Stage;
  readonly on: LocalDate;
}

/** The days that are left out of an SME where a version of its stage stands, in the order of the stages. */
export function leftOutWith(
  sme: Sme,
  { value }: Pick<Version, 'value'>,
  versions: readonly Version[],
): readonly StageDay[] {
  const chosen = allStages.find((stage) => stage === value);
  if (chosen === undefined) return [];
  const all = versions.map((version) => ({ ...version, value: version.value ?? null }));
  const reached = asReached({
    ...sme,
    values: { ...sme.values, stage: chosen },
    conflicts: { ...sme.conflicts, stage: all },
  });
  const before = daysOf(sme.values);
  const after = daysOf(reached.values);
  return allStages.flatMap((stage) => {
    const on = before(stage);
    return on === undefined || after(stage) !== undefined ? [] : [{ stage, on }];
  });
}

/** The day of a stage, also where it is that of the enrolment or of a pause. */
function daysOf({ stageDates = {}, enrolledOn, pauses = {} }: Sme['values']) {
  const since = Object.values(pauses).find(({ to }) => to === undefined)?.from;
  return (stage: Stage): LocalDate | undefined =>
    (stage === 'enrolled' ? enrolledOn : stage === 'paused' ? since : undefined) ??
    stageDates[stage];
}
