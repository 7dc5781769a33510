/** Which times of the programme's calendar lie over some months: what may explain a bend in a line. */

import { type LocalDate, type LocalMonth, monthOf } from '../calendar/local-date.ts';
import type { calendarEventKinds } from '../programme/programme.ts';

type CalendarEventKind = (typeof calendarEventKinds)[number];

interface EventDates {
  readonly id: string;
  readonly values: {
    readonly from: LocalDate;
    readonly to?: LocalDate | undefined;
    readonly kind: CalendarEventKind;
    readonly status?: string | undefined;
  };
}

export interface Shade<E> {
  readonly event: E;
  /** Places of the first and last of the months that it covers. */
  readonly from: number;
  readonly to: number;
}

/** What changes how people buy and sell; phases and papers of the programme do not. */
const kinds: ReadonlySet<CalendarEventKind> = new Set<CalendarEventKind>([
  'confinement',
  'tiers',
  'trade',
  'closure',
]);

/**
 * Times with an end, of either country, that may move figures and were not called off.
 *
 * @param months the earliest first
 */
export function contextShades<E extends EventDates>(
  events: readonly E[],
  months: readonly LocalMonth[],
): readonly Shade<E>[] {
  return events.flatMap((event): Shade<E>[] => {
    const { from, to, kind, status } = event.values;
    if (to === undefined || status === 'cancelled' || !kinds.has(kind)) return [];
    const [firstMonth, lastMonth] = [monthOf(from), monthOf(to)];
    const first = months.findIndex((month) => month >= firstMonth);
    const last = months.findLastIndex((month) => month <= lastMonth);
    return first === -1 || last < first ? [] : [{ event, from: first, to: last }];
  });
}
