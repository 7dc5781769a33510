/** A quarter made ready for drafting: what happened in it, sorted once by launch pad, and the words of one language. */

import { eventDays } from '../../calendar/event-days.ts';
import type { Language } from '../../entity/field.ts';
import { tellableAt } from '../../contact/confidential.ts';
import type {
  Action,
  CalendarEvent,
  Contact,
  Issue,
  Organisation,
} from '../../operation/record.ts';
import { partsOf, type Steps } from '../../../std/steps.ts';
import { type FigureRow, figureSteps } from './review-figures.ts';
import {
  contactsPerStep,
  countedContacts,
  padOf,
  type PadOf,
  type ReviewPeriod,
  type ReviewSource,
  shared,
} from './review-source.ts';

export interface Quarter {
  readonly source: ReviewSource;
  readonly period: ReviewPeriod;
  readonly language: Language;
  readonly figures: readonly FigureRow[];
  readonly padOf: PadOf;
  /** Context of the quarter, by its first day. */
  readonly events: readonly CalendarEvent[];
  /** The contacts of a launch pad with its SMEs. */
  readonly smeContacts: (padId: string) => readonly Contact[];
  /** Those with organisations; of all pads together where it is empty. */
  readonly organisationContacts: (padId: string) => readonly Contact[];
  /** Names an SME or an organisation. */
  readonly nameOf: (home: string) => string;
  /** Whether it may be named: an organisation may ask for silence. */
  readonly mayName: (home: string) => boolean;
  /** Whether a problem or an action may be told: where it belongs may be named, and it was not noted in confidence. */
  readonly mayTell: (noted: Issue | Action) => boolean;
}

const contextKinds: ReadonlySet<CalendarEvent['values']['kind']> = new Set([
  'confinement',
  'tiers',
  'reopening',
  'trade',
  'amendment',
  'event',
]);

/** Events that shaped some days: what closed places, changed rules or the project, and events of its own. */
export function contextEvents(
  events: readonly CalendarEvent[],
  days: ReviewPeriod['days'],
): readonly CalendarEvent[] {
  return events
    .filter((event) => {
      const { kind, status, effect = 'none' } = event.values;
      if (event.deleted !== undefined || status === 'cancelled') return false;
      if (!contextKinds.has(kind) && effect === 'none') return false;
      const { from, to } = eventDays(event);
      return from <= days.to && (to === undefined || to >= days.from);
    })
    .toSorted((a, b) =>
      a.values.from < b.values.from ? -1 : a.values.from > b.values.from ? 1 : a.id < b.id ? -1 : 1,
    );
}

/** A quarter before it is told in a language: sorted in steps, once for all languages. */
export function* sortQuarter(
  source: ReviewSource,
  period: ReviewPeriod,
): Steps<Omit<Quarter, 'language'>> {
  const pad = padOf(source);
  const smes = new Map(source.sheets.map(({ sme }) => [sme.id, sme]));
  const organisations = new Map(source.organisations.map((one) => [one.id, one]));
  const mayName = (home: string): boolean => {
    const values = organisations.get(home)?.values;
    return values?.confidential !== true && values?.quotable !== false;
  };
  const mayTell = tellableAt(source.contacts);
  // What was noted where quoting was refused is counted, as what is confidential is.
  const refused = new Set(
    source.contacts.flatMap(({ id, values }) => (values.quotable === false ? [id] : [])),
  );
  const isRefused = ({ values: { from } }: Issue | Action): boolean =>
    from?.contactId !== undefined && refused.has(from.contactId);
  const sorted = { smes: new Map<string, Contact[]>(), others: new Map<string, Contact[]>() };
  const all: Contact[] = [];
  for (const part of partsOf(source.contacts, contactsPerStep)) {
    for (const counted of countedContacts({ contacts: part }, period.days, pad)) {
      all.push(counted);
      const { introducedId = '' } = counted.values;
      const about = [organisations.get(counted.home), organisations.get(introducedId)];
      const contact = about.reduce(asOrganisation, counted);
      const byPad = smes.has(contact.home) ? sorted.smes : sorted.others;
      const key = pad(contact.home) ?? shared;
      const own = byPad.get(key);
      if (own === undefined) byPad.set(key, [contact]);
      else own.push(contact);
    }
    yield;
  }
  const figures = yield* figureSteps(source, period, all, pad);
  return {
    source,
    period,
    figures,
    padOf: pad,
    events: contextEvents(source.events, period.days),
    smeContacts: (id) => sorted.smes.get(id) ?? [],
    organisationContacts: (id) => sorted.others.get(id) ?? [],
    nameOf: (home) => (smes.get(home) ?? organisations.get(home))?.values.name ?? '',
    mayName,
    mayTell: (noted) => mayName(noted.home) && mayTell(noted) && !isRefused(noted),
  };
}

/** A contact with an organisation, or that introduces one, is as confidential as that, and as little to be quoted. */
function asOrganisation(contact: Contact, organisation: Organisation | undefined): Contact {
  if (organisation === undefined) return contact;
  const { confidential, quotable } = organisation.values;
  // What the organisation itself agreed to holds for what it says, where nobody was asked anew.
  const isAgreedBefore =
    quotable === true && contact.home === organisation.id && contact.values.quotable === undefined;
  if (isAgreedBefore && confidential !== true) {
    return { ...contact, values: { ...contact.values, quotable } };
  }
  if (confidential !== true && quotable !== false) return contact;
  const values = {
    ...contact.values,
    ...(confidential === true ? { confidential } : {}),
    ...(quotable === false ? { quotable } : {}),
  };
  return { ...contact, values };
}
