/** A part of a snapshot as a device reads it: without HTTP, and by way of the text that goes over it. */

import type { SnapshotReply, SnapshotRequest } from '../../src/protocol/sync-messages.ts';
import type { Asker, SyncContext, SyncRefusal } from '../../src/server/sync/context.ts';
import { replyText, snapshot } from '../../src/server/sync/snapshot.ts';
import { ok, type Result } from '../../src/std/result.ts';

/** The use case, and its answer read again. */
export async function snapshotReply(
  context: SyncContext,
  asker: Asker,
  request: SnapshotRequest,
): Promise<Result<SnapshotReply, SyncRefusal>> {
  const answer = await snapshot(context, asker, request);
  return answer.ok ? ok(JSON.parse(replyText(answer.value)) as SnapshotReply) : answer;
}
