/**
 * What a calendar shows on the days of a range: planned contacts, meetings of the programme, reviews due, actions due,
 * the reviews of the project, and of what has been the part that is known without reading a journal.
 *
 * A thousand journals are never read for a month of calendar: planned contacts come from the summary of each
 * sheet, past ones too, so these are the face-to-face meetings, and the last contact and last review of each SME.
 * A contact with an hour stands on the day of the clock of whoever looks, as its hour is said; one without an hour on its
 * own day. Within a day, contacts follow each other in time, whatever their zones.
 */

import { isOpenAction } from '../action/action.ts';
import type { AlertContext } from '../alert/context.ts';
import { isOnHold, plannedReview, reviewDueOn } from '../alert/expected.ts';
import { type Clock, hasPassed } from '../contact/has-passed.ts';
import { hourOf } from '../contact/log-contact.ts';
import type { MeetingBrief } from '../meeting/meeting.ts';
import type { Action, LaunchPad, Programme, Sme } from '../operation/record.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import {
  compareText,
  type ContactBrief,
  type JournalSummary,
  mayPrint,
} from '../sme/journal-summary.ts';
import { onClockOf } from './appointment.ts';
import { type DateRange, dateOf, type LocalDate } from './local-date.ts';
import { reviewClosingDate } from './project-calendar.ts';
import { instantOf } from './zoned-time.ts';

/** The kinds of entry, in the order in which a day lists those that share an hour or have none. */
export const entryKinds = [
  'projectReview',
  'meeting',
  'planned',
  'held',
  'review',
  'action',
] as const;

interface OnDay {
  /** The same for the same thing on every day and at every repaint. */
  readonly key: string;
  readonly day: LocalDate;
}

interface AtTime extends OnDay {
  /** Local date and time where it takes place; `zone` says where that is. */
  readonly at: string;
  readonly zone: string;
  /** Local time of day, `HH:mm`; absent when nobody gave one. */
  readonly hour: string | undefined;
  /** Planned for a time that has passed: nobody said yet what became of it. */
  readonly unsettled: boolean;
}

export interface ContactEntry extends AtTime {
  readonly kind: 'planned' | 'held';
  readonly sme: Sme;
  readonly contact: ContactBrief;
}

/** A meeting of the programme, to come or held. */
export interface MeetingEntry extends AtTime {
  readonly kind: 'meeting';
  readonly meeting: MeetingBrief;
}

/** What may have an hour. */
export type TimedCalendarEntry = ContactEntry | MeetingEntry;

export interface ReviewEntry extends OnDay {
  readonly kind: 'review';
  readonly sme: Sme;
  /** The last one, from whose day it is counted. */
  readonly last?: ContactBrief | undefined;
  readonly late: boolean;
}

export interface ActionEntry extends OnDay {
  readonly kind: 'action';
  readonly sme: Sme;
  readonly action: Action;
  readonly late: boolean;
}

export interface ProjectReviewEntry extends OnDay {
  readonly kind: 'projectReview';
  readonly projectMonth: number;
}

export type CalendarEntry = TimedCalendarEntry | ReviewEntry | ActionEntry | ProjectReviewEntry;

/** Whose entries are shown. */
export interface CalendarScope {
  /** Those of the member who works here. */
  readonly mine: boolean;
  readonly padId: string | undefined;
}

export interface CalendarSource {
  readonly sheets: Iterable<SheetHead>;
  readonly launchPads: readonly LaunchPad[];
  readonly programme: Programme | undefined;
  readonly meetings: readonly MeetingBrief[];
}

export interface CalendarContext {
  /** Local date and time, `YYYY-MM-DDTHH:mm`. */
  readonly now: string;
  /** When reviews are due. */
  readonly rules: AlertContext;
  /** Who works here. */
  readonly memberId: string;
  /** The launch pad of who works here; absent for who belongs to none. */
  readonly ownPadId: string | undefined;
  /** Of the clock that `now` is on; also for contacts of which neither the record nor the launch pad says where they are. */
  readonly zone: string;
  readonly scope: CalendarScope;
  /** Kinds that are left out. */
  readonly hidden: ReadonlySet<string>;
}

/** The entries of a range by day, each day in its order; days without any are absent. */
export function calendarEntries(
  source: CalendarSource,
  range: DateRange,
  context: CalendarContext,
): ReadonlyMap<LocalDate, readonly CalendarEntry[]> {
  const zones = new Map(source.launchPads.map(({ id, values }) => [id, values.timeZone]));
  const days = new Map<LocalDate, CalendarEntry[]>();
  const put = (entry: CalendarEntry): void => {
    if (entry.day < range.from || entry.day > range.to) return;
    const day = days.get(entry.day);
    if (day === undefined) days.set(entry.day, [entry]);
    else day.push(entry);
  };
  if (!context.hidden.has('projectReview')) projectReviews(source.programme).forEach(put);
  if (!context.hidden.has('meeting')) meetingEntries(source.meetings, context).forEach(put);
  const { padId } = context.scope;
  for (const head of source.sheets) {
    const { launchPadId } = head.sme.values;
    if (padId !== undefined && launchPadId !== padId) continue;
    const zone = zones.get(launchPadId) ?? context.zone;
    putSheet(head, { range, context, zone, put });
  }
  for (const entries of days.values()) sortDay(entries);
  return days;
}

/** The contact whose day an entry tells, as its own or as the one from which it is counted. */
export function contactToldBy(entry: CalendarEntry): ContactBrief | undefined {
  if (entry.kind === 'review') return entry.last;
  return 'contact' in entry ? entry.contact : undefined;
}

/** What of the entries may be printed: no confidential contact, and no review that is due so long after one. */
export function entriesOnPaper(
  days: ReadonlyMap<LocalDate, readonly CalendarEntry[]>,
  mayLeave: (action: Action) => boolean,
): ReadonlyMap<LocalDate, readonly CalendarEntry[]> {
  const open = [...days].map(
    ([day, entries]) =>
      [
        day,
        entries.filter((entry) => {
          if (entry.kind === 'action') return mayLeave(entry.action);
          const contact = contactToldBy(entry);
          return contact === undefined || mayPrint(contact);
        }),
      ] as const,
  );
  return new Map(open.filter(([, entries]) => entries.length > 0));
}

interface Putting {
  readonly range: DateRange;
  readonly context: CalendarContext;
  /** Of the launch pad of the SME. */
  readonly zone: string;
  readonly put: (entry: CalendarEntry) => void;
}

function putSheet(head: SheetHead, { range, context, zone, put }: Putting): void {
  const { sme, summary } = head;
  const { scope, memberId, hidden, now } = context;
  const clock = { now, zone: context.zone };
  const today = dateOf(now);
  const concernsMe = !scope.mine || sme.values.accountManagerId === memberId;
  if (!hidden.has('planned')) {
    for (const contact of summary.planned) {
      if (!concernsMe && contact.memberIds?.includes(memberId) !== true) continue;
      put(contactEntry('planned', head, contact, { zone, clock }));
    }
  }
  if (!hidden.has('held') && concernsMe) {
    for (const contact of pastContacts(summary, range)) {
      put(contactEntry('held', head, contact, { zone, clock }));
    }
  }
  if (!hidden.has('review') && concernsMe) {
    const entry = reviewEntry(head, context.rules);
    if (entry !== undefined) put(entry);
  }
  if (hidden.has('action')) return;
  for (const action of head.actions) {
    const { due, state, ownerId } = action.values;
    if (due === undefined || !isOpenAction(state)) continue;
    if (!concernsMe && ownerId !== memberId) continue;
    put({ kind: 'action', key: `action/${action.id}`, day: due, sme, action, late: due < today });
  }
}

function contactEntry(
  kind: ContactEntry['kind'],
  { sme }: SheetHead,
  contact: ContactBrief,
  { zone, clock }: { readonly zone: string; readonly clock: Clock },
): ContactEntry {
  return {
    kind,
    key: `contact/${contact.id}`,
    day: dateOf(onClockOf(clock.zone, contact.at, contact.zone ?? zone).at),
    sme,
    contact,
    at: contact.at,
    zone: contact.zone ?? zone,
    hour: hourOf(contact.at),
    unsettled:
      kind === 'planned' && hasPassed({ at: contact.at, zone: contact.zone ?? zone }, clock),
  };
}

/** Past contacts that the summary knows, each once. */
function pastContacts(summary: JournalSummary, range: DateRange): readonly ContactBrief[] {
  const { faceToFace, lastHeld, lastReview } = summary;
  const found = new Map<string, ContactBrief>();
  for (let index = firstFrom(faceToFace, range.from); index < faceToFace.length; index += 1) {
    const contact = faceToFace[index];
    if (contact === undefined || dateOf(contact.at) > range.to) break;
    found.set(contact.id, contact);
  }
  if (lastReview !== undefined) found.set(lastReview.id, lastReview);
  if (lastHeld !== undefined) found.set(lastHeld.id, lastHeld);
  return [...found.values()];
}

/** Where the contacts, which are in order, reach a day: a long list is not walked for one month. */
function firstFrom(contacts: readonly ContactBrief[], day: LocalDate): number {
  let low = 0;
  let high = contacts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((contacts[middle]?.at ?? '') < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A review that has its date is shown as the planned contact it is. */
function reviewEntry(head: SheetHead, rules: AlertContext): ReviewEntry | undefined {
  const { sme, summary } = head;
  const { today } = rules;
  if (isOnHold(sme, today) || plannedReview(summary, today) !== undefined) return undefined;
  const due = reviewDueOn(head, rules);
  if (due === undefined) return undefined;
  const last = summary.lastReview;
  return { kind: 'review', key: `review/${sme.id}`, day: due, sme, last, late: due < today };
}

/** Those to come and those held, of the pads that are asked for: every pad takes part where none is named. */
function meetingEntries(
  meetings: readonly MeetingBrief[],
  { scope, ownPadId, zone: here, now }: CalendarContext,
): readonly MeetingEntry[] {
  const padId = scope.mine ? ownPadId : scope.padId;
  return meetings.flatMap((meeting): readonly MeetingEntry[] => {
    const { id, at, state, openedAt, launchPadIds = [], zone = here } = meeting;
    if (state !== 'planned' && state !== 'held') return [];
    const isAsked =
      padId === undefined || launchPadIds.length === 0 || launchPadIds.includes(padId);
    if (!isAsked) return [];
    const isWaiting = state === 'planned' && openedAt === undefined;
    return [
      {
        kind: 'meeting',
        key: `meeting/${id}`,
        day: dateOf(onClockOf(here, at, zone).at),
        meeting,
        at,
        zone,
        hour: hourOf(at),
        unsettled: isWaiting && hasPassed({ at, zone }, { now, zone: here }),
      },
    ];
  });
}

function projectReviews(programme: Programme | undefined): readonly ProjectReviewEntry[] {
  if (programme === undefined) return [];
  const { firstMonth, reviewMonths } = programme.values;
  return [...new Set(reviewMonths)].map((projectMonth) => ({
    kind: 'projectReview' as const,
    key: `projectReview/${projectMonth}`,
    day: reviewClosingDate(projectMonth, firstMonth),
    projectMonth,
  }));
}

/** First what binds the whole programme, then contacts and meetings by the hour, then what has no hour. */
function sortDay(entries: CalendarEntry[]): void {
  if (entries.length < 2) return;
  const places = new Map(entries.map((entry) => [entry, placeOf(entry)]));
  const place = (entry: CalendarEntry): number => places.get(entry) ?? 0;
  entries.sort((a, b) => place(a) - place(b) || compareText(a.key, b.key));
}

/** Later than any instant of a day, so that what has no hour follows what has one. */
const noHour = 1e15;

function placeOf(entry: CalendarEntry): number {
  if (entry.kind === 'projectReview') return -noHour;
  if ('hour' in entry && entry.hour !== undefined) return instantOf(entry.at, entry.zone);
  return noHour + entryKinds.indexOf(entry.kind);
}
