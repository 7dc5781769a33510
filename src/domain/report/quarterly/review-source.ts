/**
 * What a review is drafted from: the records of the programme as they stand, and which launch pad each belongs to. The
 * contacts are those of the quarter, and those that say whether what was noted at them may be quoted.
 */

import { heldInTime } from '../../contact/held-in-time.ts';
import { type DateRange, dateOf, type LocalDate } from '../../calendar/local-date.ts';
import { projectQuarter } from '../../calendar/project-calendar.ts';
import type { EntityName } from '../../entity/registry.ts';
import type { FormBrief } from '../../form/form-brief.ts';
import type {
  Action,
  CalendarEvent,
  Contact,
  Issue,
  LaunchPad,
  Lesson,
  Organisation,
  Programme,
  RecordOf,
  Sme,
} from '../../operation/record.ts';
import { isCounted } from '../../programme/enrolment.ts';
import type { JournalSummary } from '../../sme/journal-summary.ts';

/** An SME with what its head knows of its journal and its forms. */
export interface ReviewedSheet {
  readonly sme: Sme;
  readonly summary: Pick<JournalSummary, 'faceToFace'>;
  readonly forms: readonly FormBrief[];
}

export interface ReviewSource {
  readonly programme: Programme;
  /** In their order. */
  readonly pads: readonly LaunchPad[];
  readonly sheets: readonly ReviewedSheet[];
  readonly organisations: readonly Organisation[];
  /**
   * Of every home, at least those of the days that are looked at; also in the trash, those at which an action or a problem was
   * noted, and those that were moved to another sheet.
   */
  readonly contacts: readonly Contact[];
  readonly issues: readonly Issue[];
  readonly actions: readonly Action[];
  readonly lessons: readonly Lesson[];
  readonly achievements: readonly RecordOf<'achievement'>[];
  /** Id of a lesson to its number as it is shown. */
  readonly lessonLabels: ReadonlyMap<string, string>;
  readonly events: readonly CalendarEvent[];
  /** The day on which it is drafted: a chart ends there while the review is running. Absent once all reviews have closed. */
  readonly today?: LocalDate | undefined;
}

/** A record behind a figure or a passage: what is opened when somebody doubts it. */
export interface Entry {
  readonly entity: EntityName;
  readonly home: string;
  readonly id: string;
}

/** The record as an entry. */
export function entryOf({ entity, home, id }: Entry): Entry {
  return { entity, home, id };
}

/** What stands for all launch pads together where a pad is asked for. */
export const shared = '';

/** Which launch pad a home belongs to; all together for what belongs to none, nothing for what does not count. */
export type PadOf = (home: string) => string | undefined;

/** The launch pad of every home: an SME has its own, an organisation that of its country. */
export function padOf({ sheets, organisations, pads, programme }: ReviewSource): PadOf {
  const found = new Map<string, string>([[programme.id, shared]]);
  for (const { sme } of sheets) if (isCounted(sme)) found.set(sme.id, sme.values.launchPadId);
  for (const { id, values } of organisations) {
    const pad = pads.find(({ values: { country } }) => country === values.country);
    found.set(id, pad?.id ?? shared);
  }
  return (home) => found.get(home);
}

/** The review of a month: its number, and the days that it looks back on. */
export interface ReviewPeriod {
  readonly month: number;
  /** 1 for the first review. */
  readonly number: number;
  readonly days: DateRange;
  /** It is the last one. */
  readonly isFinal: boolean;
}

/** The reviews of a programme, in their order. */
export function reviewPeriods({ values }: Programme): readonly ReviewPeriod[] {
  const months = [...new Set(values.reviewMonths)].sort((a, b) => a - b);
  return months.map((month, index) => ({
    month,
    number: index + 1,
    days: projectQuarter(month, values.firstMonth),
    isFinal: index === months.length - 1,
  }));
}

/** The review that is worked on: the last whose days have begun, else the first of all. */
export function currentReview(
  periods: readonly ReviewPeriod[],
  today: LocalDate,
): ReviewPeriod | undefined {
  return periods.findLast(({ days }) => days.from <= today) ?? periods[0];
}

/** Whether a day lies in some days. */
export function isWithin(day: string | undefined, { from, to }: DateRange): boolean {
  return day !== undefined && day >= from && day <= to;
}

/** The days of a period up to today: an enrolment may be noted for a day to come. */
export function daysSoFar(
  { today }: ReviewSource,
  { days: { from, to } }: ReviewPeriod,
): DateRange {
  return { from, to: today !== undefined && today < to ? today : to };
}

/** As many contacts are looked at in one step of a draft: some milliseconds of work where it is slow. */
export const contactsPerStep = 1000;

/** The contacts that count in some days: held, with a way in which they took place, of a home that counts; each on the day that counts. */
export function countedContacts(
  { contacts }: Pick<ReviewSource, 'contacts'>,
  days: DateRange,
  pad: PadOf,
): readonly Contact[] {
  return contacts
    .map(heldInTime)
    .filter(
      ({ values: { state, mode, at }, deleted, home }) =>
        deleted === undefined &&
        state === 'held' &&
        mode !== undefined &&
        isWithin(dateOf(at), days) &&
        pad(home) !== undefined,
    );
}
