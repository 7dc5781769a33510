/**
 * Whether what was noted at a contact may stand on paper: not where the contact is confidential, nor where it is not known. The browser waits for nothing
 * while it prints, so which contacts are is read once the screen stays shown; until then, what was noted at one is kept back.
 */

import { useEffect, useState } from 'react';
import { type Noted, tellableAt } from '../../domain/contact/confidential.ts';
import { readContactsOfNotes } from './logged-contacts.ts';
import { useCarnet } from './use-carnet.ts';

/** How long a screen is shown before the contacts are read for its paper: who passes by reads none. */
const stayMs = 2000;

/** Answers for an action, a problem or any other record that may say at which contact it was noted. */
export function useNotedMayLeave(): (one: Noted) => boolean {
  return useNotesRead(stayMs).mayLeave;
}

export interface NotesRead {
  readonly mayLeave: (one: Noted) => boolean;
  /** The contacts were read, or cannot be. */
  readonly isRead: boolean;
}

/**
 * The same, with whether it is the last word: a screen that shows what may leave, and nothing else, waits for that.
 *
 * @param waitMs how long the screen is shown before; left alone, they are read at once
 */
export function useNotesRead(waitMs = 0): NotesRead {
  const carnet = useCarnet();
  const [read, setRead] = useState<{ readonly mayTell: (one: Noted) => boolean }>();
  useEffect(() => {
    let current = true;
    const take = (mayTell: (one: Noted) => boolean): void => {
      if (current) setRead({ mayTell });
    };
    const readThem = (): void => {
      readContactsOfNotes(carnet).then(
        (found) => take(tellableAt(found)),
        // What cannot be read is kept back.
        () => take(tellableAt([])),
      );
    };
    const cancel = waitMs === 0 ? readThem() : carnet.environment.later(readThem, waitMs);
    return () => {
      current = false;
      cancel?.();
    };
  }, [carnet, waitMs]);
  const mayLeave = (one: Noted): boolean => {
    const contactId = one.values.from?.contactId;
    if (contactId === undefined) return true;
    const contact = carnet.record(contactId);
    // One in the trash may have been moved: what it became is on another sheet.
    if (contact !== undefined && contact.deleted === undefined) {
      return contact.values['confidential'] !== true;
    }
    return read?.mayTell(one) === true;
  };
  return { mayLeave, isRead: read !== undefined };
}
