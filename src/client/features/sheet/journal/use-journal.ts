/** The contacts of a sheet, read from the device when the sheet opens and again if they were put aside. */

import type { Contact } from '../../../../domain/operation/record.ts';
import { useCarnetState } from '../../../model/use-carnet.ts';
import { useLazyRecords } from '../../../model/use-records.ts';

export interface Journal {
  /** Latest first; absent until read. */
  readonly contacts: readonly Contact[] | undefined;
  /** It could not be read; `retry` asks again. */
  readonly failed: boolean;
  readonly retry: () => void;
}

/** The journal of a sheet. */
export function useJournal(smeId: string): Journal {
  const { failed, retry } = useLazyRecords(smeId, 'contact');
  const contacts = useCarnetState((state) => state.journals.get(smeId));
  return { contacts, failed, retry };
}
