/**
 * Meetings in one place: how many in a project quarter, in which country and where; what share of the enrolled
 * SMEs was met at least once; and whether a total that somebody states agrees with what was counted.
 *
 * The source report states nine visits in France and gives six by quarter (sections 3 and 4.1). Figures are
 * therefore counted from the journals, and a stated figure is set beside them with its difference, never taken
 * over. Limits: read from journal summaries, so only held contacts with a mode count.
 */

import { dateOf, type DateRange, type LocalDate } from '../calendar/local-date.ts';
import type { ContactMode } from '../contact/contact.ts';
import type { Sme } from '../operation/record.ts';
import { isCounted, isWithin, type Where } from '../programme/enrolment.ts';
import type { JournalSummary } from '../sme/journal-summary.ts';
import { isEnrolledBy } from '../sme/journey-days.ts';

/** Where people met. */
export const meetingPlaces = ['atBusiness', 'atPad', 'elsewhere'] as const;
export type MeetingPlace = (typeof meetingPlaces)[number];

/** What is needed of a sheet. */
export interface MetSheet {
  readonly sme: Sme;
  readonly summary: Pick<JournalSummary, 'faceToFace'>;
}

export type MeetingCounts = Readonly<Record<MeetingPlace | 'total', number>>;

/** Meetings within some days, by place. */
export function faceToFace(
  sheets: Iterable<MetSheet>,
  { from, to }: DateRange,
  where?: Where,
): MeetingCounts {
  const counts = { atBusiness: 0, atPad: 0, elsewhere: 0, total: 0 };
  for (const { sme, summary } of sheets) {
    if (!isCounted(sme) || !isWithin(sme, where)) continue;
    for (const { at, mode } of summary.faceToFace) {
      const on = dateOf(at);
      if (on < from || on > to || !isMeetingPlace(mode)) continue;
      counts[mode] += 1;
      counts.total += 1;
    }
  }
  return counts;
}

/** How many of the SMEs that count were met at least once, by a day. */
export interface MetShare {
  readonly met: number;
  readonly of: number;
  /** Between 0 and 1; absent where nobody is enrolled. */
  readonly share: number | undefined;
}

/** The share of enrolled SMEs that were met in one place, at least once, up to a day. */
export function metAtLeastOnce(
  sheets: Iterable<MetSheet>,
  date: LocalDate,
  where?: Where,
): MetShare {
  let met = 0;
  let of = 0;
  for (const { sme, summary } of sheets) {
    if (!isCounted(sme) || !isWithin(sme, where)) continue;
    if (!isEnrolledBy(sme, date)) continue;
    of += 1;
    if (summary.faceToFace.some(({ at }) => dateOf(at) <= date)) met += 1;
  }
  return { met, of, share: of === 0 ? undefined : met / of };
}

/** A total that somebody states, the parts that are stated with it, and the parts that were counted. */
export interface Statement {
  readonly stated: number;
  /** What the statement gives for each part; `undefined` where it leaves one open. */
  readonly statedParts: readonly (number | undefined)[];
  readonly counted: readonly number[];
}

export interface Reconciliation {
  readonly stated: number;
  /** The sum of the stated parts. */
  readonly brokenDown: number;
  /** What the statement does not break down; negative when its parts exceed it. */
  readonly left: number;
  readonly counted: number;
  /** Stated minus counted. */
  readonly difference: number;
  readonly kind: ReconciliationKind;
}

export type ReconciliationKind =
  /** Total and parts agree with the count, and no part is open. */
  | 'agrees'
  /** The count fills exactly what the statement leaves open. */
  | 'openPartsFill'
  /** Parts agree as far as they are stated, but the totals differ. */
  | 'totalDiffers'
  /** A part that is stated is not what was counted. */
  | 'partsDiffer';

/** Sets a statement beside the count. Parts stand in the same order on both sides. */
export function reconcile({ stated, statedParts, counted }: Statement): Reconciliation {
  const brokenDown = sum(statedParts.map((part) => part ?? 0));
  const total = sum(counted);
  const length = Math.max(statedParts.length, counted.length);
  const differs = Array.from({ length }, (_, at) => at).some(
    (at) => statedParts[at] !== undefined && statedParts[at] !== (counted[at] ?? 0),
  );
  const left = stated - brokenDown;
  const kind = differs
    ? 'partsDiffer'
    : stated !== total
      ? 'totalDiffers'
      : left === 0
        ? 'agrees'
        : 'openPartsFill';
  return { stated, brokenDown, left, counted: total, difference: stated - total, kind };
}

function isMeetingPlace(mode: ContactMode | undefined): mode is MeetingPlace {
  return (meetingPlaces as readonly (ContactMode | undefined)[]).includes(mode);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
