/**
 * The journal of a sheet as one line of time: contacts, issues, stages, silences and the context of the programme,
 * latest first, with what is planned on top. Derived, never stored.
 *
 * A thing that has a day but no hour stands above the contacts of that day; one that has a month alone, above that
 * month. A silence is counted between two contacts in which somebody was reached, and up to today while it lasts, from
 * the enrolment where nobody ever was; its days are those of the alert.
 */

import { isQuiet, isSupported } from '../alert/expected.ts';
import { daysBetween } from '../calendar/local-date.ts';
import type { OpenDays } from '../calendar/open-days.ts';
import { inOrder, onCommonClock } from '../contact/contact-order.ts';
import { isOpenIssue } from '../issue/issue.ts';
import type { FormBrief } from '../form/form-brief.ts';
import { setAsideAmong } from '../form/completed-forms.ts';
import { templateName } from '../form/template-name.ts';
import type { CalendarEvent, Contact, Issue, Sme } from '../operation/record.ts';
import { compareText } from '../sme/journal-summary.ts';
import { allStages, type Handover, type Pause, type Stage } from '../sme/sme.ts';
import { endedByExit, leftOn } from '../sme/ended-by-exit.ts';
import { pauseInTime, timesOnHold } from '../sme/times-on-hold.ts';
import { supportBegan } from '../sme/journey-days.ts';

/** A silence is worth drawing from this many days on. */
export const silenceDaysMin = 14;

export type TimelineEntry =
  | { readonly kind: 'contact'; readonly key: string; readonly contact: Contact }
  | { readonly kind: 'issueOpened'; readonly key: string; readonly issue: Issue }
  | {
      readonly kind: 'issueClosed';
      readonly key: string;
      readonly issue: Issue;
      readonly on: string;
      readonly days: number;
    }
  | { readonly kind: 'stage'; readonly key: string; readonly stage: Stage; readonly on: string }
  | { readonly kind: 'paused'; readonly key: string; readonly pause: Pause }
  | {
      readonly kind: 'resumed';
      readonly key: string;
      readonly pause: Pause;
      readonly on: string;
      readonly days: number;
    }
  | {
      /** A form that was begun, or completed or agreed on its day. */
      readonly kind: 'form';
      readonly key: string;
      readonly form: FormBrief;
      readonly event: 'begun' | 'complete' | 'agreed';
      readonly on: string;
    }
  | { readonly kind: 'handover'; readonly key: string; readonly handover: Handover }
  | {
      /** An introduction that was noted on the sheet of the other side. */
      readonly kind: 'introduction';
      readonly key: string;
      readonly contact: Contact;
    }
  | { readonly kind: 'context'; readonly key: string; readonly event: CalendarEvent }
  | {
      readonly kind: 'silence';
      readonly key: string;
      readonly from: string;
      readonly to: string;
      readonly days: number;
      /** Nobody has been reached since. */
      readonly lasting: boolean;
    };

export interface Timeline {
  /** Planned contacts, soonest first, those whose day has passed included. */
  readonly coming: readonly Contact[];
  /** What has been, latest first. */
  readonly past: readonly TimelineEntry[];
}

export type TimelineFilter = 'all' | 'contacts' | 'reviews' | 'issues';

export interface TimelineInput {
  readonly sme: Sme;
  /** Those in the trash left out. */
  readonly contacts: readonly Contact[];
  /** Of other sheets, where they introduced this one. */
  readonly introductions?: readonly Contact[];
  readonly issues: readonly Issue[];
  /** What the head of the sheet knows of its forms. */
  readonly forms?: readonly FormBrief[] | undefined;
  /** The calendar of the programme. */
  readonly events: readonly CalendarEvent[];
  /** Local date, `YYYY-MM-DD`. */
  readonly today: string;
  /** Days on which somebody could be expected to answer at the SME. */
  readonly openDays: Pick<OpenDays, 'between'>;
}

export interface TimelineView {
  readonly filter: TimelineFilter;
  readonly context: boolean;
}

/** An entry with its place: `at` sorts by text, `rank` parts what shares a place. */
interface Placed {
  readonly at: string;
  readonly rank: number;
  readonly entry: TimelineEntry;
}

/** After every hour of a day, and after every day of a month. */
const monthlyReview = 'monthly-review';
const startOfDay = 'T00:00';
const endOfDay = 'T99:99';
const endOfMonth = '-99T99:99';

/** The whole line of time of a sheet, as filtered. */
export function timelineOf(input: TimelineInput, view: TimelineView): Timeline {
  const { filter, context } = view;
  const shown = input.contacts.filter(
    ({ values }) =>
      filter !== 'issues' && (filter !== 'reviews' || values.kind === 'monthlyReview'),
  );
  const everything = filter === 'all';
  const timeOf = onCommonClock(input.contacts);
  const placed = [
    ...shown
      .filter(({ values }) => values.state !== 'planned')
      .map((contact) => placeContact(contact, timeOf(contact))),
    ...(everything || filter === 'contacts' ? placeIntroductions(input) : []),
    ...(everything || filter === 'issues' ? input.issues.flatMap(placeIssue) : []),
    ...(everything ? placeJourney(input) : []),
    ...(everything || filter === 'reviews' ? placeForms(input, filter) : []),
    ...(everything || filter === 'contacts' ? placeSilences(input) : []),
  ];
  const all = [...placed, ...(everything && context ? placeContext(input, placed) : [])];
  return {
    coming: inOrder(shown.filter(({ values }) => values.state === 'planned')),
    past: all.toSorted(latestFirst).map(({ entry }) => entry),
  };
}

function latestFirst(a: Placed, b: Placed): number {
  return compareText(b.at, a.at) || b.rank - a.rank || compareText(b.entry.key, a.entry.key);
}

function placeContact(contact: Contact, at: string): Placed {
  return { at, rank: 0, entry: { kind: 'contact', key: contact.id, contact } };
}

/** Of this SME they break no silence: what was said stands on the other sheet. */
function placeIntroductions({ introductions = [] }: TimelineInput): readonly Placed[] {
  return introductions.map((contact) => ({
    at: contact.values.at,
    rank: 0,
    entry: { kind: 'introduction', key: `${contact.id}-introduction`, contact },
  }));
}

function placeIssue(issue: Issue): readonly Placed[] {
  const { openedOn, resolvedOn, state } = issue.values;
  const opened: Placed = {
    at: openedOn + endOfDay,
    rank: 1,
    entry: { kind: 'issueOpened', key: `${issue.id}-opened`, issue },
  };
  if (resolvedOn === undefined || isOpenIssue(state)) return [opened];
  const closed: Placed = {
    at: resolvedOn + endOfDay,
    rank: 2,
    entry: {
      kind: 'issueClosed',
      key: `${issue.id}-closed`,
      issue,
      on: resolvedOn,
      days: Math.max(0, daysBetween(openedOn, resolvedOn)),
    },
  };
  return [opened, closed];
}

/** What became of the SME as a whole: its stages, its pauses, and who followed it. */
function placeJourney({ sme, today }: TimelineInput): readonly Placed[] {
  return [...placeStages(sme), ...placePauses(sme, today), ...placeHandovers(sme)];
}

function placeStages({ id, values }: Sme): readonly Placed[] {
  const pauses = Object.values(values.pauses ?? {});
  return allStages.flatMap((stage, index) => {
    const on = values.stageDates?.[stage];
    // A pause tells more than its stage.
    const told = stage === 'paused' && pauses.some(({ to }) => to === undefined);
    if (on === undefined || told) return [];
    // Stages entered on one day keep the order of the journey.
    const rank = 3 + index / allStages.length;
    // A sheet begins with its first stage; later ones are mostly what came out of the day's contacts.
    const time = stage === 'prospect' ? startOfDay : endOfDay;
    return { at: on + time, rank, entry: { kind: 'stage', key: `${id}-${stage}`, stage, on } };
  });
}

/** A return is told once its day has come, and not on a day that was written before it came: that is no day of a return (F296). */
function placePauses(sme: Sme, today: string): readonly Placed[] {
  const { values } = sme;
  const tookPlace = timesOnHold(values);
  const begins = [leftOn(values), ...tookPlace.map(({ from }) => from)];
  return Object.entries(values.pauses ?? {}).flatMap(([id, pause]): readonly Placed[] => {
    if (!tookPlace.includes(pause)) return [];
    const { from, to } = pause;
    const begun: Placed = {
      at: from + endOfDay,
      rank: 4,
      entry: { kind: 'paused', key: `${id}-paused`, pause },
    };
    if (to === undefined || to > today || pauseInTime(sme, pause).to !== to) return [begun];
    if (endedByExit(values, pause)) return [begun];
    const days = Math.max(0, daysBetween(from, to));
    const entry = { kind: 'resumed', key: `${id}-resumed`, pause, on: to, days } as const;
    // What begins on the day of the return comes after it: only what is over can begin again.
    const beginsAgain = begins.some((day) => day === to && day > from);
    return [begun, { at: to + endOfDay, rank: beginsAgain ? 2.5 : 5, entry }];
  });
}

function placeHandovers({ values }: Sme): readonly Placed[] {
  return Object.entries(values.handovers ?? {}).map(([key, handover]) => ({
    at: handover.on + endOfDay,
    rank: 6,
    entry: { kind: 'handover', key, handover },
  }));
}

/** Forms stand above the contacts of their day; a later version that took the place of one is told by its own entry. */
function placeForms({ forms = [] }: TimelineInput, filter: TimelineFilter): readonly Placed[] {
  const isSetAside = setAsideAmong(forms);
  return forms
    .filter(({ templateId }) => filter === 'all' || templateName(templateId) === monthlyReview)
    .flatMap((form): readonly Placed[] => {
      const { id, state, onDate } = form;
      if (onDate === undefined) return [];
      if (isSetAside(form)) return [];
      const event = state === 'draft' ? 'begun' : state === 'agreed' ? 'agreed' : 'complete';
      const entry = { kind: 'form', key: `${id}-form`, form, event, on: onDate } as const;
      return [{ at: onDate + endOfDay, rank: 7, entry }];
    });
}

function placeSilences({ sme, contacts, today, openDays }: TimelineInput): readonly Placed[] {
  const reached = contacts
    .filter(({ values }) => values.state === 'held' && values.reached === true)
    .filter(({ values }) => values.mode !== undefined)
    .map(({ values }) => values.at.slice(0, 10))
    .sort(compareText);
  const { stage } = sme.values;
  const enrolled = isSupported(stage) ? supportBegan(sme) : undefined;
  const days = reached.length > 0 || enrolled === undefined ? reached : [enrolled];
  return days.flatMap((from, index) => {
    const next = days[index + 1];
    const silent = openDays.between(from, next ?? today);
    if (next !== undefined) return silence(from, next, silent, false);
    return isQuiet(stage) ? [] : silence(from, today, silent, true);
  });
}

function silence(from: string, to: string, days: number, lasting: boolean): readonly Placed[] {
  if (days < silenceDaysMin) return [];
  const key = `silence-${from}`;
  // A silence that lasts stands at today, above the calls that nobody answered; a past one right after the
  // contact that it began with.
  const at = (lasting ? to : from) + endOfDay;
  return [{ at, rank: 9, entry: { kind: 'silence', key, from, to, days, lasting } }];
}

/** Kinds of event that explain a slowdown; days off and deliverables are told elsewhere. */
const explaining: ReadonlySet<string> = new Set([
  'confinement',
  'tiers',
  'reopening',
  'trade',
  'amendment',
  'phase',
  'closure',
  'event',
]);

function placeContext(input: TimelineInput, placed: readonly Placed[]): readonly Placed[] {
  const { sme, events, today } = input;
  const first = placed.reduce((least, { at }) => (at < least ? at : least), today);
  return events
    .filter(({ values }) => explaining.has(values.kind) && values.status !== 'cancelled')
    .filter(({ values }) => values.country === undefined || values.country === sme.values.country)
    .filter(({ values }) => values.from <= today && lastDayOf(values) >= first.slice(0, 10))
    .map((event) => {
      const { from, precision } = event.values;
      const at = precision === 'month' ? from.slice(0, 7) + endOfMonth : from + endOfDay;
      return { at, rank: 8, entry: { kind: 'context', key: event.id, event } };
    });
}

/** The end of an event, as text that sorts; a month that is known alone counts whole. */
function lastDayOf({ from, to, precision }: CalendarEvent['values']): string {
  const last = to ?? from;
  return precision === 'month' ? last.slice(0, 7) + endOfMonth : last;
}
