/**
 * What happened on a sheet in a span of days, from its log alone: what a monthly review begins with, so that nobody types it
 * twice (source report, lesson 8).
 */

import type { ContactMode } from '../contact/contact.ts';
import { isConfidential, tellableAt } from '../contact/confidential.ts';
import { heldInTime } from '../contact/held-in-time.ts';
import { dateOf, type LocalDate } from '../calendar/local-date.ts';
import { issueDays } from '../operation/happened-on.ts';
import { doneDay } from '../action/done-day.ts';
import type { Action, Contact, Issue } from '../operation/record.ts';

export interface SinceReview {
  /** Held contacts by how they took place, the most frequent first; notes are none. */
  readonly contacts: readonly { readonly mode: ContactMode; readonly count: number }[];
  /** The longest span without having reached them, in days. */
  readonly longestSilence: number;
  /** Actions that were due in the span or done in it, by their day. */
  readonly actions: readonly Action[];
  readonly done: number;
  readonly opened: readonly Issue[];
  readonly resolved: readonly Issue[];
}

export interface Log {
  readonly contacts: readonly Contact[];
  readonly actions: readonly Action[];
  readonly issues: readonly Issue[];
}

/**
 * What of a log leaves Carnet, on paper or in a file: no confidential contact, not even as one of a number, and nothing that
 * was noted at one, or at one that is not known.
 *
 * @param others what else is known: contacts in the trash, and those of other sheets
 */
export function mayLeave(log: Log, others: readonly Contact[] = []): Log {
  const mayTell = tellableAt([...others, ...log.contacts]);
  return {
    contacts: log.contacts.filter((contact) => !isConfidential(contact)),
    actions: log.actions.filter(mayTell),
    issues: log.issues.filter(mayTell),
  };
}

/** The days that a review is about; the last one is its own. */
export interface ReviewSpan {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** No review came before: the first day belongs to it. Otherwise that day belongs to the review before. */
  readonly isFirst: boolean;
}

/**
 * The span of a first review: from the day on which support began, or of an earlier contact. An SME may be added to Carnet
 * long after its first contacts, or be reviewed on the day on which it is added.
 *
 * @param began the day of the enrolment, else the day on which the SME was added
 */
export function firstSpan(
  contacts: readonly Contact[],
  began: LocalDate,
  until: LocalDate,
): ReviewSpan {
  const held = contacts.map(heldInTime).filter(({ values }) => values.state === 'held');
  const days = [began, until, ...held.map(({ values }) => dateOf(values.at))];
  return { from: days.reduce((a, b) => (a < b ? a : b)), until, isFirst: true };
}

/** @param countDays how days without a contact are counted: as the journal counts them */
export function sinceReview(
  log: Log,
  { from, until, isFirst }: ReviewSpan,
  countDays: (from: LocalDate, to: LocalDate) => number,
): SinceReview {
  const isWithin = (day: string | undefined): boolean =>
    day !== undefined && (isFirst ? day >= from : day > from) && day <= until;
  const held = log.contacts
    .map(heldInTime)
    .filter(({ values }) => values.state === 'held' && isWithin(dateOf(values.at)))
    .toSorted((a, b) => (a.values.at < b.values.at ? -1 : 1));
  const counts = new Map<ContactMode, number>();
  for (const { values } of held) {
    if (values.mode !== undefined) counts.set(values.mode, (counts.get(values.mode) ?? 0) + 1);
  }
  const reached = held.filter(({ values }) => values.reached === true);
  const days = [from, ...reached.map(({ values }) => dateOf(values.at)), until];
  const silences = days.map((day, index) => countDays(days[index - 1] ?? day, day));
  const actions = log.actions
    .filter(({ values }) => values.state !== 'dropped')
    .filter((action) => isWithin(action.values.due) || isWithin(doneDay(action)))
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  return {
    contacts: [...counts]
      .map(([mode, count]) => ({ mode, count }))
      .sort((a, b) => b.count - a.count),
    longestSilence: Math.max(0, ...silences),
    actions,
    done: actions.filter(({ values }) => values.state === 'done').length,
    opened: log.issues.filter((issue) => isWithin(issueDays(issue).openedOn)),
    resolved: log.issues.filter((issue) => isWithin(issueDays(issue).resolvedOn)),
  };
}

function dayOf(action: Action): string {
  return action.values.due ?? doneDay(action) ?? '';
}
