/**
 * The monthly reviews of a programme by what has to be done about them: those that are late and have no date, those to
 * prepare, letters to send, those that are planned, and those held this month. Made of heads alone: no form is read.
 *
 * Whether a review is late is asked where the alert asks, so that both count the same days; one that has its date is
 * awaited and not late. A review that was held and whose letter is still to be sent stands in two groups: it is done, and
 * something follows it.
 */

import type { MeetingClosedBy } from '../alert/alert.ts';
import type { AlertContext } from '../alert/context.ts';
import { availableDaysSince, isOnHold, plannedReview, reviewDueOn } from '../alert/expected.ts';
import { firstMeetingDay, meetingClosedBy } from '../alert/meeting-day.ts';
import {
  addDays,
  addMonths,
  compare,
  dateOf,
  type LocalDate,
  monthOf,
} from '../calendar/local-date.ts';
import type { FormBrief } from '../form/form-brief.ts';
import { draftsOf, formsOf } from '../form/standing.ts';
import type { Sme } from '../operation/record.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import type { ContactBrief } from '../sme/journal-summary.ts';

/** The name of the template of reviews, and the one that new reviews are begun with. */
export const reviewName = 'monthly-review';
export const reviewTemplate = 'monthly-review/1';

/** The groups, the most pressing first. */
export const reviewGroups = ['overdue', 'prepare', 'letter', 'planned', 'done'] as const;
export type ReviewGroup = (typeof reviewGroups)[number];

/** A review is prepared within so many days before it. */
export const prepareDays = 7;

export interface ReviewRow {
  /** The same as long as it is the same review in the same group. */
  readonly key: string;
  readonly group: ReviewGroup;
  readonly sme: Sme;
  /** Who looks after the SME; absent where nobody does, or the account manager has left. */
  readonly managerId?: string | undefined;
  /** The day it fell due, is planned for, or was held. */
  readonly on: LocalDate;
  /** Days by which it is late, as the alert counts them. */
  readonly late?: number | undefined;
  /** The contact at which it takes place, or took place. */
  readonly contact?: ContactBrief | undefined;
  /** Of one that has no date: the last one, from whose day it is counted. */
  readonly last?: ContactBrief | undefined;
  /** The form: a draft that is being prepared, or the review as it was completed. */
  readonly form?: FormBrief | undefined;
  /** Which review of the SME it is, from 1. */
  readonly number: number;
  /** Of a planned one: why nobody meets on that day, and the first day on which both sides are there. */
  readonly closed?: { readonly by: MeetingClosedBy; readonly instead: LocalDate } | undefined;
}

/** How far a review that is to come is prepared. */
export type Preparation = 'toBegin' | 'begun';

/** Whether the next review of an SME was begun. */
export function preparationOf({ forms = [] }: Pick<SheetHead, 'forms'>): Preparation {
  return draftsOf(forms, { name: reviewName }).length === 0 ? 'toBegin' : 'begun';
}

/** The latest review that was completed; an earlier one needs no letter any more. */
export function lastCompletedReview(forms: readonly FormBrief[]): FormBrief | undefined {
  return formsOf(forms, { name: reviewName }).findLast(isCompleted);
}

/**
 * The latest review that was completed although no contact of it was held: what is due is counted from contacts, so it
 * stays due until the contact is logged.
 */
export function reviewWithoutContact({
  summary,
  forms = [],
}: Pick<SheetHead, 'summary' | 'forms'>): FormBrief | undefined {
  const form = lastCompletedReview(forms);
  const held = summary.lastReview;
  // It may have been prepared long before its contact, and a later one makes it due no more.
  const isHeld = held !== undefined && (form?.onDate ?? '') < addMonths(dateOf(held.at), 1);
  return isHeld ? undefined : form;
}

/** A form is prepared shortly before the contact, filled in at it, or soon after: within the month they are one review. */
function isOfContact({ onDate }: FormBrief, held: ContactBrief | undefined): boolean {
  if (onDate === undefined || held === undefined) return false;
  const heldDay = dateOf(held.at);
  return onDate >= addDays(heldDay, -prepareDays) && onDate < addMonths(heldDay, 1);
}

function isCompleted({ state }: FormBrief): boolean {
  return state === 'complete' || state === 'agreed';
}

/** Every review of the sheets, group by group, the most pressing first in each. */
export function monthlyReviews(
  heads: Iterable<SheetHead>,
  context: AlertContext,
): readonly ReviewRow[] {
  const rows = [...heads].flatMap((head) => {
    const managerId = context.managerOf(head.sme);
    return [...comingOf(head, context), ...pastOf(head, context)].map((row) => ({
      ...row,
      managerId,
    }));
  });
  return rows.toSorted(
    (a, b) =>
      reviewGroups.indexOf(a.group) - reviewGroups.indexOf(b.group) ||
      inGroup(a, b) ||
      compare(a.sme.values.name, b.sme.values.name) ||
      compare(a.key, b.key),
  );
}

/** The latest first among those that were held; else the earliest. */
function inGroup(a: ReviewRow, b: ReviewRow): number {
  const order = compare(timeOf(a), timeOf(b));
  return a.group === 'done' ? -order : order;
}

function timeOf({ contact, on, group }: ReviewRow): string {
  return group === 'overdue' ? on : (contact?.at ?? on);
}

/** The review that is to come: late, to be prepared, or planned for later. */
function comingOf(head: SheetHead, context: AlertContext): readonly ReviewRow[] {
  const { sme, summary, forms = [] } = head;
  const { today } = context;
  if (isOnHold(sme, today)) return [];
  const [form] = draftsOf(forms, { name: reviewName });
  const base = { sme, form, number: numberOf(forms, form) };
  const planned = plannedReview(summary, today);
  if (planned !== undefined) {
    const on = dateOf(planned.at);
    const group = on <= addDays(today, prepareDays) ? 'prepare' : 'planned';
    const by = meetingClosedBy(sme, on, context);
    const closed =
      by === undefined ? undefined : { by, instead: firstMeetingDay(sme, on, context) };
    return [{ ...base, key: keyOf(group, sme), group, on, contact: planned, closed }];
  }
  const due = reviewDueOn(head, context);
  if (due === undefined || due > addDays(today, prepareDays)) return [];
  const row = { ...base, on: due, last: summary.lastReview };
  if (due >= today) return [{ ...row, key: keyOf('prepare', sme), group: 'prepare' }];
  const late = availableDaysSince(sme, due, context);
  return [{ ...row, key: keyOf('overdue', sme), group: 'overdue', late }];
}

/** The review that was held this month, and the letter that the last one still asks for. */
function pastOf({ sme, summary, forms = [] }: SheetHead, { today }: AlertContext): ReviewRow[] {
  const form = lastCompletedReview(forms);
  const held = summary.lastReview;
  const formDay = form?.onDate;
  const heldDay = held === undefined ? undefined : dateOf(held.at);
  const isSame = form !== undefined && isOfContact(form, held);
  const contact = isSame ? held : undefined;
  const rows: ReviewRow[] = [];
  if (form !== undefined && formDay !== undefined) {
    const row = { sme, form, contact, number: numberOf(forms, form), on: heldDayOr(formDay) };
    if (form.letterSentOn === undefined) {
      rows.push({ ...row, key: keyOf('letter', sme), group: 'letter' });
    }
    if (isThisMonth(row.on)) rows.push({ ...row, key: keyOf('done', sme), group: 'done' });
  }
  if (held !== undefined && heldDay !== undefined && !isSame && isThisMonth(heldDay)) {
    const number = numberOf(forms, undefined);
    rows.push({ sme, on: heldDay, contact: held, number, key: `held:${held.id}`, group: 'done' });
  }
  return rows;

  function isThisMonth(day: LocalDate): boolean {
    return monthOf(day) === monthOf(today);
  }

  function heldDayOr(day: LocalDate): LocalDate {
    return isSame && heldDay !== undefined ? heldDay : day;
  }
}

function keyOf(group: ReviewGroup, sme: Sme): string {
  return `${group}:${sme.id}`;
}

/** Which review a form is; without one, the number of the next. */
function numberOf(forms: readonly FormBrief[], form: FormBrief | undefined): number {
  const all = formsOf(forms, { name: reviewName }).filter(({ state }) => state !== 'replaced');
  const place = form === undefined ? -1 : all.findIndex(({ id }) => id === form.id);
  return place === -1 ? all.length + 1 : place + 1;
}

export interface ReviewFilter {
  readonly group?: ReviewGroup | undefined;
  /** The id of an account manager; empty for those whom nobody looks after. */
  readonly manager?: string | undefined;
}

/** The rows that a filter leaves. */
export function filterReviews(
  rows: readonly ReviewRow[],
  { group, manager }: ReviewFilter,
): readonly ReviewRow[] {
  return rows.filter(
    (row) =>
      (group === undefined || row.group === group) &&
      (manager === undefined ||
        (row.managerId ?? '') === manager ||
        // An address may still ask for somebody who has left.
        row.sme.values.accountManagerId === manager),
  );
}
