/** How long holds what a person said of an alert or of a health. */

import { endInTime } from '../calendar/day-in-time.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { type Organisation, type Programme, type Sme, stampOf } from '../operation/record.ts';
import type { Snooze } from '../programme/programme.ts';
import type { AlertId } from './alert.ts';

/** What a person said holds this long at most, in days: an alert is not switched off by putting it off. */
export const holdDaysMax = 90;

/**
 * What somebody put off about a record. It holds no longer than it may from the day on which it was said: a clock that was ahead
 * then puts nothing off for months (F274).
 */
export function snoozeOf(record: Sme | Programme | Organisation, id: AlertId): Snooze | undefined {
  const snooze = record.values.snoozed?.[id];
  return snooze && holdInTime(snooze, stampOf(record, 'snoozed').at);
}

/** What a person said for a while, until the day up to which it holds. */
export function holdInTime<Held extends { readonly until: LocalDate }>(
  held: Held,
  said: number,
): Held {
  const until = endInTime(held.until, said, holdDaysMax);
  return until === held.until ? held : { ...held, until };
}
