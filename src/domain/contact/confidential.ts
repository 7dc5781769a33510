/** What a confidential contact takes with it where something leaves Carnet: itself, and what was noted at it. */

import type { Contact } from '../operation/record.ts';

/** A record that may say at which contact it was noted. */
export interface Noted {
  readonly values: { readonly from?: { readonly contactId?: string | undefined } | undefined };
}

/** The ids of those contacts that are confidential. */
export function confidentialIds(contacts: readonly Contact[]): ReadonlySet<string> {
  return new Set(contacts.filter(({ values }) => values.confidential === true).map(({ id }) => id));
}

/** Whether an action or a problem was noted at one of these contacts. */
export function isNotedAt(contactIds: ReadonlySet<string>, { values: { from } }: Noted): boolean {
  return from?.contactId !== undefined && contactIds.has(from.contactId);
}
