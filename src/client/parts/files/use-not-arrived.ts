/** Whether a file that is not on this device is on no server yet either: the device on which it was added has still to send it. */

import { useEffect, useState } from 'react';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';

/**
 * Asked again after each exchange, until it has come; not known of one that the server does not tell of.
 *
 * @param isHere whether it is on this device
 */
export function useNotArrived({ id, values }: RecordOf<'attachment'>, isHere: boolean): boolean {
  const { files } = useSync();
  const exchangedAt = useSyncState((state) => state.exchangedAt);
  const [isMissing, setMissing] = useState(false);
  const hash = isHere ? undefined : values.hash;
  useEffect(() => {
    if (files === undefined || hash === undefined) return undefined;
    let isCurrent = true;
    void files.isThere(id, hash).then((isThere) => {
      // What is not told just now stays as it was heard.
      if (isCurrent && isThere !== undefined) setMissing(!isThere);
    });
    return () => {
      isCurrent = false;
    };
  }, [files, id, hash, exchangedAt]);
  return isMissing && !isHere;
}
