/**
 * The contacts of some days in every journal. What is loaded is taken as it stands, with what waits here; the rest is
 * read page by page and only what counts is kept.
 */

import type { DateRange } from '../../domain/calendar/local-date.ts';
import { recordAs } from '../../domain/operation/record.ts';
import { type LoggedContact, loggedContacts } from '../../domain/report/contact-figures.ts';
import type { Carnet } from './carnet.ts';

/** Reads them; rejects when the device cannot be read. A journal with changes that wait here is always loaded. */
export async function readLoggedContacts(
  carnet: Carnet,
  days: DateRange,
): Promise<readonly LoggedContact[]> {
  const confirmed: LoggedContact[] = [];
  await carnet.visitJournals(async (_home, records) => {
    const contacts = records.flatMap((record) => recordAs(record, 'contact') ?? []);
    confirmed.push(...loggedContacts(contacts, days));
  });
  // Asked for last, so that what was loaded meanwhile counts once and as it stands.
  const { journals } = carnet.state.getState();
  const loaded = [...journals.values()].flatMap((contacts) => loggedContacts(contacts, days));
  return [...confirmed.filter(({ home }) => !journals.has(home)), ...loaded];
}
