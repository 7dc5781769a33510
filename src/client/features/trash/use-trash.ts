/** Everything in the trash of the programme, latest first. */

import { useEffect, useMemo, useState } from 'react';
import { declarationOf, hasSheet, isLazy } from '../../../domain/entity/registry.ts';
import type { AnyRecord } from '../../../domain/operation/record.ts';
import { present } from '../../../std/assert.ts';
import { readTrashedLazy } from '../../model/trashed-records.ts';
import type { RootSheet } from '../../model/state.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';

export interface TrashItem {
  readonly record: AnyRecord;
  readonly deletedAt: number;
  readonly deletedBy: string;
  /** What the record lives on; absent for what has a sheet itself and for what the programme shares. */
  readonly homeName: string | undefined;
  /** That is in the trash too: restoring the record alone would show nothing. */
  readonly homeTrashed: boolean;
}

export interface Trash {
  readonly items: readonly TrashItem[];
  /** Lazy records are still being read. */
  readonly reading: boolean;
  /** Lazy records could not be read. */
  readonly failed: boolean;
}

export function useTrash(): Trash {
  const sheets = useCarnetState((state) => state.sheets);
  const trashedSheets = useCarnetState((state) => state.trashedSheets);
  const otherSheets = useCarnetState((state) => state.otherSheets);
  const trashedOthers = useCarnetState((state) => state.trashedOtherSheets);
  const programmeTrash = useCarnetState((state) => state.programmeTrash);
  const { lazy, failed } = useTrashedLazy();
  const items = useMemo(() => {
    const gone = new Map<string, RootSheet>([...trashedSheets, ...trashedOthers]);
    const all = new Map<string, RootSheet>([...sheets, ...otherSheets, ...gone]);
    const records: readonly AnyRecord[] = [
      ...programmeTrash.filter(({ entity }) => !isLazy(entity)),
      ...[...gone.values()].map(({ root }) => root),
      ...[...all.values()].flatMap(({ trash }) => trash),
      ...(lazy ?? []),
    ];
    return records
      .map((record): TrashItem => {
        const { at, by } = present(record.deleted, 'what is in the trash was put there');
        const own = hasSheet(record.entity);
        const root = all.get(record.home)?.root;
        return {
          record,
          deletedAt: at,
          deletedBy: by,
          homeName: own || root === undefined ? undefined : nameOf(root),
          homeTrashed: !own && gone.has(record.home),
        };
      })
      .sort((a, b) => b.deletedAt - a.deletedAt);
  }, [sheets, trashedSheets, otherSheets, trashedOthers, programmeTrash, lazy]);
  return { items, reading: lazy === undefined && !failed, failed };
}

/** What a root is called. */
function nameOf({ entity, values }: AnyRecord): string | undefined {
  const name = values[declarationOf(entity).title];
  return typeof name === 'string' ? name : undefined;
}

/** Read again whenever something was written or confirmed. */
function useTrashedLazy(): {
  readonly lazy: readonly AnyRecord[] | undefined;
  readonly failed: boolean;
} {
  const carnet = useCarnet();
  const savedAt = useCarnetState((state) => state.savedAt);
  const pendingCount = useCarnetState((state) => state.pendingCount);
  const [lazy, setLazy] = useState<readonly AnyRecord[] | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    readTrashedLazy(carnet).then(
      (read) => {
        if (!current) return;
        setLazy(read);
        setFailed(false);
      },
      () => {
        if (current) setFailed(true);
      },
    );
    return () => {
      current = false;
    };
    // What was saved and what still waits tell that the trash may have changed.
  }, [carnet, savedAt, pendingCount]);
  return { lazy, failed };
}
