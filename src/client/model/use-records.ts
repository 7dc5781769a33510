/** Records of any kind, for components: those of a head as they stand, lazy ones read when a screen opens. */

import { useEffect, useMemo, useState } from 'react';
import { type LazySummary, summaryIn } from '../../domain/entity/lazy-summary.ts';
import {
  type EntityName,
  lazyEntities,
  livesOnSheets,
  type SummaryOf,
} from '../../domain/entity/registry.ts';
import type { AnyRecord, RecordOf } from '../../domain/operation/record.ts';
import type { Records } from './home-fold.ts';
import { lazyRecordsOf, recordsOf, rootsOf } from './records.ts';
import type { CarnetState, RootSheet } from './state.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

const noRecords: Records = new Map();

const lazyOnSheets = lazyEntities.filter(livesOnSheets);

/** The sheet of a home that is not in the trash, whatever its root is. */
function sheetIn({ sheets, otherSheets }: CarnetState, home: string): RootSheet | undefined {
  return sheets.get(home) ?? otherSheets.get(home);
}

/** The records of a kind that is read at start, on a sheet or on the programme. */
export function useRecords<N extends EntityName>(home: string, entity: N): readonly RecordOf<N>[] {
  return useCarnetState((state) => {
    const head = home === state.programmeId ? state.shared : sheetIn(state, home)?.head;
    return recordsOf(head ?? noRecords, entity);
  });
}

/** The roots of a kind other than the SME, with what lives on them: `useRoots('organisation')`. */
export function useRoots<N extends EntityName>(entity: N): readonly RootSheet<RecordOf<N>>[] {
  return useCarnetState((state) => rootsOf(state, entity));
}

/** What the lazy records of a kind amount to on a home, without reading them. */
export function useSummary<N extends EntityName>(
  home: string,
  entity: N,
): LazySummary<SummaryOf<N>> {
  const summaries = useCarnetState((state) =>
    home === state.programmeId ? state.sharedSummaries : sheetIn(state, home)?.summaries,
  );
  return summaryIn(summaries, entity);
}

export interface ChildrenRead {
  /** Those in the trash left out; absent until all are read. */
  readonly records: readonly AnyRecord[] | undefined;
  /** Some could not be read; `retry` asks again. */
  readonly failed: boolean;
  readonly retry: () => void;
}

/** Every record that lives on a sheet, of whatever kind. */
export function useChildren(home: string): ChildrenRead {
  const carnet = useCarnet();
  const head = useCarnetState((state) => sheetIn(state, home)?.head);
  const lazy = useCarnetState((state) => state.lazy.get(home));
  const isRead = lazyOnSheets.every((entity) => lazy?.has(entity) === true);
  const [attempt, setAttempt] = useState(0);
  const [failedAttempt, setFailedAttempt] = useState(-1);
  useEffect(() => {
    if (isRead) return;
    Promise.all(lazyOnSheets.map((entity) => carnet.loadLazy(home, entity))).catch(() =>
      setFailedAttempt(attempt),
    );
  }, [carnet, home, isRead, attempt]);
  const records = useMemo(() => {
    if (head === undefined || !isRead) return undefined;
    const parts: readonly Records[] = [head, ...(lazy?.values() ?? [])];
    return parts
      .flatMap((part) => [...part.values()])
      .filter(({ id, deleted }) => id !== home && deleted === undefined);
  }, [head, home, isRead, lazy]);
  return {
    records,
    failed: !isRead && failedAttempt === attempt,
    retry: () => setAttempt((count) => count + 1),
  };
}

export interface LazyRecordsRead<N extends EntityName> {
  /** In the order of their declaration, those in the trash left out; absent until read. */
  readonly records: readonly RecordOf<N>[] | undefined;
  /** They could not be read; `retry` asks again. */
  readonly failed: boolean;
  readonly retry: () => void;
}

/** The records of a lazy kind of a home, read from the device when this is shown and again if they were put aside. */
export function useLazyRecords<N extends EntityName>(home: string, entity: N): LazyRecordsRead<N> {
  const carnet = useCarnet();
  const records = useCarnetState((state) => lazyRecordsOf(state, home, entity));
  const missing = records === undefined;
  const [attempt, setAttempt] = useState(0);
  const [failedAttempt, setFailedAttempt] = useState(-1);
  useEffect(() => {
    if (!missing) return;
    carnet.loadLazy(home, entity).catch(() => setFailedAttempt(attempt));
  }, [carnet, home, entity, missing, attempt]);
  return {
    records,
    failed: missing && failedAttempt === attempt,
    retry: () => setAttempt((count) => count + 1),
  };
}
