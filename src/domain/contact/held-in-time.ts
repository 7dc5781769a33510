/**
 * A contact that was held lies before the moment when somebody said that it was. That moment is known, and no later than
 * its arrival [O8], while the day of the contact is whatever the clock of a device said. So a clock that runs ahead ends
 * no silence that is still to come.
 *
 * What fails: nothing; one whose day was lost stays as it is. A moment from before there was Carnet is that of a clock that was reset: it tells nothing, and the
 * day of the contact counts as it was given.
 */

import { dateOf, type LocalDate } from '../calendar/local-date.ts';
import { type Contact, stampOf } from '../operation/record.ts';

const dayMs = 86_400_000;
/** 2020-01-01 and 9999-12-01. */
const momentMin = 1_577_836_800_000;
const momentMax = 253_399_622_400_000;

/**
 * The contact on the day that counts: that on which it was said to be over, where its own day comes later. No place on
 * Earth is more than a day ahead of UTC. The contact itself where it is sound, or still to come.
 */
export function heldInTime(contact: Contact): Contact {
  const { at, state } = contact.values;
  if ((state !== 'held' && state !== 'missed') || typeof at !== 'string') return contact;
  const said = Math.max(stampOf(contact, 'state').at, stampOf(contact, 'at').at);
  if (!(said > momentMin && said < momentMax) || !(dateOf(at) > dayOf(said + dayMs))) {
    return contact;
  }
  return { ...contact, values: { ...contact.values, at: dayOf(said) + at.slice(10) } };
}

/** The day of a moment by UTC. */
function dayOf(moment: number): LocalDate {
  return new Date(moment).toISOString().slice(0, 10);
}
