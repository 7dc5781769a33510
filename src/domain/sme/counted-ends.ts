/** Which end of a pause counts, where a day to come was written as its end: kept with the pause as others are written. */

import { dayInTime } from '../calendar/day-in-time.ts';
import type { Sme } from '../operation/record.ts';
import type { Pause } from './sme.ts';
import { pauseInTime } from './times-on-hold.ts';

type Pauses = Readonly<Record<string, Pause>>;

/**
 * The pauses as they are to be written. What counts of an end depends on when it was said, and of that a record keeps only when any of
 * its pauses was last written. So the day that counts is kept where it is another: whoever corrects a reason, or moves the SME
 * to its next stage, says nothing about an end (F295).
 *
 * @param before the SME as it stands
 * @param said milliseconds since 1970: when the ends that are new are said
 */
export function withCountedEnds(before: Sme, next: Pauses, said: number): Pauses {
  const { stage, pauses = {} } = before.values;
  const written = Object.entries(next).map(([key, pause]) => {
    const { countedTo: _, ...rest } = pause;
    const { to } = rest;
    if (to === undefined) return [key, rest] as const;
    const known = pauses[key]?.to === to ? pauses[key] : undefined;
    const counted =
      known !== undefined
        ? pauseInTime(before, known).to
        : stage === 'paused'
          ? to
          : dayInTime(to, said);
    return [key, counted === to ? rest : { ...rest, countedTo: counted }] as const;
  });
  return Object.fromEntries(written);
}
