/**
 * Days that somebody wrote as ranges, joined: whether a day is among them takes about the same time however many ranges say
 * so. What one member writes, the devices of all others ask at every repaint (F300).
 */

import { addDays, compare, type DateRange, type LocalDate } from './local-date.ts';

/** Ranges in the order of their days, none of which overlap. */
export type JoinedDays = readonly DateRange[];

/** After any day of a record. */
const farDay = '9999-12-31';

/** The days of some ranges; one without an end lasts, and one that ends before it begins has none. */
export function joinedDays(
  ranges: Iterable<{ readonly from: LocalDate; readonly to?: LocalDate | undefined }>,
): JoinedDays {
  const joined: { from: LocalDate; to: LocalDate }[] = [];
  for (const { from, to = farDay } of [...ranges].sort((a, b) => compare(a.from, b.from))) {
    const last = joined.at(-1);
    if (from > to || (last !== undefined && to <= last.to)) continue;
    if (last !== undefined && from <= last.to) last.to = to;
    else joined.push({ from, to });
  }
  return joined;
}

/** Whether a day is among them. */
export function hasDay(days: JoinedDays, day: LocalDate): boolean {
  return day <= (days[placeOf(days, day)]?.to ?? '');
}

/** The day itself where it is not among them, else the first one after it that is not. */
export function firstOutside(days: JoinedDays, day: LocalDate): LocalDate {
  let free = day;
  for (let place = placeOf(days, day); free <= (days[place]?.to ?? ''); place += 1) {
    const { from, to } = days[place] as DateRange;
    if (from > free) break;
    if (to === farDay) return farDay;
    free = addDays(to, 1);
  }
  return free;
}

/** Those that lie in a range, cut to it. */
export function daysWithin(days: JoinedDays, { from, to }: DateRange): JoinedDays {
  const found: DateRange[] = [];
  for (let place = Math.max(0, placeOf(days, from)); place < days.length; place += 1) {
    const one = days[place] as DateRange;
    if (one.from > to) break;
    if (one.to < from) continue;
    found.push({ from: one.from < from ? from : one.from, to: one.to > to ? to : one.to });
  }
  return found;
}

/** The place of the last range that begins on a day or before it; -1 where there is none. */
function placeOf(days: JoinedDays, day: LocalDate): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as DateRange).from <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
