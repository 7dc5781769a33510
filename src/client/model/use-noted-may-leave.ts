/**
 * Whether what was noted at a contact may stand on paper: not where the contact is confidential. The browser waits for nothing
 * while it prints, so which contacts are is read once the screen stays shown; until then, what was noted at one is kept back.
 */

import { useEffect, useState } from 'react';
import type { Noted } from '../../domain/contact/confidential.ts';
import { readConfidentialContacts } from './logged-contacts.ts';
import { useCarnet } from './use-carnet.ts';

/** How long a screen is shown before the contacts are read for its paper: who passes by reads none. */
const stayMs = 2000;

/** Answers for an action, a problem or any other record that may say at which contact it was noted. */
export function useNotedMayLeave(): (one: Noted) => boolean {
  const carnet = useCarnet();
  const [hidden, setHidden] = useState<ReadonlySet<string> | undefined>(undefined);
  useEffect(() => {
    let current = true;
    const read = (): void => {
      readConfidentialContacts(carnet).then(
        (found) => {
          if (current) setHidden(found);
        },
        () => undefined,
      );
    };
    const cancel = carnet.environment.later(read, stayMs);
    return () => {
      current = false;
      cancel();
    };
  }, [carnet]);
  return ({ values: { from } }) => {
    if (from?.contactId === undefined) return true;
    const contact = carnet.record(from.contactId);
    if (contact !== undefined) return contact.values['confidential'] !== true;
    return hidden?.has(from.contactId) === false;
  };
}
