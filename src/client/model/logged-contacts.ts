/**
 * The contacts of some days in every journal. What is loaded is taken as it stands, with what waits here; the rest is
 * read page by page and only what counts is kept. What lies in the trash is read with it.
 */

import type { DateRange } from '../../domain/calendar/local-date.ts';
import type { Noted } from '../../domain/contact/confidential.ts';
import { contactDay } from '../../domain/contact/held-in-time.ts';
import { type Contact, recordAs } from '../../domain/operation/record.ts';
import { type LoggedContact, loggedContacts } from '../../domain/report/contact-figures.ts';
import type { Carnet } from './carnet.ts';
import { withMerged } from './merged-sheets.ts';
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
      const on = contactDay(contact);
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

/** An introduction of another sheet: where it was noted, and whom it introduced. */
type Introduced = readonly { readonly home: string; readonly introducedId: string | undefined }[];

const introductionsRead = new WeakMap<
  Carnet,
  { readonly at: number; readonly found: Introduced }
>();

/**
 * Loads the journals in which something was introduced to this sheet: what came of it is told on either side.
 *
 * @param ageMsMax a reading of every journal that is not older serves again
 */
export async function loadIntroductionsTo(
  carnet: Carnet,
  home: string,
  ageMsMax = 0,
): Promise<void> {
  const known = introductionsRead.get(carnet);
  const now = carnet.environment.now();
  const serves = known !== undefined && ageMsMax > 0 && now - known.at <= ageMsMax;
  const found = serves ? known.found : await readIntroductions(carnet);
  // Those of a download that goes on are not all of them.
  if (!serves && !carnet.state.getState().contactsComing) {
    introductionsRead.set(carnet, { at: now, found });
  }
  const merged = withMerged(home, carnet.state.getState().trashedSheets);
  const others = found.filter(({ introducedId = '' }) => merged.has(introducedId));
  for (const other of new Set(others.map((contact) => contact.home))) {
    if (!merged.has(other)) await carnet.loadJournal(other);
  }
}

async function readIntroductions(carnet: Carnet): Promise<Introduced> {
  const found = await readKept(carnet, (contacts) =>
    contacts.filter(
      ({ values, deleted }) => deleted === undefined && values.kind === 'introduction',
    ),
  );
  return found.map(({ home, values: { introducedId } }) => ({ home, introducedId }));
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
