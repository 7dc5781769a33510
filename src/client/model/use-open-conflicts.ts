/**
 * Everything that two people still have to settle in the open programme, one by one. Apart from its count, which the first
 * screen shows already: this loads the lazy records in which something stands open, so that the list names everything.
 */

import { useEffect, useMemo } from 'react';
import { conflictsOf, type OpenConflict } from '../../domain/conflict/open-conflict.ts';
import { type EntityName, lazyEntities } from '../../domain/entity/registry.ts';
import type { RootSheet } from './state.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

/** The lazy kinds of a home in which something stands open. */
function openKinds({ summary, summaries }: Partial<RootSheet>): readonly EntityName[] {
  const kinds = lazyEntities.filter((entity) => summaries?.[entity]?.openConflicts !== undefined);
  return summary?.openConflicts === undefined ? kinds : ['contact', ...kinds];
}

/** Everything that stands open, oldest first. */
export function useOpenConflicts(): readonly OpenConflict[] {
  const carnet = useCarnet();
  const { programmeId } = carnet.state.getState();
  const shared = useCarnetState((state) => state.shared);
  const sharedSummaries = useCarnetState((state) => state.sharedSummaries);
  const sheets = useCarnetState((state) => state.sheets);
  const otherSheets = useCarnetState((state) => state.otherSheets);
  const lazy = useCarnetState((state) => state.lazy);
  const homes = useMemo(
    () =>
      [
        ...sheets,
        ...otherSheets,
        [programmeId, { head: shared, summaries: sharedSummaries }] as const,
      ].map(([home, sheet]) => ({ home, head: sheet.head, kinds: openKinds(sheet) })),
    [programmeId, shared, sharedSummaries, sheets, otherSheets],
  );
  useEffect(() => {
    for (const { home, kinds } of homes) {
      // Where it cannot be read now, it stands in its own sheet.
      for (const entity of kinds) carnet.loadLazy(home, entity).catch(() => undefined);
    }
  }, [carnet, homes]);
  return useMemo(() => {
    const found: OpenConflict[] = [];
    for (const { home, head, kinds } of homes) {
      const open = kinds.flatMap((entity) => lazy.get(home)?.get(entity) ?? []);
      for (const records of [head, ...open]) {
        for (const record of records.values()) found.push(...conflictsOf(record));
      }
    }
    return found.sort((a, b) => a.since - b.since);
  }, [homes, lazy]);
}
