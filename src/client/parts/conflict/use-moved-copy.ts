/**
 * Where a record is that somebody moved to another sheet while somebody else had it open or changed it, and what is to be known
 * to take changes there.
 */

import { useEffect, useState } from 'react';
import type { MoveSeen } from '../../../domain/contact/move-contact.ts';
import { type AnyRecord, recordAs } from '../../../domain/operation/record.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { type Place, placeOf } from './moved-place.ts';

export interface MovedCopy extends MoveSeen {
  readonly copy: AnyRecord;
  /** It was there before: a month that both sheets had, which stays in any case. */
  readonly isJoined: boolean;
}

interface Found {
  readonly id: string;
  readonly place: Place | undefined;
}

/** The copy, once it is found; nothing of a record that was deleted alone, or whose copy is in the bin. */
export function useMovedCopy(record: AnyRecord | undefined): MovedCopy | undefined {
  const carnet = useCarnet();
  const [found, setFound] = useState<Found | undefined>(undefined);
  const mark = record?.contested ?? record?.deleted;
  const deletion =
    record === undefined || record.id === record.home ? undefined : mark?.operationId;
  const { id = '', home = '', sequence } = record ?? {};
  useEffect(() => {
    let isCurrent = true;
    if (deletion !== undefined) {
      // Where it cannot be read, it is a deletion like any other.
      placeOf(carnet, { id, home, deletion })
        .then((place) => isCurrent && setFound({ id, place }))
        .catch(() => undefined);
    }
    return () => {
      isCurrent = false;
    };
    // What waits names no group: it is found once it was confirmed.
  }, [carnet, id, home, deletion, sequence]);
  const place = found?.id === id ? found.place : undefined;
  const copy = useCarnetState(() => carnet.record(place?.copyId ?? ''));
  if (place === undefined || copy === undefined || copy.deleted !== undefined) return undefined;
  const from = recordAs(copy, 'contact')?.values.movedFrom;
  const isCopy = copy.entity === record?.entity && (copy.entity !== 'contact' || from === place.of);
  return isCopy ? { copy, ids: place.ids, made: place.made, isJoined: place.isJoined } : undefined;
}
