/**
 * Push: the groups of one device, decided in their order, in one transaction.
 *
 * What was decided before is answered again (S2); a fork or a gap ends the decision there (S3, S4); what cannot take
 * effect gets its outcome and the queue goes on (S5 to S7). Groups that waited for a record that arrives with this
 * push are decided right after it: `waiting.ts`.
 */

import { mayCoordinate, mayRead, mayWriteAs } from '../../domain/permission/permission.ts';
import { handsInFrom, protocolVersion } from '../../protocol/version.ts';
import type { PushOutcome, PushReply, ReceivedPush } from '../../protocol/sync-messages.ts';
import { syncLimits } from '../../protocol/limits.ts';
import { canonicalJson, type Json } from '../../std/json.ts';
import { valuesIn } from '../../std/json-weight.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Membership, ProgrammeWriter, StoredGroup } from '../ports/sheet-storage.ts';
import { type Asker, memberAsking, type SyncContext, type SyncRefusal } from './context.ts';
import { blindDeletions } from './blind-deletions.ts';
import { bytesOfMs, lightPushMsMax, pushMsMax } from './group-work.ts';
import { decideSafely, write } from './decide-again.ts';
import { decideRestBehind, decideWaiting } from './waiting.ts';
import { knownTo } from './known-to.ts';
import { earlyWithdrawals } from './early-withdrawals.ts';
import { KnownGroups } from './known-groups.ts';
import { isMadeBy, knownOf, settleOthers } from './other-senders.ts';
import { historyMax, HistoryRoom } from './rest-of-group.ts';
import { withdraw } from './withdraw.ts';
import { type ArrivedGroup, Decisions } from './decide.ts';
import { idsOf, recordsOf, textsAt } from './raw-operations.ts';
import {
  bytesOfField,
  bytesOfOperation,
  copiedFields,
  lightWeightMax,
  type PushWeight,
  weightMax,
} from './push-weight.ts';

type Outcomes = PushReply['outcomes'][number];

/** Takes a push in; resolves once everything that it decided is flushed to disk. */
export async function push(
  context: SyncContext,
  asker: Asker,
  request: ReceivedPush,
): Promise<Result<PushReply, SyncRefusal>> {
  const came: CameGroup[] = [];
  for (const group of request.groups) {
    await context.breathe?.();
    came.push(arrivedGroup(context, request.device, group));
  }
  await context.breathe?.();
  if (context.heavyTurn !== undefined) {
    const pushed = await pushUpTo(context, asker, { request, came, weight: lightWeightMax });
    if (pushed !== 'heavy') return pushed;
    if (!(await context.heavyTurn())) return fail('busy');
  }
  const pushed = await pushUpTo(context, asker, { request, came, weight: weightMax });
  return pushed === 'heavy' ? fail('tooLarge') : pushed;
}

interface Asked {
  readonly request: ReceivedPush;
  /** Its groups. */
  readonly came: readonly CameGroup[];
  readonly weight: PushWeight;
}

type CameGroup = ArrivedGroup & { readonly length: number; readonly values: number };

/**
 * The same for a push that does no more than a weight; `heavy` where it would. Nothing was decided and little was read then: how
 * long the records are is known before.
 */
async function pushUpTo(
  context: SyncContext,
  asker: Asker,
  { request, came, weight }: Asked,
): Promise<Result<PushReply, SyncRefusal> | 'heavy'> {
  let hasForged = false;
  let rest: readonly string[] = [];
  let touchedBytes = 0;
  let blockedMs = 0;
  let heldGroups = 0;
  let longerBy = 0;
  const take = async (
    writer: ProgrammeWriter,
  ): Promise<Result<PushReply, SyncRefusal> | 'heavy'> => {
    const asking = await memberAsking(writer, asker);
    if (!asking.ok) return asking;
    // What an account that was disabled hands in is held like that of a member who may do nothing.
    const author = asker.disabledOn !== undefined ? { ...asking.value, roles: [] } : asking.value;
    const { epoch, watermark, sequence: head } = writer.head;
    const now = context.now();
    touchedBytes = 0;
    const reply = { epoch, watermark, head, serverTime: now, outcomes: [] };
    // A device of the life before the restore first learns of it, by the epoch of this answer.
    if (request.epoch !== undefined && request.epoch !== epoch) return ok(reply);
    const ids = request.withdrawn ?? [];
    const gone = await withdraw(writer, author, { ids, now, storage: context.storage });
    const withdrawn = ids.length === 0 ? {} : { withdrawn: gone };
    const cannotSay = (asker.protocol ?? protocolVersion) < handsInFrom;
    const noteBytes = (bytes: number): void => void (touchedBytes += bytes);
    const noteBlocked = (ms: number): void => void (blockedMs += Math.max(0, ms));
    const asked = {
      came: came.map((group) => ({ ...group, cannotSay })),
      ...{ device: request.device, now, noteBytes, noteBlocked, weight },
    };
    const taken = await takeGroups(context, writer, author, asked);
    if (taken === 'heavy' || !taken.ok) return taken;
    const { decisions, waiting, held, longer, ...told } = taken.value;
    rest = waiting;
    hasForged = decisions.hasForged;
    heldGroups = held;
    longerBy = longer;
    return ok({ ...reply, ...told, ...withdrawn });
  };
  // What it made the server do counts also where that failed.
  const answer = await context.storage.write(asker.programmeId, take).finally(() => {
    context.onTouched?.(touchedBytes);
    context.onBlocked?.(blockedMs);
  });
  if (longerBy > 0) context.onLonger?.(asker, longerBy);
  if (heldGroups > 0) context.onHeld?.(asker, heldGroups);
  await decideRestBehind(context, asker.programmeId, rest);
  if (hasForged) await context.onForged?.(asker, request.device);
  return answer ?? fail('notFound');
}

type Taken = Pick<PushReply, 'outcomes' | 'expected' | 'head'> & {
  readonly decisions: Decisions;
  readonly waiting: readonly string[];
  readonly held: number;
  readonly longer: number;
};

async function takeGroups(
  context: SyncContext,
  writer: ProgrammeWriter,
  author: Membership,
  {
    came,
    device: sentBy,
    now,
    noteBytes,
    noteBlocked,
    weight,
  }: {
    readonly came: readonly CameGroup[];
    readonly device: string;
    readonly now: number;
    readonly noteBytes: (bytes: number) => void;
    readonly noteBlocked: (ms: number) => void;
    readonly weight: PushWeight;
  },
): Promise<Result<Taken, 'tooLarge'> | 'heavy'> {
  const all = came.flatMap(({ operations }) => operations);
  const length = came.reduce((sum, group) => sum + group.length, 0);
  // What is refused counts as what was read for it, and not as what it would have done.
  noteBytes(length);
  if (all.length > weight.operations) return weight === weightMax ? fail('tooLarge') : 'heavy';
  const asked = {
    device: sentBy,
    deviceSequences: came.map(({ deviceSequence }) => deviceSequence),
    operationIds: idsOf(all),
    ownHashes: new Set(came.flatMap((group) => (isBy(group, author) ? group.hash : []))),
  };
  // Whoever reads nothing has nothing looked up.
  const ids = mayRead(author.roles) ? [...new Set(recordsOf(all))] : [];
  const breathe = async (): Promise<void> => context.breathe?.();
  const touched = await writer.recordsUnlessLonger(ids, weight.touchedBytes, noteBytes, breathe);
  const records = touched ?? [];
  const groups = came.map(({ operations }) => operations);
  await context.breathe?.();
  const copied = copiedFields(groups, records);
  await context.breathe?.();
  // Everybody who reads it pays for each of them.
  const isDense = came.some(({ values }) => values > syncLimits.groupValuesMax);
  const isHeavy = isDense || touched === undefined || copied > weight.copiedFields;
  if (isHeavy && weight !== weightMax) return 'heavy';
  // Its device sends fewer groups at a time then; a group alone is decided, or can never be.
  if (isHeavy && came.length > 1) return fail('tooLarge');
  noteBytes(all.length * bytesOfOperation);
  const { device, hidden, ...known } = await knownTo(writer, author, asked, (text) =>
    context.hash(text),
  );
  // Of who may write nothing, all is held, and looked at when it is let through.
  const mayDelete = mayWriteAs(author.roles, 'staff');
  const blind = mayDelete ? await blindDeletions(writer, all) : undefined;
  noteBytes(blind?.length ?? 0);
  if (blind?.isBeyond === true && came.length > 1) return fail('tooLarge');
  if (!isHeavy) noteBytes(copied * bytesOfField);
  const arrived = came.map((group) => ({ ...group, device }));
  const decisions = new Decisions(writer.head.programmeId, records, {
    sequence: writer.head.sequence,
    received: now,
  });
  decisions.noteBlind(blind?.ids ?? []);
  if (!isHeavy) await measureBefore(decisions, textsAt(all, 'record'), breathe);
  const outcomes: Outcomes[] = [];
  let { last } = known;
  let expected: number | undefined;
  const early = earlyWithdrawals(context.storage);
  const seen = new KnownGroups(device, known.groups, context);
  const decideNew = (group: ArrivedGroup, rest?: readonly Json[]): StoredGroup => {
    const ids = idsOf(group.operations);
    const isWithdrawn = early.has(author, ids[0] ?? '', now);
    if (isWithdrawn && isBy(group, author)) return decisions.withdraw(group, author);
    if (isDense) return decisions.refuse(group, author);
    if (ids.some((id) => hidden.has(id)) && !isBy(group, author)) {
      return decisions.holdHidden(group, author);
    }
    if (isHeavy) return decisions.refuse(group, author);
    const left = rest === undefined ? group : { ...group, operations: rest, restOf: ids[0] };
    return decideSafely(context, decisions, left, author);
  };
  const reads = mayRead(author.roles);
  const isCoordination = mayCoordinate(author.roles);
  const { processorMs = () => 0 } = context;
  const msMax = weight === weightMax ? pushMsMax : lightPushMsMax;
  const room = new HistoryRoom(weight === weightMax ? historyMax : historyMax / 8);
  let spentMs = 0;
  for (const group of arrived) {
    await context.breathe?.();
    if (spentMs > msMax && came.length > 1) return fail('tooLarge');
    const [began, beganAt] = [processorMs(), context.now()];
    const sent = { group, memberId: author.memberId, isCoordination, reads, room };
    const known = await knownOf(writer, decisions, seen, sent);
    if (known === 'tooMuch' && weight !== weightMax) return 'heavy';
    if (known === 'tooMuch' && came.length > 1) return fail('tooLarge');
    if (typeof known === 'string') {
      outcomes.push({ deviceSequence: group.deviceSequence, outcome: 'forked' });
      break;
    }
    const { there, before, isRivalled } = known;
    const again = there !== undefined && group.deviceSequence <= last;
    if (!again && group.deviceSequence !== last + 1) {
      expected = last + 1;
      break;
    }
    const decided = before ?? decideNew(group, known.rest);
    if (before !== there || isRivalled) await settleOthers(writer, decisions, decided, room);
    if (before !== undefined && !again) {
      // Under this counter it is the sending of whoever sends it now, whoever brought it first (F337). What is kept as it came
      // stays with the one by whose name it is kept.
      const isKept = before.outcome === 'undecided' || before.outcome === 'quarantined';
      const { memberId } = isKept ? before : author;
      decisions.noteAgain({ ...before, memberId }, device, group.deviceSequence);
    }
    const ms = processorMs() - began;
    spentMs += ms;
    noteBytes(ms * bytesOfMs);
    noteBlocked(context.now() - beganAt);
    if (before === undefined) seen.add(decided);
    last = Math.max(last, group.deviceSequence);
    outcomes.push(outcomeOf(group.deviceSequence, decided));
  }
  noteBytes(room.used);
  const held = decisions.heldGroups;
  const longer = decisions.measure.longerBy(decisions.records, records) - length;
  const waiting = await decideWaiting(context, writer, decisions);
  await write(writer, decisions, context);
  return ok({
    decisions,
    waiting,
    held,
    longer,
    outcomes,
    head: decisions.sequence,
    ...(expected === undefined ? {} : { expected }),
  });
}

/**
 * Measures the records that are changed as they stand, which the decision on their group asks for: there nobody goes on between
 * them.
 */
async function measureBefore(
  decisions: Decisions,
  ids: readonly string[],
  breathe: () => Promise<void>,
): Promise<void> {
  for (const record of decisions.knownOf(ids)) {
    decisions.measure.lengthOf(record);
    await breathe();
  }
}

const isBy = ({ operations }: ArrivedGroup, { memberId }: Membership): boolean =>
  isMadeBy(operations, memberId);

function arrivedGroup(
  context: SyncContext,
  device: string,
  { deviceSequence, operations, handedIn }: ReceivedPush['groups'][number],
): CameGroup {
  // A copy taken in, or a log handed over, writes the keys of the same operations in another order.
  const text = canonicalJson(operations);
  const { length } = text;
  // Nearly all are so short that they cannot hold too many.
  const values = length < syncLimits.groupValuesMax ? 0 : valuesIn(text);
  return { device, deviceSequence, operations, handedIn, length, values, hash: context.hash(text) };
}

function outcomeOf(deviceSequence: number, { outcome, sequence }: StoredGroup): Outcomes {
  const told: PushOutcome = outcome;
  return sequence === undefined
    ? { deviceSequence, outcome: told }
    : { deviceSequence, outcome: told, sequence };
}
