/**
 * The introductions of a sheet that were noted on the other side: on the sheet of an organisation, or of another SME. Which they
 * are is read once the sheet stays shown, since every journal may hold one; whoever passes by reads none.
 */

import { useEffect, useMemo } from 'react';
import type { Contact } from '../../domain/operation/record.ts';
import { introduces, loadIntroductionsTo } from './logged-contacts.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

/** How long a sheet is shown before the other journals are read. */
const stayMs = 1000;

/** Those that are known by now, latest first. */
export function useIntroductionsTo(home: string): readonly Contact[] {
  const carnet = useCarnet();
  const journals = useCarnetState((state) => state.journals);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  useEffect(() => {
    // Read again once the last of them has come.
    const read = (): void => void loadIntroductionsTo(carnet, home).catch(() => undefined);
    return carnet.environment.later(read, stayMs);
  }, [carnet, home, contactsComing]);
  return useMemo(
    () =>
      [...journals.values()]
        .flatMap((contacts) => contacts.filter((contact) => introduces(contact, home)))
        .toSorted((a, b) => (a.values.at < b.values.at ? 1 : -1)),
    [journals, home],
  );
}
