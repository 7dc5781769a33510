/**
 * The gap that a download leaves in a log (`whole-histories.ts`). Where the log was uploaded just before, the download may bring
 * nothing but what was typed during the upload, and then it leaves none.
 */

import type { SnapshotProgress } from '../ports/sync.ts';
import type { SyncedMeta, SyncRow } from './confirm-rows.ts';
import { logUpTo } from './sync-push.ts';
import type { DownloadedGroup, SyncTables } from './sync-tables.ts';

/** What is noted as a download begins; `isLogWhole` where nothing but its end tells whether it leaves a gap. */
export function gapBegun({ downloads = 0, hasGap, handOver, snapshot }: SyncRow): {
  readonly sync: Pick<SyncRow, 'downloads' | 'hasGap'>;
  readonly snapshot: Pick<SnapshotProgress, 'isLogWhole'>;
} {
  // One that begins again goes on from what was here before the first.
  const wasWhole = snapshot === undefined ? hasGap !== true : snapshot.isLogWhole === true;
  const isLogWhole = wasWhole && handOver !== undefined;
  return { sync: { downloads: downloads + 1, hasGap: !isLogWhole }, snapshot: { isLogWhole } };
}

/**
 * Whether a download left a gap in a log that was whole and uploaded before it. It did not where the places on the server
 * are those of the log, and after them those of own groups that were confirmed by it.
 *
 * @param own of which the log gets the entries
 */
export async function leftGap(
  tables: SyncTables,
  { sync: { handOver } }: SyncedMeta,
  { isLogWhole, sequence }: SnapshotProgress,
  own: readonly DownloadedGroup[],
): Promise<boolean> {
  if (isLogWhole !== true || handOver?.head === undefined) return true;
  const { head, last, aligned } = handOver;
  const later = own.filter((group) => group.sequence > head);
  if (head + operationsIn(later.map(({ group }) => group)) !== sequence) return true;
  if (aligned) return head !== last;
  const log = await logUpTo(tables, last);
  return operationsIn(log.map(({ operations }) => operations)) !== head;
}

const operationsIn = (groups: readonly (readonly unknown[])[]): number =>
  groups.reduce((sum, group) => sum + group.length, 0);
