/** When something is, counted from now or put in the place of another day: `in an hour`, `moved from Thursday to Friday`. */

import { readLength } from './minutes.ts';
import type { Moment } from './moments.ts';
import type { Word } from './words.ts';

/** Before a length they make it an hour to come. */
export const soonLeads: ReadonlySet<string> = new Set(['in', 'dans']);
/** Before the new day of what was put off. */
export const newDayLeads: ReadonlySet<string> = new Set(['a', 'au', 'to', 'until', 'till']);
const oldDayLeads = new Set(['from', 'de', 'du']);
const minutesPerHour = 60;
const hoursPerDay = 24;

/** `in an hour`, `dans 30 min`: an hour of today. */
export function soonAt(words: readonly Word[], at: number, now: string): Moment | undefined {
  const length = soonLeads.has(words[at]?.core ?? '') ? readLength(words, at + 1) : undefined;
  if (length === undefined || words[at]?.isLast !== false) return undefined;
  const minutes = Number(now.slice(0, 2)) * minutesPerHour + Number(now.slice(3)) + length.value;
  if (minutes >= hoursPerDay * minutesPerHour) return undefined;
  const time = [Math.floor(minutes / minutesPerHour), minutes % minutesPerHour]
    .map((each) => String(each).padStart(2, '0'))
    .join(':');
  const none = { day: undefined, period: undefined, minutes: undefined };
  return { ...none, first: at, end: length.end, time };
}

/** `from Thursday to Friday 3pm`: the new day, read with the one before. */
export function newDayAt(
  words: readonly Word[],
  moments: ReadonlyMap<number, Moment>,
  at: number,
): Moment | undefined {
  const old = oldDayLeads.has(words[at]?.core ?? '') ? moments.get(at + 1) : undefined;
  if (old?.day === undefined) return undefined;
  // Both days may have been read as one stretch.
  const steps = Array.from({ length: old.end - at }, (_, step) => at + 2 + step);
  const found = steps
    .filter((index) => newDayLeads.has(words[index - 1]?.core ?? ''))
    .map((index) => moments.get(index))
    .find((moment) => moment?.day !== undefined && moment.end >= old.end);
  return found === undefined || found.end > words.length ? undefined : found;
}
