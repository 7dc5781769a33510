/** The same moment on another clock: a call at 11:00 in Paris is at 10:00 in London. */

import { dayNumber, type LocalDateTime, localDateTimeIn } from '../calendar/local-date.ts';

const minuteMs = 60_000;
const minutesPerDay = 24 * 60;

/** The local time in `toZone` when it is `at` in `fromZone`. */
export function timeElsewhere(at: LocalDateTime, fromZone: string, toZone: string): LocalDateTime {
  const wanted = minutesOf(at);
  // What the clock in the zone is ahead of universal time by depends on the moment itself: two steps settle it.
  const first = wanted - offsetAt(wanted, fromZone);
  const instant = wanted - offsetAt(first, fromZone);
  return localDateTimeIn(instant * minuteMs, toZone);
}

/** Minutes by which the clock of a zone is ahead at an instant, itself in minutes since 1970. */
function offsetAt(instant: number, zone: string): number {
  return minutesOf(localDateTimeIn(instant * minuteMs, zone)) - instant;
}

function minutesOf(time: LocalDateTime): number {
  const hours = Number(time.slice(11, 13));
  const minutes = Number(time.slice(14, 16));
  return dayNumber(time.slice(0, 10)) * minutesPerDay + hours * 60 + minutes;
}
