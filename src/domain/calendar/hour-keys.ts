/** Where a key leads to in a week by the hour: half hours up and down, days to the side, and what stands there. */

import { timeElsewhere } from '../contact/time-elsewhere.ts';
import type { ActionEntry, ContactEntry } from './calendar-entries.ts';
import {
  type HourDay,
  minuteOf,
  minutesPerDay,
  stepMinutes,
  timeAtPlace,
  type TimedEntry,
} from './hour-grid.ts';
import { addDays, dateOf, type LocalDate, weekday } from './local-date.ts';
import { daysPerWeek } from './weeks.ts';

export interface HourPlace {
  readonly day: LocalDate;
  /** The half hour, in minutes of the day. */
  readonly minute: number;
  /** Which of those that stand there; the first where it is none of them. */
  readonly key?: string | undefined;
}

export type HourDays = ReadonlyMap<LocalDate, HourDay>;

/** What stands at a half hour: what begins in it, else what lasts over it. */
export function entriesAt(days: HourDays, { day, minute }: HourPlace): readonly TimedEntry[] {
  const over = (days.get(day)?.timed ?? []).filter(
    ({ from, to }) => from < minute + stepMinutes && minute < to,
  );
  const begin = over.filter(({ from }) => from >= minute);
  return begin.length > 0 ? begin : over;
}

/** The entry of a place; none at a free half hour. */
export function entryAt(days: HourDays, place: HourPlace): TimedEntry | undefined {
  const there = entriesAt(days, place);
  return there.find(({ entry }) => entry.key === place.key) ?? there[0];
}

/** The place that a key leads to; nothing where it leads nowhere. */
export function placeAtKey(key: string, place: HourPlace, days: HourDays): HourPlace | undefined {
  const { day, minute } = place;
  switch (key) {
    case 'ArrowDown':
      return stepped(place, days, stepMinutes);
    case 'ArrowUp':
      return stepped(place, days, -stepMinutes);
    case 'ArrowRight':
      return beside(place, days, 1) ?? { day: addDays(day, 1), minute };
    case 'ArrowLeft':
      return beside(place, days, -1) ?? { day: addDays(day, -1), minute };
    case 'Home':
      return { day: addDays(day, 1 - weekday(day)), minute };
    case 'End':
      return { day: addDays(day, daysPerWeek - weekday(day)), minute };
    case 'PageDown':
      return { day: addDays(day, daysPerWeek), minute };
    case 'PageUp':
      return { day: addDays(day, -daysPerWeek), minute };
    default:
      return undefined;
  }
}

/** The next half hour at which something else stands, or nothing: one steps over the rest of a long contact. */
function stepped(place: HourPlace, days: HourDays, by: number): HourPlace {
  const own = entryAt(days, place)?.entry.key;
  for (let minute = place.minute + by; isOfDay(minute); minute += by) {
    const next = { day: place.day, minute };
    const there = entriesAt(days, next);
    const other = there.find(({ entry }) => entry.key !== own);
    if (there.length === 0) return next;
    if (other !== undefined) return { ...next, key: other.entry.key };
  }
  return place;
}

const isOfDay = (minute: number): boolean => minute >= 0 && minute < minutesPerDay;

/** The next of those that stand at the same half hour. */
function beside(place: HourPlace, days: HourDays, by: 1 | -1): HourPlace | undefined {
  const there = entriesAt(days, place);
  const own = entryAt(days, place);
  const next = own === undefined ? undefined : there[there.indexOf(own) + by];
  return next === undefined ? undefined : { ...place, key: next.entry.key };
}

/** Where an arrow puts an entry: a contact by half hours and days, what has no hour by days alone. */
export function movedByKey(
  key: string,
  entry: ContactEntry | ActionEntry,
  zone: string,
): { readonly day: LocalDate; readonly time?: string } | undefined {
  const days = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const minutes = key === 'ArrowDown' ? stepMinutes : key === 'ArrowUp' ? -stepMinutes : 0;
  if (days === 0 && minutes === 0) return undefined;
  if (entry.kind === 'action' || entry.hour === undefined) {
    return days === 0 ? undefined : { day: addDays(entry.day, days) };
  }
  const at = timeElsewhere(entry.at, entry.zone, zone);
  const minute = minuteOf(at) + minutes;
  if (!isOfDay(minute)) return undefined;
  const moved = timeAtPlace(entry, { day: addDays(dateOf(at), days), minute }, zone);
  return moved === undefined ? undefined : { day: dateOf(moved), time: moved.slice(11) };
}
