/** Between whom a letter to a business goes: whom it greets, where it is sent, and who signs it. */

import type { Contact, Sme } from '../operation/record.ts';
import { mainPersonId } from './reach.ts';
import type { Person } from './sme.ts';

export interface LetterParties {
  /** Names of the people it greets; none where nobody is known. */
  readonly to: readonly string[];
  /** Where it is sent; empty where no address is known. */
  readonly address: string;
  /** The member of the programme who signs it. */
  readonly signer: string;
}

/**
 * A letter follows a contact: it greets whoever was met, and is signed by who met them, the reader where they were there.
 * Without either, it goes from the reader to the main person.
 *
 * @param reader who works on this device
 */
export function letterParties(
  { values: { people = {}, accountManagerId } }: Pick<Sme, 'values'>,
  contact: Contact['values'] | undefined,
  reader: string,
): LetterParties {
  const met = Object.entries(contact?.people ?? {}).flatMap(([id, how]): readonly Person[] => {
    const person = people[id];
    return how === 'absent' || person === undefined ? [] : [person];
  });
  const main = people[mainPersonId(people) ?? ''];
  const greeted = met.length > 0 ? met : main === undefined ? [] : [main];
  const held = contact?.memberIds ?? [];
  const signers = [reader, accountManagerId].filter((id) => id !== undefined && held.includes(id));
  return {
    to: greeted.map(({ name }) => name),
    address: greeted.find(({ email }) => email !== undefined)?.email ?? '',
    signer: signers[0] ?? held[0] ?? reader,
  };
}
