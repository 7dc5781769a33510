/**
 * Which calls of the exchange are at work, and how many are answered at once, over all accounts. An answer may be as long as the longest record, and
 * stands in memory several times until it is packed: were all answered at once, a few laptops that ask for the same long
 * record would fill the memory of the server [S12].
 */

import type { ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { Context, MiddlewareHandler } from 'hono';
import { type CountedCall, InFlight } from './in-flight.ts';

/** More than one, because a database on another machine answers several in the time of one. */
export const answersAtOnceMax = 8;

/** Turns in the order in which they were asked for. */
export class Turns {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  /** @param atOnce how many have their turn at once */
  constructor(atOnce: number) {
    this.free = atOnce;
  }

  /** Resolves once it is one's turn; what it answers ends it, and may be called twice. */
  async take(): Promise<() => void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => void this.waiting.push(resolve));
    // The event loop turns in between: who asks whether the server is up is heard.
    await setImmediate();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    };
  }
}

interface Holds {
  readonly call: CountedCall;
  turn?: () => void;
}

/** An answer that is not sent by then is given up, in milliseconds: no device waits for one longer than 130 seconds. */
const sendingMsMax = 150_000;

/** The calls that are at work: counted for their account until the answer is sent, one of a few until it is packed. */
export class AtWork {
  private readonly inFlight = new InFlight();
  private readonly turns = new Turns(answersAtOnceMax);
  private readonly holds = new WeakMap<Context, Holds>();

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

  /** Waits for the turn of a call that was admitted. */
  async turn(context: Context): Promise<void> {
    const turn = await this.turns.take();
    const holds = this.holds.get(context);
    if (holds === undefined) turn();
    else holds.turn = turn;
  }

  /** Lets go of what the calls below it hold. */
  readonly untilSent: MiddlewareHandler = async (context, next) => {
    try {
      await next();
    } finally {
      const holds = this.holds.get(context);
      holds?.turn?.();
      if (holds !== undefined) whenSent(context, () => holds.call.letGo());
    }
  };
}

/** At once where the answer goes to no socket, as in a test, or to one that is gone. */
function whenSent(context: Context, work: () => void): void {
  // A lid that is shut ends no connection: what nobody reads would count for ever.
  untilClosed(context, work, (outgoing) => outgoing.destroy());
}

/** The same for a file, of which a slow line takes minutes: it is given up once nothing of it moved for so long. */
export function whenRead(context: Context, work: () => void): void {
  let sent = 0;
  untilClosed(context, work, (outgoing) => {
    const before = sent;
    sent = outgoing.socket?.bytesWritten ?? 0;
    // What waits in the buffers of this process is handed on only as fast as it is read.
    if (sent === before) outgoing.destroy();
  });
}

function untilClosed(
  context: Context,
  work: () => void,
  look: (outgoing: ServerResponse) => void,
): void {
  const { outgoing } = (context.env ?? {}) as { readonly outgoing?: ServerResponse };
  if (outgoing === undefined || outgoing.closed || outgoing.destroyed) {
    work();
    return;
  }
  const looking = setInterval(() => look(outgoing), sendingMsMax);
  looking.unref();
  outgoing.once('close', () => {
    clearInterval(looking);
    work();
  });
}
