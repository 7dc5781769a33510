/** How far each launch pad is with its enrolments, for the list: the figures of `programme/enrolment.ts`, per pad. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { LaunchPad, Sme } from '../operation/record.ts';
import { candidates, cumulativeEnrolment } from '../programme/enrolment.ts';

export interface PadEnrolment {
  readonly padId: string;
  readonly code: string;
  readonly enrolled: number;
  /** SMEs whose application is examined, or that are eligible and not enrolled yet. */
  readonly candidates: number;
  /** How many the pad is to enrol; absent where no target was set. */
  readonly target: number | undefined;
}

/** One line per pad, in the order of the pads. */
export function padEnrolments(
  pads: readonly LaunchPad[],
  smes: Iterable<Sme>,
  targets: Readonly<Record<string, number>> | undefined,
  today: LocalDate,
): readonly PadEnrolment[] {
  const all = [...smes];
  return pads.map(({ id, values }) => ({
    padId: id,
    code: values.code,
    enrolled: cumulativeEnrolment(all, today, { launchPadId: id }),
    candidates: candidates(all, { launchPadId: id }),
    target: targets?.[id],
  }));
}
