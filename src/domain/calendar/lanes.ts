/**
 * What lies over several days of a calendar: the programme's context events with what they do to meetings, soft
 * windows such as August in France, and members' absences; and how they are laid out week by week.
 *
 * Events that were called off are left out.
 */

import type { CalendarEvent, LaunchPad, Member, Programme } from '../operation/record.ts';
import { compareText } from '../sme/journal-summary.ts';
import { softWindowsIn } from './closed-ranges.ts';
import type { CalendarScope } from './calendar-entries.ts';
import { eventDays } from './event-days.ts';
import type { HolidayRegion } from './holidays.ts';
import { type DateRange, daysBetween, type LocalDate } from './local-date.ts';
import { overlaps } from './weeks.ts';

export const laneKinds = ['context', 'softWindow', 'absence'] as const;

export type SoftWindow = 'august' | 'turnOfYear';

interface OverDays extends DateRange {
  readonly key: string;
}

export interface ContextLane extends OverDays {
  readonly kind: 'context';
  readonly event: CalendarEvent;
  /** It has no end yet; `to` is the end of what is looked at. */
  readonly lasting: boolean;
}
export interface SoftWindowLane extends OverDays {
  readonly kind: 'softWindow';
  readonly window: SoftWindow;
  /** Codes of the launch pads whose country keeps it. */
  readonly padCodes: readonly string[];
}
export interface AbsenceLane extends OverDays {
  readonly kind: 'absence';
  readonly member: Member;
  readonly reason: string | undefined;
}
export type Lane = ContextLane | SoftWindowLane | AbsenceLane;

export interface LaneSource {
  readonly events: readonly CalendarEvent[];
  readonly launchPads: readonly LaunchPad[];
  readonly members: readonly Member[];
  readonly programme: Programme | undefined;
}

export interface LaneView {
  readonly memberId: string;
  readonly scope: CalendarScope;
  /** Kinds that are left out. */
  readonly hidden: ReadonlySet<string>;
}

/** A lane within a week. */
export interface PlacedLane {
  readonly lane: Lane;
  /** The weekday on which it begins in this week, 1 for Monday. */
  readonly column: number;
  /** How many days of this week it takes. */
  readonly days: number;
}

/** The lanes that touch a range, those that weigh on meetings first. */
export function lanesIn(source: LaneSource, range: DateRange, view: LaneView): readonly Lane[] {
  const lanes: Lane[] = [];
  if (!view.hidden.has('context')) lanes.push(...contextLanes(source.events, range));
  const softWindowsOff = source.programme?.values.softWindowsOff === true;
  if (!softWindowsOff && !view.hidden.has('softWindow')) {
    lanes.push(...softWindowLanes(source.launchPads, range));
  }
  if (!view.hidden.has('absence')) lanes.push(...absenceLanes(source.members, range, view));
  return lanes.toSorted(
    (a, b) => weightOf(a) - weightOf(b) || compareText(a.from, b.from) || compareText(a.key, b.key),
  );
}

/**
 * The lanes of one week in rows, none over another: each takes the first row that is free. Those for which
 * `rowsMax` rows have no room are counted by day instead.
 */
export function layOutWeek(
  lanes: readonly Lane[],
  week: readonly LocalDate[],
  rowsMax: number,
): { readonly rows: readonly (readonly PlacedLane[])[]; readonly left: readonly Lane[] } {
  const [from = '', to = ''] = [week[0], week.at(-1)];
  const rows: PlacedLane[][] = [];
  const left: Lane[] = [];
  for (const lane of lanes) {
    if (!overlaps(lane, { from, to })) continue;
    const begin = lane.from < from ? from : lane.from;
    const end = lane.to > to ? to : lane.to;
    const column = daysBetween(from, begin) + 1;
    const placed: PlacedLane = { lane, column, days: daysBetween(begin, end) + 1 };
    const free = rows.find((row) => row.every((other) => !collide(other, placed)));
    if (free !== undefined) free.push(placed);
    else if (rows.length < rowsMax) rows.push([placed]);
    else left.push(lane);
  }
  return { rows: rows.map((row) => row.toSorted((a, b) => a.column - b.column)), left };
}

function collide(a: PlacedLane, b: PlacedLane): boolean {
  return a.column < b.column + b.days && b.column < a.column + a.days;
}

function contextLanes(events: readonly CalendarEvent[], range: DateRange): readonly ContextLane[] {
  return events.flatMap((event) => {
    if (event.values.status === 'cancelled') return [];
    const days = eventDays(event);
    const lasting = days.to === undefined;
    const to = days.to ?? (days.from > range.to ? days.from : range.to);
    const lane = { kind: 'context', key: event.id, event, from: days.from, to, lasting } as const;
    return overlaps(lane, range) ? [lane] : [];
  });
}

function softWindowLanes(pads: readonly LaunchPad[], range: DateRange): readonly SoftWindowLane[] {
  const found = new Map<string, SoftWindowLane>();
  for (const { values } of pads) {
    const region: HolidayRegion | undefined = values.holidayRegion;
    if (region === undefined) continue;
    for (const { from, to } of softWindowsIn(range, region)) {
      const key = `${from}/${to}`;
      const window = from.slice(5, 7) === '08' ? 'august' : 'turnOfYear';
      const padCodes = [...new Set([...(found.get(key)?.padCodes ?? []), values.code])];
      found.set(key, { kind: 'softWindow', key, from, to, window, padCodes });
    }
  }
  return [...found.values()];
}

function absenceLanes(
  members: readonly Member[],
  range: DateRange,
  { memberId, scope }: LaneView,
): readonly AbsenceLane[] {
  return members
    .filter(({ id, values }) => values.inactive !== true && (!scope.mine || id === memberId))
    .filter(({ values }) => scope.padId === undefined || values.launchPadId === scope.padId)
    .flatMap((member) =>
      Object.entries(member.values.absences ?? {}).map(([key, { from, to, reason }]) => {
        return { kind: 'absence' as const, key: `${member.id}/${key}`, from, to, member, reason };
      }),
    )
    .filter((lane) => lane.from <= lane.to && overlaps(lane, range));
}

const effectWeights = { noFaceToFace: 0, limitedFaceToFace: 1, lowAvailability: 2, none: 5 };

function weightOf(lane: Lane): number {
  if (lane.kind === 'softWindow') return 3;
  if (lane.kind === 'absence') return 4;
  return effectWeights[lane.event.values.effect ?? 'none'];
}
