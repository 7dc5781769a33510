/**
 * A week by the hour, on one clock: where each contact begins and ends, beside which others it stands, and what has no
 * hour and stands above the hours. A contact that lasts past midnight ends with its day.
 */

import { hourOf } from '../contact/log-contact.ts';
import { timeElsewhere } from '../contact/time-elsewhere.ts';
import { compareText } from '../sme/journal-summary.ts';
import type { CalendarEntry, TimedCalendarEntry } from './calendar-entries.ts';
import type { LocalDate, LocalDateTime } from './local-date.ts';
import { usualMinutes } from './plan-contact.ts';

export const minutesPerDay = 24 * 60;
/** The step of the grid, and the least height of what stands in it. */
export const stepMinutes = 30;
/** The day begins here, unless something begins before it. */
const openingMinute = 8 * 60;

/** A contact or a meeting on the day and in the minutes of the clock of the grid. */
export interface TimedEntry {
  readonly entry: TimedCalendarEntry;
  readonly from: number;
  readonly to: number;
  /** Its place among those that share its time, from 0, and how many places there are. */
  readonly column: number;
  readonly columns: number;
}

export interface HourDay {
  /** In the order in which they begin. */
  readonly timed: readonly TimedEntry[];
  readonly untimed: readonly CalendarEntry[];
}

/** The days of a week by the hour; `zone` is the clock of the grid. */
export function hourDays(
  entries: Iterable<CalendarEntry>,
  week: readonly LocalDate[],
  zone: string,
): ReadonlyMap<LocalDate, HourDay> {
  const days = new Map(
    week.map((day) => [day, { timed: new Array<Span>(), untimed: new Array<CalendarEntry>() }]),
  );
  for (const entry of entries) {
    const span = spanOf(entry, zone);
    if (span === undefined) days.get(entry.day)?.untimed.push(entry);
    else days.get(span.day)?.timed.push(span);
  }
  return new Map(
    [...days].map(([day, { timed, untimed }]) => [day, { timed: sideBySide(timed), untimed }]),
  );
}

/** The minute at which a week is opened: the morning, or what begins before it. */
export function firstMinute(days: ReadonlyMap<LocalDate, HourDay>): number {
  const starts = [...days.values()].flatMap(({ timed }) => timed.map(({ from }) => from));
  return Math.min(openingMinute, ...starts.map((from) => from - (from % 60)));
}

/** `09:30`, of a minute of the day. */
export function clockOf(minute: number): string {
  const part = (number: number): string => String(number).padStart(2, '0');
  return `${part(Math.floor(minute / 60))}:${part(minute % 60)}`;
}

/** The minute of the day of a local date and time. */
export function minuteOf(at: string): number {
  return Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
}

interface Span {
  readonly entry: TimedCalendarEntry;
  readonly day: LocalDate;
  readonly from: number;
  readonly to: number;
}

function spanOf(entry: CalendarEntry, zone: string): Span | undefined {
  if (!('hour' in entry) || entry.hour === undefined) return undefined;
  const at = timeElsewhere(entry.at, entry.zone, zone);
  const from = minuteOf(at);
  const { minutes, kind } = entry.kind === 'meeting' ? entry.meeting : entry.contact;
  const to = Math.min(minutesPerDay, from + Math.max(minutes ?? usualMinutes(kind), stepMinutes));
  return { entry, day: at.slice(0, 10), from, to };
}

/** Each takes the first place that is free; those that touch each other, one by one, share the width. */
function sideBySide(spans: readonly Span[]): readonly TimedEntry[] {
  const sorted = spans.toSorted(
    (a, b) => a.from - b.from || b.to - a.to || compareText(a.entry.key, b.entry.key),
  );
  const placed: TimedEntry[] = [];
  let group: { readonly span: Span; readonly column: number }[] = [];
  let ends: number[] = [];
  const close = (): void => {
    for (const { span, column } of group) {
      const { entry, from, to } = span;
      placed.push({ entry, from, to, column, columns: ends.length });
    }
    group = [];
    ends = [];
  };
  for (const span of sorted) {
    if (ends.every((end) => end <= span.from)) close();
    const free = ends.findIndex((end) => end <= span.from);
    const column = free === -1 ? ends.length : free;
    ends[column] = span.to;
    group.push({ span, column });
  }
  close();
  return placed;
}

/**
 * The local time, on the clock of a contact, at which it stands when it is put on a place of the grid; nothing where
 * that is midnight there, which stands for an hour that is still open.
 */
export function timeAtPlace(
  { zone }: Pick<TimedCalendarEntry, 'zone'>,
  place: { readonly day: LocalDate; readonly minute: number },
  gridZone: string,
): LocalDateTime | undefined {
  const at = timeElsewhere(`${place.day}T${clockOf(place.minute)}`, gridZone, zone);
  return hourOf(at) === undefined ? undefined : at;
}
