/** The attached files that the server does not have, and that somebody misses. */

import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useAwaitingCount } from '../../model/use-waiting.ts';
import { useSyncState } from '../../model/use-sync.ts';
import { isOnServer, type KeptFile } from '../../ports/file-store.ts';
import { isAwaiting } from '../../ports/sheet-store.ts';
import { useFiles } from './use-files.ts';

/**
 * `undefined` until it is known. Of a file of which the server had no record when it was sent last, `notFound` is told only while its
 * record awaits a decision; then it goes on its way. What is in the bin is missed by nobody, and a change that was not accepted is
 * counted as such.
 */
export function useUnsentFiles(): readonly KeptFile[] | undefined {
  const files = useFiles();
  const carnet = useCarnet();
  useAwaitingCount();
  // What is in the bin is known once it was read.
  useCarnetState((state) => state.lazy);
  const epoch = useSyncState((state) => state.epoch);
  if (files === undefined || epoch === undefined) return undefined;
  const stuck = new Map(
    carnet
      .stuckRows()
      .flatMap((row) => row.group.map(({ record }) => [record, isAwaiting(row)] as const)),
  );
  const isMissed = (id: string): boolean =>
    !stuck.has(id) && carnet.record(id)?.deleted === undefined;
  return [...files.kept.values()].flatMap((file): readonly KeptFile[] => {
    if (isOnServer(file, epoch)) return [];
    if (file.refusal !== 'notFound' || file.records.some((id) => stuck.get(id))) return [file];
    return file.records.some(isMissed) ? [{ ...file, refusal: undefined }] : [];
  });
}
