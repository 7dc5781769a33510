/**
 * Enrolment as the report counts it (source report, table 3): how many SMEs had been enrolled by a day, how many
 * were new in a project quarter, and how many are missing to the target. Derived, never stored.
 *
 * An SME counts from the day it was enrolled and goes on counting when it withdraws; those served outside the
 * programme never count (5.4), nor does what lies in the trash. Limits: an enrolment without a date is not counted.
 */

import { projectQuarter, reviewClosingDate } from '../calendar/project-calendar.ts';
import type { LocalDate, LocalMonth } from '../calendar/local-date.ts';
import type { LaunchPad, Sme } from '../operation/record.ts';
import type { Stage } from '../sme/sme.ts';
import type { Country } from './programme.ts';
import { enrolledOn, isEnrolledBy } from '../sme/journey-days.ts';

/** All SMEs of a country, or of one launch pad. */
export type Where = Country | { readonly launchPadId: string };

/** Whether an SME belongs there; everywhere when nothing is said. */
export function isWithin({ values }: Sme, where: Where | undefined): boolean {
  if (where === undefined) return true;
  return typeof where === 'string'
    ? values.country === where
    : values.launchPadId === where.launchPadId;
}

/** Whether an SME can count at all: in the programme and not in the trash. */
export function isCounted(sme: Sme): boolean {
  return sme.values.track === 'programme' && sme.deleted === undefined;
}

/** SMEs enrolled on or before a day. */
export function cumulativeEnrolment(smes: Iterable<Sme>, date: LocalDate, where?: Where): number {
  return count(smes, where, (sme) => isEnrolledBy(sme, date));
}

/** SMEs enrolled in the project quarter that the review of a project month looks back on. */
export function enrolledInQuarter(
  smes: Iterable<Sme>,
  reviewMonth: number,
  firstMonth: LocalMonth,
  where?: Where,
): number {
  const { from, to } = projectQuarter(reviewMonth, firstMonth);
  return count(smes, where, (sme) => {
    const on = enrolledOn(sme);
    return on !== undefined && from <= on && on <= to;
  });
}

const candidateStages: ReadonlySet<Stage> = new Set(['screening', 'eligible']);

/** SMEs whose application is examined, or that are eligible and not enrolled yet. */
export function candidates(smes: Iterable<Sme>, where?: Where): number {
  return count(smes, where, ({ values }) => candidateStages.has(values.stage));
}

/** How many are missing to a target; 0 once it is reached. */
export function enrolmentGap(target: number, enrolled: number): number {
  return Math.max(0, target - enrolled);
}

/** Enrolment of one pad, or of all, at the close of a review. */
export interface EnrolmentFigures {
  readonly cumulative: number;
  readonly inQuarter: number;
  /** Absent where no target was set. */
  readonly target: number | undefined;
  readonly gap: number | undefined;
}

export interface EnrolmentLine {
  /** 1 for the first review. */
  readonly review: number;
  readonly reviewMonth: number;
  readonly closesOn: LocalDate;
  readonly pads: ReadonlyMap<string, EnrolmentFigures>;
  readonly total: EnrolmentFigures;
}

/** What of a programme the table needs. */
export interface ReviewPlan {
  readonly firstMonth: LocalMonth;
  readonly reviewMonths: readonly number[];
  readonly targets?: Readonly<Record<string, number>> | undefined;
}

/**
 * The enrolment table: one line per review, in their order, a column per pad and the total. A review that has
 * not closed yet shows what is enrolled so far.
 */
export function enrolmentPerReview(
  smes: readonly Sme[],
  pads: readonly Pick<LaunchPad, 'id'>[],
  { firstMonth, reviewMonths, targets }: ReviewPlan,
): readonly EnrolmentLine[] {
  const known = pads.map(({ id }) => targets?.[id]).filter((target) => target !== undefined);
  const totalTarget = known.length === 0 ? undefined : known.reduce((sum, one) => sum + one, 0);
  return reviewMonths
    .toSorted((a, b) => a - b)
    .map((reviewMonth, index) => {
      const closesOn = reviewClosingDate(reviewMonth, firstMonth);
      const figures = (target: number | undefined, where?: Where): EnrolmentFigures => {
        const cumulative = cumulativeEnrolment(smes, closesOn, where);
        return {
          cumulative,
          inQuarter: enrolledInQuarter(smes, reviewMonth, firstMonth, where),
          target,
          gap: target === undefined ? undefined : enrolmentGap(target, cumulative),
        };
      };
      return {
        review: index + 1,
        reviewMonth,
        closesOn,
        pads: new Map(pads.map(({ id }) => [id, figures(targets?.[id], { launchPadId: id })])),
        total: figures(totalTarget),
      };
    });
}

function count(smes: Iterable<Sme>, where: Where | undefined, test: (sme: Sme) => boolean): number {
  let found = 0;
  for (const sme of smes) {
    if (isCounted(sme) && isWithin(sme, where) && test(sme)) found += 1;
  }
  return found;
}
