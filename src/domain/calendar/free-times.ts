/**
 * When everybody who is to meet is free: the half hours of a working day in which nobody has something planned, is away
 * or sleeps. It proposes and never forbids. Known are the planned contacts of SMEs and organisations and the meetings of
 * the programme, not the rest of anybody's diary.
 */

import { hourOf } from '../contact/log-contact.ts';
import type { Text2 } from '../entity/field.ts';
import type { MeetingBrief } from '../meeting/meeting.ts';
import type { Member, Organisation } from '../operation/record.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import type { ContactBrief, JournalSummary } from '../sme/journal-summary.ts';
import {
  addDays,
  dateOf,
  type DateRange,
  type LocalDate,
  type LocalDateTime,
  localDateTimeIn,
} from './local-date.ts';
import { usualMinutes } from './plan-contact.ts';
import { instantOf } from './zoned-time.ts';

/** The hours, on the clock of each, at which people meet. */
export const dayStartHour = 8;
export const dayEndHour = 18;
export const slotMinutes = 30;
const minuteMs = 60_000;
const minutesPerHour = 60;
const hoursPerDay = 24;
/** What a meeting takes of which nobody said how long it is. */
const usualMeetingMinutes = 60;

/** Who is to be free, and on whose clock they live. */
export interface Attendee {
  readonly member: Member;
  readonly zone: string;
}

/** Something planned, between two instants. */
export interface Busy {
  readonly memberId: string;
  readonly from: number;
  readonly to: number;
  readonly what: PlannedContact | PlannedMeeting;
}

export interface PlannedContact {
  readonly kind: 'contact';
  /** Of the SME or the organisation. */
  readonly name: string;
  readonly contact: ContactBrief;
}

/** A meeting of the programme. */
export interface PlannedMeeting {
  readonly kind: 'meeting';
  readonly title: Text2;
}

/** An SME or an organisation, with what is planned with it. */
interface PlannedWith {
  readonly name: string;
  /** Who meets it where nobody says who takes part. */
  readonly managerId: string | undefined;
  readonly planned: readonly ContactBrief[];
}

export interface DiarySource {
  readonly sheets: Iterable<SheetHead>;
  readonly organisations: Iterable<{
    readonly root: { readonly values: Pick<Organisation['values'], 'name' | 'memberId'> };
    readonly summary: Pick<JournalSummary, 'planned'>;
  }>;
  readonly meetings: readonly MeetingBrief[];
  /** Of contacts and meetings of which nobody said where they take place. */
  readonly zone: string;
}

/** What some members have planned on some days; a contact without an hour fills none. */
export function busyTimes(
  source: DiarySource,
  members: readonly Member[],
  days: DateRange,
): readonly Busy[] {
  const found: Busy[] = meetingTimes(source, members, days);
  for (const { name, managerId, planned } of plannedIn(source)) {
    for (const contact of planned) {
      const { at } = contact;
      if (!isNear(at, days) || hourOf(at) === undefined) continue;
      const memberOf = contact.memberIds ?? [managerId];
      const from = instantOf(at, contact.zone ?? source.zone);
      const to = from + (contact.minutes ?? usualMinutes(contact.kind)) * minuteMs;
      for (const { id } of members) {
        if (!memberOf.includes(id)) continue;
        found.push({ memberId: id, from, to, what: { kind: 'contact', name, contact } });
      }
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** A day more on either side: another clock may be on another day. */
function isNear(at: LocalDateTime, { from, to }: DateRange): boolean {
  return at >= addDays(from, -1) && dateOf(at) <= addDays(to, 1);
}

/** The meetings to come, of whoever belongs to a launch pad that takes part or to none. */
function meetingTimes(
  { meetings, zone: here }: DiarySource,
  members: readonly Member[],
  days: DateRange,
): Busy[] {
  return meetings.flatMap(({ title, at, zone, state, minutes, launchPadIds = [] }) => {
    if (state !== 'planned' || !isNear(at, days) || hourOf(at) === undefined) return [];
    const from = instantOf(at, zone ?? here);
    const to = from + (minutes ?? usualMeetingMinutes) * minuteMs;
    return members
      .filter(({ values: { launchPadId } }) => {
        const isEverybodys = launchPadIds.length === 0 || launchPadId === undefined;
        return isEverybodys || launchPadIds.includes(launchPadId);
      })
      .map(({ id }): Busy => ({ memberId: id, from, to, what: { kind: 'meeting', title } }));
  });
}

function* plannedIn({ sheets, organisations }: DiarySource): Iterable<PlannedWith> {
  for (const { sme, summary } of sheets) {
    const { name, accountManagerId } = sme.values;
    yield { name, managerId: accountManagerId, planned: summary.planned };
  }
  for (const { root, summary } of organisations) {
    yield { name: root.values.name, managerId: root.values.memberId, planned: summary.planned };
  }
}

export interface Diary {
  /** The zone in which hours are said. */
  readonly zone: string;
  readonly attendees: readonly Attendee[];
  readonly busy: readonly Busy[];
  /** Local date and time: what is past is not free. */
  readonly now: LocalDateTime;
}

/** The times of day, `HH:mm`, at which a contact of some length can begin. */
export function freeTimes(diary: Diary, day: LocalDate, minutes: number): readonly string[] {
  return slotTimes().filter((time) => {
    const at = `${day}T${time}`;
    if (at < diary.now) return false;
    const from = instantOf(at, diary.zone);
    const to = from + minutes * minuteMs;
    return diary.attendees.every(
      (attendee) =>
        !isOut(attendee, from, to) &&
        !diary.busy.some(
          (one) => one.memberId === attendee.member.id && one.from < to && from < one.to,
        ),
    );
  });
}

/** The half hours of a working day, `08:00` to `17:30`. */
export function slotTimes(): readonly string[] {
  const count = ((dayEndHour - dayStartHour) * minutesPerHour) / slotMinutes;
  return Array.from({ length: count }, (_, index) =>
    timeOfDay(dayStartHour * minutesPerHour + index * slotMinutes),
  );
}

/** Whether somebody is away, or would have to begin before their day or stay after it. */
export function isOut({ member, zone }: Attendee, from: number, to: number): boolean {
  const [start, end] = [localDateTimeIn(from, zone), localDateTimeIn(to, zone)];
  const day = start.slice(0, 10);
  const isAway = Object.values(member.values.absences ?? {}).some(
    (absence) => absence.from <= day && day <= absence.to,
  );
  const opens = `${day}T${timeOfDay(dayStartHour * minutesPerHour)}`;
  const closes = `${day}T${timeOfDay(dayEndHour * minutesPerHour)}`;
  return isAway || start < opens || end > closes;
}

/** The end of what begins at a time of day and takes some minutes; it never goes over midnight. */
export function endTime(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const end = hour * minutesPerHour + minute + minutes;
  return timeOfDay(Math.min(end, hoursPerDay * minutesPerHour - 1));
}

function timeOfDay(minutes: number): string {
  const part = (number: number): string => String(number).padStart(2, '0');
  return `${part(Math.floor(minutes / minutesPerHour))}:${part(minutes % minutesPerHour)}`;
}
