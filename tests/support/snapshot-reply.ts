/** A part of a snapshot as a device reads it: without HTTP, and by way of the text that goes over it. */

import { readPart } from '../../src/client/sync/read-part.ts';
import { type ReadReply, snapshotText } from '../../src/protocol/snapshot-text.ts';
import type { SnapshotRequest } from '../../src/protocol/sync-messages.ts';
import type { Asker, SyncContext, SyncRefusal } from '../../src/server/sync/context.ts';
import { snapshot } from '../../src/server/sync/snapshot.ts';
import { present } from '../../src/std/assert.ts';
import { ok, type Result } from '../../src/std/result.ts';

/** The use case, and its answer read again. */
export async function snapshotReply(
  context: SyncContext,
  asker: Asker,
  request: SnapshotRequest,
): Promise<Result<ReadReply, SyncRefusal>> {
  const answer = await snapshot(context, asker, request);
  if (!answer.ok) return answer;
  const bytes = new TextEncoder().encode(snapshotText(answer.value));
  return ok(present(await readPart(bytes, async () => undefined), 'it can be read'));
}
