/** The attached files that are on this device alone, and that somebody misses. */

import { useCarnet } from '../../model/use-carnet.ts';
import { useAwaitingCount } from '../../model/use-waiting.ts';
import type { KeptFile } from '../../ports/file-store.ts';
import { isAwaiting } from '../../ports/sheet-store.ts';
import { useFiles } from './use-files.ts';

/**
 * `undefined` until it is known. Of a file of which the server has no record, only what awaits a decision counts: what is in the bin is
 * missed by nobody, and a change that was not accepted is counted as such.
 */
export function useUnsentFiles(): readonly KeptFile[] | undefined {
  const files = useFiles();
  const carnet = useCarnet();
  const count = useAwaitingCount();
  if (files === undefined) return undefined;
  const awaiting = count === 0 ? [] : carnet.stuckRows().filter(isAwaiting);
  const records = new Set(awaiting.flatMap(({ group }) => group.map(({ record }) => record)));
  return [...files.kept.values()].filter(
    ({ sentTo, refusal, records: named }) =>
      sentTo === undefined && (refusal !== 'notFound' || named.some((id) => records.has(id))),
  );
}
