/** The events of the programme that may explain a slowdown, as bars on the time axis of the chart. */

import { type DateRange, endOfMonth, startOfMonth } from '../calendar/local-date.ts';
import type { CalendarEvent } from '../operation/record.ts';
import type { Country } from './programme.ts';

/** What events are about, in the order of the lanes; those of another kind explain no slowdown. */
const subjects = ['project', 'trade', 'restrictions', 'closures'] as const;
export type ContextSubject = (typeof subjects)[number];

const subjectOf: Readonly<Partial<Record<CalendarEvent['values']['kind'], ContextSubject>>> = {
  confinement: 'restrictions',
  tiers: 'restrictions',
  reopening: 'restrictions',
  trade: 'trade',
  amendment: 'project',
  closure: 'closures',
};

const closing: ReadonlySet<CalendarEvent['values']['kind']> = new Set([
  'confinement',
  'tiers',
  'closure',
]);

export interface ContextBar extends DateRange {
  /** Counted from 1 in the order of time: the list under the chart names it. */
  readonly number: number;
  /** It closed places; what it does else is drawn lighter. */
  readonly isHard: boolean;
  readonly subject: ContextSubject;
  readonly event: CalendarEvent;
}

/** Bars about one subject; restrictions are those of one country. */
export interface ContextLane {
  readonly subject: ContextSubject;
  readonly country: Country | undefined;
  /** The numbers of its bars. */
  readonly numbers: readonly number[];
}

/** The bars within a period, in the order of time; what was called off is left out. */
export function contextBars(
  events: readonly CalendarEvent[],
  period: DateRange,
): readonly ContextBar[] {
  return events
    .flatMap((event) => {
      const { values, deleted } = event;
      const subject = subjectOf[values.kind];
      if (subject === undefined || deleted !== undefined || values.status === 'cancelled')
        return [];
      return { event, subject, isHard: closing.has(values.kind), ...daysOf(event) };
    })
    .filter(({ from, to }) => from <= period.to && to >= period.from)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map((bar, index) => ({ ...bar, number: index + 1 }));
}

/**
 * The lanes of some bars by subject, those of restrictions country by country.
 *
 * @param countries of the launch pads, in their order
 */
export function contextLanes(
  bars: readonly ContextBar[],
  countries: readonly Country[],
): readonly ContextLane[] {
  const lanes = new Map<string, ContextLane>();
  for (const { number, subject, event } of bars) {
    const country = subject === 'restrictions' ? event.values.country : undefined;
    const key = `${subject} ${country ?? ''}`;
    const before = lanes.get(key)?.numbers ?? [];
    lanes.set(key, { subject, country, numbers: [...before, number] });
  }
  // A country of no launch pad comes last.
  const rank = ({ country }: ContextLane): number => {
    const place = country === undefined ? 0 : countries.indexOf(country) + 1;
    return place === 0 && country !== undefined ? countries.length + 1 : place;
  };
  return [...lanes.values()].toSorted(
    (a, b) => subjects.indexOf(a.subject) - subjects.indexOf(b.subject) || rank(a) - rank(b),
  );
}

/** One day unless an end is known; whole months where only the month is. */
function daysOf({ values }: CalendarEvent): DateRange {
  const { from, precision } = values;
  const to = values.to === undefined || values.to < from ? from : values.to;
  return precision === 'month' ? { from: startOfMonth(from), to: endOfMonth(to) } : { from, to };
}
