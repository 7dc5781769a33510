/** What a day is besides its entries: a public holiday of either side, and a day on which businesses are closed. */

import type { LaunchPad, Sme } from '../operation/record.ts';
import { closedRanges } from './closed-ranges.ts';
import type { CalendarScope } from './calendar-entries.ts';
import { type Holiday, holidayOn } from './holidays.ts';
import type { DateRange, LocalDate } from './local-date.ts';
import { daysOf } from './weeks.ts';

export interface PadHoliday extends Holiday {
  /** Codes of the launch pads that keep it. */
  readonly padCodes: readonly string[];
}

/** The public holidays of all launch pads on a day; one that several keep stands once. */
export function holidaysOn(day: LocalDate, pads: readonly LaunchPad[]): readonly PadHoliday[] {
  const found = new Map<string, PadHoliday>();
  for (const { values } of pads) {
    const { holidayRegion, code } = values;
    const holiday = holidayRegion === undefined ? undefined : holidayOn(day, holidayRegion);
    if (holiday === undefined) continue;
    const padCodes = [...new Set([...(found.get(holiday.name.en)?.padCodes ?? []), code])];
    found.set(holiday.name.en, { ...holiday, padCodes });
  }
  return [...found.values()];
}

/** The SMEs that are closed, by day, in the order of their names. */
export function closedSmes(
  smes: Iterable<Sme>,
  range: DateRange,
  { scope, memberId }: { readonly scope: CalendarScope; readonly memberId: string },
): ReadonlyMap<LocalDate, readonly Sme[]> {
  const found: { readonly sme: Sme; readonly ranges: readonly DateRange[] }[] = [];
  for (const sme of smes) {
    const { closures, launchPadId, accountManagerId } = sme.values;
    if (closures === undefined) continue;
    if (scope.padId !== undefined && launchPadId !== scope.padId) continue;
    if (scope.mine && accountManagerId !== memberId) continue;
    const ranges = closedRanges(range, Object.values(closures));
    if (ranges.length > 0) found.push({ sme, ranges });
  }
  // Ordered once, not on every day: a country closes in the same weeks.
  const { compare } = new Intl.Collator();
  found.sort((a, b) => compare(a.sme.values.name, b.sme.values.name));
  const dates = daysOf(range);
  const places = new Map(dates.map((date, place) => [date, place]));
  const days = new Map<LocalDate, Sme[]>();
  for (const { sme, ranges } of found) {
    for (const { from, to } of ranges) {
      const last = places.get(to) ?? -1;
      for (let place = places.get(from) ?? 0; place <= last; place += 1) {
        const day = dates[place] ?? from;
        const known = days.get(day);
        if (known === undefined) days.set(day, [sme]);
        // Closures of one business may overlap.
        else if (known.at(-1) !== sme) known.push(sme);
      }
    }
  }
  return days;
}
