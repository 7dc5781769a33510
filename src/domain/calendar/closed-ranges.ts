/** Closed days as ranges, for whoever draws them over a calendar. */

import type { Closure } from '../sme/sme.ts';
import { closedBy, intervalIn, softWindows, yearsAround } from './availability.ts';
import type { HolidayRegion } from './holidays.ts';
import { addDays, type DateRange, dayNumber, fromDayNumber, type LocalDate } from './local-date.ts';
import { closuresAlone } from './open-days.ts';

/** The days of a range on which closures hold, in order; each cut to the range. */
export function closedRanges(range: DateRange, closures: readonly Closure[]): readonly DateRange[] {
  const found: { from: LocalDate; to: LocalDate }[] = [];
  if (closures.length === 0) return found;
  let before = false;
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) {
    const isClosed = closedBy(day, closures, closuresAlone) !== undefined;
    const last = found.at(-1);
    if (isClosed && before && last !== undefined) last.to = day;
    else if (isClosed) found.push({ from: day, to: day });
    before = isClosed;
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
