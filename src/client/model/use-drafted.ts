/** On which sheets something is half-typed on this device: a line of the journal, a field that could not be saved. */

import { useMemo } from 'react';
import { useCarnetState } from './use-carnet.ts';

export function useDraftedSheets(): ReadonlySet<string> {
  const drafts = useCarnetState((state) => state.drafts);
  return useMemo(() => {
    const ids = [...drafts.keys()].map((key) => /^(?:composer|field):([^/]+)/u.exec(key)?.[1]);
    return new Set(ids.filter((id) => id !== undefined));
  }, [drafts]);
}
