/**
 * The gap that a download leaves in a log (`whole-histories.ts`). Where the log was uploaded just before, the server may have
 * nothing but that, and what was typed during the upload: then the download leaves none.
 */

import type { SnapshotReply } from '../../protocol/sync-messages.ts';
import { hasNoGap } from './whole-histories.ts';
import type { SyncedMeta } from './confirm-rows.ts';
import { eachRow, type SyncTables } from './sync-tables.ts';

/** Whether a download that begins leaves a gap in the log. */
export async function leavesGap(
  { outbox }: Pick<SyncTables, 'outbox'>,
  meta: SyncedMeta,
  { epoch, sequence }: Pick<SnapshotReply, 'epoch' | 'sequence'>,
): Promise<boolean> {
  const { handOver, cursor } = meta.sync;
  // Where there was no upload, the log goes when the download begins.
  if (!hasNoGap(meta.sync) || handOver?.head === undefined) return true;
  if (cursor?.epoch === epoch && cursor.sequence === sequence) return false;
  const { head, placed } = handOver;
  // Each operation has a place of its own: where there are as many as places, nobody else has one.
  if (placed !== head) return true;
  let own = 0;
  await eachRow(outbox, ({ state, group, sequence: place = 0 }) => {
    if (state === 'acknowledged' && place > head && place <= sequence) own += group.length;
    return true;
  });
  return head + own !== sequence;
}
