/** The events of the programme that may explain a slowdown, as bars on the time axis of the chart. */

import { type DateRange, endOfMonth, startOfMonth } from '../calendar/local-date.ts';
import type { CalendarEvent } from '../operation/record.ts';

const explaining: ReadonlySet<CalendarEvent['values']['kind']> = new Set([
  'confinement',
  'tiers',
  'reopening',
  'trade',
  'amendment',
  'closure',
]);

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
  readonly event: CalendarEvent;
}

/** The bars within a period, in the order of time; what was called off is left out. */
export function contextBars(
  events: readonly CalendarEvent[],
  period: DateRange,
): readonly ContextBar[] {
  return events
    .filter(
      ({ values, deleted }) =>
        deleted === undefined && explaining.has(values.kind) && values.status !== 'cancelled',
    )
    .map((event) => ({ event, isHard: closing.has(event.values.kind), ...daysOf(event) }))
    .filter(({ from, to }) => from <= period.to && to >= period.from)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map((bar, index) => ({ ...bar, number: index + 1 }));
}

/** One day unless an end is known; whole months where only the month is. */
function daysOf({ values }: CalendarEvent): DateRange {
  const { from, precision } = values;
  const to = values.to === undefined || values.to < from ? from : values.to;
  return precision === 'month' ? { from: startOfMonth(from), to: endOfMonth(to) } : { from, to };
}
