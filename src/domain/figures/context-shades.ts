/** Which times of the programme's calendar lie over some months: what may explain a bend in a line. */

import { type LocalDate, type LocalMonth, monthOf } from '../calendar/local-date.ts';

interface EventDates {
  readonly id: string;
  readonly values: {
    readonly from: LocalDate;
    readonly to?: LocalDate | undefined;
    readonly status?: string | undefined;
  };
}

export interface Shade<E> {
  readonly event: E;
  /** Places of the first and last of the months that it covers. */
  readonly from: number;
  readonly to: number;
}

/** Events with an end, of either country, that were not called off. */
export function contextShades<E extends EventDates>(
  events: readonly E[],
  months: readonly LocalMonth[],
): readonly Shade<E>[] {
  return events.flatMap((event): Shade<E>[] => {
    const { from, to, status } = event.values;
    if (to === undefined || status === 'cancelled') return [];
    const covered = months.flatMap((month, index) =>
      monthOf(from) <= month && month <= monthOf(to) ? [index] : [],
    );
    const [first] = covered;
    const last = covered.at(-1);
    return first === undefined || last === undefined ? [] : [{ event, from: first, to: last }];
  });
}
