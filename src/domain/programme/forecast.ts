/**
 * Where enrolment is going: the pace of the last two quarters beside the straight line to the target
 * (`enrolment-line.ts`), and where that pace leads. Derived, never stored.
 *
 * The two quarters are the six months up to today, so that the pace moves every day and, on the day a
 * review closes, is exactly that of the last two project quarters.
 * Withdrawals are told apart and not subtracted, as in `enrolment.ts`.
 * Under two quarters of data a pace would promise anything: there is neither pace nor forecast before.
 */

import {
  addDays,
  addMonths,
  daysBetween,
  type DateRange,
  endOfMonth,
  type LocalDate,
  type LocalMonth,
  startOfMonth,
} from '../calendar/local-date.ts';
import type { Sme } from '../operation/record.ts';
import {
  candidates,
  cumulativeEnrolment,
  enrolmentGap,
  isCounted,
  isWithin,
  type Where,
} from './enrolment.ts';
import { enrolmentPeriod, plannedEnrolment, type ProgrammePlan } from './enrolment-line.ts';
import { enrolledOn, isEnrolledBy, stageDay } from '../sme/journey-days.ts';

/** Months whose enrolments make the pace: two quarters. */
const paceMonths = 6;
/** A target that the pace reaches later than this is not dated: ten years. */
const reachDaysMax = 3653;

/** The day with which the first two quarters are complete: before it there is no pace. */
function paceFrom(firstMonth: LocalMonth): LocalDate {
  return endOfMonth(addMonths(startOfMonth(firstMonth), paceMonths - 1));
}

/** The first day with a forecast, while that is to come; nothing where the programme ends before, or without an end. */
export function forecastFrom(plan: ProgrammePlan, today: LocalDate): LocalDate | undefined {
  const period = enrolmentPeriod(plan);
  const from = paceFrom(plan.firstMonth);
  return period === undefined || from >= period.to || today >= from ? undefined : from;
}

/** One day on which the curve rises, and what it reaches. */
export interface EnrolmentStep {
  readonly on: LocalDate;
  readonly cumulative: number;
}

/** The curve of what was enrolled, as its steps in order. Enrolments dated later than `until` are left out. */
export function enrolmentSteps(
  smes: Iterable<Sme>,
  until: LocalDate,
  where?: Where,
): readonly EnrolmentStep[] {
  const counts = new Map<LocalDate, number>();
  for (const sme of smes) {
    const on = enrolledOn(sme);
    if (on === undefined || on > until || !isCounted(sme) || !isWithin(sme, where)) continue;
    counts.set(on, (counts.get(on) ?? 0) + 1);
  }
  let cumulative = 0;
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, count]) => {
      cumulative += count;
      return { on, cumulative };
    });
}

/** The pace at which SMEs were enrolled of late. */
export interface EnrolmentPace {
  /** The days it was counted over. */
  readonly window: DateRange;
  readonly enrolled: number;
  readonly perDay: number;
}

/** The pace on a day; nothing before two quarters are complete. */
export function enrolmentPace(
  smes: Iterable<Sme>,
  firstMonth: LocalMonth,
  today: LocalDate,
  where?: Where,
): EnrolmentPace | undefined {
  if (today < paceFrom(firstMonth)) return undefined;
  const from =
    today === endOfMonth(today)
      ? startOfMonth(addMonths(today, 1 - paceMonths))
      : addDays(addMonths(today, -paceMonths), 1);
  const days = daysBetween(from, today) + 1;
  const all = [...smes];
  const enrolled =
    cumulativeEnrolment(all, today, where) - cumulativeEnrolment(all, addDays(from, -1), where);
  return { window: { from, to: today }, enrolled, perDay: enrolled / days };
}

/** Where the pace leads. */
export interface EnrolmentForecast {
  /** SMEs enrolled by the end at this pace, in whole SMEs; it may pass the target. */
  readonly atEnd: number;
  /** The day on which the target is reached at this pace; absent where it is reached already or not for years. */
  readonly reachedOn: LocalDate | undefined;
}

/** How many will be enrolled by a day at a pace; not a whole number. */
export function forecastEnrolment(
  enrolled: number,
  pace: EnrolmentPace,
  today: LocalDate,
  date: LocalDate,
): number {
  return enrolled + pace.perDay * Math.max(0, daysBetween(today, date));
}

/** The enrolment of one pad, or of all, on a day. */
export interface EnrolmentCourse {
  readonly enrolled: number;
  /** Of the enrolled, those that have withdrawn since: counted in them. */
  readonly withdrawn: number;
  /** SMEs in selection today. */
  readonly candidates: number;
  readonly target: number | undefined;
  /** Missing to the target. */
  readonly gap: number | undefined;
  /** What the straight line asks for today, in whole SMEs; absent without a target or an end. */
  readonly planned: number | undefined;
  readonly pace: EnrolmentPace | undefined;
  /** Absent once the end has passed, and where there is no pace or no end. */
  readonly forecast: EnrolmentForecast | undefined;
  /** The first day with a forecast, while that is to come. */
  readonly forecastFrom: LocalDate | undefined;
  readonly steps: readonly EnrolmentStep[];
}

export interface CourseInput {
  readonly smes: readonly Sme[];
  readonly plan: ProgrammePlan;
  readonly today: LocalDate;
}

/** Everything that is said of the enrolment of a pad, or of all pads together. */
export function enrolmentCourse(
  { smes, plan, today }: CourseInput,
  target: number | undefined,
  where?: Where,
): EnrolmentCourse {
  const period = enrolmentPeriod(plan);
  const enrolled = cumulativeEnrolment(smes, today, where);
  const pace = enrolmentPace(smes, plan.firstMonth, today, where);
  return {
    enrolled,
    withdrawn: withdrawnBy(smes, today, where),
    candidates: candidates(smes, where),
    target,
    gap: target === undefined ? undefined : enrolmentGap(target, enrolled),
    planned:
      target === undefined || period === undefined
        ? undefined
        : Math.floor(plannedEnrolment(target, period, today)),
    pace,
    forecast:
      pace === undefined || period === undefined || today >= period.to
        ? undefined
        : {
            atEnd: whole(forecastEnrolment(enrolled, pace, today, period.to)),
            reachedOn: target === undefined ? undefined : reachedOn(enrolled, target, pace, today),
          },
    forecastFrom: forecastFrom(plan, today),
    steps: enrolmentSteps(smes, today, where),
  };
}

/** SMEs that were enrolled and have withdrawn by a day; one without a date of withdrawal has withdrawn. */
export function withdrawnBy(smes: Iterable<Sme>, date: LocalDate, where?: Where): number {
  let found = 0;
  for (const sme of smes) {
    if (sme.values.stage !== 'withdrawn' || !isEnrolledBy(sme, date)) continue;
    const on = stageDay(sme, 'withdrawn');
    if (on !== undefined && on > date) continue;
    if (isCounted(sme) && isWithin(sme, where)) found += 1;
  }
  return found;
}

function reachedOn(
  enrolled: number,
  target: number,
  { perDay }: EnrolmentPace,
  today: LocalDate,
): LocalDate | undefined {
  if (enrolled >= target || perDay <= 0) return undefined;
  const days = Math.ceil((target - enrolled) / perDay - rounding);
  return days > reachDaysMax ? undefined : addDays(today, days);
}

/** Sums of fractions that should be whole fall short of it by less than this. */
const rounding = 1e-9;

function whole(count: number): number {
  return Math.floor(count + rounding);
}

/** A batch of SMEs, where batches are used. */
export interface Batch {
  readonly name: string;
  readonly enrolled: number;
  readonly candidates: number;
}

/** The batches that SMEs were put in, by name; empty where enrolling goes one by one. */
export function batchesOf(smes: Iterable<Sme>, today: LocalDate): readonly Batch[] {
  const members = new Map<string, Sme[]>();
  for (const sme of smes) {
    const name = sme.values.batch?.trim() ?? '';
    if (name === '' || !isCounted(sme)) continue;
    members.set(name, [...(members.get(name) ?? []), sme]);
  }
  return [...members]
    .map(([name, own]) => ({
      name,
      enrolled: cumulativeEnrolment(own, today),
      candidates: candidates(own),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** An SME whose support is running and has a known end. */
export interface SupportLeft {
  readonly smeId: string;
  readonly until: LocalDate;
  /** Whole weeks that are left; 0 in the last one. */
  readonly weeks: number;
}

const daysPerWeek = 7;

/** Support that is running, what ends first before the rest; only where its end is known. */
export function supportLeft(smes: Iterable<Sme>, today: LocalDate): readonly SupportLeft[] {
  const running: SupportLeft[] = [];
  for (const sme of smes) {
    const { stage, supportUntil: until } = sme.values;
    if (until === undefined || until < today || !isCounted(sme)) continue;
    if (stage !== 'enrolled' && stage !== 'inducted' && stage !== 'supported') continue;
    const weeks = Math.floor((daysBetween(today, until) + 1) / daysPerWeek);
    running.push({ smeId: sme.id, until, weeks });
  }
  return running.toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
}

/** The last day on which enrolling still leaves the planned weeks of support before the end. */
export function lastDayToEnrol(period: DateRange, supportWeeks: number): LocalDate {
  return addDays(period.to, 1 - supportWeeks * daysPerWeek);
}
