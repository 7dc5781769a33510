/** A contact that was held, on the day that counts (`day-in-time.ts`). What fails: nothing; one whose day was lost stays as it is. */

import { dayInTime } from '../calendar/day-in-time.ts';
import { dateOf } from '../calendar/local-date.ts';
import { type Contact, stampOf } from '../operation/record.ts';

/**
 * The contact on the day that counts: that on which it was said to be over, where its own day comes later. The contact itself where
 * it is sound, or still to come.
 */
export function heldInTime(contact: Contact): Contact {
  const { at, state } = contact.values;
  if ((state !== 'held' && state !== 'missed') || typeof at !== 'string') return contact;
  const said = Math.max(stampOf(contact, 'state').at, stampOf(contact, 'at').at);
  const day = dayInTime(dateOf(at), said);
  if (day === dateOf(at)) return contact;
  return { ...contact, values: { ...contact.values, at: day + at.slice(10) } };
}
