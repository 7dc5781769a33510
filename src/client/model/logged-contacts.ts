/**
 * The contacts of some days in every journal. What is loaded is taken as it stands, with what waits here; the rest is
 * read page by page and only what counts is kept.
 */

import { dateOf, type DateRange } from '../../domain/calendar/local-date.ts';
import { type Contact, recordAs } from '../../domain/operation/record.ts';
import { type LoggedContact, loggedContacts } from '../../domain/report/contact-figures.ts';
import type { Carnet } from './carnet.ts';

/** Reads them; rejects when the device cannot be read. A journal with changes that wait here is always loaded. */
export function readLoggedContacts(
  carnet: Carnet,
  days: DateRange,
): Promise<readonly LoggedContact[]> {
  return readKept(carnet, (contacts) => loggedContacts(contacts, days));
}

/** The same, each contact whole, for what quotes them; and every confidential one, for what was noted at it. */
export function readContactsOf(
  carnet: Carnet,
  { from, to }: DateRange,
): Promise<readonly Contact[]> {
  return readKept(carnet, (contacts) =>
    contacts.filter(({ values, deleted }) => {
      const on = dateOf(values.at);
      return values.confidential === true || (deleted === undefined && on >= from && on <= to);
    }),
  );
}

/** The ids of all confidential contacts. */
export async function readConfidentialContacts(carnet: Carnet): Promise<ReadonlySet<string>> {
  const found = await readKept(carnet, (contacts) =>
    contacts.filter(({ values }) => values.confidential === true),
  );
  return new Set(found.map(({ id }) => id));
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
  const { journals } = carnet.state.getState();
  const loaded = [...journals.values()].flatMap(keep);
  return [...confirmed.filter(({ home }) => !journals.has(home)), ...loaded];
}
