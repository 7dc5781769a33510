/** A contact that was held, on the day that counts (`day-in-time.ts`). What fails: nothing; one whose day was lost stays as it is. */

import { dateOf, type LocalDate } from '../calendar/local-date.ts';
import { happenedOn } from '../operation/happened-on.ts';
import type { Contact } from '../operation/record.ts';

/**
 * The contact on the day that counts: that on which it was said to be over, where its own day comes later. The contact itself where
 * it is sound, or still to come.
 */
export function heldInTime(contact: Contact): Contact {
  const { at, state } = contact.values;
  if ((state !== 'held' && state !== 'missed') || typeof at !== 'string') return contact;
  const day = happenedOn(contact, dateOf(at), ['state', 'at']);
  if (day === dateOf(at)) return contact;
  return { ...contact, values: { ...contact.values, at: day + at.slice(10) } };
}

/** The day of a contact that counts. */
export function contactDay(contact: Contact): LocalDate {
  return dateOf(heldInTime(contact).values.at);
}
