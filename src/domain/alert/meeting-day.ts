/** On which days an SME and its account manager can meet: both sides are there. Weekends are a choice. */

import { closedBy, searchDaysMax } from '../calendar/availability.ts';
import { hasDay } from '../calendar/joined-days.ts';
import { addDays, type LocalDate, weekday } from '../calendar/local-date.ts';
import { closuresAlone } from '../calendar/open-days.ts';
import type { Sme } from '../operation/record.ts';
import type { MeetingClosedBy } from './alert.ts';
import { type AlertContext, closuresOf } from './context.ts';

const saturday = 6;

/** Why nobody meets on a day, on either side. */
export function meetingClosedBy(
  sme: Sme,
  on: LocalDate,
  context: AlertContext,
): MeetingClosedBy | undefined {
  const own = closedBy(on, closuresOf(sme), closuresAlone);
  const theirs = own ?? context.dayOffIn(context.rulesOf(sme).region, on);
  if (theirs !== undefined) return theirs;
  if (hasDay(context.absencesOf(sme), on)) return 'absence';
  return (
    context.dayOffIn(context.padRegionOf(sme), on) ??
    (context.isDayOffOf(sme, on) ? 'event' : undefined)
  );
}

/** The day to propose for a meeting: the first working day from then on on which nothing speaks against it. */
export function firstMeetingDay(sme: Sme, from: LocalDate, context: AlertContext): LocalDate {
  for (let days = 0; days <= searchDaysMax; days += 1) {
    const day = addDays(from, days);
    if (weekday(day) < saturday && meetingClosedBy(sme, day, context) === undefined) return day;
  }
  return from;
}
