/**
 * How far each launch pad is with its enrolments. An SME counts from the day it was enrolled, and goes on
 * counting when it withdraws; those served outside the programme never count (source report 5.4).
 */

import type { LocalDate } from '../calendar/local-date.ts';
import type { LaunchPad, Sme } from '../operation/record.ts';

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
  const enrolled = new Map<string, number>();
  const candidates = new Map<string, number>();
  for (const { values } of smes) {
    if (values.track !== 'programme') continue;
    const { enrolledOn, launchPadId, stage } = values;
    if (enrolledOn !== undefined && enrolledOn <= today) add(enrolled, launchPadId);
    else if (stage === 'screening' || stage === 'eligible') add(candidates, launchPadId);
  }
  return pads.map(({ id, values }) => ({
    padId: id,
    code: values.code,
    enrolled: enrolled.get(id) ?? 0,
    candidates: candidates.get(id) ?? 0,
    target: targets?.[id],
  }));
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
