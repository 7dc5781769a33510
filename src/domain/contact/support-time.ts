/**
 * The time that held contacts took. Preparation is work of the programme and no aid to the business: it stands beside the
 * time of the contact and is never added to it.
 */

import type { Contact } from '../operation/record.ts';

export interface SupportTime {
  /** Minutes with the business: what counts as support, and as aid at its value. */
  readonly minutes: number;
  /** Minutes of preparation. */
  readonly preparation: number;
}

/** Contacts of one sheet, of any state; only those held count. */
export function supportTime(contacts: Iterable<Contact>): SupportTime {
  let [minutes, preparation] = [0, 0];
  for (const { values, deleted } of contacts) {
    if (deleted !== undefined || values.state !== 'held') continue;
    minutes += values.minutes ?? 0;
    preparation += values.preparationMinutes ?? 0;
  }
  return { minutes, preparation };
}
