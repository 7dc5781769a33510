/**
 * Push: the groups of one device, decided in their order, in one transaction.
 *
 * What was decided before is answered again (S2); a fork or a gap ends the decision there (S3, S4); what cannot take
 * effect gets its outcome and the queue goes on (S5 to S7). Groups that waited for a record that arrives with this
 * push are decided in the same transaction.
 */

import { mayRead } from '../../domain/permission/permission.ts';
import { handsInFrom, protocolVersion } from '../../protocol/version.ts';
import type { PushOutcome, PushReply, ReceivedPush } from '../../protocol/sync-messages.ts';
import { canonicalJson, type Json } from '../../std/json.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import { placeOf } from '../log.ts';
import type { Membership, ProgrammeWriter, StoredGroup } from '../ports/sheet-storage.ts';
import { type Asker, memberAsking, type SyncContext, type SyncRefusal } from './context.ts';
import { blindDeletions } from './blind-deletions.ts';
import { knownTo } from './known-to.ts';
import { type ArrivedGroup, Decisions, idsOf, recordsOf, textsAt } from './decide.ts';
import { copiedFields, copiedFieldsMax, touchedBytesMax } from './push-weight.ts';

type Outcomes = PushReply['outcomes'][number];

/** Takes a push in; resolves once everything that it decided is flushed to disk. */
export async function push(
  context: SyncContext,
  asker: Asker,
  request: ReceivedPush,
): Promise<Result<PushReply, SyncRefusal>> {
  let hasForged = false;
  const answer = await context.storage.write(
    asker.programmeId,
    async (writer): Promise<Result<PushReply, SyncRefusal>> => {
      const asking = await memberAsking(writer, asker);
      if (!asking.ok) return asking;
      // What an account that was disabled hands in is held like that of a member who may do nothing.
      const author = asker.disabledOn !== undefined ? { ...asking.value, roles: [] } : asking.value;
      const { epoch, watermark, sequence: head } = writer.head;
      const now = context.now();
      const reply = { epoch, watermark, head, serverTime: now, outcomes: [] };
      // A device of the life before the restore first learns of it, by the epoch of this answer.
      if (request.epoch !== undefined && request.epoch !== epoch) return ok(reply);
      const cannotSay = (asker.protocol ?? protocolVersion) < handsInFrom;
      const asked = { request, now, cannotSay };
      const taken = await takeGroups(context, writer, author, asked);
      if (!taken.ok) return taken;
      const { decisions, ...told } = taken.value;
      hasForged = decisions.hasForged;
      return ok({ ...reply, ...told });
    },
  );
  if (hasForged) await context.onForged?.(asker, request.device);
  return answer ?? fail('notFound');
}

type Taken = Pick<PushReply, 'outcomes' | 'expected' | 'head'> & { readonly decisions: Decisions };

async function takeGroups(
  context: SyncContext,
  writer: ProgrammeWriter,
  author: Membership,
  {
    request,
    now,
    cannotSay,
  }: { readonly request: ReceivedPush; readonly now: number; readonly cannotSay: boolean },
): Promise<Result<Taken, 'tooLarge'>> {
  const came = request.groups.map((group) => ({
    ...arrivedGroup(context, request.device, group),
    cannotSay,
  }));
  const all = came.flatMap(({ operations }) => operations);
  const asked = {
    device: request.device,
    deviceSequences: request.groups.map(({ deviceSequence }) => deviceSequence),
    operationIds: idsOf(all),
    ownHashes: new Set(came.flatMap((group) => (isBy(group, author) ? group.hash : []))),
  };
  // Whoever reads nothing has nothing looked up.
  const isReader = mayRead(author.roles);
  const [known, touched] = await Promise.all([
    knownTo(writer, author, asked, (text) => context.hash(text)),
    writer.recordsUnlessLonger(isReader ? [...new Set(recordsOf(all))] : [], touchedBytesMax),
  ]);
  const { device, hidden } = known;
  const records = touched ?? [];
  const isHeavy =
    touched === undefined ||
    copiedFields(
      came.map(({ operations }) => operations),
      records,
    ) > copiedFieldsMax;
  // Its device sends fewer groups at a time then; a group alone is decided, or can never be.
  if (isHeavy && came.length > 1) return fail('tooLarge');
  const arrived = came.map((group) => ({ ...group, device }));
  const decisions = new Decisions(writer.head.programmeId, records, {
    sequence: writer.head.sequence,
    received: now,
  });
  if (isReader) decisions.noteBlind(await blindDeletions(writer, all));
  const outcomes: Outcomes[] = [];
  let { last } = known;
  let expected: number | undefined;
  const seen = new KnownGroups(device, known.groups, context);
  for (const group of arrived) {
    const before = seen.of(group);
    if (before === 'forked') {
      outcomes.push({ deviceSequence: group.deviceSequence, outcome: 'forked' });
      break;
    }
    const again = before !== undefined && group.deviceSequence <= last;
    if (!again && group.deviceSequence !== last + 1) {
      expected = last + 1;
      break;
    }
    const isHidden = before === undefined && idsOf(group.operations).some((id) => hidden.has(id));
    const decided =
      before ??
      (isHidden
        ? decisions.holdHidden(group, author)
        : touched === undefined
          ? decisions.refuse(group, author)
          : decideSafely(context, decisions, group, author));
    if (before !== undefined && !again) {
      decisions.noteAgain(before, device, group.deviceSequence);
    }
    if (before === undefined) seen.add(decided);
    last = Math.max(last, group.deviceSequence);
    outcomes.push(outcomeOf(group.deviceSequence, decided));
  }
  await decideWaiting(context, writer, decisions);
  await write(writer, decisions);
  return ok({
    decisions,
    outcomes,
    head: decisions.sequence,
    ...(expected === undefined ? {} : { expected }),
  });
}

/** Whether a group says that somebody made all of it. */
function isBy({ operations }: ArrivedGroup, { memberId }: Membership): boolean {
  const authors = textsAt(operations, 'by');
  return authors.length === operations.length && authors.every((by) => by === memberId);
}

function arrivedGroup(
  context: SyncContext,
  device: string,
  { deviceSequence, operations, handedIn }: ReceivedPush['groups'][number],
): ArrivedGroup {
  // A copy taken in, or a log handed over, writes the keys of the same operations in another order.
  const text = canonicalJson(operations);
  return { device, deviceSequence, operations, handedIn, hash: context.hash(text) };
}

/** What is known of the groups of a push: by the counter of its device, and by operation. */
class KnownGroups {
  private readonly byCounter = new Map<number, StoredGroup>();
  private readonly byOperation = new Map<string, StoredGroup>();
  private readonly device: string;
  private readonly context: SyncContext;

  constructor(device: string, groups: readonly StoredGroup[], context: SyncContext) {
    this.device = device;
    this.context = context;
    for (const group of groups) this.add(group);
  }

  add(group: StoredGroup): void {
    if (group.device === this.device) this.byCounter.set(group.deviceSequence, group);
    for (const id of group.operationIds) this.byOperation.set(id, group);
  }

  /** The group as it was decided, `forked` when its counter or an id of it names something else. */
  of(arrived: ArrivedGroup): StoredGroup | 'forked' | undefined {
    const there = this.byCounter.get(arrived.deviceSequence) ?? this.withIdOf(arrived);
    if (there === undefined) return undefined;
    return this.isSame(there, arrived) ? there : 'forked';
  }

  private withIdOf({ operations }: ArrivedGroup): StoredGroup | undefined {
    for (const id of idsOf(operations)) {
      const there = this.byOperation.get(id);
      if (there !== undefined) return there;
    }
    return undefined;
  }

  /** Servers of 0.1 noted groups by their text as it came: what they took in is known by that too [P8]. */
  private isSame({ hash }: StoredGroup, arrived: ArrivedGroup): boolean {
    return hash === arrived.hash || hash === this.context.hash(JSON.stringify(arrived.operations));
  }
}

function outcomeOf(deviceSequence: number, { outcome, sequence }: StoredGroup): Outcomes {
  const told: PushOutcome = outcome;
  return sequence === undefined
    ? { deviceSequence, outcome: told }
    : { deviceSequence, outcome: told, sequence };
}

/** Decides on a group; one that makes the decision stumble is set aside, and the queue goes on. */
export function decideSafely(
  context: SyncContext,
  decisions: Decisions,
  group: ArrivedGroup,
  author: Membership,
): StoredGroup {
  try {
    return decisions.decide(group, author);
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const { device, deviceSequence } = group;
    context.alarm({ programmeId: author.programmeId, device, deviceSequence, reason });
    return decisions.quarantine(group, author, { reason, place: placeOf(error) });
  }
}

/** Decides anew on groups that waited for a record which is there now; those may bring what others wait for. */
export async function decideWaiting(
  context: SyncContext,
  writer: ProgrammeWriter,
  decisions: Decisions,
): Promise<void> {
  const asked = new Set<string>();
  for (;;) {
    const arrived = decisions.records.map(({ id }) => id).filter((id) => !asked.has(id));
    const created = arrived.filter((id) => decisions.isNew(id));
    for (const id of arrived) asked.add(id);
    if (created.length === 0) return;
    const before = await writer.groupsWaitingFor(created);
    const waiting = [...before, ...decisions.waitingFor(created)];
    for (const group of waiting) await decideAgain(context, writer, decisions, { group });
  }
}

/**
 * Decides anew on a group that was held. The same group may wait under several names, where its device took a new
 * one: once it took effect under one of them, the others are told the same (S2).
 *
 * @param coordinator by whose right it takes effect; the author's own where there is none
 * @param author who sent it, where their right is not what it is now
 * @param raw its operations as they came, where the group does not hold them
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
): Promise<void> {
  const { device, deviceSequence, hash, memberId, operationIds, handedIn } = group;
  const settled =
    decisions.settled(operationIds) ??
    (await writer.groups(device, [], operationIds)).find(({ sequence }) => sequence !== undefined);
  if (settled !== undefined) {
    decisions.noteAgain({ ...settled, anew: true }, device, deviceSequence);
    return;
  }
  const author =
    coordinator === undefined
      ? (sender ?? (await writer.membershipOf(memberId)))
      : { ...coordinator, memberId };
  const operations = raw ?? (group.operations as readonly Json[] | undefined);
  if (operations === undefined) return;
  if (author === undefined) {
    decisions.leaveToCoordination(group);
    return;
  }
  decisions.learn(await writer.records([...new Set(recordsOf(operations))]));
  decisions.noteBlind(await blindDeletions(writer, operations));
  const { received: since } = group;
  const isLetThrough = coordinator !== undefined;
  const known = { device, deviceSequence, hash, handedIn } as const;
  const arrived = { ...known, operations, since, anew: true, isLetThrough } as const;
  decideSafely(context, decisions, arrived, author);
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
