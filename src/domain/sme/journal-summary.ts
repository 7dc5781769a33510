/**
 * What a list, a side column or an alert needs to know of a journal without reading it whole.
 *
 * It is a cache, kept with the sheet's page: a property test holds that it always equals the summary of the
 * contacts themselves. Nothing here depends on today, so it never goes stale by itself.
 */

import { foldTolerantly } from '../../std/fold-tolerantly.ts';
import { dateOf } from '../calendar/local-date.ts';
import { type ContactKind, type ContactMode, isFaceToFace, isWritten } from '../contact/contact.ts';
import { supportTime } from '../contact/support-time.ts';
import { inOrder } from '../contact/contact-order.ts';
import { heldInTime } from '../contact/held-in-time.ts';
import { conflictCount } from '../conflict/open-conflict.ts';
import type { Contact } from '../operation/record.ts';

export interface ContactBrief {
  readonly id: string;
  /** Local date and time, `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
  readonly kind: ContactKind;
  readonly mode?: ContactMode | undefined;
  /** IANA zone of `at`; summaries stored before it was kept lack it, which the zone of the launch pad then fills. */
  readonly zone?: string | undefined;
  /** Absent in summaries that were made before it was kept: then nobody knows. */
  readonly confidential?: boolean | undefined;
  /** The next two are known of planned contacts only, in summaries that were made since they are kept. */
  readonly minutes?: number | undefined;
  readonly memberIds?: readonly string[] | undefined;
}

export interface JournalSummary {
  /** Contacts not in the trash. */
  readonly count: number;
  /** Held contacts of any kind but a note; summaries stored before it was kept lack it. */
  readonly heldCount?: number | undefined;
  /** The day of the first held contact of any kind but a note; summaries stored before it was kept lack it. */
  readonly firstOn?: string | undefined;
  /** Minutes of held contacts, and of their preparation; summaries stored before they were kept lack them. */
  readonly minutes?: number | undefined;
  readonly preparation?: number | undefined;
  /** The latest contact that was held and in which they were reached: what ends a silence. */
  readonly lastReached?: ContactBrief | undefined;
  /** The latest held contact of any kind but a note. */
  readonly lastHeld?: ContactBrief | undefined;
  /** Planned contacts, soonest first. */
  readonly planned: readonly ContactBrief[];
  readonly lastReview?: ContactBrief | undefined;
  /** Held contacts in one place, oldest first: the report counts them per quarter. */
  readonly faceToFace: readonly ContactBrief[];
  /** Held induction, which a stage asks for. */
  readonly inductionHeld?: boolean | undefined;
  /** Attempts from us in a row that nobody answered, up to the latest; what was called off is none. */
  readonly unansweredInRow: number;
  /** Meetings missed or cancelled in a row, up to the latest meeting. */
  readonly missedInRow: number;
  /**
   * Whether no contact of these two rows is confidential; absent where both are empty, and in summaries stored before it was
   * kept: then nobody knows.
   */
  readonly rowsMayLeave?: boolean | undefined;
  /** How much someone still has to settle on its contacts; absent where nothing is open. */
  readonly openConflicts?: number | undefined;
}

export const emptyJournalSummary: JournalSummary = {
  count: 0,
  planned: [],
  faceToFace: [],
  unansweredInRow: 0,
  missedInRow: 0,
};

/**
 * A summary that was stored, without what names a contact that has no day: an earlier version kept those as well. Its
 * meetings are left as they are, because reading them would cost every start: whoever stores them gives them so
 * (`datedBriefs`).
 */
export function readableSummary(summary: JournalSummary): JournalSummary {
  const { lastReached, lastHeld, lastReview, planned } = summary;
  const latest = [lastReached, lastHeld, lastReview];
  if (latest.every((brief) => brief === undefined || isDated(brief)) && planned.every(isDated)) {
    return summary;
  }
  const kept = (brief: ContactBrief | undefined): ContactBrief | undefined =>
    brief !== undefined && isDated(brief) ? brief : undefined;
  return {
    ...summary,
    lastReached: kept(lastReached),
    lastHeld: kept(lastHeld),
    lastReview: kept(lastReview),
    planned: planned.filter(isDated),
  };
}

/** Those that have a day: an earlier version stored others as well. */
export function datedBriefs(briefs: readonly ContactBrief[]): readonly ContactBrief[] {
  return briefs.every(isDated) ? briefs : briefs.filter(isDated);
}

const isDated = ({ at }: ContactBrief): boolean => typeof at === 'string';

/** Whether a summary was stored before it told of the first day, the time spent and how many were held: it is to be made anew. */
export function isFromBefore({ lastHeld, firstOn, heldCount }: JournalSummary): boolean {
  return lastHeld !== undefined && (firstOn === undefined || heldCount === undefined);
}

/** How many contacts took place; of a summary from before, until it is made anew, as many as are not to come. */
export function heldCountOf({ lastHeld, heldCount, count, planned }: JournalSummary): number {
  return heldCount ?? (lastHeld === undefined ? 0 : count - planned.length);
}

/**
 * Summarises the contacts of one sheet, in any order, each on the day that counts (`heldInTime`); those in the trash do not count, nor
 * those of which no summary can be made.
 */
export function summariseJournal(contacts: readonly Contact[]): JournalSummary {
  return foldTolerantly(contacts, summaryOf);
}

function summaryOf(contacts: readonly Contact[]): JournalSummary {
  const kept = inOrder(contacts.filter((contact) => contact.deleted === undefined).map(heldInTime));
  const held = kept.filter(({ values }) => values.state === 'held' && values.mode !== undefined);
  const planned = kept.filter(({ values }) => values.state === 'planned');
  const past = kept.filter(({ values }) => values.state !== 'planned' && values.mode !== undefined);
  const lastReached = held.findLast(({ values }) => values.reached === true);
  // One whose day was lost tells no first day.
  const firstHeld = held.find(({ values }) => typeof values.at === 'string');
  const lastHeld = held.at(-1);
  const openConflicts = conflictCount(kept);
  const { minutes, preparation } = supportTime(kept);
  const unanswered = rowAtEnd(
    past.filter(({ values }) => values.state !== 'cancelled'),
    ({ values }) => values.reached !== true && values.direction !== 'inbound',
  );
  const missed = rowAtEnd(past.filter(isMeeting), ({ values }) => values.state !== 'held');
  const rows = [...unanswered, ...missed];
  const lastReview = held.findLast(({ values }) => values.kind === 'monthlyReview');
  return {
    count: kept.length,
    ...(held.length === 0 ? {} : { heldCount: held.length }),
    ...(firstHeld === undefined ? {} : { firstOn: dateOf(firstHeld.values.at) }),
    ...(minutes === 0 ? {} : { minutes }),
    ...(preparation === 0 ? {} : { preparation }),
    ...(lastReached === undefined ? {} : { lastReached: brief(lastReached) }),
    ...(lastHeld === undefined ? {} : { lastHeld: brief(lastHeld) }),
    planned: planned.map(plannedBrief),
    ...(lastReview === undefined ? {} : { lastReview: brief(lastReview) }),
    faceToFace: held.filter(({ values }) => isFaceToFace(values.mode)).map(brief),
    ...(held.some(({ values }) => values.kind === 'induction') ? { inductionHeld: true } : {}),
    unansweredInRow: unanswered.length,
    missedInRow: missed.length,
    ...(rows.length === 0
      ? {}
      : { rowsMayLeave: rows.every(({ values }) => values.confidential !== true) }),
    ...(openConflicts === 0 ? {} : { openConflicts }),
  };
}

function brief(contact: Contact): ContactBrief {
  const { at, kind, mode, zone, confidential = false } = contact.values;
  return {
    id: contact.id,
    at,
    kind,
    ...(mode === undefined ? {} : { mode }),
    ...(zone === undefined ? {} : { zone }),
    confidential,
  };
}

/** Whether a contact may stand on paper: who prints does not know who will see it. What is not known is kept back. */
export function mayPrint({ confidential }: Pick<ContactBrief, 'confidential'>): boolean {
  return confidential === false;
}

/** A calendar asks more of what is to come: who takes part, and how long. */
function plannedBrief(contact: Contact): ContactBrief {
  const { minutes, memberIds } = contact.values;
  return {
    ...brief(contact),
    ...(minutes === undefined ? {} : { minutes }),
    ...(memberIds === undefined ? {} : { memberIds }),
  };
}

/**
 * Whether there was to be a meeting. What was written, or rang out, between two that were missed is none: a mail that
 * asks for another day does not end the row.
 */
function isMeeting({ values: { state, mode, reached } }: Contact): boolean {
  return state !== 'held' || (reached === true && !isWritten(mode));
}

function rowAtEnd(
  contacts: readonly Contact[],
  test: (contact: Contact) => boolean,
): readonly Contact[] {
  return contacts.slice(contacts.findLastIndex((contact) => !test(contact)) + 1);
}

/** Order of two texts by code units: the order of ISO dates. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
