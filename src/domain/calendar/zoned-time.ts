/**
 * From a time on somebody's clock to the instant it stands for. The zones are those of `Intl`, which every browser
 * brings along; no table of ours could be as right for as long.
 *
 * What fails: nothing. A time that a clock skips in spring is read an hour further on (or back, west of Greenwich);
 * one that it shows twice in autumn is one of the two. An unknown zone is read as UTC (`localDateTimeIn`).
 */

import { dayNumber, type LocalDateTime, localDateTimeIn } from './local-date.ts';

const minuteMs = 60_000;
const minutesPerDay = 24 * 60;

/** The instant, in milliseconds since 1970, at which the clocks of a zone show a time. */
export function instantOf(at: LocalDateTime, zone: string): number {
  const wanted = minutesOf(at);
  // How far a clock is ahead depends on the moment itself: two steps settle it.
  const first = wanted - minutesAhead(wanted, zone);
  return (wanted - minutesAhead(first, zone)) * minuteMs;
}

/** Minutes by which the clock of a zone is ahead at an instant, itself in minutes since 1970. */
function minutesAhead(instant: number, zone: string): number {
  // Clocks change on the hour or half hour: within a quarter of an hour the answer stays the same.
  const quarter = Math.floor(instant / quarterMinutes);
  const key = `${quarter} ${zone}`;
  const known = ahead.get(key);
  if (known !== undefined) return known;
  const begin = quarter * quarterMinutes;
  const minutes = minutesOf(localDateTimeIn(begin * minuteMs, zone)) - begin;
  if (ahead.size >= aheadCountMax) ahead.clear();
  ahead.set(key, minutes);
  return minutes;
}

const quarterMinutes = 15;
/** A month of contacts asks for the same few hundred moments at every repaint. */
const ahead = new Map<string, number>();
const aheadCountMax = 20_000;

function minutesOf(time: LocalDateTime): number {
  const hours = Number(time.slice(11, 13));
  const minutes = Number(time.slice(14, 16));
  return dayNumber(time.slice(0, 10)) * minutesPerDay + hours * 60 + minutes;
}
