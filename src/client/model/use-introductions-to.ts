/**
 * The introductions of a sheet that were noted on the other side: on the sheet of an organisation, or of another SME. Which they
 * are is read once the sheet stays shown, since every journal may hold one; whoever passes by reads none.
 */

import { useEffect, useMemo, useState } from 'react';
import type { Contact } from '../../domain/operation/record.ts';
import { introduces } from '../../domain/organisation/introduce.ts';
import { loadIntroductionsTo } from './logged-contacts.ts';
import { withMerged } from './merged-sheets.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

/** How long a sheet is shown before the other journals are read. */
const stayMs = 1000;

/** How long a reading of every journal serves a journal on the screen, which asks at every sheet that is opened. */
const ageMsMax = 10 * 60_000;

/**
 * How it is asked: for a list of introductions, which is read anew; beside a journal, where an older reading serves; for what
 * leaves Carnet, at once; or not yet, where those that are known by now do.
 */
export type IntroductionsAsked = 'list' | 'journal' | 'leaving' | 'known';

export interface IntroductionsRead {
  /** Those that are known by now, latest first. */
  readonly contacts: readonly Contact[];
  /** Every journal was looked at: there are no others. */
  readonly isRead: boolean;
  /** Some journals could not be read; `retry` asks again. */
  readonly failed: boolean;
  readonly retry: () => void;
}

export function useIntroductionsTo(
  home: string,
  asked: IntroductionsAsked = 'list',
): IntroductionsRead {
  const carnet = useCarnet();
  const journals = useCarnetState((state) => state.journals);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const [attempt, setAttempt] = useState(0);
  const [ended, setEnded] = useState<{ readonly read: string; readonly failed: boolean }>();
  const key = `${home} ${asked} ${contactsComing} ${attempt}`;
  useEffect(() => {
    if (asked === 'known') return undefined;
    // Read again once the last of them has come.
    const read = (): void =>
      void loadIntroductionsTo(carnet, home, asked === 'journal' ? ageMsMax : 0).then(
        () => setEnded({ read: key, failed: false }),
        () => setEnded({ read: key, failed: true }),
      );
    if (asked !== 'leaving') return carnet.environment.later(read, attempt === 0 ? stayMs : 0);
    read();
    return undefined;
  }, [carnet, home, asked, key, attempt]);
  const trashed = useCarnetState((state) => state.trashedSheets);
  const contacts = useMemo(() => {
    const merged = withMerged(home, trashed);
    return [...journals.values()]
      .flatMap((contacts) => contacts.filter((contact) => introduces(contact, merged)))
      .toSorted((a, b) => (a.values.at < b.values.at ? 1 : -1));
  }, [journals, home, trashed]);
  const isOver = ended?.read === key;
  return {
    contacts,
    isRead: isOver && !ended.failed && !contactsComing,
    failed: isOver && ended.failed,
    retry: () => setAttempt((count) => count + 1),
  };
}
