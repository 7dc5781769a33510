/** What the calendar shows of the open programme, for the days of its address. */

import { useMemo } from 'react';
import {
  type CalendarEntry,
  calendarEntries,
  type CalendarScope,
} from '../../../domain/calendar/calendar-entries.ts';
import { closedSmes, holidaysOn, type PadHoliday } from '../../../domain/calendar/day-notes.ts';
import { type Lane, lanesIn } from '../../../domain/calendar/lanes.ts';
import {
  addDays,
  type DateRange,
  endOfMonth,
  type LocalDate,
  monthOf,
  startOfMonth,
} from '../../../domain/calendar/local-date.ts';
import { daysOf, weekOf, weeksOfMonth } from '../../../domain/calendar/weeks.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import { useAlertContext } from '../../model/use-alerts.ts';
import { useCarnet, useCarnetState, useNow } from '../../model/use-carnet.ts';
import { type CalendarAddress, mine } from './calendar-address.ts';
import { useMeetingBriefs } from '../../model/use-meeting-briefs.ts';

export interface CalendarDays {
  readonly weeks: readonly (readonly LocalDate[])[];
  /** The month or week itself, without the days of its neighbours. */
  readonly period: DateRange;
  readonly entries: ReadonlyMap<LocalDate, readonly CalendarEntry[]>;
  readonly holidays: ReadonlyMap<LocalDate, readonly PadHoliday[]>;
  readonly closed: ReadonlyMap<LocalDate, readonly Sme[]>;
  readonly lanes: readonly Lane[];
}

function scopeOf(who: string | undefined): CalendarScope {
  return { mine: who === mine, padId: who === mine ? undefined : who };
}

export function useCalendar(address: CalendarAddress): CalendarDays {
  const { view, day, who, hidden } = address;
  const { environment } = useCarnet();
  const now = useNow();
  const rules = useAlertContext();
  const memberId = useCarnetState((state) => state.memberId);
  const sheets = useCarnetState((state) => state.sheets);
  const launchPads = useCarnetState((state) => state.launchPads);
  const programme = useCarnetState((state) => state.programme);
  const events = useCarnetState((state) => state.events);
  const members = useCarnetState((state) => state.members);
  const meetings = useMeetingBriefs();
  const ownPadId = members.find(({ id }) => id === memberId)?.values.launchPadId;
  const anchor = view === 'month' ? monthOf(day) : (weekOf(day)[0] ?? day);

  const frame = useMemo(() => {
    const weeks = anchor.length === 7 ? weeksOfMonth(anchor) : [weekOf(anchor)];
    const range = { from: weeks[0]?.[0] ?? '', to: weeks.at(-1)?.at(-1) ?? '' };
    const period =
      anchor.length === 7 ? { from: startOfMonth(anchor), to: endOfMonth(anchor) } : range;
    // A day more on either side: on the clock of this device a contact may be on another day.
    const around = { from: addDays(range.from, -1), to: addDays(range.to, 1) };
    return { weeks, range, around, period };
  }, [anchor]);
  const scope = useMemo(() => scopeOf(who), [who]);
  const zone = environment.zone();

  const entries = useMemo(
    () =>
      calendarEntries({ sheets: sheets.values(), launchPads, programme, meetings }, frame.around, {
        now,
        rules,
        memberId,
        ownPadId,
        zone,
        scope,
        hidden,
      }),
    [
      sheets,
      launchPads,
      programme,
      meetings,
      frame,
      now,
      rules,
      memberId,
      ownPadId,
      zone,
      scope,
      hidden,
    ],
  );
  const lanes = useMemo(
    () =>
      lanesIn({ events, launchPads, members, programme }, frame.range, { memberId, scope, hidden }),
    [events, launchPads, members, programme, frame, memberId, scope, hidden],
  );
  const holidays = useMemo(
    () =>
      new Map(
        hidden.has('holiday')
          ? []
          : daysOf(frame.range).map((one) => [one, holidaysOn(one, launchPads)] as const),
      ),
    [frame, launchPads, hidden],
  );
  const closed = useMemo(
    () =>
      hidden.has('closure')
        ? new Map<LocalDate, readonly Sme[]>()
        : closedSmes(smesOf(sheets.values()), frame.range, { scope, memberId }),
    [sheets, frame, scope, memberId, hidden],
  );
  return { weeks: frame.weeks, period: frame.period, entries, lanes, holidays, closed };
}

function* smesOf(sheets: Iterable<{ readonly sme: Sme }>): Iterable<Sme> {
  for (const { sme } of sheets) yield sme;
}
