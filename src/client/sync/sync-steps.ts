/**
 * The steps of the exchange: each asks the store and the server, and ends in one result. Nothing is decided here; what
 * comes next says `sync-machine.ts`.
 */

import { addDays, localDateTimeIn } from '../../domain/calendar/local-date.ts';
import { syncLimits } from '../../protocol/limits.ts';
import type { PullReply, SnapshotRequest } from '../../protocol/sync-messages.ts';
import type { Environment } from '../ports/environment.ts';
import type { HistoryResult } from '../ports/exchange.ts';
import { StoreError } from '../ports/sheet-store.ts';
import {
  type Batch,
  type ExchangeProblem,
  LostLead,
  type PartMode,
  type Seen,
  type SyncMeta,
  type SyncStore,
  type SyncTransport,
} from '../ports/sync.ts';
import { present } from '../../std/assert.ts';
import { offsetOf } from './clock-offset.ts';
import { entriesAlong } from './pulled-along.ts';
import { asOrdinaryPart, isBeginning, type WaitingHeads, wholeSheets } from './whole-sheets.ts';
import { isLoss, type Place, type Step, type StepResult } from './machine-parts.ts';

export interface StepPorts {
  readonly programmeId: string;
  readonly store: SyncStore;
  readonly transport: SyncTransport;
  readonly environment: Pick<Environment, 'now' | 'zone' | 'newId'>;
  /** Told when the offset of this device's clock was measured anew. */
  onOffset(ms: number): void;
  /** Told when another life of the server was met, by this device's clock. */
  onRestored(at: number): void;
  /** Kept from step to step. */
  readonly ahead: Ahead;
  /** Whether this step is awaited no more: the tab lost the lead since it began. */
  isOver(): boolean;
}

/**
 * What was heard before its step. It may be forgotten at any time: then it is asked for again.
 *
 * `coming`: the next part of a snapshot, asked for while the one before it is stored; a part that is of an earlier
 * moment than another is no harm [S15]. `waiting`: heads of a short download. `pulled`: what a push brought along, for
 * the pull that follows it.
 */
export interface Ahead {
  coming?: AskedPart;
  waiting?: WaitingHeads;
  pulled?: PulledAlong;
}
interface AskedPart {
  readonly request: SnapshotRequest;
  readonly sentAt: number;
  readonly answer: ReturnType<SyncTransport['snapshot']>;
  /** When the answer was there. */
  readonly arrivedAt: Promise<number>;
}

interface PulledAlong {
  readonly reply: Entries;
  readonly seen: Seen;
}
type Entries = Extract<PullReply, { kind: 'entries' }>;

/** An answer that has been here for longer is asked for again. */
const aheadMsMax = 60_000;

/** Contacts of so many days come before the older ones in a first download. */
const recentDays = 90;

/**
 * Where all of it is here within seconds, by how long the first part took, it is taken in sheet by sheet: a sheet that
 * is written once is quicker than one that gets its recent contacts first.
 */
const shortMsMax = 3000;
const shortRecordsMax = 20_000;
/** A day before every contact. */
const everything = '0001-01-01';

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
  // What a push brought along is for the pull right after it, or for none.
  if (step.kind !== 'pull') delete ports.ahead.pulled;
  switch (step.kind) {
    case 'read':
      return { kind: 'read', place: placeOf(await readMeta(store)) };
    case 'handOver':
      return handOver(ports, step.batch);
    case 'push':
      return push(ports, step.batch);
    case 'pull':
      return pull(ports, step.echo);
    case 'snapshot':
      return snapshot(ports, step.mode);
    case 'renumber':
      await store.renumber(environment.newId());
      return { kind: 'changed' };
    case 'repush': {
      await store.repushKept(environment.newId());
      const restoredAt = environment.now();
      await store.writeSync({ restoredAt });
      ports.onRestored(restoredAt);
      return { kind: 'changed' };
    }
    case 'setAside':
      return setAside(ports, step);
    case 'evict':
      await store.evict();
      return { kind: 'changed' };
  }
}

async function readMeta(store: SyncStore): Promise<SyncMeta> {
  return present(await store.readSync(), 'the programme is connected');
}

function placeOf({ evicted, handOver, snapshot: part, cursor }: SyncMeta): Place {
  if (evicted === true) return 'evicted';
  if (handOver !== undefined && handOver.head === undefined) return 'handOver';
  if (part !== undefined) return 'next';
  if (cursor !== undefined) return 'current';
  return handOver?.aligned === true ? 'over' : 'anew';
}

/**
 * An answer of the server, unless it came after the lead was lost. The tab may lead again by then, while another one
 * gave the device a new name and its rows other counters: what was answered to the old ones is of nobody any more [C3].
 */
async function heard<T>(ports: StepPorts, answer: Promise<T>): Promise<T> {
  const found = await answer;
  if (ports.isOver()) throw new LostLead();
  return found;
}

async function handOver(ports: StepPorts, batch: Batch): Promise<StepResult> {
  const { store, transport, environment, programmeId } = ports;
  const { device, deviceSequence, epoch } = await readMeta(store);
  const groups = await store.logGroups(batch);
  const sentAt = environment.now();
  const request = {
    device,
    sentAt,
    groups: groups.map(({ operations }, index) => ({
      deviceSequence: deviceSequence + index + 1,
      operations,
    })),
    ...(epoch === undefined ? {} : { epoch }),
  };
  const answer = await heard(ports, transport.push(programmeId, request));
  if (!answer.ok) return failed(answer.error, groups.length);
  const reply = answer.value;
  const seen = seenIn(ports, sentAt, reply.serverTime);
  const isForked = reply.outcomes.some(({ outcome }) => outcome === 'forked');
  const isOther = isRestored(epoch, reply.epoch);
  if (isOther || isForked || reply.expected !== undefined) {
    await store.writeSync(seen);
    return { kind: isOther ? 'restored' : 'forked' };
  }
  await store.notePushed(groups, reply, seen);
  return { kind: 'handedOver', done: placeOf(await readMeta(store)) !== 'handOver' };
}

/** Whether another life of the server answers than the one that this device knows. */
function isRestored(known: string | undefined, answering: string): boolean {
  return known !== undefined && known !== answering;
}

async function push(ports: StepPorts, batch: Batch): Promise<StepResult> {
  const { store, transport, environment, programmeId } = ports;
  const [groups, { device, epoch, life, cursor, snapshot: begun }] = await Promise.all([
    store.nextGroups(batch),
    readMeta(store),
  ]);
  const [first, last] = [groups[0], groups.at(-1)];
  if (first === undefined) return { kind: 'pushed', sent: 0 };
  const sentAt = environment.now();
  const isAlong = begun === undefined && transport.pullsAlong?.() === true;
  const request = {
    device,
    sentAt,
    groups: groups.map(({ deviceSequence, operations }) => ({ deviceSequence, operations })),
    ...(epoch === undefined ? {} : { epoch }),
    ...(isAlong && cursor !== undefined ? { pull: cursor } : {}),
  };
  const answer = await heard(ports, transport.push(programmeId, request));
  if (!answer.ok) {
    const problem = believed(ports, life, answer.error);
    return { ...failed(problem, groups.length), deviceSequence: first.deviceSequence };
  }
  const reply = answer.value;
  const seen = seenIn(ports, sentAt, reply.serverTime);
  if (isRestored(epoch, reply.epoch)) {
    await store.writeSync(seen);
    return { kind: 'restored' };
  }
  const fork = reply.outcomes.find(({ outcome }) => outcome === 'forked');
  const isForked = fork !== undefined || reply.expected !== undefined;
  const along = isForked ? undefined : entriesAlong(reply, groups);
  if (along === undefined) {
    await store.acknowledge(reply, seen);
  } else {
    ports.ahead.pulled = { reply: along, seen };
    await store.acknowledge(reply, seen, 'later');
  }
  if (isForked) return { kind: 'forked', deviceSequence: fork?.deviceSequence };
  const rest = last?.isLast === true ? { rest: 0 } : {};
  return { kind: 'pushed', sent: reply.outcomes.length, ...rest };
}

async function setAside(
  ports: StepPorts,
  { deviceSequence, probe }: Extract<Step, { kind: 'setAside' }>,
): Promise<StepResult> {
  const { store, transport, environment, programmeId } = ports;
  if (probe === true) {
    const { device } = await readMeta(store);
    const sentAt = environment.now();
    const request = { device, sentAt, groups: [] };
    const answer = await heard(ports, transport.push(programmeId, request));
    if (!answer.ok) return failed(answer.error);
  }
  await store.setAside(deviceSequence, probe === true ? 'setAside' : 'needsAttention');
  return { kind: 'changed' };
}

async function pull(ports: StepPorts, echo: boolean): Promise<StepResult> {
  const { store, transport, environment, programmeId } = ports;
  const { pulled } = ports.ahead;
  delete ports.ahead.pulled;
  if (pulled !== undefined && !echo) return takeEntries(store, pulled);
  const { device, cursor, life } = await readMeta(store);
  if (cursor === undefined) return { kind: 'tooFarBehind' };
  const sentAt = environment.now();
  const answer = await heard(ports, transport.pull(programmeId, { device, cursor, echo }));
  if (!answer.ok) return failed(believed(ports, life, answer.error));
  const reply = answer.value;
  switch (reply.kind) {
    case 'restored':
      return { kind: 'restored' };
    case 'snapshot':
      return { kind: 'tooFarBehind' };
    case 'entries':
      return takeEntries(store, { reply, seen: seenIn(ports, sentAt, reply.serverTime) });
  }
}

async function takeEntries(store: SyncStore, { reply, seen }: PulledAlong): Promise<StepResult> {
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

async function snapshot(ports: StepPorts, mode: PartMode): Promise<StepResult> {
  const { store, environment, ahead } = ports;
  const { device, snapshot: begun, life } = await readMeta(store);
  const known = mode === 'next' ? begun?.next : { kind: 'heads' as const };
  if (known === undefined) return { kind: 'tooFarBehind' };
  const waiting = mode === 'next' && isBeginning(known) ? ahead.waiting : undefined;
  delete ahead.waiting;
  const part = waiting?.last.next ?? known;
  const today = localDateTimeIn(environment.now(), environment.zone()).slice(0, 10);
  const begunFrom = mode === 'next' ? begun?.recentFrom : undefined;
  const recentFrom = begunFrom ?? addDays(today, -recentDays);
  const askedFrom = waiting === undefined ? recentFrom : everything;
  const asked = askForPart(ports, { device, part, recentFrom: askedFrom });
  const answer = await heard(ports, asked.answer);
  if (!answer.ok) {
    if (waiting !== undefined && answer.error.kind !== 'refused') {
      // The line is not as quick as it seemed: what waited is of use by now.
      await store.takeSnapshot(asOrdinaryPart(waiting), mode, everything);
    }
    return failed(believed(ports, life, answer.error));
  }
  const reply = answer.value;
  const { next, records } = reply;
  const arrivedAt = await asked.arrivedAt;
  const before = isBeginning(part) ? 0 : (waiting?.received ?? begun?.received ?? 0);
  const received = before + records.length;
  const rest = Math.max(0, reply.total - received);
  const perRecordMs = (arrivedAt - asked.sentAt) / Math.max(1, records.length);
  const isSoonHere = rest <= shortRecordsMax && perRecordMs * rest <= shortMsMax;
  const isBySheets = waiting !== undefined || (isBeginning(part) && isSoonHere);
  if (next !== undefined) {
    const nextFrom = isBySheets ? everything : recentFrom;
    ahead.coming = askForPart(ports, { device, part: next, recentFrom: nextFrom });
  }
  // A server that was restored between two parts: what it had acknowledged may be gone.
  const seen = seenIn(ports, asked.sentAt, reply.serverTime, arrivedAt);
  const sheets = isBySheets ? wholeSheets(waiting?.heads ?? [], reply, part.kind) : undefined;
  const taken = await store.takeSnapshot(sheets?.part ?? reply, mode, recentFrom, seen);
  if (taken === 'restart') return { kind: 'restored' };
  if (sheets !== undefined) ahead.waiting = { heads: sheets.heads, last: reply, received };
  const done = next === undefined;
  return { kind: 'part', done, progress: { received, total: received + rest } };
}

/** Asks for a part, unless it was asked for already. */
function askForPart(
  { environment, transport, programmeId, ahead }: StepPorts,
  request: SnapshotRequest,
): AskedPart {
  const { coming } = ahead;
  delete ahead.coming;
  const sentAt = environment.now();
  const isSame = JSON.stringify(coming?.request) === JSON.stringify(request);
  if (coming !== undefined && isSame && sentAt - coming.sentAt < aheadMsMax) return coming;
  const answer = transport.snapshot(programmeId, request);
  return { request, sentAt, answer, arrivedAt: answer.then(() => environment.now()) };
}

/** What an answer shows of the time: told at once, and noted by the store with what the answer brought. */
function seenIn(
  ports: StepPorts,
  sentAt: number,
  serverTime: number,
  exchangedAt: number = ports.environment.now(),
): Seen {
  const offset = offsetOf(sentAt, exchangedAt, serverTime);
  const life = ports.transport.life?.();
  const seen = { exchangedAt, ...(life === undefined ? {} : { life }) };
  if (offset === undefined) return seen;
  ports.onOffset(offset);
  return { ...seen, offset };
}

/**
 * That there is no place in the programme is believed within the life of the server that is known. A backup that was
 * taken in may be older than the programme or the membership: then everything here stays as it is [C8].
 */
function believed(
  { transport }: StepPorts,
  life: string | undefined,
  problem: ExchangeProblem,
): ExchangeProblem {
  const answering = transport.life?.();
  if (problem.kind !== 'refused' || !isLoss(problem.refusal)) return problem;
  return answering === undefined || answering === life ? problem : { kind: 'otherLife' };
}

function failed(problem: ExchangeProblem, groups = 0): Extract<StepResult, { kind: 'failed' }> {
  return { kind: 'failed', problem, groups };
}

/** Fetches what the log of a home lacks before its first entry here, at most so many answers. */
export async function fetchHistory(
  { store, transport, programmeId }: Pick<StepPorts, 'store' | 'transport' | 'programmeId'>,
  home: string,
  firstHere: number | undefined,
): Promise<HistoryResult> {
  let before = firstHere;
  for (let answers = 0; answers < historyAnswersMax; answers += 1) {
    const answer = await transport.history(programmeId, {
      home,
      ...(before === undefined ? {} : { before }),
    });
    if (!answer.ok) return { kind: 'failed', problem: answer.error };
    await store.takeHistory(home, answer.value.entries);
    before = answer.value.entries[0]?.sequence;
    if (!answer.value.more || before === undefined) break;
  }
  return { kind: 'complete' };
}

/** Enough for every change that a sheet can have had. */
const historyAnswersMax = Math.ceil(100_000 / syncLimits.historyEntriesMax);
