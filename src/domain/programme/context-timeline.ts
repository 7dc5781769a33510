/**
 * The programme on one line of time: its reviews, phases and trade dates, then for each launch pad what weighed on its work,
 * its enrolments and its visits, and the deliverables with the day they were first promised for. Derived, never stored.
 */

import { eventDays } from '../calendar/event-days.ts';
import {
  dateOf,
  type DateRange,
  daysBetween,
  endOfMonth,
  type LocalDate,
  startOfMonth,
} from '../calendar/local-date.ts';
import { reviewClosingDate } from '../calendar/project-calendar.ts';
import type { CalendarEvent, LaunchPad, Programme } from '../operation/record.ts';
import type { MetSheet } from '../report/face-to-face.ts';
import { cumulativeEnrolment, isCounted } from './enrolment.ts';
import { enrolledOn } from '../sme/journey-days.ts';

export interface TimelineEvent extends DateRange {
  readonly kind: 'event';
  readonly key: string;
  readonly event: CalendarEvent;
  /** Only its months are known. */
  readonly soft: boolean;
}

export interface TimelineReview extends DateRange {
  readonly kind: 'review';
  readonly key: string;
  /** From 1. */
  readonly number: number;
  /** Enrolled when it closed; nothing while it is to come. */
  readonly enrolled: number | undefined;
}

/** Enrolments or visits of one day, or of days that stand too close to be told apart. */
export interface TimelineTick extends DateRange {
  readonly kind: 'enrolment' | 'visit';
  readonly key: string;
  /** One for each enrolment or visit. */
  readonly smeIds: readonly string[];
}

export type TimelineEntry = TimelineEvent | TimelineReview | TimelineTick;

export type TimelineLaneKind =
  | 'reviews'
  | 'phase'
  | 'amendment'
  | 'trade'
  | 'other'
  | 'restrictions'
  | 'enrolments'
  | 'visits'
  | 'deliverables';

export interface TimelineLane {
  readonly key: string;
  readonly kind: TimelineLaneKind;
  readonly padId: string | undefined;
  /** In the order of time. */
  readonly entries: readonly TimelineEntry[];
}

export interface TimelineSource {
  readonly programme: Programme;
  readonly pads: readonly LaunchPad[];
  readonly events: readonly CalendarEvent[];
  readonly sheets: readonly MetSheet[];
  readonly today: LocalDate;
}

const laneOfEvent: Readonly<Record<CalendarEvent['values']['kind'], TimelineLaneKind>> = {
  confinement: 'restrictions',
  tiers: 'restrictions',
  reopening: 'restrictions',
  trade: 'trade',
  amendment: 'amendment',
  phase: 'phase',
  closure: 'other',
  holiday: 'other',
  event: 'other',
  deliverable: 'deliverables',
};

/** The whole months of the programme, and of whatever of it lies outside of them. */
export function timelineRange({ programme, events, today }: TimelineSource): DateRange {
  const { firstMonth, lastMonth, reviewMonths } = programme.values;
  const days = [
    startOfMonth(firstMonth),
    lastMonth === undefined ? today : endOfMonth(lastMonth),
    ...reviewMonths.map((month) => reviewClosingDate(month, firstMonth)),
    ...events.flatMap(({ values }) => [values.from, values.to ?? values.from]),
    today,
  ].toSorted();
  return { from: startOfMonth(days[0] ?? today), to: endOfMonth(days.at(-1) ?? today) };
}

/**
 * The lanes in their order. Those of the programme that hold nothing are left out; those of a pad are not, for an empty one
 * says something beside the other's. Only where nobody was restricted anywhere, no pad has a lane for it.
 */
export function timelineLanes(source: TimelineSource): readonly TimelineLane[] {
  const range = timelineRange(source);
  const shown = source.events.filter(({ values }) => values.status !== 'cancelled');
  const eventsOf = (kind: TimelineLaneKind): readonly TimelineEvent[] =>
    shown
      .filter(({ values }) => laneOfEvent[values.kind] === kind)
      .map((event) => eventEntry(event, range))
      .toSorted(inOrder);
  const ofProgramme = (['phase', 'amendment', 'trade', 'other'] as const).map((kind) => ({
    key: kind,
    kind,
    padId: undefined,
    entries: eventsOf(kind),
  }));
  const restrictions = eventsOf('restrictions');
  const countries = new Set(source.pads.map(({ values }) => values.country));
  const restrictionsOf = ({ id, values }: LaunchPad): TimelineLane => ({
    key: `restrictions/${id}`,
    kind: 'restrictions',
    padId: id,
    entries: restrictions.filter(({ event }) => {
      const { country } = event.values;
      return country === undefined || !countries.has(country) || country === values.country;
    }),
  });
  const ofPads = source.pads.flatMap((pad): readonly TimelineLane[] => [
    ...(restrictions.length === 0 ? [] : [restrictionsOf(pad)]),
    {
      key: `enrolments/${pad.id}`,
      kind: 'enrolments',
      padId: pad.id,
      entries: enrolmentsOf(source, pad.id),
    },
    {
      key: `visits/${pad.id}`,
      kind: 'visits',
      padId: pad.id,
      entries: visitsOf(source, pad.id),
    },
  ]);
  const deliverables = eventsOf('deliverables').map((entry) => ({
    key: `deliverables/${entry.key}`,
    kind: 'deliverables' as const,
    padId: undefined,
    entries: [entry],
  }));
  const reviews = {
    key: 'reviews',
    kind: 'reviews' as const,
    padId: undefined,
    entries: reviewsOf(source),
  };
  return [
    ...[reviews, ...ofProgramme].filter(({ entries }) => entries.length > 0),
    ...ofPads,
    ...deliverables,
  ];
}

function eventEntry(event: CalendarEvent, range: DateRange): TimelineEvent {
  const { from, to } = eventDays(event);
  const soft = event.values.precision === 'month';
  return { kind: 'event', key: event.id, event, from, to: to ?? range.to, soft };
}

function reviewsOf({ programme, sheets, today }: TimelineSource): readonly TimelineReview[] {
  const { reviewMonths, firstMonth } = programme.values;
  const smes = sheets.map(({ sme }) => sme);
  return reviewMonths
    .toSorted((a, b) => a - b)
    .map((month, index) => {
      const on = reviewClosingDate(month, firstMonth);
      return {
        kind: 'review',
        key: `review/${month}`,
        number: index + 1,
        enrolled: on <= today ? cumulativeEnrolment(smes, on) : undefined,
        from: on,
        to: on,
      };
    });
}

function enrolmentsOf({ sheets, today }: TimelineSource, padId: string): readonly TimelineTick[] {
  return sheets
    .flatMap(({ sme }): readonly TimelineTick[] => {
      const on = enrolledOn(sme);
      if (!isCounted(sme) || sme.values.launchPadId !== padId || on === undefined || on > today)
        return [];
      return [{ kind: 'enrolment', key: sme.id, smeIds: [sme.id], from: on, to: on }];
    })
    .toSorted(inOrder);
}

function visitsOf({ sheets }: TimelineSource, padId: string): readonly TimelineTick[] {
  return sheets
    .flatMap(({ sme, summary }): readonly TimelineTick[] => {
      if (!isCounted(sme) || sme.values.launchPadId !== padId) return [];
      return summary.faceToFace.map(({ id, at }) => {
        const on = dateOf(at);
        return { kind: 'visit', key: id, smeIds: [sme.id], from: on, to: on };
      });
    })
    .toSorted(inOrder);
}

function inOrder(a: TimelineEntry, b: TimelineEntry): number {
  return a.from === b.from ? (a.key < b.key ? -1 : 1) : a.from < b.from ? -1 : 1;
}

/** Puts ticks of one lane together that stand closer than some days to the one before. */
export function mergeTicks(
  entries: readonly TimelineEntry[],
  days: number,
): readonly TimelineEntry[] {
  const merged: TimelineEntry[] = [];
  let smeIds: string[] = [];
  for (const entry of entries) {
    const last = merged.at(-1);
    const isTick = entry.kind === 'enrolment' || entry.kind === 'visit';
    if (
      isTick &&
      last !== undefined &&
      last.kind === entry.kind &&
      daysBetween(last.to, entry.from) < days
    ) {
      smeIds.push(...entry.smeIds);
      merged[merged.length - 1] = { ...last, to: entry.to, smeIds };
    } else {
      smeIds = isTick ? [...entry.smeIds] : [];
      merged.push(isTick ? { ...entry, smeIds } : entry);
    }
  }
  return merged;
}

/** What was enrolled and visited in the days of an event, on the side of one pad or of all. */
export function during(
  lanes: readonly TimelineLane[],
  { from, to }: DateRange,
  padIds: readonly string[],
): { readonly enrolled: number; readonly visits: number } {
  const count = (kind: TimelineLaneKind): number =>
    lanes
      .filter(
        (lane) => lane.kind === kind && lane.padId !== undefined && padIds.includes(lane.padId),
      )
      .flatMap(({ entries }) => entries)
      .filter((entry) => entry.from >= from && entry.from <= to).length;
  return { enrolled: count('enrolments'), visits: count('visits') };
}
