/** Two people may log the same email at the same moment, or while apart: it then stands on the sheet twice. */

import type { Contact } from '../operation/record.ts';

/** The contact that the email of this one was logged as before, if there is one. */
export function loggedBefore(contact: Contact, contacts: readonly Contact[]): Contact | undefined {
  const { messageId } = contact.values;
  if (messageId === undefined) return undefined;
  return contacts.find(
    (other) =>
      other.values.messageId === messageId &&
      other.deleted === undefined &&
      isBefore(other, contact),
  );
}

/** By the clocks of the devices, and the same everywhere where these say the same. */
function isBefore(one: Contact, other: Contact): boolean {
  const apart = one.created.at - other.created.at;
  return apart < 0 || (apart === 0 && one.id < other.id);
}
