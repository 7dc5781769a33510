/** A part of a snapshot as a device reads it: without HTTP, and by way of the text that goes over it. */

import { readPart } from '../../src/client/sync/read-part.ts';
import { snapshotText } from '../../src/protocol/snapshot-text.ts';
import type { SnapshotReply, SnapshotRequest } from '../../src/protocol/sync-messages.ts';
import type { Asker, SyncContext, SyncRefusal } from '../../src/server/sync/context.ts';
import { snapshot } from '../../src/server/sync/snapshot.ts';
import { present } from '../../src/std/assert.ts';
import { ok, type Result } from '../../src/std/result.ts';

/** The use case, and its answer read again. */
export async function snapshotReply(
  context: SyncContext,
  asker: Asker,
  request: SnapshotRequest,
): Promise<Result<SnapshotReply, SyncRefusal>> {
  const answer = await snapshot(context, asker, request);
  if (!answer.ok) return answer;
  const read = await readPart(snapshotText(answer.value), async () => undefined);
  return ok(present(read, 'it can be read'));
}
