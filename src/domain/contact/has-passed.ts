/** Whether the time of a planned contact has passed: from then on one asks whether it took place. */

import { dateOf, type LocalDateTime } from '../calendar/local-date.ts';
import { hourOf } from './log-contact.ts';
import { timeElsewhere } from './time-elsewhere.ts';

/** The clock of whoever looks. */
export interface Clock {
  readonly now: LocalDateTime;
  readonly zone: string;
}

/** A contact without an hour has passed when its day has. */
export function hasPassed(
  { at, zone }: { readonly at: LocalDateTime; readonly zone?: string | undefined },
  clock: Clock,
): boolean {
  if (hourOf(at) === undefined) return dateOf(at) < dateOf(clock.now);
  return timeElsewhere(at, zone ?? clock.zone, clock.zone) < clock.now;
}
