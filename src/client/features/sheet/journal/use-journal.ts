/** The contacts of a sheet, read from the device when the sheet opens and again if they were put aside. */

import { useEffect, useState } from 'react';
import type { Contact } from '../../../../domain/operation/record.ts';
import { useCarnet, useCarnetState } from '../../../model/use-carnet.ts';

export interface Journal {
  /** Latest first; absent until read. */
  readonly contacts: readonly Contact[] | undefined;
  /** It could not be read; `retry` asks again. */
  readonly failed: boolean;
  readonly retry: () => void;
}

/** The journal of a sheet. */
export function useJournal(smeId: string): Journal {
  const carnet = useCarnet();
  const contacts = useCarnetState((state) => state.journals.get(smeId));
  const missing = contacts === undefined;
  const [attempt, setAttempt] = useState(0);
  const [failedAttempt, setFailedAttempt] = useState(-1);
  useEffect(() => {
    if (!missing) return;
    carnet.loadJournal(smeId).catch(() => setFailedAttempt(attempt));
  }, [carnet, smeId, missing, attempt]);
  return {
    contacts,
    failed: missing && failedAttempt === attempt,
    retry: () => setAttempt((count) => count + 1),
  };
}
