/**
 * Which calls are at work: one object for the whole API, so that no call is counted beside another bound. Each account has a few
 * at once, and what costs the processor or the database is done in turns over all of them (`../turns.ts`).
 *
 * A call of the exchange counts until its answer is sent, and has its turn until that is packed: an answer may be as long as the
 * longest record and stands in memory several times until then. Were all answered at once, a few laptops that ask for the
 * same long record would fill the memory of the server [S12].
 */

import type { ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { Origin } from '../auth/context.ts';
import { networkOf } from '../auth/throttle.ts';
import { compressed } from './compressed.ts';
import { FewAtOnce } from './few-at-once.ts';
import { busy, type CountedCall, InFlight } from './in-flight.ts';
import { refuse } from './refusals.ts';
import { Rests } from '../rests.ts';
import {
  byProgrammeAndAccount,
  type Caller,
  loopTurns,
  oneAtOnce,
  Turns,
  turnsAtOnceMax,
  type Waits,
} from '../turns.ts';
import { Unsent } from './unsent.ts';

type Kind = 'answers' | 'bodies' | 'pushes' | 'asks' | 'changes' | 'files';

const turnsOf = (atOnce = turnsAtOnceMax, rests?: Rests): Turns =>
  new Turns(atOnce, loopTurns, byProgrammeAndAccount, rests);

/** What has turns of its own, so that none waits behind another. */
const newTurns = (rests: Rests): Readonly<Record<Kind, Turns>> => ({
  /** What of the exchange only reads. */
  answers: turnsOf(),
  /** From the bytes of a long body to what it says. */
  bodies: turnsOf(oneAtOnce),
  pushes: turnsOf(turnsAtOnceMax, rests),
  /** Small calls that only ask. */
  asks: turnsOf(),
  /** Small calls that change something. */
  changes: turnsOf(),
  /** Looks at files. */
  files: turnsOf(),
});

interface Holds {
  readonly call: CountedCall;
  accountId?: string | undefined;
  turn?: ((bytesMade: number) => void) | undefined;
  bytesMade?: number;
}

/** An answer that is not sent by then is given up, in milliseconds: no device waits for one longer than 130 seconds. */
const sendingMsMax = 150_000;

export class AtWork {
  private readonly inFlight = new InFlight();
  private readonly few = new FewAtOnce();
  private readonly unsent: Unsent;
  private readonly rests: Rests;
  private readonly turns: Readonly<Record<Kind, Turns>>;
  private readonly holds = new WeakMap<Context, Holds>();
  private readonly originOf: (context: Context) => Origin;

  /** @param now milliseconds since 1970 */
  constructor(originOf: (context: Context) => Origin, now: () => number) {
    this.originOf = originOf;
    this.unsent = new Unsent(now);
    this.rests = new Rests(now);
    this.turns = newTurns(this.rests);
  }

  /**
   * Counts a call in, unless there are too many of the same at work.
   *
   * @param of whose it is; what reads and what writes are counted apart, so that no download stops a push
   * @param bytes of its body, as announced
   */
  admit(context: Context, of: string, bytes: number): boolean {
    const call = this.inFlight.take(of, bytes);
    if (call !== undefined) this.holds.set(context, { call });
    return call !== undefined;
  }

  /** Counts the body of a call that was admitted anew, now that it is known; `false` where there is no room for it. */
  weigh(context: Context, bytes: number): boolean {
    return this.holds.get(context)?.call.weigh(bytes) ?? true;
  }

  /** Waits for the turn of a call that was admitted, which it has until its answer is packed; `false` where too many wait. */
  async turn(context: Context, kind: 'answers' | 'pushes', accountId: string): Promise<boolean> {
    const turn = await this.turns[kind].take(this.callerOf(context, accountId), waits(context));
    const holds = this.holds.get(context);
    if (holds === undefined) turn?.();
    else Object.assign(holds, { turn, accountId });
    return turn !== undefined;
  }

  /**
   * Gives the turn of a push back, now that it is known to do much, and waits for one of those that do, of which one is at work at
   * once over all accounts; `false` where too many wait.
   */
  async heavyTurn(context: Context, accountId: string): Promise<boolean> {
    const holds = this.holds.get(context);
    holds?.turn?.(holds.bytesMade ?? 0);
    const how = { ...waits(context), isHeavy: true };
    const turn = await this.turns.pushes.take(this.callerOf(context, accountId), how);
    if (holds === undefined) turn?.();
    else Object.assign(holds, { turn, bytesMade: 0 });
    return turn !== undefined;
  }

  /** Counts bytes that were made for a call: its turn counts as several where they are many. */
  made(context: Context, bytes: number): void {
    const holds = this.holds.get(context);
    if (holds !== undefined) holds.bytesMade = (holds.bytesMade ?? 0) + bytes;
  }

  /** Counts for how many milliseconds nobody was heard because of a push of an account: its next one waits where they are many. */
  blocked(accountId: string, ms: number): void {
    this.rests.note(accountId, ms);
  }

  /** The same for the body of one, from its bytes to what it says; resolves with what ends the turn. */
  turnOfBody(context: Context, accountId: string): Promise<(() => void) | undefined> {
    return this.turns.bodies.take(this.callerOf(context, accountId), waits(context));
  }

  /**
   * Does what a small call asks for, whatever it costs: a few of one session are heard at once and some wait, the others are
   * answered `otherwise`.
   *
   * @param of the session, and what of it is counted together
   */
  oneOfFew<T>(of: string, work: () => Promise<T>, otherwise: () => T): Promise<T> {
    return this.few.inTurn(of, work, otherwise);
  }

  /** Does some work in a turn of its own, and nothing that waits for whoever asks; answers `otherwise` where too many wait. */
  inTurn<T>(
    context: Context,
    { kind, accountId }: { readonly kind: Kind; readonly accountId: string },
    work: () => Promise<T>,
    otherwise: () => T,
  ): Promise<T> {
    const how = { ...waits(context), otherwise };
    return this.turns[kind].within(this.callerOf(context, accountId), work, how);
  }

  private callerOf(context: Context, accountId: string): Caller {
    const network = networkOf(this.originOf(context).address);
    return [network, programmeOf(context) || accountId, accountId];
  }

  /** For calls whose answers may be long: packs them, and lets go of what the calls hold. */
  readonly longAnswers: readonly [MiddlewareHandler, MiddlewareHandler] = [
    (context, next) => this.untilSent(context, next),
    compressed((context, bytes) => this.made(context, bytes)),
  ];

  private readonly untilSent: MiddlewareHandler = async (context, next) => {
    try {
      await next();
    } finally {
      const holds = this.holds.get(context);
      holds?.turn?.(holds.bytesMade ?? 0);
      if (holds !== undefined) this.send(context, holds);
    }
  };

  /** Counts the answer of a call until it is sent. One that there is no room for is asked for again: so is one that was lost. */
  private send(context: Context, { accountId = '', call }: Holds): void {
    const bytes = Number(context.res.headers.get('content-length') ?? 0);
    let giveUp = (): void => undefined;
    const socket = ((context.env ?? {}) as Partial<HttpBindings>).incoming?.socket;
    const written = (): number => socket?.bytesWritten ?? 0;
    const before = written();
    const sent = this.unsent.take({
      account: accountId,
      bytes,
      moved: () => written() - before,
      giveUp: () => giveUp(),
    });
    if (sent === undefined) {
      // The other headers of an answer are kept.
      for (const name of ['content-length', 'content-encoding']) context.res.headers.delete(name);
      context.res = refuse(context, busy.kind, { retryAfter: busy.retryAfter });
    }
    giveUp = whenSent(context, () => {
      sent?.();
      call.letGo();
    });
  }
}

/** A device that gave up asks again: the call that nobody hears any more keeps no place in its line. */
const waits = (context: Context): Waits => ({ leaving: context.req.raw.signal });

/** The programme that a call is about; the reports that links open, of whichever programme, are counted as one. */
const programmeOf = (context: Context): string => context.req.param('programmeId') ?? '';

/** At once where the answer goes to no socket, as in a test, or to one that is gone. Answers what gives it up before. */
function whenSent(context: Context, work: () => void): () => void {
  // A lid that is shut ends no connection: what nobody reads would count for ever.
  return untilClosed(context, work, () => true);
}

/** The same for a file, of which a slow line takes minutes: it is given up once nothing of it moved for so long. */
export function whenRead(context: Context, work: () => void): void {
  let sent = 0;
  untilClosed(context, work, (outgoing) => {
    const before = sent;
    sent = outgoing.socket?.bytesWritten ?? 0;
    // What waits in the buffers of this process is handed on only as fast as it is read.
    return sent === before;
  });
}

/**
 * Node tells of the end of a connection only to the answer that has it: one that stands in line behind others on the same
 * connection hears of it from the request.
 *
 * @param isGivenUp asked from time to time; the connection ends then, with whatever stands in line
 */
function untilClosed(
  context: Context,
  work: () => void,
  isGivenUp: (outgoing: ServerResponse) => boolean,
): () => void {
  const { incoming, outgoing } = (context.env ?? {}) as Partial<HttpBindings>;
  const socket = incoming?.socket;
  if (
    outgoing === undefined ||
    outgoing.closed ||
    outgoing.destroyed ||
    socket?.destroyed === true
  ) {
    work();
    return () => undefined;
  }
  const end = (): void => {
    clearInterval(looking);
    outgoing.off('close', end);
    socket?.off('close', end);
    work();
  };
  const giveUp = (): void => {
    end();
    outgoing.destroy();
    socket?.destroy();
  };
  const looking = setInterval(() => {
    if (isGivenUp(outgoing)) giveUp();
  }, sendingMsMax);
  looking.unref();
  outgoing.once('close', end);
  socket?.once('close', end);
  return giveUp;
}
