/** Deciding on groups one by one: at once, or anew on those that were held. */

import type { AnyRecord } from '../../domain/operation/record.ts';
import type { Json } from '../../std/json.ts';
import { placeOf } from '../log.ts';
import {
  asTold,
  type Membership,
  type ProgrammeWriter,
  type StoredGroup,
} from '../ports/sheet-storage.ts';
import { blindDeletions } from './blind-deletions.ts';
import type { SyncContext } from './context.ts';
import type { ArrivedGroup, Decisions } from './decide.ts';
import { TooMuchWork } from './group-work.ts';
import { settleOthers } from './other-senders.ts';
import { idsOf } from './raw-operations.ts';
import { type HistoryRoom, holdersOf, restOfGroup } from './rest-of-group.ts';
import type { Care } from './too-long.ts';
import { makeRoom, TurnRoom } from './turn-room.ts';

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
    const isSmall = (): boolean => decisions.isSmall(group);
    return decisions.work.do(context, isSmall, (within) => decisions.decide(group, author, within));
  } catch (error) {
    const { device, deviceSequence } = group;
    const alarm = (reason: string): void =>
      context.alarm({ programmeId: author.programmeId, device, deviceSequence, reason });
    if (error instanceof TooMuchWork) {
      alarm('tooLong');
      return decisions.refuse(group, author);
    }
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    alarm(reason);
    return decisions.quarantine(group, author, { reason, place: placeOf(error) });
  }
}

/** A group that was held, and how it is decided. */
interface HeldGroup {
  readonly group: StoredGroup;
  /** By whose right it takes effect; the author's own where there is none. */
  readonly coordinator?: Membership;
  /** Who sent it, where their right is not what it is now. */
  readonly author?: Membership;
  /** Its operations as they came, where the group does not hold them. */
  readonly raw?: readonly Json[];
  /** What the transaction may still do; it is decided whatever it weighs where there is none. */
  readonly room?: TurnRoom;
  /** `unseen`: deciding on it takes too long, so that it needs its author's attention. */
  readonly care?: Care;
}

/**
 * Decides anew on a group that was held. The same group may wait under several names, where its device took a new
 * one: once it was decided under one of them, the others are told the same (S2).
 *
 * @returns `false` where there is no room for it: it waits for the next transaction
 */
export async function decideAgain(
  context: SyncContext,
  writer: ProgrammeWriter,
  decisions: Decisions,
  { group, coordinator, author: sender, raw, room = new TurnRoom(1, 'any'), care }: HeldGroup,
): Promise<boolean> {
  const breathe = async (): Promise<void> => context.breathe?.();
  await breathe();
  const { device, deviceSequence, hash, memberId, operationIds, handedIn } = group;
  const author =
    coordinator === undefined
      ? (sender ?? (await writer.membershipOf(memberId)))
      : { ...coordinator, memberId };
  const isLetThrough = coordinator !== undefined;
  const same = author && { hash, handedIn, author, isLetThrough };
  const isAlike = (one: StoredGroup | undefined): boolean => one?.hash === hash;
  const settled = decisions.settled(operationIds);
  const known =
    (isAlike(settled) ? settled : undefined) ??
    (same && decisions.same.find(same)) ??
    [...(await holdersOf(writer, decisions, operationIds)).values()].find(isAlike);
  if (known !== undefined) {
    if (same !== undefined) decisions.same.note(same, known);
    decisions.noteAgain({ ...known, memberId, anew: true }, device, deviceSequence);
    room.takeName();
    return true;
  }
  const kept = raw ?? group.operations ?? (await writer.operationsOf(group));
  const operations = kept as readonly Json[] | undefined;
  if (same === undefined || operations === undefined) {
    decisions.leaveToCoordination(group);
    room.takeName();
    return true;
  }
  const named = { device, deviceSequence, hash, handedIn, since: group.received } as const;
  const whole = { ...named, operations, anew: true, isLetThrough } as const;
  const ids = idsOf(operations);
  const holders = await holdersOf(writer, decisions, ids);
  const look = (of: HistoryRoom) =>
    restOfGroup(writer, decisions, operations, { holders, room: of });
  const isFirst = room.hasRoomForAny;
  const rest = holders.size > 0 ? await room.reading(look) : undefined;
  // The next turn has room for it alone; where that does not do, nothing ever will.
  if (rest === 'tooMuch' && !isFirst) return false;
  if (typeof rest === 'string' || rest?.operations.length === 0) {
    const outcome =
      typeof rest === 'string'
        ? decisions.refuse(whole, same.author)
        : { ...decisions.knownAs(whole, memberId, rest.sequence), anew: true as const };
    if (typeof rest !== 'string') decisions.noteAs(outcome);
    decisions.same.note(same, outcome);
    room.takeName();
    return true;
  }
  const arrived = rest ? { ...whole, operations: rest.operations, restOf: ids[0] } : whole;
  if (care === 'unseen') {
    const { programmeId } = writer.head;
    context.alarm({ programmeId, device, deviceSequence, reason: 'tooLong' });
  }
  const asked = { operations: arrived.operations, breathe };
  const may = care === 'unseen' ? 'beyond' : await makeRoom(room, writer, decisions, asked);
  if (may === 'noRoom') return false;
  if (may === 'beyond') {
    decisions.same.note(same, decisions.refuse(arrived, same.author));
    return true;
  }
  const blind = await blindDeletions(writer, arrived.operations);
  decisions.noteBlind(blind.ids);
  room.add(blind.length);
  const decided = decideSafely(context, decisions, arrived, same.author);
  decisions.same.note(same, decided);
  await room.reading((left) => settleOthers(writer, decisions, decided, left));
  return true;
}

/** Records that are written in one piece, in characters: longer ones alone. */
const writtenAtOnce = 1024 * 1024;

/** Writes everything that was decided; the head is moved last. */
export async function write(
  writer: ProgrammeWriter,
  decisions: Decisions,
  { breathe }: Pick<SyncContext, 'breathe'> = {},
): Promise<void> {
  if (decisions.groups.length === 0) return;
  for (const records of parts(decisions)) {
    await writer.putRecords(records);
    await breathe?.();
  }
  await writer.appendEntries(decisions.entries);
  const { sequence: head } = writer.head;
  await writer.putGroups(decisions.groups.map((group) => asTold(group, head)));
  if (decisions.quarantined.length > 0) await writer.putQuarantined(decisions.quarantined);
  if (decisions.sequence !== head) await writer.setSequence(decisions.sequence);
}

/** The records that were changed, some at a time. */
function* parts({ records, measure }: Decisions): Generator<readonly AnyRecord[]> {
  let part: AnyRecord[] = [];
  let length = 0;
  for (const record of records) {
    const more = measure.lengthOf(record);
    if (part.length > 0 && length + more > writtenAtOnce) {
      yield part;
      part = [];
      length = 0;
    }
    part.push(record);
    length += more;
  }
  yield part;
}
