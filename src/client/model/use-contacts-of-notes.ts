/**
 * The contacts that say whether what was noted on a sheet may leave it, beyond those of its journal: in the trash, or moved to
 * another sheet. They are read only where something names a contact that is not in the journal.
 */

import { useEffect, useMemo, useState } from 'react';
import type { Noted } from '../../domain/contact/confidential.ts';
import type { Contact } from '../../domain/operation/record.ts';
import { readContactsOfNotes } from './logged-contacts.ts';
import type { Sheet } from './state.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

interface Read {
  readonly noted: readonly Noted[];
  readonly contacts: readonly Contact[];
}

const none: readonly Contact[] = [];

/**
 * Reads them while they are wanted; absent until they are read. None where the device cannot be read: what was noted at a contact
 * that is not known stays.
 */
export function useContactsOfNotes(
  { sme, actions, issues }: Sheet,
  wanted: boolean,
): readonly Contact[] | undefined {
  const carnet = useCarnet();
  const journal = useCarnetState((state) => state.journals.get(sme.id));
  const [read, setRead] = useState<Read>();
  const noted = useMemo(() => {
    if (!wanted || journal === undefined) return undefined;
    const here = new Set(journal.map(({ id }) => id));
    return [...actions, ...issues].filter(
      ({ values: { from } }) => from?.contactId !== undefined && !here.has(from.contactId),
    );
  }, [wanted, journal, actions, issues]);
  useEffect(() => {
    if (noted === undefined || noted.length === 0) return undefined;
    let current = true;
    const keep = (contacts: readonly Contact[]): void => {
      if (current) setRead({ noted, contacts });
    };
    readContactsOfNotes(carnet, noted).then(keep, () => keep(none));
    return () => {
      current = false;
    };
  }, [carnet, noted]);
  if (noted === undefined) return undefined;
  if (noted.length === 0) return none;
  return read?.noted === noted ? read.contacts : undefined;
}
