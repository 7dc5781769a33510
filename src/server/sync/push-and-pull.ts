/**
 * A push that asks for what a pull after it would answer: what a device does most often, in one request instead of two.
 */

import type { PullReply, PushReply, ReceivedPush } from '../../protocol/sync-messages.ts';
import { syncLimits } from '../../protocol/limits.ts';
import { ok, type Result } from '../../std/result.ts';
import type { Asker, SyncContext, SyncRefusal } from './context.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';

/** Takes a push in, and answers what came since where the request says from where. */
export async function pushAndPull(
  context: SyncContext,
  asker: Asker,
  request: ReceivedPush,
): Promise<Result<PushReply, SyncRefusal>> {
  const pushed = await push(context, asker, request);
  if (!pushed.ok || request.pull === undefined || asker.disabledOn !== undefined) return pushed;
  const { device, pull: cursor } = request;
  // What was pushed is on the disk, whatever becomes of the reading: the device pulls by itself then.
  const asked = { device, cursor, echo: false };
  const pulled = await pull(context, asker, asked, syncLimits.piggybackedEntriesMax).catch(
    () => undefined,
  );
  // What ends inside a group is for a device that asks for the rest.
  if (pulled?.ok !== true || isUnfinished(pulled.value)) return pushed;
  return ok({ ...pushed.value, pulled: withoutKnown(pulled.value, pushed.value, request) });
}

function isUnfinished(reply: PullReply): boolean {
  return reply.kind === 'entries' && reply.unfinished === true;
}

/** Leaves out the entries that the device makes of the outcomes by itself. */
function withoutKnown(
  pulled: PullReply,
  { outcomes, serverTime }: PushReply,
  { groups }: ReceivedPush,
): PullReply {
  if (pulled.kind !== 'entries') return pulled;
  const counts = new Map(groups.map((group) => [group.deviceSequence, group.operations.length]));
  const told = new Set<number>();
  for (const { deviceSequence, outcome, sequence } of outcomes) {
    if (outcome !== 'accepted' || sequence === undefined) continue;
    for (let back = 0; back < (counts.get(deviceSequence) ?? 0); back += 1)
      told.add(sequence - back);
  }
  const entries = pulled.entries.filter(
    ({ sequence, operation, outcome, received, records }) =>
      operation !== undefined ||
      records !== undefined ||
      outcome !== 'accepted' ||
      received !== serverTime ||
      !told.has(sequence),
  );
  return { ...pulled, entries };
}
