/**
 * Groups that were held for want of a right: coordination sees them, and lets them take effect or leaves them. The
 * author keeps the text in any case.
 */

import { mayCoordinate } from '../../domain/permission/permission.ts';
import type { HeldReply } from '../../protocol/sync-messages.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import { type Asker, memberAsking, type SyncContext, type SyncRefusal } from './context.ts';
import { Decisions } from './decide.ts';
import { decideAgain, decideWaiting, write } from './push.ts';

/** Held groups of one answer. */
const heldGroupsMax = 200;

/** The groups that wait for a right, oldest first. */
export async function heldGroups(
  context: SyncContext,
  asker: Asker,
): Promise<Result<HeldReply, SyncRefusal>> {
  const answer = await context.storage.read(
    asker.programmeId,
    async (reader): Promise<Result<HeldReply, SyncRefusal>> => {
      const asking = await memberAsking(reader, asker);
      if (!asking.ok) return asking;
      const member = asking.value;
      if (!mayCoordinate(member.roles)) return fail('forbidden');
      const all = await reader.heldGroups(heldGroupsMax);
      // One that waits under several names of its device is one.
      const held = all.filter(
        ({ operationIds: [id] }, index) =>
          all.findIndex(({ operationIds: [first] }) => first === id) === index,
      );
      return ok({
        groups: held.map(({ operationIds, memberId, received, operations }) => ({
          id: operationIds[0] ?? '',
          by: memberId,
          received,
          operations: [...(operations ?? [])],
        })),
      });
    },
  );
  return answer ?? fail('notFound');
}

/**
 * Lets a held group take effect by the right of the one who lets it; the author stays who it was.
 *
 * @param id of its first operation
 */
export async function letThrough(
  context: SyncContext,
  asker: Asker,
  id: string,
): Promise<Result<undefined, SyncRefusal>> {
  const answer = await context.storage.write(
    asker.programmeId,
    async (writer): Promise<Result<undefined, SyncRefusal>> => {
      const asking = await memberAsking(writer, asker);
      if (!asking.ok) return asking;
      const member = asking.value;
      if (!mayCoordinate(member.roles)) return fail('forbidden');
      const groups = (await writer.heldGroups(heldGroupsMax)).filter(
        ({ operationIds }) => operationIds[0] === id,
      );
      if (groups.length === 0) return fail('notFound');
      const decisions = new Decisions(asker.programmeId, [], {
        sequence: writer.head.sequence,
        received: context.now(),
      });
      for (const group of groups) {
        await decideAgain(context, writer, decisions, { group, coordinator: member });
      }
      await decideWaiting(context, writer, decisions);
      await write(writer, decisions);
      return ok(undefined);
    },
  );
  return answer ?? fail('notFound');
}
