/**
 * The line of those who sign in on a device that nobody knows. Their addresses and networks may be made up by the hundred, so the
 * line has an end, and an order of its own [S12]:
 *
 * - Whoever waits longest is first, counted from the last turn of the own network. A bot that was wrong begins anew.
 * - Who had no turn lately goes before those that had one: as if it had waited for some minutes when it comes.
 * - A turn counts for the wider networks as well, two minutes less for each: who has a whole /48 or /32, or a /16 of version 4, does
 *   not pass for many. Half of the customers of a provider share one, so nobody waits long for what others did there.
 * - Where the line is full, the last one gives its place to whoever goes before it. Who is refused and comes again has waited since
 *   it came first: each bot has about one turn before it, however many there are.
 *
 * Kept in memory, per process.
 */

import { networksOf } from './throttle.ts';

/** Strangers that wait or are at work: a few seconds of work, also where each password takes three comparisons. */
export const strangersWaitingMax = 300;
/** More than one: where others use the processor as well, each thread gets its share. */
const atOnceMax = 2;
/** A turn of a wider network counts as so much longer ago, and that there was none as so much longer again, in milliseconds. */
const headStartMs = 2 * 60_000;
/** Networks that are remembered, of all widths: those of more minutes than count, at thirty turns a second. */
const networksMax = 30_000;

/** Resolves once it is one's turn, with what ends it; `undefined` where the place was let go of before. */
export type Turn = Promise<(() => void) | undefined>;

interface Waiting {
  readonly networks: ReturnType<typeof networksOf>;
  readonly cameAt: number;
  answer: (end: (() => void) | undefined) => void;
}

export class StrangersLine {
  private readonly now: () => number;
  /** In the order in which they came. */
  private readonly waiting = new Set<Waiting>();
  private atWork = 0;
  /** When a network, or a wider one, had its last turn. */
  private readonly turns = new Map<string, number>();
  /** When a network first came that was refused since. */
  private readonly refused = new Map<string, number>();

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.now = now;
  }

  /** A place in the line; none where it is full of others that go before. That is known at once. */
  place(address: string, gone: AbortSignal | undefined): Turn | undefined {
    const networks = networksOf(address);
    const now = this.now();
    const cameAt = Math.min(now, this.refused.get(networks[0]) ?? now);
    const one: Waiting = { networks, cameAt, answer: () => undefined };
    const turn: Turn = new Promise((resolve) => (one.answer = resolve));
    this.waiting.add(one);
    const leave = (): void => this.leave(one);
    if (gone?.aborted === true) leave();
    gone?.addEventListener('abort', leave);
    if (this.waiting.size + this.atWork > strangersWaitingMax && this.refuseLast() === one)
      return undefined;
    this.next();
    return turn;
  }

  /** Forgives a network whose turn was for the right password. */
  wasRight(address: string): void {
    this.turns.delete(networksOf(address)[0]);
  }

  /** Since when somebody waits, as it counts: who waits since earlier goes before. */
  private since({ networks, cameAt }: Waiting): number {
    // Where the clock was put back, a turn is in the future: nobody waits longer for that.
    const now = this.now();
    let since = cameAt - networks.length * headStartMs;
    for (const [width, network] of networks.entries()) {
      const turn = Math.min(now, this.turns.get(network) ?? 0);
      since = Math.max(since, turn - width * headStartMs);
    }
    return since;
  }

  /** Gives turns to those who go first, as many as there are. Of two alike the one that came first. */
  private next(): void {
    while (this.atWork < atOnceMax) {
      let first: Waiting | undefined;
      let earliest = Number.POSITIVE_INFINITY;
      for (const one of this.waiting) {
        const since = this.since(one);
        if (since < earliest) [first, earliest] = [one, since];
      }
      if (first === undefined) return;
      this.begin(first);
    }
  }

  private begin(one: Waiting): void {
    this.waiting.delete(one);
    this.atWork += 1;
    // Before it is known whether it is wrong: a thousand at once are not one.
    for (const network of one.networks) noteAt(this.turns, network, this.now());
    this.refused.delete(one.networks[0]);
    let isOver = false;
    one.answer(() => {
      if (isOver) return;
      isOver = true;
      this.atWork -= 1;
      this.next();
    });
  }

  /** Sends the last one away. It keeps the time at which it came. */
  private refuseLast(): Waiting | undefined {
    let last: Waiting | undefined;
    let latest = Number.NEGATIVE_INFINITY;
    for (const one of this.waiting) {
      const since = this.since(one);
      if (since >= latest) [last, latest] = [one, since];
    }
    if (last === undefined) return undefined;
    noteAt(this.refused, last.networks[0], last.cameAt);
    this.leave(last);
    return last;
  }

  private leave(one: Waiting): void {
    if (this.waiting.delete(one)) one.answer(undefined);
  }
}

function noteAt(times: Map<string, number>, network: string, at: number): void {
  // Moved to the end: the one that was noted longest ago is forgotten first.
  times.delete(network);
  times.set(network, at);
  const [oldest] = times.keys();
  if (times.size > networksMax && oldest !== undefined) times.delete(oldest);
}
