/** What must hold for every answer of the server, and what is rare in one. */

import { piggybackedEntries } from '../../../src/client/sync/piggybacked-entries.ts';
import { mayRead } from '../../../src/domain/permission/permission.ts';
import type {
  PullReply,
  PullRequest,
  PushedGroup,
  PushReply,
  PushRequest,
} from '../../../src/protocol/sync-messages.ts';
import type { StoredGroup } from '../../../src/server/ports/sheet-storage.ts';
import type { SimServer } from '../server.ts';
import { named, type Trace } from '../trace.ts';
import { isSame } from './same.ts';

type Entries = Extract<PullReply, { kind: 'entries' }>;

export type CallName = 'push' | 'pull' | 'snapshot' | 'history';

/** Who hears an answer, and whether they might read the programme all the while. */
interface Hearer {
  readonly mayRead: boolean;
  readonly memberId: string;
}

/** What a sender of a group is told of it. */
interface ToldOutcome {
  readonly operations: PushedGroup['operations'];
  readonly outcome: string;
  readonly sequence?: number | undefined;
  readonly memberId: string;
}

export class AnswerOracle {
  private readonly server: SimServer;
  private readonly trace: Trace;
  /**
   * Life of the server and operations of a group to what was told of it: to each of its senders, and, without a sender, what
   * counts for all of them.
   */
  private readonly told = new Map<string, string>();

  constructor(server: SimServer, trace: Trace) {
    this.server = server;
    this.trace = trace;
  }

  /** Whether a member may be answered now; an answer needs it before or after it was made [P6]. */
  mayHear(call: CallName, memberId: string): boolean {
    const { memberships } = this.server.programme;
    const member = memberships.find((one) => one.memberId === memberId);
    return member !== undefined && (call === 'push' || mayRead(member.roles));
  }

  check(call: CallName, request: unknown, answer: unknown, who: Hearer): void {
    // Each request was read by the schema of its call, and the answer is that of the use case.
    if (call === 'push') this.checkPush(request as PushRequest, answer as PushReply, who);
    if (call === 'pull') this.checkPull(request as PullRequest, answer as PullReply);
    if (call === 'snapshot' && (answer as { readonly next?: unknown }).next !== undefined) {
      this.trace.count('snapshot in parts');
    }
  }

  /** A group that was decided is answered alike for ever, but for one that was held and decided again. */
  private checkPush(
    { device, groups, pull }: PushRequest,
    reply: PushReply,
    { mayRead: reads, memberId }: Hearer,
  ): void {
    const { outcomes, expected } = reply;
    const life = this.server.goesBackUnsaid ? this.server.life : reply.epoch;
    if (expected !== undefined) this.trace.count('gap');
    if (reply.pulled !== undefined && pull !== undefined) {
      this.checkAlong({ device, cursor: pull, echo: false }, reply, groups);
    }
    for (const [index, { outcome, sequence }] of outcomes.entries()) {
      if (outcome === 'forked') {
        this.trace.count('fork');
        this.checkFork(device, groups[index]);
        continue;
      }
      const operations = groups[index]?.operations ?? [];
      // Whoever reads nothing is told the same of what others sent and of what is not there [S5].
      if (!reads && outcome === 'held' && operations.some(({ by }) => by !== memberId)) continue;
      // A part of a group, as a copy brings it, is a group of its own with an outcome of its own [S2].
      const ids = operations.map(({ operationId }) => operationId);
      this.checkOutcome(`${life} ${ids.join()}`, { operations, outcome, sequence, memberId });
    }
  }

  /**
   * Each sender is told of their own sending. What took effect counts for all of them, and so does what became of the sending of the
   * author: it never takes effect for others once its author was refused. What others sent never counts against the author [S2].
   */
  private checkOutcome(
    key: string,
    { operations, outcome, sequence, memberId }: ToldOutcome,
  ): void {
    const ownKey = `${key} ${memberId}`;
    const [own, ofAll] = [this.told.get(ownKey), this.told.get(key)];
    const now = `${outcome} ${sequence ?? ''}`;
    const isAuthor = operations.every(({ by }) => by === memberId);
    this.told.set(ownKey, now);
    if (isAuthor || sequence !== undefined) this.told.set(key, now);
    if (own === now || ofAll === now) this.trace.count('answered again');
    const violate = (before: string): void => {
      const name = named(operations[0]?.operationId ?? '', false);
      this.trace.violate(`S2: the group of ${name} is ${now}, and was ${before}`);
    };
    const isSettled = !isAuthor && this.tookEffectFromOthers(sequence, memberId);
    if (isLast(own, now) && !isSettled) violate(`${own} for ${memberId}`);
    const isOnlyTheirs = !isAuthor && sequence === undefined && ofAll?.startsWith('needsAttention');
    if (isLast(ofAll, now) && isOnlyTheirs !== true) violate(`${ofAll} for all`);
  }

  private tookEffectFromOthers(sequence: number | undefined, memberId: string): boolean {
    const entry = this.server.programme.entries[(sequence ?? 0) - 1];
    return entry !== undefined && (entry.handedIn ?? entry.operation.by) !== memberId;
  }

  /** What a push brings along is what a pull would have answered, once the device has filled it up. */
  private checkAlong(request: PullRequest, reply: PushReply, groups: PushRequest['groups']): void {
    if (reply.pulled?.kind !== 'entries') return;
    this.trace.count('pulled along');
    const along = piggybackedEntries(reply, groups);
    if (along === undefined) {
      this.trace.violate('S17: a gap is none of what was pushed');
      return;
    }
    this.checkPull(request, along);
    for (const { sequence, operationId, group, outcome, received } of along.entries) {
      const there = this.server.programme.entries[sequence - 1];
      const isAsStored =
        there?.operation.operationId === operationId &&
        there.group === group &&
        there.outcome === outcome &&
        there.received === received;
      if (!isAsStored) this.trace.violate(`S17: entry ${sequence} is not as the server holds it`);
    }
  }

  /**
   * What took effect after all is told until the device has read its place, or the next one where it had read that before, and no
   * more [X3].
   */
  private checkToldOnce({ device, cursor }: PullRequest, { groups }: Entries): void {
    for (const { deviceSequence } of groups) {
      const group = this.server.programme.groups.get(`${device} ${deviceSequence}`);
      if ((group?.toldAt ?? group?.sequence ?? Infinity) > cursor.sequence) continue;
      const name = named(group?.operationIds[0] ?? '', false);
      this.trace.violate(`X3: what became of the group of ${name} is told again`);
    }
  }

  /** Something else has the counter, or one of the ids. */
  private checkFork(device: string, group: PushedGroup | undefined): void {
    if (group === undefined) return;
    const { groups, entries } = this.server.programme;
    const ids = group.operations.map(({ operationId }) => operationId);
    const there = [...groups.values()].filter(
      (one) =>
        (one.device === device && one.deviceSequence === group.deviceSequence) ||
        one.operationIds.some((id) => ids.includes(id)),
    );
    const isSameAs = ({ operationIds, operations }: StoredGroup): boolean => {
      const made =
        operations ??
        entries
          .map(({ operation }) => operation)
          .filter(({ operationId }) => operationIds.includes(operationId));
      return isSame(made, group.operations);
    };
    if (there.length === 0 || !there.every(isSameAs)) return;
    this.trace.violate(
      `S3: the group of ${named(ids[0] ?? '', false)} is no fork and was called one`,
    );
  }

  private checkPull(request: PullRequest, reply: PullReply): void {
    const { cursor } = request;
    if (reply.kind !== 'entries') {
      this.trace.count(reply.kind === 'snapshot' ? 'snapshot due' : reply.kind);
      return;
    }
    const { from, to, entries, groups } = reply;
    if (groups.length > 0) this.trace.count('decided anew');
    this.checkToldOnce(request, reply);
    const isWhole =
      from === cursor.sequence &&
      to - from === entries.length &&
      entries.every(({ sequence }, index) => sequence === from + index + 1);
    const records = entries.flatMap(({ records: beside = [] }) => beside.map(({ id }) => id));
    if (new Set(records).size < records.length) {
      this.trace.violate(`S14: an answer from ${from} holds a record twice`);
    }
    if (!isWhole) this.trace.violate(`S13: an answer from ${from} to ${to} has a gap`);
  }
}

/** Whether what was told before was the last word, and something else is told now. */
function isLast(before: string | undefined, now: string): boolean {
  if (before === undefined || before === now) return false;
  return !['held', 'quarantined', 'undecided'].some((outcome) => before.startsWith(outcome));
}
