/**
 * The steps of the exchange: each asks the store and the server, and ends in one result. Nothing is decided here; what
 * comes next says `sync-machine.ts`.
 */

import { syncLimits } from '../../protocol/limits.ts';
import type { PushedGroup } from '../../protocol/sync-messages.ts';
import type { HistoryResult } from '../ports/exchange.ts';
import { StoreError } from '../ports/sheet-store.ts';
import { type Batch, LostLead, type Seen, type SyncMeta, type SyncStore } from '../ports/sync.ts';
import { takePart } from './download.ts';
import { forkOf } from './forks.ts';
import type { Place, Step, StepResult } from './machine-parts.ts';
import { piggybackedEntries } from './piggybacked-entries.ts';
import { isSoundHistory, isSoundPull, isSoundPush } from './sound-answer.ts';
import { wholeAnswer } from './whole-answer.ts';
import {
  verifiedLoss,
  failed,
  ifStillLeader,
  nonsense,
  type PiggybackedPull,
  readMeta,
  seenIn,
  type StepPorts,
} from './step-ports.ts';

/** Runs one step. Rejects with `LostLead` when another tab leads by now, and with what is a defect. */
export async function runStep(ports: StepPorts, step: Step): Promise<StepResult> {
  try {
    return await runners(ports, step);
  } catch (error) {
    if (error instanceof LostLead || !(error instanceof StoreError)) throw error;
    return { kind: 'storeFailed', failure: error.kind };
  }
}

async function runners(ports: StepPorts, step: Step): Promise<StepResult> {
  const { store, environment } = ports;
  // The pull included in a push is for the next step, or for none.
  if (step.kind !== 'pull') delete ports.early.piggybacked;
  // Whatever else happens may be about another download.
  if (step.kind !== 'snapshot' && step.kind !== 'push') delete ports.early.waiting;
  switch (step.kind) {
    case 'read':
      return { kind: 'read', place: placeOf(await readMeta(store)) };
    case 'upload':
      return uploadLog(ports, step.batch);
    case 'push':
      return push(ports, step.batch);
    case 'pull':
      return pull(ports, step.echo);
    case 'snapshot':
      return takePart(ports, step.mode);
    case 'passOver':
      await store.passOver(step.deviceSequence);
      return { kind: 'changed' };
    case 'renumber':
      await store.renumber(environment.newId());
      return { kind: 'changed' };
    case 'repush': {
      await store.repushKept(environment.newId());
      ports.onEpoch('');
      const restoredAt = environment.now();
      await store.writeSync({ restoredAt });
      ports.onRestored(restoredAt);
      return { kind: 'changed' };
    }
    case 'park':
      return park(ports, step);
    case 'evict':
      await store.evict();
      return { kind: 'changed' };
  }
}

function placeOf({ evicted, handOver, snapshot: part, cursor }: SyncMeta): Place {
  if (evicted === true) return 'evicted';
  if (handOver !== undefined && handOver.head === undefined) return 'upload';
  if (part !== undefined) return 'next';
  if (cursor !== undefined) return 'current';
  return handOver?.aligned === true ? 'over' : 'anew';
}

async function uploadLog(ports: StepPorts, batch: Batch): Promise<StepResult> {
  const { store, transport, environment, programmeId } = ports;
  const { device, deviceSequence, epoch } = await readMeta(store);
  const groups = await store.logGroups(batch);
  const sentAt = environment.now();
  const sent = groups.map(({ operations, handedIn }, index) =>
    pushedGroup(ports, { deviceSequence: deviceSequence + index + 1, operations, handedIn }),
  );
  const request = { device, sentAt, groups: sent, ...(epoch === undefined ? {} : { epoch }) };
  const answer = await ifStillLeader(ports, transport.push(programmeId, request));
  if (!answer.ok) return failed(await verifiedLoss(ports, answer.error), groups.length);
  const reply = answer.value;
  if (!isSoundPush(reply, { programmeId })) return failed(nonsense);
  const seen = seenIn(ports, sentAt, reply.serverTime);
  const fork = reply.outcomes.find(({ outcome }) => outcome === 'forked');
  const isOther = isRestored(epoch, reply.epoch);
  if (isOther) return restored(store, seen);
  if (fork !== undefined || reply.expected !== undefined) {
    await store.writeSync(seen);
    return forkOf(ports, reply, { device, epoch: reply.epoch, groups: sent });
  }
  await store.notePushed(groups, reply, seen);
  ports.onEpoch(reply.epoch);
  return { kind: 'uploaded', done: placeOf(await readMeta(store)) !== 'upload' };
}

/** A group as it travels. An older server would not read one that says how the device comes to it. */
function pushedGroup(
  { transport }: StepPorts,
  { deviceSequence, operations, handedIn }: PushedGroup,
): PushedGroup {
  const isSaid = handedIn !== undefined && transport.hearsHandedIn?.() !== false;
  return { deviceSequence, operations, ...(isSaid ? { handedIn } : {}) };
}

/** Whether another life of the server answers than the one that this device knows. */
function isRestored(known: string | undefined, answering: string): boolean {
  return known !== undefined && known !== answering;
}

/** What is here is still of the life before: the other one is noted with the first answer that is taken in. */
async function restored(store: SyncStore, { life: _life, ...seen }: Seen): Promise<StepResult> {
  await store.writeSync(seen);
  return { kind: 'restored' };
}

async function push(ports: StepPorts, batch: Batch): Promise<StepResult> {
  const { store, transport, environment, programmeId } = ports;
  const [groups, meta] = await Promise.all([store.nextGroups(batch), readMeta(store)]);
  const { device, epoch, cursor, snapshot: begun } = meta;
  const [first, last] = [groups[0], groups.at(-1)];
  const withdrawn = transport.withdraws?.() === false ? [] : withdrawalsDue(meta);
  if (first === undefined && withdrawn.length === 0) return { kind: 'pushed', sent: 0 };
  const sentAt = environment.now();
  const isPiggybacked = begun === undefined && transport.piggybacks?.() === true;
  const pushed = groups.map((group) => pushedGroup(ports, group));
  const request = {
    device,
    sentAt,
    groups: pushed,
    ...(epoch === undefined ? {} : { epoch }),
    ...(isPiggybacked && cursor !== undefined ? { pull: cursor } : {}),
    ...(withdrawn.length === 0 ? {} : { withdrawn }),
  };
  const answer = await ifStillLeader(ports, transport.push(programmeId, request));
  if (!answer.ok) {
    const problem = await verifiedLoss(ports, answer.error);
    const at = first === undefined ? {} : { deviceSequence: first.deviceSequence };
    return { ...failed(problem, groups.length), ...at };
  }
  const reply = answer.value;
  if (!isSoundPush(reply, { programmeId, epoch, cursor })) return failed(nonsense, groups.length);
  const seen = seenIn(ports, sentAt, reply.serverTime);
  // What was answered before is not there: this is an earlier state of the server [C7].
  const { answered = 0 } = meta;
  if ((reply.expected ?? Infinity) <= answered || isRestored(epoch, reply.epoch))
    return restored(store, seen);
  const fork = reply.outcomes.find(({ outcome }) => outcome === 'forked');
  const isForked = fork !== undefined || reply.expected !== undefined;
  const entries = isForked ? undefined : piggybackedEntries(reply, groups);
  if (entries === undefined) {
    await store.acknowledge(reply, seen);
    ports.onEpoch(reply.epoch);
  } else {
    ports.early.piggybacked = { reply: entries, seen };
    await store.acknowledge(reply, seen, 'later');
  }
  if (isForked) return forkOf(ports, reply, { device, epoch: reply.epoch, groups: pushed });
  const isAll = last?.isLast ?? first === undefined;
  const rest = isAll && withdrawn.length < syncLimits.withdrawnMax ? { rest: 0 } : {};
  const sent = reply.outcomes.length + (reply.withdrawn?.length ?? 0);
  return { kind: 'pushed', sent, ...rest };
}

/** The groups that the next push withdraws [C16], by their first operation. */
function withdrawalsDue({
  withdrawn = [],
  epoch,
}: Pick<SyncMeta, 'withdrawn' | 'epoch'>): readonly string[] {
  return withdrawn
    .filter((one) => one.epoch === undefined || one.epoch !== epoch)
    .slice(0, syncLimits.withdrawnMax)
    .map(({ id }) => id);
}

async function park(
  ports: StepPorts,
  { deviceSequence, probe, isFork }: Extract<Step, { kind: 'park' }>,
): Promise<StepResult> {
  const { store, transport, environment, programmeId } = ports;
  if (probe === true) {
    const { device } = await readMeta(store);
    const sentAt = environment.now();
    const request = { device, sentAt, groups: [] };
    const answer = await ifStillLeader(ports, transport.push(programmeId, request));
    if (!answer.ok) return failed(answer.error);
  }
  const why = isFork === true ? 'forked' : 'needsAttention';
  await store.park(deviceSequence, probe === true ? 'setAside' : why);
  return { kind: 'changed' };
}

async function pull(ports: StepPorts, echo: boolean): Promise<StepResult> {
  const { store, transport, environment, programmeId } = ports;
  const { piggybacked } = ports.early;
  delete ports.early.piggybacked;
  if (piggybacked !== undefined && !echo) return takeEntries(store, piggybacked);
  const { device, cursor, answered } = await readMeta(store);
  if (cursor === undefined) return { kind: 'tooFarBehind' };
  let sentAt = environment.now();
  const pullFrom = (sequence: number) => {
    sentAt = environment.now();
    // The rest of an answer goes on behind an entry that is not stored yet.
    const last = sequence === cursor.sequence ? cursor.last : undefined;
    const asked = { device, cursor: { ...cursor, sequence, last }, answered, echo };
    return ifStillLeader(ports, transport.pull(programmeId, asked));
  };
  const first = await pullFrom(cursor.sequence);
  const answer = first.ok ? await wholeAnswer(first.value, pullFrom) : first;
  if (!answer.ok) return failed(await verifiedLoss(ports, answer.error));
  const reply = answer.value;
  if (!isSoundPull(reply, { programmeId, cursor })) return failed(nonsense);
  switch (reply.kind) {
    case 'restored':
      return { kind: 'restored' };
    case 'snapshot':
      return { kind: 'tooFarBehind' };
    case 'entries':
      return takeEntries(store, { reply, seen: seenIn(ports, sentAt, reply.serverTime) });
  }
}

async function takeEntries(
  store: SyncStore,
  { reply, seen }: PiggybackedPull,
): Promise<StepResult> {
  const taken = await store.takePull(reply, seen);
  if (taken === 'missing') return { kind: 'missing' };
  if (taken === 'stale') {
    // It went while the answer was on its way, or the answer is of another life: the next pull tells.
    const { cursor } = await readMeta(store);
    if (cursor === undefined) return { kind: 'tooFarBehind' };
    return { kind: 'pulled', more: false, to: cursor.sequence };
  }
  const { from, to, head } = reply;
  return { kind: 'pulled', more: to > from && to < head, to };
}

/**
 * Fetches what the log of a home lacks before its first entry here, at most so many answers. A server that was restored to
 * an older backup answers before this device has met its new life: it may lack what is here, so it proves nothing.
 */
export async function fetchHistory(
  { store, transport, programmeId }: Pick<StepPorts, 'store' | 'transport' | 'programmeId'>,
  home: string,
  firstHere: number | undefined,
): Promise<HistoryResult> {
  const { downloads, cursor, life } = await readMeta(store);
  // During a download nothing is taken, and from the first entry here on nothing is asked for.
  const since = firstHere === undefined && cursor !== undefined ? (downloads ?? 0) : undefined;
  let before = firstHere;
  for (let answers = 0; answers < historyAnswersMax; answers += 1) {
    const answer = await transport.history(programmeId, {
      home,
      ...(before === undefined ? {} : { before }),
    });
    if (!answer.ok) return { kind: 'failed', problem: answer.error };
    if (answer.value.life !== life) return { kind: 'failed', problem: { kind: 'otherLife' } };
    if (!isSoundHistory(answer.value, home, before)) return { kind: 'failed', problem: nonsense };
    before = answer.value.entries[0]?.sequence;
    const isLast = !answer.value.more || before === undefined;
    await store.takeHistory(home, answer.value.entries, isLast ? since : undefined);
    if (isLast) break;
  }
  return { kind: 'complete' };
}

/** Enough for every change that a sheet can have had. */
const historyAnswersMax = Math.ceil(100_000 / syncLimits.historyEntriesMax);
