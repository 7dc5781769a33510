/**
 * What the calendar shows, as the search part of its address: it can be bookmarked, sent and undone with the back
 * button. What an address holds beyond it, or holds wrongly, is passed over.
 */

import { entryKinds } from '../../../domain/calendar/calendar-entries.ts';
import { laneKinds } from '../../../domain/calendar/lanes.ts';
import { type LocalDate, parseLocalDate } from '../../../domain/calendar/local-date.ts';

/** Whatever the calendar can leave out, in the order of its menu. */
export const calendarKinds = [...entryKinds, 'holiday', 'closure', ...laneKinds] as const;
export type CalendarKind = (typeof calendarKinds)[number];

export const calendarViews = ['month', 'week'] as const;
export type CalendarView = (typeof calendarViews)[number];

export interface CalendarAddress {
  readonly view: CalendarView;
  /** The day that is chosen: its month or week is shown. */
  readonly day: LocalDate;
  /** `mine`, the id of a launch pad, or nothing for everyone. */
  readonly who: string | undefined;
  readonly hidden: ReadonlySet<CalendarKind>;
}

export const mine = 'mine';

export function addressFrom(search: URLSearchParams, today: LocalDate): CalendarAddress {
  const who = search.get('who') ?? '';
  return {
    view: search.get('view') === 'week' ? 'week' : 'month',
    day: parseLocalDate(search.get('day') ?? '') ?? today,
    who: who === '' ? undefined : who,
    hidden: hiddenFrom(search.get('hide') ?? ''),
  };
}

/** The kinds that the address leaves out. */
export function hiddenFrom(hide: string): ReadonlySet<CalendarKind> {
  const named = new Set(hide.split(','));
  return new Set(calendarKinds.filter((kind) => named.has(kind)));
}

/** The address without what is at its default. */
export function searchOf(address: CalendarAddress, today: LocalDate): URLSearchParams {
  const { view, day, who, hidden } = address;
  const search = new URLSearchParams();
  if (view !== 'month') search.set('view', view);
  if (day !== today) search.set('day', day);
  if (who !== undefined) search.set('who', who);
  if (hidden.size > 0)
    search.set('hide', calendarKinds.filter((kind) => hidden.has(kind)).join(','));
  return search;
}
