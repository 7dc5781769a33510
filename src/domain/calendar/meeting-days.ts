/** On which days people could meet face to face, by the events of a programme's calendar. */

import type { CalendarEvent } from '../operation/record.ts';
import type { Country } from '../programme/programme.ts';
import { eventDays, isAboutCountry } from './event-days.ts';
import { firstOutside, joinedDays } from './joined-days.ts';
import type { DateRange } from './local-date.ts';

/** Whether an event rules out that people of a country meet on its days. One that was called off does not. */
export function rulesOutMeetings(event: CalendarEvent, country: Country): boolean {
  const { effect, status } = event.values;
  return (
    event.deleted === undefined &&
    effect === 'noFaceToFace' &&
    status !== 'cancelled' &&
    isAboutCountry(event, [country])
  );
}

/** Whether people of a country could meet on some day: no event rules out all of them. */
export function couldMeet(
  country: Country,
  events: readonly CalendarEvent[],
  days: DateRange,
): boolean {
  const closing = events.filter((event) => rulesOutMeetings(event, country));
  return firstOutside(joinedDays(closing.map(eventDays)), days.from) <= days.to;
}
