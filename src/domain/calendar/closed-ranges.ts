/** Closed days as ranges, for whoever draws them over a calendar. */

import type { Closure } from '../sme/sme.ts';
import { intervalIn, openFlags, softWindows, yearsAround } from './availability.ts';
import type { HolidayRegion } from './holidays.ts';
import { type DateRange, dayNumber, fromDayNumber } from './local-date.ts';
import { closuresAlone } from './open-days.ts';

/** The days of a range on which closures hold, in order; each cut to the range. A month of calendar asks this of every SME. */
export function closedRanges(range: DateRange, closures: readonly Closure[]): readonly DateRange[] {
  if (closures.length === 0) return [];
  const first = dayNumber(range.from);
  const flags = openFlags([first, dayNumber(range.to)], closures, closuresAlone);
  const found: DateRange[] = [];
  for (let begin = flags.indexOf(0); begin >= 0; begin = flags.indexOf(0, begin)) {
    const open = flags.indexOf(1, begin);
    const end = open < 0 ? flags.length : open;
    found.push({ from: fromDayNumber(first + begin), to: fromDayNumber(first + end - 1) });
    begin = end;
  }
  return found;
}

/** The soft windows of a region that touch a range, whole. */
export function softWindowsIn(
  { from, to }: DateRange,
  region: HolidayRegion,
): readonly DateRange[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return yearsAround(first, last)
    .flatMap((year) => softWindows[region].map((days) => intervalIn(year, days)))
    .filter(([begin, end]) => end >= first && begin <= last)
    .map(([begin, end]) => ({ from: fromDayNumber(begin), to: fromDayNumber(end) }));
}
