/**
 * The contacts of some days in every journal. What is loaded is taken as it stands, with what waits here; the rest is
 * read page by page and only what counts is kept. What lies in the trash is read with it.
 */

import { dateOf, type DateRange } from '../../domain/calendar/local-date.ts';
import type { Noted } from '../../domain/contact/confidential.ts';
import { type Contact, recordAs } from '../../domain/operation/record.ts';
import { type LoggedContact, loggedContacts } from '../../domain/report/contact-figures.ts';
import type { Carnet } from './carnet.ts';
import { recordsOf } from './records.ts';

/** Reads them; rejects when the device cannot be read. A journal with changes that wait here is always loaded. */
export function readLoggedContacts(
  carnet: Carnet,
  days: DateRange,
): Promise<readonly LoggedContact[]> {
  return readKept(carnet, (contacts) => loggedContacts(contacts, days));
}

/** The same, each contact whole, for what quotes them; and those that say whether what was noted may be told. */
export function readContactsOf(
  carnet: Carnet,
  { from, to }: DateRange,
): Promise<readonly Contact[]> {
  const decides = isAskedOf(everyNote(carnet));
  return readKept(carnet, (contacts) =>
    contacts.filter((contact) => {
      const on = dateOf(contact.values.at);
      return decides(contact) || (contact.deleted === undefined && on >= from && on <= to);
    }),
  );
}

/**
 * The contacts that say whether what was noted may be told: those at which it was noted, also in the trash, and all that were
 * moved to another sheet.
 *
 * @param noted actions and problems; every one of the programme, where absent
 */
export function readContactsOfNotes(
  carnet: Carnet,
  noted: readonly Noted[] = everyNote(carnet),
): Promise<readonly Contact[]> {
  const decides = isAskedOf(noted);
  return readKept(carnet, (contacts) => contacts.filter(decides));
}

function everyNote(carnet: Carnet): readonly Noted[] {
  const { sheets, otherSheets, shared } = carnet.state.getState();
  const heads = [...sheets.values(), ...otherSheets.values()].map(({ head }) => head);
  return [...heads, shared].flatMap((head) => [
    ...recordsOf(head, 'action'),
    ...recordsOf(head, 'issue'),
  ]);
}

function isAskedOf(noted: readonly Noted[]): (contact: Contact) => boolean {
  const named = new Set(noted.map(({ values: { from } }) => from?.contactId));
  return ({ id, values }) => named.has(id) || values.movedFrom !== undefined;
}

/** The homes with confidential contacts, whose journals are loaded then. */
export async function readConfidentialHomes(carnet: Carnet): Promise<ReadonlySet<string>> {
  const found = await readKept(carnet, (contacts) =>
    contacts.filter(({ values, deleted }) => deleted === undefined && values.confidential === true),
  );
  const homes = new Set(found.map(({ home }) => home));
  for (const home of homes) await carnet.loadJournal(home);
  return homes;
}

/** Loads the journals in which something was introduced to this sheet: what came of it is told on either side. */
export async function loadIntroductionsTo(carnet: Carnet, home: string): Promise<void> {
  const found = await readKept(carnet, (contacts) =>
    contacts.filter((contact) => introduces(contact, home)),
  );
  for (const other of new Set(found.map((contact) => contact.home))) {
    await carnet.loadJournal(other);
  }
}

/** Whether a contact of another sheet introduced this one. */
export function introduces({ values, deleted, home }: Contact, other: string): boolean {
  return (
    deleted === undefined &&
    values.kind === 'introduction' &&
    values.introducedId === other &&
    home !== other
  );
}

async function readKept<Kept extends { readonly home: string }>(
  carnet: Carnet,
  keep: (contacts: readonly Contact[]) => readonly Kept[],
): Promise<readonly Kept[]> {
  const confirmed: Kept[] = [];
  await carnet.visitJournals(async (_home, records) => {
    const contacts = records.flatMap((record) => recordAs(record, 'contact') ?? []);
    for (const kept of keep(contacts)) confirmed.push(kept);
  });
  // Asked for last, so that what was loaded meanwhile counts once and as it stands.
  const { journals, trashedContacts } = carnet.state.getState();
  const loaded = [...journals.values(), ...trashedContacts.values()].flatMap(keep);
  return [...confirmed.filter(({ home }) => !journals.has(home)), ...loaded];
}
