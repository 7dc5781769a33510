/**
 * The lazy records in the trash, of every home. What is loaded is taken as it stands, with what waits here; the rest is
 * read page by page and only what is in the trash is kept, so that nothing has to be held in memory.
 */

import type { AnyRecord } from '../../domain/operation/record.ts';
import type { Carnet } from './carnet.ts';
import { trashIn } from './records.ts';

/** Reads them; rejects when the device cannot be read. A kind with changes that wait here is always loaded. */
export async function readTrashedLazy(carnet: Carnet): Promise<readonly AnyRecord[]> {
  const confirmed: AnyRecord[] = [];
  const visit = async (_home: string, records: readonly AnyRecord[]): Promise<void> => {
    for (const record of records) if (record.deleted !== undefined) confirmed.push(record);
  };
  await carnet.visitJournals(visit);
  await carnet.visitLazy(visit);
  // Asked for last, so that what was loaded meanwhile counts once and as it stands.
  const { lazy } = carnet.state.getState();
  const loaded = [...lazy.values()].flatMap((kinds) => [...kinds.values()].flatMap(trashIn));
  const others = confirmed.filter(({ home, entity }) => lazy.get(home)?.has(entity) !== true);
  return [...others, ...loaded];
}
