/** The deliverables of the programme as they stand: each with its day, the one it was first promised for, and its state. */

import { eventDays } from '../calendar/event-days.ts';
import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import type { CalendarEvent } from '../operation/record.ts';

/** `late`: its day has passed and nobody said that it was done. */
export const deliverableStates = ['late', 'planned', 'done'] as const;
export type DeliverableState = (typeof deliverableStates)[number];

export interface Deliverable {
  readonly event: CalendarEvent;
  readonly state: DeliverableState;
  /** The last day on which it is on time. */
  readonly due: LocalDate;
  /** Days between the day it was first promised for and its day now; 0 where it was never moved. */
  readonly movedDays: number;
}

/** All that were not called off, by their day. */
export function deliverablesOf(
  events: readonly CalendarEvent[],
  today: LocalDate,
): readonly Deliverable[] {
  return events
    .filter(
      ({ values, deleted }) =>
        deleted === undefined && values.kind === 'deliverable' && values.status !== 'cancelled',
    )
    .map((event): Deliverable => {
      const { from, to } = eventDays(event);
      const due = to ?? from;
      const { status, originalDate, from: day } = event.values;
      const isDone = status === 'done';
      const state = isDone ? 'done' : due < today ? 'late' : 'planned';
      return {
        event,
        state,
        due,
        movedDays: originalDate === undefined ? 0 : daysBetween(originalDate, day),
      };
    })
    .toSorted((a, b) =>
      a.due < b.due ? -1 : a.due > b.due ? 1 : a.event.id < b.event.id ? -1 : 1,
    );
}
