/** What a confidential contact takes with it where something leaves Carnet: itself, and what was noted at it. */

import { grouped } from '../../std/grouped.ts';
import type { Contact } from '../operation/record.ts';

/** A record that may say at which contact it was noted. */
export interface Noted {
  readonly values: { readonly from?: { readonly contactId?: string | undefined } | undefined };
}

/** Whether a contact itself is marked as confidential. */
export function isConfidential({ values }: Contact): boolean {
  return values.confidential === true;
}

/**
 * Answers of an action or a problem whether it may leave Carnet: not where the contact at which it was noted is
 * confidential, or is not known. A contact that was moved to another sheet is as confidential as what it became there.
 *
 * @param contacts all that are known, also those in the trash and on other sheets
 */
export function tellableAt(contacts: readonly Contact[]): (noted: Noted) => boolean {
  const known = new Map(contacts.map((contact) => [contact.id, contact]));
  const copies = grouped(contacts, ({ values }) => values.movedFrom);
  /** What a contact became on other sheets, where it is not on its own any more. */
  const becameOf = (id: string): readonly Contact[] => {
    const contact = known.get(id);
    return contact !== undefined && contact.deleted === undefined ? [] : (copies.get(id) ?? []);
  };
  const answers = new Map<string, boolean>();
  const entered = new Set<string>();
  // Each contact is judged once, in a loop: a chain of them may be as long as whoever wrote it wanted (F309).
  const isOpen = (noted: string): boolean => {
    const waiting = [noted];
    for (let id = waiting.at(-1); id !== undefined; id = waiting.at(-1)) {
      const became = becameOf(id);
      if (became.length > 0 && !entered.has(id)) {
        entered.add(id);
        for (const copy of became) if (!entered.has(copy.id)) waiting.push(copy.id);
        continue;
      }
      waiting.pop();
      if (answers.has(id)) continue;
      const contact = known.get(id);
      const isLeaf = became.length === 0;
      // One that leads back to itself has no answer yet, and is not told.
      const isTold = isLeaf
        ? contact !== undefined && !isConfidential(contact)
        : became.every((copy) => answers.get(copy.id) === true);
      answers.set(id, isTold);
    }
    return answers.get(noted) === true;
  };
  return ({ values: { from } }) => from?.contactId === undefined || isOpen(from.contactId);
}
