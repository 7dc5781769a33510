/**
 * Summaries that an earlier version stored: they may count a contact on a day that is still to come, because the clock of
 * a device ran ahead. Nothing in them says so, but the day itself does. Their journals are read, and what they amount to
 * is reckoned anew (`heldInTime`).
 */

import { addDays, dateOf, localDateTimeIn } from '../../domain/calendar/local-date.ts';
import type { Carnet } from './carnet.ts';

/** Reads the journals of the sheets on which something was held after tomorrow, one after the other. */
export async function readSummariesAhead(
  carnet: Pick<Carnet, 'environment' | 'state' | 'loadJournal'>,
): Promise<void> {
  const { environment } = carnet;
  const tomorrow = addDays(dateOf(localDateTimeIn(environment.now(), environment.zone())), 1);
  const { sheets, otherSheets } = carnet.state.getState();
  for (const [id, { summary }] of [...sheets, ...otherSheets]) {
    const { lastHeld } = summary;
    if (lastHeld !== undefined && dateOf(lastHeld.at) > tomorrow) await carnet.loadJournal(id);
  }
}
