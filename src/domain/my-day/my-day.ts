/**
 * My day: what to do first, and why, over many SMEs. Computed from the sheets and the clock alone: nobody fills in a
 * form for it (source report, lesson 8), and it is only as true as the journal is (lesson 6).
 *
 * One fact is shown once. What speaks for getting in touch with an SME stands on one line: that of the contact
 * planned for today, else of the one whose outcome nobody told, else on a line of its own. The contact that is planned
 * with a silent SME stands on that line too, and not again among what comes up.
 *
 * Actions without a date are no part of a day. Limits: a contact counts on the day that it has on the clock of this
 * device; one without an hour, on its own day whatever the zone.
 */

import { isOpenAction } from '../action/action.ts';
import type { Alert, AlertId } from '../alert/alert.ts';
import type { AlertList } from '../alert/alerts-of.ts';
import type { AlertContext } from '../alert/context.ts';
import { isOnHold, plannedReview, reviewDueOn } from '../alert/expected.ts';
import { mayTellAlert } from '../alert/told-alerts.ts';
import {
  addDays,
  compare,
  dateOf,
  daysBetween,
  type LocalDate,
  type LocalDateTime,
} from '../calendar/local-date.ts';
import { hourOf } from '../contact/log-contact.ts';
import { timeElsewhere } from '../contact/time-elsewhere.ts';
import type { Action, LaunchPad } from '../operation/record.ts';
import { preparationOf } from '../review/monthly-reviews.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import { openHandovers } from '../sme/hand-over.ts';
import {
  type ContactBrief,
  emptyJournalSummary,
  type JournalSummary,
  mayPrint,
} from '../sme/journal-summary.ts';
import { isShut } from './away.ts';
import {
  type ActionLine,
  type ComingLine,
  type ContactLine,
  dayOfLine,
  type DayLine,
  type DaySection,
  type DaySectionId,
  daySectionIds,
  type Facts,
  type HandoverLine,
  type ReviewLine,
  type SmeLine,
} from './day-line.ts';
import { type Belonging, belonging, type DayView } from './day-scope.ts';

/** How far ahead one looks in the morning. */
export const comingDays = 7;

/** For whom the day is made, and by which rules. */
export interface DayContext extends DayView {
  /** The day, and what is expected of an SME by then. */
  readonly rules: AlertContext;
  /** The alerts of a sheet by these rules; the caller remembers them. */
  readonly alertsOf: (head: SheetHead) => AlertList;
  /** The zone of this device. */
  readonly zone: string;
  /** Where contacts take place of which the zone was not kept. */
  readonly launchPads: readonly LaunchPad[];
}

export interface MyDay {
  /** In order; only those with something in them. */
  readonly sections: readonly DaySection[];
  /** What comes first after the days ahead, for a day with nothing to do. */
  readonly later: ComingLine | undefined;
  /** How many SMEs belong to the view. */
  readonly smeCount: number;
}

/** The day, from every sheet of the programme. */
export function myDay(heads: Iterable<SheetHead>, context: DayContext): MyDay {
  const all = [...heads];
  const work: Work = {
    context,
    today: context.rules.today,
    belongs: belonging(context),
    padZones: new Map(context.launchPads.map(({ id, values }) => [id, values.timeZone])),
    lines: new Map(daySectionIds.map((id) => [id, []])),
    ahead: [],
  };
  for (const head of all) {
    addContacts(head, work);
    addActions(head, work);
  }
  put(work, 'handover', ...handoverLines(all, work));
  const lastDay = addDays(work.today, comingDays);
  const ahead = work.ahead.toSorted(soonestFirst);
  put(work, 'coming', ...ahead.filter((line) => dayOfLine(line) <= lastDay));
  return {
    sections: daySectionIds.flatMap((id) => {
      const found = (work.lines.get(id) ?? []).toSorted(orders[id]);
      return found.length === 0 ? [] : { id, lines: found.map((line) => inSection(id, line)) };
    }),
    later: ahead.find((line) => dayOfLine(line) > lastDay),
    smeCount: all.filter(({ sme }) => work.belongs.hasSme(sme)).length,
  };
}

/**
 * What of the day may be printed: no confidential contact, neither as a line nor on the line of its SME, and nothing that is
 * counted from one.
 */
export function dayOnPaper(
  day: MyDay,
  mayLeave: (action: Action) => boolean,
  summaryOf: (smeId: string) => JournalSummary | undefined,
): MyDay {
  const mayTell = (line: DayLine, id: AlertId): boolean =>
    mayTellAlert({ id }, summaryOf(line.sme.id) ?? emptyJournalSummary);
  const open = (line: DayLine): boolean => {
    if (line.kind === 'action') return mayLeave(line.action);
    if (line.kind === 'review') return mayTell(line, 'lateReview');
    return line.kind !== 'contact' || mayPrint(line.contact);
  };
  const bare = (line: DayLine): readonly DayLine[] => {
    if (line.kind !== 'sme' && line.kind !== 'contact') return [line];
    const alerts = line.alerts.filter(({ id }) => mayTell(line, id));
    const dueReview = mayTell(line, 'lateReview') ? line.dueReview : undefined;
    if (line.kind === 'contact') return [{ ...line, alerts, dueReview }];
    const planned = line.planned !== undefined && open(line.planned) ? line.planned : undefined;
    return alerts.length === 0 && dueReview === undefined
      ? []
      : [{ ...line, alerts, dueReview, planned }];
  };
  const told = day.sections.flatMap(({ id, lines }) =>
    lines
      .filter(open)
      .flatMap(bare)
      // What is left of its reasons may belong to another part of the day.
      .map((line) => ({ id: line.kind === 'sme' ? sectionOf(line) : id, line })),
  );
  const sections = daySectionIds
    .map((id) => ({ id, lines: told.filter((one) => one.id === id).map(({ line }) => line) }))
    .filter(({ lines }) => lines.length > 0);
  const later = day.later === undefined || !open(day.later) ? undefined : day.later;
  return { ...day, sections, later };
}

/** What is dealt with in one part of the day may come back in another: there it is another line. */
function inSection<Line extends DayLine>(id: DaySectionId, line: Line): Line {
  return { ...line, key: `${id}:${line.key}` };
}

/** What is gathered while the sheets are gone through. */
interface Work {
  readonly context: DayContext;
  readonly today: LocalDate;
  readonly belongs: Belonging;
  readonly padZones: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<DaySectionId, DayLine[]>;
  readonly ahead: ComingLine[];
}

function put({ lines }: Work, id: DaySectionId, ...found: readonly DayLine[]): void {
  lines.get(id)?.push(...found);
}

/** Planned contacts, and what speaks for a contact that is not planned. */
function addContacts(head: SheetHead, work: Work): void {
  const { today, belongs, ahead } = work;
  const planned = head.summary.planned
    .filter((contact) => belongs.hasContact(contact, head.sme))
    .map((contact) => contactLine(head, contact, work));
  const isOwn = belongs.hasSme(head.sme);
  if (!isOwn && planned.length === 0) return;
  const reviewOn = isOwn ? unplannedReviewOn(head, work.context.rules) : undefined;
  const facts = isOwn ? factsOf(head, reviewOn, work) : noFacts;
  const onDay = planned.filter((line) => dayOfLine(line) === today);
  const past = planned.filter((line) => dayOfLine(line) < today);
  const coming = planned.filter((line) => dayOfLine(line) > today);
  // The facts stand on the first of these lines and on no other.
  const bearer = onDay[0] ?? past.at(-1);
  const told = (line: ContactLine): ContactLine => (line === bearer ? { ...line, ...facts } : line);
  put(work, 'today', ...onDay.map(told));
  put(work, 'unsettled', ...past.map(told));
  const own = bearer === undefined ? smeLine(head, facts, coming[0]) : undefined;
  if (own !== undefined) put(work, sectionOf(own), own);
  ahead.push(...(own?.planned === undefined ? coming : coming.slice(1)));
  if (reviewOn !== undefined && reviewOn > today) ahead.push(reviewLine(head, reviewOn));
}

const noFacts: Facts = { alerts: [] };

function factsOf(head: SheetHead, on: LocalDate | undefined, { context, today }: Work): Facts {
  const { raised, snoozed } = context.alertsOf(head);
  const alerts = raised.filter(speaksForContact);
  const waits = snoozed.some(({ alert }) => alert.id === 'lateReview');
  if (on === undefined || on > today || waits) return { alerts };
  const late = raised.find(({ id }) => id === 'lateReview');
  const days = late?.days ?? daysBetween(on, today);
  return { alerts, dueReview: { on, days, ...(late === undefined ? {} : { level: late.level }) } };
}

/** What nobody planned yet after a contact is no news on the next morning. */
function speaksForContact({ id, level }: Alert): boolean {
  if (id === 'noNextContact') return level === 'risk';
  return id !== 'overdueAction' && id !== 'lateReview';
}

/** When a review falls due that has no date yet. */
function unplannedReviewOn(head: SheetHead, rules: AlertContext): LocalDate | undefined {
  if (isOnHold(head.sme, rules.today)) return undefined;
  if (plannedReview(head.summary, rules.today) !== undefined) return undefined;
  return reviewDueOn(head, rules);
}

function reviewLine({ sme }: SheetHead, on: LocalDate): ReviewLine {
  return { kind: 'review', key: `review:${sme.id}`, sme, on };
}

function smeLine(
  { sme }: SheetHead,
  facts: Facts,
  planned: ContactLine | undefined,
): SmeLine | undefined {
  if (facts.alerts.length === 0 && facts.dueReview === undefined) return undefined;
  const line: SmeLine = { kind: 'sme', key: `sme:${sme.id}`, sme, ...facts };
  // A contact answers a silence and a review, not a problem or a stage.
  return planned === undefined || sectionOf(line) === 'signs' ? line : { ...line, planned };
}

function sectionOf({ alerts, dueReview }: SmeLine): DaySectionId {
  if (alerts.some(({ id }) => id === 'silence')) return 'silence';
  return dueReview === undefined ? 'signs' : 'review';
}

function contactLine(head: SheetHead, contact: ContactBrief, work: Work): ContactLine {
  const { sme } = head;
  const { context, padZones, today } = work;
  const zone = contact.zone ?? padZones.get(sme.values.launchPadId) ?? context.zone;
  return {
    kind: 'contact',
    key: `contact:${contact.id}`,
    sme,
    contact,
    zone,
    hereAt: timeHere(contact.at, zone, context.zone),
    closed: isShut(sme, dateOf(contact.at)),
    ...(contact.kind === 'monthlyReview' && dateOf(contact.at) >= today
      ? { preparation: preparationOf(head) }
      : {}),
    alerts: [],
  };
}

function timeHere(at: LocalDateTime, there: string, here: string): LocalDateTime {
  return there === here || hourOf(at) === undefined ? at : timeElsewhere(at, there, here);
}

function addActions(head: SheetHead, work: Work): void {
  for (const action of head.actions) {
    const { due, state } = action.values;
    if (due === undefined || !isOpenAction(state)) continue;
    const side = work.belongs.sideOf(action, head.sme);
    if (side === undefined) continue;
    const key = `action:${action.id}`;
    const line: ActionLine = { kind: 'action', key, sme: head.sme, action, due };
    if (due > work.today) work.ahead.push(line);
    else put(work, side, line);
  }
}

function handoverLines(heads: readonly SheetHead[], { context, today }: Work): HandoverLine[] {
  const smes = heads.map(({ sme }) => sme);
  const open = openHandovers(smes, context.memberId, today);
  return open.map((one) => ({ kind: 'handover', key: `handover:${one.handoverId}`, ...one }));
}

type Order = (a: DayLine, b: DayLine) => number;

const byName: Order = (a, b) =>
  compare(a.sme.values.name, b.sme.values.name) || compare(a.key, b.key);

const soonestFirst = (a: ComingLine, b: ComingLine): number =>
  compare(timeOf(a), timeOf(b)) || byName(a, b);

/** The greatest figure first. */
const most =
  (figureOf: (line: DayLine) => number): Order =>
  (a, b) =>
    figureOf(b) - figureOf(a) || byName(a, b);

const silentDays = (line: DayLine): number =>
  line.kind === 'sme' ? (line.alerts.find(({ id }) => id === 'silence')?.days ?? 0) : 0;
const lateDays = (line: DayLine): number => (line.kind === 'sme' ? (line.dueReview?.days ?? 0) : 0);
const needsAction = (line: DayLine): number =>
  line.kind === 'sme' && line.alerts.some(({ level }) => level === 'risk') ? 1 : 0;
/** Its lines come in their order. */
const asIs: Order = () => 0;
const byTime: Order = (a, b) => (isComing(a) && isComing(b) ? soonestFirst(a, b) : byName(a, b));

const orders: Readonly<Record<DaySectionId, Order>> = {
  today: byTime,
  unsettled: byTime,
  silence: most(silentDays),
  review: most(lateDays),
  signs: most(needsAction),
  owed: byTime,
  awaited: byTime,
  handover: asIs,
  coming: asIs,
};

function isComing(line: DayLine): line is ComingLine {
  return line.kind === 'contact' || line.kind === 'action' || line.kind === 'review';
}

/** A contact without an hour stands at the beginning of its day. */
function timeOf(line: ComingLine): string {
  return line.kind === 'contact' ? line.hereAt : dayOfLine(line);
}
