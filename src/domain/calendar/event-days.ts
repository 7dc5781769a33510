/**
 * The days of the events of a programme's own calendar. An event of which only the month is known lies over that month.
 * One that changes how people can meet, and has no end yet, lasts until it is given one.
 *
 * Closures and holidays among them (one that a government granted late, the stocktaking of a pad) are days off by what
 * they are, whatever they do to meetings in one place.
 */

import type { CalendarEvent } from '../operation/record.ts';
import type { Country } from '../programme/programme.ts';
import { grouped } from '../../std/grouped.ts';
import { hasDay, joinedDays } from './joined-days.ts';
import { endOfMonth, type LocalDate, startOfMonth } from './local-date.ts';

/** The days of a context event; without an end when it lasts. */
export function eventDays({ values }: CalendarEvent): {
  readonly from: LocalDate;
  readonly to: LocalDate | undefined;
} {
  const { from, to, precision, effect = 'none' } = values;
  const lasts = to === undefined && effect !== 'none' && precision !== 'month';
  const end = to === undefined || to < from ? from : to;
  if (precision === 'month') return { from: startOfMonth(from), to: endOfMonth(end) };
  return { from, to: lasts ? undefined : end };
}

/** Whether an event closes its days. One that was called off closes none. */
export function isDayOff({ values: { kind, status } }: CalendarEvent): boolean {
  return (kind === 'closure' || kind === 'holiday') && status !== 'cancelled';
}

/** Whether an event is on a day. */
export function isOnDay(event: CalendarEvent, day: LocalDate): boolean {
  const { from, to } = eventDays(event);
  return from <= day && (to === undefined || day <= to);
}

/** Whether an event is about one of some countries; one without a country is about all. */
export function isAboutCountry(
  { values: { country } }: CalendarEvent,
  countries: readonly (Country | undefined)[],
): boolean {
  return country === undefined || countries.includes(country);
}

/** Answers whether some countries have such a day off; the events are sorted out once, however many there are (F301). */
export function daysOffIn(
  events: readonly CalendarEvent[],
): (countries: readonly (Country | undefined)[], day: LocalDate) => boolean {
  const closing = grouped(events.filter(isDayOff), ({ values }) => values.country);
  const days = new Map(
    [...closing].map(([country, own]) => [country, joinedDays(own.map(eventDays))]),
  );
  const isOff = (country: Country | undefined, day: LocalDate): boolean =>
    hasDay(days.get(country) ?? [], day);
  return (countries, day) =>
    isOff(undefined, day) || countries.some((country) => isOff(country, day));
}
