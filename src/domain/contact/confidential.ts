/** What a confidential contact takes with it where something leaves Carnet: itself, and what was noted at it. */

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
  const copies = new Map<string, string[]>();
  for (const { id, values } of contacts) {
    if (values.movedFrom === undefined) continue;
    copies.set(values.movedFrom, [...(copies.get(values.movedFrom) ?? []), id]);
  }
  const isOpen = (id: string, asked: ReadonlySet<string>): boolean => {
    if (asked.has(id)) return false;
    const contact = known.get(id);
    const became = contact?.deleted === undefined && contact !== undefined ? [] : copies.get(id);
    if (became === undefined || became.length === 0) {
      return contact !== undefined && !isConfidential(contact);
    }
    return became.every((copy) => isOpen(copy, new Set([...asked, id])));
  };
  return ({ values: { from } }) =>
    from?.contactId === undefined || isOpen(from.contactId, new Set());
}
