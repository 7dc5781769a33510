/** Pauses that passed over into an exit. Apart from the times on hold, which the first screen counts without the stages. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Sme } from '../operation/record.ts';
import { isSideExit } from '../stage/transitions.ts';
import type { Pause } from './sme.ts';

/**
 * Whether a pause passed over into an exit: the SME left on the last day of it, or before that day by a correction, and nobody resumed
 * anything.
 */
export function endedByExit(values: Sme['values'], pause: Pause): boolean {
  const { from, to, left } = pause;
  if (to === undefined || left !== undefined) return false;
  const isEnd = (exit: LocalDate | undefined): boolean =>
    exit !== undefined && from <= exit && exit <= to;
  return (
    isEnd(leftOn(values)) ||
    Object.values(values.pauses ?? {}).some(
      (other) => other.left !== undefined && isEnd(other.from),
    )
  );
}

/** The day on which an SME left that has not come back. */
export function leftOn({ stage, stageDates }: Sme['values']): LocalDate | undefined {
  return isSideExit(stage) ? stageDates?.[stage] : undefined;
}
