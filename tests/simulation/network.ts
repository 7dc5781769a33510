/**
 * What lies between a device and the server: requests and answers that come late, twice, not at all, out of their
 * order, or as something else. What travels is JSON, read by the schemas of the protocol on either side.
 */

import type * as z from 'zod/mini';
import type { ExchangeProblem, SyncTransport } from '../../src/client/ports/sync.ts';
import { syncLimits } from '../../src/protocol/limits.ts';
import {
  historyReplySchema,
  historyRequestSchema,
  pullReplySchema,
  pullRequestSchema,
  pushReplySchema,
  pushRequestSchema,
  snapshotReplySchema,
  snapshotRequestSchema,
} from '../../src/protocol/sync-messages.ts';
import type { Asker, SyncContext, SyncRefusal } from '../../src/server/sync/context.ts';
import { pull } from '../../src/server/sync/pull.ts';
import { pushAndPull } from '../../src/server/sync/push-and-pull.ts';
import { history } from '../../src/server/sync/snapshot.ts';
import { fail, ok, type Result } from '../../src/std/result.ts';
import { backwards } from '../support/backwards.ts';
import { lied } from './lies.ts';
import { AnswerOracle, type CallName } from './oracle/answer-oracle.ts';
import type { Random } from './random.ts';
import { as, type Release, textAs } from './release.ts';
import { Actor, type Scheduler } from './scheduler.ts';
import type { SimServer } from './server.ts';
import { programmeId } from './server-disk.ts';
import type { Trace } from './trace.ts';
import { snapshotReply } from '../support/snapshot-reply.ts';

/** How likely each fault is, for each request. */
export interface Weather {
  readonly drop: number;
  readonly dropReply: number;
  readonly twice: number;
  /** Takes so long that the device may have given up. */
  readonly slow: number;
  /** A page of the network, or half an answer, instead of the answer. */
  readonly strange: number;
  readonly tooLarge: number;
  readonly busy: number;
  readonly broken: number;
  readonly signedOut: number;
}

export const fairWeather: Weather = {
  drop: 0,
  dropReply: 0,
  twice: 0,
  slow: 0,
  strange: 0,
  tooLarge: 0,
  busy: 0,
  broken: 0,
  signedOut: 0,
};

export const storm: Weather = {
  drop: 0.08,
  dropReply: 0.08,
  twice: 0.08,
  slow: 0.08,
  strange: 0.03,
  tooLarge: 0.05,
  busy: 0.02,
  broken: 0.03,
  signedOut: 0.01,
};

const timeoutMs = 30_000;
const slowMsMax = 60_000;
const latencyMsMax = 400;

export type Mishap = 'request lost' | 'reply lost' | 'twice';

type Refusal = Extract<ExchangeProblem, { kind: 'refused' }>['refusal'];
type Answer<Reply> = Result<Reply, SyncRefusal>;

/** What the network needs to know of who calls. */
export interface Caller {
  readonly actor: Actor;
  readonly memberId: string;
  /** The version of Carnet that calls. */
  readonly release?: Release;
  /** Cut off from the network. */
  isApart(): boolean;
}

interface Call<Request, Reply> {
  readonly name: CallName;
  readonly request: z.ZodMiniType<Request>;
  readonly reply: z.ZodMiniType<Reply>;
  readonly answer: (
    context: SyncContext,
    asker: Asker,
    request: Request,
  ) => Promise<Answer<unknown>>;
}

/** A part as of a programme that is too large for a short download: its device takes heads and contacts apart. */
async function snapshotOfMany(
  ...asked: Parameters<typeof snapshotReply>
): ReturnType<typeof snapshotReply> {
  const answer = await snapshotReply(...asked);
  if (!answer.ok) return answer;
  return ok({ ...answer.value, total: answer.value.total + syncLimits.shortDownloadRecordsMax });
}

export class SimNetwork {
  weather: Weather = fairWeather;
  /** Whether downloads come as those of a large programme. */
  isLarge = false;
  private readonly scheduler: Scheduler;
  private readonly random: Random;
  private readonly trace: Trace;
  private readonly server: SimServer;
  /** Of what is on its way; nobody dies with it. */
  readonly air = new Actor('net');
  private readonly signedOut = new Set<string>();
  private readonly answers: AnswerOracle;
  /** Calls that devices made. */
  calls = 0;
  /** The server fails at every push that holds this text. */
  stumblesAt: string | undefined;
  /** How many of the answers of the server are lies. */
  lies = 0;
  /** What goes wrong with a call by its number, counted from 1, beside the weather. */
  mishap: ((call: number) => Mishap | undefined) | undefined;

  constructor(scheduler: Scheduler, random: Random, trace: Trace, server: SimServer) {
    this.scheduler = scheduler;
    this.random = random;
    this.trace = trace;
    this.server = server;
    this.answers = new AnswerOracle(server, trace);
  }

  signIn(memberId: string): void {
    this.signedOut.delete(memberId);
  }

  /** The server as one tab reaches it. */
  transport(caller: Caller): SyncTransport {
    // Some devices ask for a pull with each push, others as all of them did before.
    const piggybacks = this.random.chance(1 / 2);
    return {
      piggybacks: () => piggybacks,
      push: (_id, request) =>
        this.call(caller, request, {
          name: 'push',
          request: pushRequestSchema,
          reply: pushReplySchema,
          answer: pushAndPull,
        }),
      pull: (_id, request) =>
        this.call(caller, request, {
          name: 'pull',
          request: pullRequestSchema,
          reply: pullReplySchema,
          answer: pull,
        }),
      snapshot: (_id, request) =>
        this.call(caller, request, {
          name: 'snapshot',
          request: snapshotRequestSchema,
          reply: snapshotReplySchema,
          answer: this.isLarge ? snapshotOfMany : snapshotReply,
        }),
      history: (_id, request) =>
        this.call(caller, request, {
          name: 'history',
          request: historyRequestSchema,
          reply: historyReplySchema,
          answer: history,
        }),
      nudges: (_id, onNews) =>
        this.server.storage.onNews((_programme, head) => {
          if (head === undefined || caller.isApart() || this.random.chance(this.weather.drop))
            return;
          const afterMs = this.random.below(latencyMsMax);
          this.scheduler.at(caller.actor, 'hears of news', { afterMs }, () => onNews(head));
        }),
    };
  }

  private call<Request, Reply>(
    caller: Caller,
    request: unknown,
    call: Call<Request, Reply>,
  ): Promise<Result<Reply, ExchangeProblem>> {
    const { weather, random } = this;
    this.calls += 1;
    // Nothing may depend on the order of keys: a copy that was taken in, or a log, brings them in another one.
    const text = JSON.stringify(this.calls % 2 === 0 ? backwards(request) : request);
    const body = caller.release === 'older' ? textAs('current', text) : text;
    return new Promise((resolve) => {
      let isOver = false;
      const end = (result: Result<Reply, ExchangeProblem>): void => {
        if (isOver) {
          this.trace.count('late reply');
          return;
        }
        isOver = true;
        cancelTimeout();
        resolve(result);
      };
      const cancelTimeout = this.scheduler.at(
        caller.actor,
        `${call.name} times out`,
        { afterMs: timeoutMs },
        () => end(fail({ kind: 'timeout' })),
      );
      if (caller.isApart()) {
        const afterMs = random.below(latencyMsMax);
        this.scheduler.at(caller.actor, `${call.name}: offline`, { afterMs }, () =>
          end(fail({ kind: 'offline' })),
        );
        return;
      }
      const mishap = this.mishap?.(this.calls);
      if (mishap === 'request lost') return;
      const isTwice = mishap === 'twice' || random.chance(weather.twice);
      if (isTwice) this.trace.count('duplicate');
      for (let copy = 0; copy < (isTwice ? 2 : 1); copy += 1) {
        if (random.chance(weather.drop)) {
          this.trace.count('request lost');
          continue;
        }
        this.scheduler.at(this.air, `${call.name} arrives`, { afterMs: this.latency() }, () => {
          void this.serve(caller, body, call, mishap === 'reply lost' ? () => undefined : end);
        });
      }
    });
  }

  private latency(): number {
    if (this.random.chance(this.weather.slow)) return this.random.below(slowMsMax);
    return 5 + this.random.below(latencyMsMax);
  }

  private async serve<Request, Reply>(
    caller: Caller,
    body: string,
    call: Call<Request, Reply>,
    end: (result: Result<Reply, ExchangeProblem>) => void,
  ): Promise<void> {
    const told = (result: Result<Reply, ExchangeProblem>): void => {
      if (this.random.chance(this.weather.dropReply)) {
        this.trace.count('reply lost');
        return;
      }
      const afterMs = this.latency();
      const label = `${call.name} is answered${result.ok ? '' : `: ${describe(result.error)}`}`;
      this.scheduler.at(caller.actor, label, { afterMs }, () => end(result));
    };
    const problem = this.problemOf(caller);
    if (problem !== undefined) return told(fail(problem));
    const process = this.random.pick(this.server.processes);
    if (process === undefined) return told(fail({ kind: 'offline' }));
    if (this.stumblesAt !== undefined && call.name === 'push' && body.includes(this.stumblesAt)) {
      return told(fail({ kind: 'refused', refusal: 'failed' }));
    }
    const { release } = this.server;
    const heard = release === 'older' ? textAs('older', body) : body;
    // Only one with a planted bug refuses what it does not know.
    if (this.server.changes.reads?.(call.name, heard) === false)
      return told(fail({ kind: 'refused', refusal: 'malformed' }));
    const request = call.request.safeParse(JSON.parse(heard));
    if (!request.success) return told(fail({ kind: 'refused', refusal: 'malformed' }));
    const asker = { accountId: caller.memberId, programmeId };
    const mightHear = this.answers.mayHear(call.name, caller.memberId);
    const mightRead = this.answers.mayHear('pull', caller.memberId);
    let answer: Answer<unknown>;
    try {
      answer = await call.answer(process.context, asker, request.data);
    } catch {
      // The process died, or stumbled: the connection breaks.
      return;
    }
    if (!answer.ok) return told(fail({ kind: 'refused', refusal: answer.error }));
    if (!mightHear && !this.answers.mayHear(call.name, caller.memberId)) {
      this.trace.violate(`P6: ${caller.memberId} may not read and was answered`);
    }
    const mayRead = mightRead && this.answers.mayHear('pull', caller.memberId);
    const { memberId } = caller;
    const value = release === 'older' ? as('current', answer.value) : answer.value;
    const asked = release === 'older' ? as('current', request.data) : request.data;
    this.answers.check(call.name, asked, value, { mayRead, memberId });
    const text = JSON.stringify(value);
    const said = caller.release === 'older' ? textAs('older', text) : text;
    const reply = call.reply.safeParse(JSON.parse(said));
    if (reply.success) return told(ok(this.spoiled(call, reply.data)));
    this.trace.violate(`The answer to ${call.name} is not of the protocol`);
  }

  private spoiled<Request, Reply>({ name, reply }: Call<Request, Reply>, answer: Reply): Reply {
    if (this.lies === 0 || !this.random.chance(this.lies)) return answer;
    const lie = reply.safeParse(lied(name, answer, this.random));
    if (!lie.success) return answer;
    this.trace.count('lie');
    return lie.data;
  }

  private problemOf({ memberId }: Caller): ExchangeProblem | undefined {
    const { weather, random } = this;
    const refused = (refusal: Refusal, more: { retryAfterMs?: number } = {}): ExchangeProblem => {
      this.trace.count(`refused: ${refusal}`);
      return { kind: 'refused', refusal, ...more };
    };
    if (random.chance(weather.signedOut)) this.signedOut.add(memberId);
    if (this.signedOut.has(memberId)) return refused('signedOut');
    if (random.chance(weather.strange)) {
      this.trace.count('strange answer');
      return { kind: 'notCarnet' };
    }
    if (random.chance(weather.tooLarge)) return refused('tooLarge');
    if (random.chance(weather.broken)) return refused('failed');
    if (random.chance(weather.busy)) return refused('busy', { retryAfterMs: 5000 });
    return undefined;
  }
}

function describe(problem: ExchangeProblem): string {
  return problem.kind === 'refused' ? problem.refusal : problem.kind;
}
