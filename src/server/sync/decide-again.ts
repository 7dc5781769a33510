/** Deciding on groups one by one: at once, or anew on those that were held. */

import type { Json } from '../../std/json.ts';
import { placeOf } from '../log.ts';
import type { Membership, ProgrammeWriter, StoredGroup } from '../ports/sheet-storage.ts';
import { blindDeletions } from './blind-deletions.ts';
import type { SyncContext } from './context.ts';
import { type ArrivedGroup, type Decisions, recordsOf } from './decide.ts';
import { TooMuchWork, workOfGroup } from './group-work.ts';
import { touchedBytesMax } from './push-weight.ts';

/**
 * Decides on a group; one that makes the decision stumble is set aside, one that takes too long can never apply, and the
 * queue goes on.
 */
export function decideSafely(
  context: SyncContext,
  decisions: Decisions,
  group: ArrivedGroup,
  author: Membership,
): StoredGroup {
  try {
    const { processorMs } = context;
    return decisions.decide(group, author, processorMs && workOfGroup(processorMs));
  } catch (error) {
    if (error instanceof TooMuchWork) return decisions.refuse(group, author);
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const { device, deviceSequence } = group;
    context.alarm({ programmeId: author.programmeId, device, deviceSequence, reason });
    return decisions.quarantine(group, author, { reason, place: placeOf(error) });
  }
}

/**
 * Decides anew on a group that was held. The same group may wait under several names, where its device took a new
 * one: once it took effect under one of them, the others are told the same (S2).
 *
 * @param coordinator by whose right it takes effect; the author's own where there is none
 * @param author who sent it, where their right is not what it is now
 * @param raw its operations as they came, where the group does not hold them
 * @returns how much was read for it, in UTF-16 code units of JSON
 */
export async function decideAgain(
  context: SyncContext,
  writer: ProgrammeWriter,
  decisions: Decisions,
  {
    group,
    coordinator,
    author: sender,
    raw,
  }: {
    readonly group: StoredGroup;
    readonly coordinator?: Membership;
    readonly author?: Membership;
    readonly raw?: readonly Json[];
  },
): Promise<number> {
  const { device, deviceSequence, hash, memberId, operationIds, handedIn } = group;
  const settled =
    decisions.settled(operationIds) ?? (await writer.effectiveGroup(operationIds[0] ?? ''));
  if (settled !== undefined) {
    decisions.noteAgain({ ...settled, anew: true }, device, deviceSequence);
    return 0;
  }
  const author =
    coordinator === undefined
      ? (sender ?? (await writer.membershipOf(memberId)))
      : { ...coordinator, memberId };
  const kept = raw ?? group.operations ?? (await writer.operationsOf(group));
  const operations = kept as readonly Json[] | undefined;
  if (author === undefined || operations === undefined) {
    decisions.leaveToCoordination(group);
    return 0;
  }
  const touched = await writer.recordsUnlessLonger(
    decisions.unknownOf(recordsOf(operations)),
    touchedBytesMax,
  );
  decisions.learn(touched ?? []);
  const { ids, length: looked } = await blindDeletions(writer, operations);
  decisions.noteBlind(ids);
  const { received: since } = group;
  const isLetThrough = coordinator !== undefined;
  const known = { device, deviceSequence, hash, handedIn } as const;
  const arrived = { ...known, operations, since, anew: true, isLetThrough } as const;
  if (touched === undefined) decisions.refuse(arrived, author);
  else decideSafely(context, decisions, arrived, author);
  return JSON.stringify([operations, touched]).length + looked;
}

/** Writes everything that was decided; the head is moved last. */
export async function write(writer: ProgrammeWriter, decisions: Decisions): Promise<void> {
  if (decisions.groups.length === 0) return;
  await writer.putRecords(decisions.records);
  await writer.appendEntries(decisions.entries);
  await writer.putGroups(decisions.groups);
  if (decisions.quarantined.length > 0) await writer.putQuarantined(decisions.quarantined);
  if (decisions.sequence !== writer.head.sequence) await writer.setSequence(decisions.sequence);
}
