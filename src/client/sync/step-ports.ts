/** What every step of the exchange is given, and what every one does with an answer. */

import type { PullReply, SnapshotRequest } from '../../protocol/sync-messages.ts';
import { present } from '../../std/assert.ts';
import type { Environment } from '../ports/environment.ts';
import {
  type ExchangeProblem,
  LostLead,
  type PartFollowed,
  type Seen,
  type SyncMeta,
  type SyncStore,
  type SyncTransport,
} from '../ports/sync.ts';
import { offsetOf } from './clock-offset.ts';
import { isLoss, type StepResult } from './machine-parts.ts';
import type { WaitingHeads } from './whole-sheets.ts';

export interface StepPorts {
  readonly programmeId: string;
  readonly store: SyncStore;
  readonly transport: SyncTransport;
  readonly environment: Pick<Environment, 'now' | 'newId' | 'later'>;
  /** Told when the offset of this device's clock was measured anew. */
  onOffset(ms: number): void;
  /** Told when another life of the server was met, by this device's clock. */
  onRestored(at: number): void;
  /** Told the epoch of the server once the store has it; empty where none is known any more. */
  onEpoch(epoch: string): void;
  /** Kept from step to step. */
  readonly early: EarlyAnswers;
  /** Whether this step is awaited no more: the tab lost the lead since it began. */
  isOver(): boolean;
}

/**
 * Answers that arrived before their step. They may be dropped at any time: then they are requested again.
 *
 * `coming`: the next part of a snapshot, requested while the one before it is stored; it may be of an earlier moment
 * than another part [S15]. `places`: where the download under way went on so far. `waiting`: heads whose contacts are still to come. `piggybacked`: the pull in the answer to a
 * push, for the pull that follows it.
 */
export interface EarlyAnswers {
  coming?: AskedPart;
  places?: Set<string>;
  waiting?: WaitingHeads;
  piggybacked?: PiggybackedPull;
}

export interface AskedPart {
  readonly request: SnapshotRequest;
  readonly sentAt: number;
  readonly answer: ReturnType<SyncTransport['snapshot']>;
  /** What follows, where that is known before the records are read; it may stay without an answer. */
  readonly followed: Promise<PartFollowed>;
  /** When the answer was there, whether its records were read by then or not. */
  readonly arrivedAt: Promise<number>;
}

export interface PiggybackedPull {
  readonly reply: Extract<PullReply, { kind: 'entries' }>;
  readonly seen: Seen;
}

export async function readMeta(store: SyncStore): Promise<SyncMeta> {
  return present(await store.readSync(), 'the programme is connected');
}

/**
 * The answer of the server, if this tab has been the leader since the request. Otherwise it rejects with `LostLead`: the
 * tab may lead again, but another one may have renamed the device and renumbered its rows in between [C3].
 */
export async function ifStillLeader<T>(ports: StepPorts, answer: Promise<T>): Promise<T> {
  const found = await answer;
  if (ports.isOver()) throw new LostLead();
  return found;
}

/** What an answer shows of the time: told at once, and noted by the store with what the answer brought. */
export function seenIn(
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
 * A lost membership counts only if the known life of the server reports it. A restored backup may be older than the
 * programme or the membership: then the problem is `otherLife`, and everything on the device stays. A device that knows no
 * life notes the one that answers, so that what it reports counts from the next answer on [C8].
 *
 * A disk that goes back without a restore stays in its life. So the server is asked whether it still has what this device read
 * last; it has not, where it went back to before the membership or the programme, and what came with them is gone (F319).
 */
export async function verifiedLoss(
  { store, transport, programmeId }: Pick<StepPorts, 'store' | 'transport' | 'programmeId'>,
  problem: ExchangeProblem,
): Promise<ExchangeProblem> {
  if (problem.kind !== 'refused' || !isLoss(problem.refusal)) return problem;
  const answering = transport.life?.();
  const { life, cursor } = await readMeta(store);
  // A server that names none, where this device knows one, is another server or another version of it.
  if (answering === life) {
    const last = cursor?.last;
    const read = last && { sequence: cursor.sequence, last };
    const has = read && (await transport.hasEntry?.(programmeId, read));
    if (has === undefined || (has.ok && has.value)) return problem;
    // An older version of the server does not know the question.
    if (!has.ok)
      return has.error.kind === 'refused' && isLoss(has.error.refusal) ? problem : has.error;
    return { kind: 'otherLife' };
  }
  if (life === undefined) await store.writeSync({ life: answering });
  return { kind: 'otherLife' };
}

/** What an answer is that cannot be true. */
export const nonsense: ExchangeProblem = { kind: 'nonsense' };

export function failed(
  problem: ExchangeProblem,
  groups = 0,
): Extract<StepResult, { kind: 'failed' }> {
  return { kind: 'failed', problem, groups };
}
