/** Visits that were begun on this device and not ended, by the keys of what is kept of them. */

import { useMemo } from 'react';
import { useCarnetState } from './use-carnet.ts';

export interface UnderWay {
  readonly smeId: string;
  readonly contactId: string;
}

const start = 'visit:';

/** The key under which a visit is kept. */
export function visitKey({ smeId, contactId }: UnderWay): string {
  return `${start}${smeId}/${contactId}`;
}

/** The visit that is kept under a key; nothing where it is the key of something else. */
export function visitOfKey(key: string): UnderWay | undefined {
  if (!key.startsWith(start)) return undefined;
  const [smeId, contactId] = key.slice(start.length).split('/');
  return smeId === undefined || contactId === undefined ? undefined : { smeId, contactId };
}

/** Those under way, the latest first. */
export function useVisitsUnderWay(): readonly UnderWay[] {
  const drafts = useCarnetState((state) => state.drafts);
  return useMemo(
    () =>
      [...drafts.values()]
        .toSorted((a, b) => b.at - a.at)
        .flatMap(({ key }) => visitOfKey(key) ?? []),
    [drafts],
  );
}
