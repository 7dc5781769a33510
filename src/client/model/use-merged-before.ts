/**
 * The sheet that goes on for one that was merged and came back. Where somebody kept both sheets meanwhile, its history still
 * tells that it was merged by whoever moved it to the bin.
 */

import { useEffect, useState } from 'react';
import { hasSheet } from '../../domain/entity/registry.ts';
import type { LogEntry } from '../../domain/operation/confirm.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { mergedAsSeen, mergedBefore } from './merged-back.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

export interface MergedBefore {
  readonly into: string | undefined;
  /** Its history is still to be read: it may have been merged. */
  readonly isSought: boolean;
}

interface Read {
  readonly deletion: string;
  readonly into: string | undefined;
}

export function useMergedBefore(record: AnyRecord | undefined): MergedBefore {
  const carnet = useCarnet();
  const told = useCarnetState((state) => mergedBefore(record, state));
  const [read, setRead] = useState<Read | undefined>(undefined);
  const isSheet = record !== undefined && hasSheet(record.entity) && record.deleted === undefined;
  const deletion = isSheet && told === undefined ? record.contested?.operationId : undefined;
  const id = record?.id ?? '';
  useEffect(() => {
    let isCurrent = true;
    const note = (into?: string): void => {
      if (isCurrent) setRead({ deletion: deletion ?? '', into });
    };
    if (deletion !== undefined) {
      carnet.readHistory(id).then(
        (history) => note(mergedAsSeen(history.filter(isEntry), id, deletion)),
        // Where it cannot be read, it is a deletion like any other.
        () => note(),
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [carnet, id, deletion]);
  const isRead = deletion !== undefined && read?.deletion === deletion;
  const mergedInto = isRead ? read.into : undefined;
  const seen = useCarnetState((state) =>
    mergedInto === undefined ? undefined : mergedBefore({ id, values: { mergedInto } }, state),
  );
  return { into: told ?? seen, isSought: deletion !== undefined && !isRead };
}

const isEntry = (one: object): one is LogEntry => 'operation' in one;
