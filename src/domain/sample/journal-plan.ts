/**
 * When the contacts of one business fall, and what each of them is. The words come later (`sheet.ts`).
 *
 * Days keep to the working days of the country, so French Augusts are quiet; nothing is held after the sample's
 * day. What the figures of the report depend on (enrolment days, visits) is taken from `businesses.ts` as it is.
 */

import { firstDayOutsideClosures, workingDays } from '../calendar/availability.ts';
import { addDays, addMonths, daysBetween, type LocalDate } from '../calendar/local-date.ts';
import type { SampleBusiness } from './businesses.ts';
import { sampleToday } from './sample-programme-data.ts';
import { numbersFrom } from './seed.ts';

export type SlotKind =
  | 'first'
  | 'screening'
  | 'induction'
  | 'support'
  | 'review'
  | 'unanswered'
  | 'missed'
  | 'aside'
  | 'visit'
  | 'plannedReview'
  | 'plannedCall'
  | 'apart'
  | 'refusal'
  | 'advice';

export interface Slot {
  readonly on: LocalDate;
  readonly kind: SlotKind;
}

export interface JournalPlan {
  readonly slots: readonly Slot[];
  readonly eligibleOn?: LocalDate;
  readonly inductedOn?: LocalDate;
  readonly supportedOn?: LocalDate;
}

/** Days between two contacts outside reviews, early in the programme and for those who joined late. */
const paceEarly = { least: 24, spread: 14 };
const paceLate = { least: 10, spread: 8 };
const lateFrom = '2020-11-01';
/** Days from the induction to the support at the soonest. */
const supportAfterDays = 21;
const meetings: ReadonlySet<SlotKind> = new Set(['support', 'review', 'visit']);
/** A slot that has to move further than this is left out: people were away. */
const moveDaysMax = 6;
/** A contact so close to a review or visit adds nothing. */
const apartDaysMin = 4;

/** The plan of an SME that was enrolled. */
export function planOf(business: SampleBusiness): JournalPlan {
  const { enrolledOn } = business;
  if (enrolledOn === undefined || business.track === 'outside') return planApart(business);
  const next = numbersFrom(`plan/${business.key}`);
  const inductedOn = workday(business, addDays(enrolledOn, 8 + Math.floor(next() * 9)));
  const end = endOf(business);
  const fixed: Slot[] = [
    ...beforeEnrolment(business, enrolledOn, next),
    { on: inductedOn, kind: 'induction' },
    ...(business.visits ?? []).map((on): Slot => ({ on, kind: 'visit' })),
    ...reviews(business, enrolledOn, end, next),
  ];
  const slots = [
    ...fixed,
    ...betweenReviews(business, fixed, [inductedOn, end], next),
    ...closing(business, end, next),
  ];
  const supportedOn = supportStart(slots, inductedOn);
  return {
    slots: withPlanned(business, slots, next),
    eligibleOn: workday(business, addDays(enrolledOn, -6)),
    inductedOn,
    ...(business.ends?.[0] === 'inducted' || supportedOn === undefined ? {} : { supportedOn }),
  };
}

/** Three weeks after the induction, and not before the second meeting, at which the plan is agreed. */
function supportStart(slots: readonly Slot[], inductedOn: LocalDate): LocalDate | undefined {
  const second = meetingsAfter(slots, inductedOn)[1]?.on;
  const soonest = addDays(inductedOn, supportAfterDays);
  return second === undefined || second > soonest ? second : soonest;
}

/** Contacts at which both sides sat together after a day, until the sample's day; oldest first. */
export function meetingsAfter<S extends Slot>(slots: readonly S[], day: LocalDate): readonly S[] {
  return slots
    .filter(({ kind, on }) => meetings.has(kind) && on > day && on < sampleToday)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Those that stay outside the count: a question, the guide, and then a refusal or advice outside the programme. */
function planApart(business: SampleBusiness): JournalPlan {
  const { first, ends, enrolledOn, key } = business;
  const last = ends?.[0] === 'declined' ? ends[1] : undefined;
  const steps: readonly Slot[] = [
    { on: first, kind: 'apart' },
    { on: addDays(first, 5), kind: 'apart' },
    ...(last === undefined ? [] : [{ on: last, kind: 'refusal' } as const]),
    ...(enrolledOn === undefined
      ? []
      : ([
          { on: addDays(enrolledOn, 9), kind: 'advice' },
          { on: addDays(enrolledOn, 44), kind: 'advice' },
        ] as const)),
  ];
  const coming: readonly Slot[] =
    ends === undefined
      ? [{ on: workday(business, addDays(sampleToday, key.length)), kind: 'plannedCall' }]
      : [];
  if (enrolledOn === undefined) return { slots: [...steps, ...coming] };
  // They are advised from the first appointment on, without an induction.
  const advisedOn = addDays(enrolledOn, 9);
  return {
    slots: [...steps, ...coming],
    eligibleOn: enrolledOn,
    inductedOn: advisedOn,
    supportedOn: advisedOn,
  };
}

function beforeEnrolment(
  business: SampleBusiness,
  enrolledOn: LocalDate,
  next: () => number,
): readonly Slot[] {
  const { first } = business;
  const days = daysBetween(first, enrolledOn);
  const count = Math.min(5, Math.max(3, Math.floor(days / 14)));
  const steps = Array.from({ length: count }, (_, index): Slot => {
    const after = Math.round(((index + 1) * (days - 2)) / (count + 0.2));
    const isLast = index === count - 1;
    const kind = !isLast && index > 0 && next() < 0.25 ? 'unanswered' : 'screening';
    return { on: workday(business, addDays(first, after)), kind };
  });
  const guide = workday(business, addDays(first, 3));
  // Steps that an August moved to one day are one step.
  const apart = steps.filter(({ on }, index) => on !== steps[index - 1]?.on);
  return [{ on: first, kind: 'first' }, { on: guide, kind: 'first' }, ...apart];
}

function reviews(
  business: SampleBusiness,
  enrolledOn: LocalDate,
  end: LocalDate,
  next: () => number,
): readonly Slot[] {
  const slots: Slot[] = [];
  const last = business.lastReview ?? end;
  for (let month = 1; ; month += 1) {
    const due = addMonths(enrolledOn, month);
    const on = workday(business, due);
    if (on > last) break;
    if (daysBetween(due, on) > moveDaysMax) continue;
    const again = workday(business, addDays(on, 6));
    if (next() < 0.09 && again <= last) {
      slots.push({ on, kind: 'missed' }, { on: again, kind: 'review' });
    } else {
      slots.push({ on, kind: 'review' });
    }
  }
  if (business.lastReview !== undefined && slots.at(-1)?.on !== business.lastReview) {
    const near = daysBetween(slots.at(-1)?.on ?? enrolledOn, business.lastReview) < 12;
    if (near) slots.pop();
    slots.push({ on: business.lastReview, kind: 'review' });
  }
  return slots;
}

function betweenReviews(
  business: SampleBusiness,
  fixed: readonly Slot[],
  [from, to]: readonly [LocalDate, LocalDate],
  next: () => number,
): readonly Slot[] {
  const { least, spread } = from < lateFrom ? paceEarly : paceLate;
  const slots: Slot[] = [];
  for (
    let day = addDays(from, 6);
    day < to;
    day = addDays(day, least + Math.floor(next() * spread))
  ) {
    const on = workday(business, day);
    const crowded = [...fixed, ...slots].some(
      (slot) => Math.abs(daysBetween(slot.on, on)) < apartDaysMin,
    );
    if (on > to || daysBetween(day, on) > moveDaysMax || crowded) continue;
    const chance = next();
    slots.push({ on, kind: chance < 0.08 ? 'unanswered' : chance < 0.16 ? 'aside' : 'support' });
  }
  return slots;
}

/** Working days of both countries, as days before the sample's day. */
const recentDays = [1, 2, 7, 8, 9, 12, 13, 14, 15];

/** The last weeks: a recent contact, or attempts that nobody answered. */
function closing(business: SampleBusiness, end: LocalDate, next: () => number): readonly Slot[] {
  if (business.silentSince !== undefined) {
    const attempts = [12, 20, 27]
      .map((days) => workday(business, addDays(end, days)))
      .filter((on) => on < sampleToday)
      .map((on): Slot => ({ on, kind: 'unanswered' }));
    return [{ on: end, kind: 'support' }, ...attempts];
  }
  if (business.ends !== undefined && business.ends[0] !== 'inducted') return [];
  const days = recentDays[Math.floor(next() * recentDays.length)] ?? 1;
  const on = addDays(sampleToday, -days);
  return [{ on, kind: 'support' }];
}

/** What is planned after the sample's day, or on it. */
function withPlanned(
  business: SampleBusiness,
  slots: readonly Slot[],
  next: () => number,
): readonly Slot[] {
  const over = business.ends !== undefined && business.ends[0] !== 'inducted';
  const lateReview = business.lastReview !== undefined;
  if (over || business.silentSince !== undefined) return slots;
  const lastReview = slots
    .filter(({ kind }) => kind === 'review')
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const due = addMonths(lastReview ?? sampleToday, 1);
  const planned: Slot[] = [];
  if (!lateReview) {
    const soonest = due > sampleToday ? due : addDays(sampleToday, Math.floor(next() * 6));
    planned.push({ on: workday(business, soonest), kind: 'plannedReview' });
  }
  if (next() < 0.5) {
    const on = workday(business, addDays(sampleToday, Math.floor(next() * 9)));
    if (planned.every((slot) => slot.on !== on)) planned.push({ on, kind: 'plannedCall' });
  }
  return [...slots, ...planned];
}

/** The last day on which they were reached. */
function endOf({ ends, silentSince }: SampleBusiness): LocalDate {
  if (silentSince !== undefined) return silentSince;
  return ends === undefined || ends[0] === 'inducted' ? addDays(sampleToday, -1) : ends[1];
}

function workday({ country }: SampleBusiness, date: LocalDate): LocalDate {
  return firstDayOutsideClosures(date, [], workingDays(country === 'FR' ? 'FR' : 'GB-ENG'));
}
