/**
 * The contacts in the trash, of every sheet. Journals that are loaded are taken as they stand, with what waits here;
 * the others are read page by page and only what is in the trash is kept, so that nothing has to be held in memory.
 */

import { type Contact, recordAs } from '../../domain/operation/record.ts';
import type { Carnet } from './carnet.ts';

/** Reads them; rejects when the device cannot be read. A journal with changes that wait here is always loaded. */
export async function readTrashedContacts(carnet: Carnet): Promise<readonly Contact[]> {
  const confirmed = new Map<string, readonly Contact[]>();
  await carnet.visitJournals(async (home, records) => {
    const trashed = records.flatMap((record) =>
      record.deleted === undefined ? [] : (recordAs(record, 'contact') ?? []),
    );
    if (trashed.length > 0) confirmed.set(home, [...(confirmed.get(home) ?? []), ...trashed]);
  });
  // Asked for last, so that a journal that was loaded meanwhile counts once and as it stands.
  const { journals, trashedContacts } = carnet.state.getState();
  for (const home of journals.keys()) confirmed.delete(home);
  return [...confirmed.values(), ...trashedContacts.values()].flat();
}
