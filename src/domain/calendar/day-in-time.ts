/**
 * A day on which something is said to have taken place lies before the moment when somebody said so. That moment is known, and no
 * later than its arrival [O8], while the day is whatever the clock of a device said. So a clock that runs ahead ends no silence
 * that is still to come (F274).
 */

import { addDays, type LocalDate } from './local-date.ts';

const dayMs = 86_400_000;
/** 2020-01-01 and 9999-12-01. */
const momentMin = 1_577_836_800_000;
const momentMax = 253_399_622_400_000;

/**
 * The day that counts: that on which it was said to be over, where its own day comes later. No place on Earth is more than a day
 * ahead of UTC. A moment from before there was Carnet is that of a clock that was reset: it tells nothing, and the day counts as
 * it was given.
 *
 * @param said milliseconds since 1970
 */
export function dayInTime(day: LocalDate, said: number): LocalDate {
  return isKnown(said) && Date.parse(day) > said + dayMs ? dayOf(said) : day;
}

/**
 * The end of what somebody said for so many days at most: no later than that after the day on which they said so.
 *
 * @param said milliseconds since 1970
 */
export function endInTime(end: LocalDate, said: number, daysMax: number): LocalDate {
  if (!isKnown(said)) return end;
  const last = addDays(dayOf(said + dayMs), daysMax);
  return end > last ? last : end;
}

const isKnown = (said: number): boolean => said > momentMin && said < momentMax;

/** The day of a moment by UTC. */
function dayOf(moment: number): LocalDate {
  return new Date(moment).toISOString().slice(0, 10);
}
