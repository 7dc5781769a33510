/**
 * When the next meeting of a series would be: as far from the last one as that was from the one before, on a day on which
 * nobody is away. It is proposed and never made by itself.
 */

import { addDays, dateOf, daysBetween, type LocalDate } from '../calendar/local-date.ts';
import type { MeetingKind, MeetingState } from './meeting.ts';

/** Days between two meetings of a kind where no two of them tell; none for what is not repeated. */
const usualDays: Readonly<Record<MeetingKind, number | undefined>> = {
  projectMeeting: 28,
  technicalMeeting: 28,
  padMeeting: 7,
  microMeeting: 7,
  catchUp: 14,
  event: undefined,
};

const daysPerWeek = 7;
/** A longer pause was no rhythm. */
const weeksMax = 13;
/** How long a closure is passed over. */
const searchDaysMax = 62;

interface InSeries {
  readonly kind: MeetingKind;
  readonly at: string;
  readonly state: MeetingState;
  readonly launchPadIds?: readonly string[] | undefined;
}

export interface NextMeeting {
  /** Local date and time, at the hour of the last one. */
  readonly at: string;
  /** The day that the rhythm says, where it is closed. */
  readonly insteadOf: LocalDate | undefined;
}

/** Whether two meetings belong to one series: of one kind, between the same pads. */
export function isSameSeries(a: InSeries, b: InSeries): boolean {
  const key = ({ kind, launchPadIds = [] }: InSeries): string =>
    [kind, ...launchPadIds.toSorted()].join(' ');
  return key(a) === key(b);
}

/** The next of the series of a meeting; nothing where one is planned already, or where the kind is not repeated. */
export function nextOfSeries(
  meeting: InSeries,
  all: readonly InSeries[],
  today: LocalDate,
  isClosed: (day: LocalDate) => boolean,
): NextMeeting | undefined {
  const usual = usualDays[meeting.kind];
  if (usual === undefined) return undefined;
  const series = all
    .filter((one) => isSameSeries(one, meeting) && one.state !== 'cancelled')
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const isPlanned = series.some(({ state, at }) => state === 'planned' && dateOf(at) >= today);
  const past = series.filter(({ at, state }) => state !== 'planned' || dateOf(at) < today);
  const last = past.at(-1);
  if (isPlanned || last === undefined) return undefined;
  const days = rhythm(past.map(({ at }) => dateOf(at))) ?? usual;
  let day = addDays(dateOf(last.at), days);
  while (day < today) day = addDays(day, days);
  const open = firstOpen(day, isClosed);
  if (open === undefined) return undefined;
  return { at: `${open}${last.at.slice(10)}`, insteadOf: open === day ? undefined : day };
}

/** Whole weeks between the last two; nothing where they tell no rhythm. */
function rhythm(days: readonly LocalDate[]): number | undefined {
  const [before, last] = days.slice(-2);
  if (before === undefined || last === undefined) return undefined;
  const weeks = Math.round(daysBetween(before, last) / daysPerWeek);
  return weeks >= 1 && weeks <= weeksMax ? weeks * daysPerWeek : undefined;
}

function firstOpen(day: LocalDate, isClosed: (day: LocalDate) => boolean): LocalDate | undefined {
  for (let step = 0; step <= searchDaysMax; step += 1) {
    const candidate = addDays(day, step);
    if (!isClosed(candidate)) return candidate;
  }
  return undefined;
}
