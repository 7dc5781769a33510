/** A part of a snapshot by way of the text that goes over HTTP, without HTTP. */

import { snapshotText } from '../../src/protocol/snapshot-text.ts';
import type { SnapshotReply, SnapshotRequest } from '../../src/protocol/sync-messages.ts';
import type { Asker, SyncContext, SyncRefusal } from '../../src/server/sync/context.ts';
import { snapshot } from '../../src/server/sync/snapshot.ts';
import { ok, type Result } from '../../src/std/result.ts';

/** The use case, and its answer as any reader of JSON reads it. */
export async function snapshotReply(
  context: SyncContext,
  asker: Asker,
  request: SnapshotRequest,
): Promise<Result<SnapshotReply, SyncRefusal>> {
  const answer = await snapshot(context, asker, request);
  return answer.ok ? ok(JSON.parse(snapshotText(answer.value)) as SnapshotReply) : answer;
}
