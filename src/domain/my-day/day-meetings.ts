/** The meetings of the programme on a day: those planned for it, and earlier ones of which nobody said what became of them. */

import { onClockOf } from '../calendar/appointment.ts';
import { dateOf } from '../calendar/local-date.ts';
import { type Clock, hasPassed } from '../contact/has-passed.ts';
import type { MeetingBrief } from '../meeting/meeting.ts';
import { compareText } from '../sme/journal-summary.ts';

export interface DayMeeting {
  readonly meeting: MeetingBrief;
  /** Its time has passed, and it was neither opened nor settled. */
  readonly unsettled: boolean;
}

/**
 * In the order of their time.
 *
 * @param padId whose meetings alone are asked for; every pad takes part where a meeting names none
 */
export function dayMeetings(
  meetings: readonly MeetingBrief[],
  padId: string | undefined,
  clock: Clock,
): readonly DayMeeting[] {
  const today = dateOf(clock.now);
  return meetings
    .filter(({ state, openedAt, launchPadIds = [] }) => {
      const isAsked =
        padId === undefined || launchPadIds.length === 0 || launchPadIds.includes(padId);
      return state === 'planned' && openedAt === undefined && isAsked;
    })
    .filter(({ at, zone = clock.zone }) => dateOf(onClockOf(clock.zone, at, zone).at) <= today)
    .toSorted((a, b) => compareText(a.at, b.at))
    .map((meeting) => ({ meeting, unsettled: hasPassed(meeting, clock) }));
}
