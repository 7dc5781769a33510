/**
 * Contacts of several zones on one clock, so that they stand in the order in which they happened: a later call in Los
 * Angeles comes after an earlier one in Paris, though its clock showed less. Only for the order: what is shown is the
 * time where it was.
 */

import { type LocalDateTime, parseLocalDateTime } from '../calendar/local-date.ts';
import type { Contact } from '../operation/record.ts';
import { timeElsewhere } from './time-elsewhere.ts';

type Timed = Pick<Contact, 'values'>;

/**
 * The time of each of these contacts on the clock that most of them have. Where all have one, as nearly always, that
 * is the time itself; a contact whose zone is not known counts as one of that clock.
 */
export function onCommonClock(contacts: readonly Timed[]): (contact: Timed) => LocalDateTime {
  const counts = new Map<string, number>();
  for (const { values } of contacts) {
    if (values.zone !== undefined) counts.set(values.zone, (counts.get(values.zone) ?? 0) + 1);
  }
  if (counts.size < 2) return ({ values }) => values.at;
  const [[common] = ['']] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return ({ values: { at, zone = common } }) =>
    zone === common || parseLocalDateTime(at) === undefined ? at : timeElsewhere(at, zone, common);
}

/** The contacts, first the one that happened first; what happened at one moment by its id. */
export function inOrder<T extends Timed & Pick<Contact, 'id'>>(
  contacts: readonly T[],
): readonly T[] {
  const timeOf = onCommonClock(contacts);
  return contacts
    .map((contact) => ({ contact, at: timeOf(contact) }))
    .sort((a, b) => compare(a.at, b.at) || compare(a.contact.id, b.contact.id))
    .map(({ contact }) => contact);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
