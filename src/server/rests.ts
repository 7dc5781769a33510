/**
 * Who kept everybody else from being heard for long rests before the next turn, whatever became of what they sent. Turns are shared among those who wait [S12]: where
 * nobody does, one who sends the same again at once would have all of the time, and whoever comes then waits for the end of it.
 *
 * Half of the time is anybody's. What is above that, an account owes to the others, and half of a second is paid back in each second.
 * Kept in memory, per process.
 */

/** What an account may owe without a rest, in milliseconds: more than a laptop brings that was away for sixty days. */
export const owedFreeMs = 1000;
/** What it owes at most: no device waits for the answer to a push for longer than 45 seconds. */
const owedMsMax = owedFreeMs + 10_000;
/** Of each millisecond so much is anybody's. */
const ownShare = 0.5;

interface Debt {
  readonly ms: number;
  /** When it was so much. */
  readonly at: number;
}

export class Rests {
  private readonly debts = new Map<string, Debt>();
  private readonly now: () => number;

  /** @param now milliseconds by any clock, which may be set */
  constructor(now: () => number) {
    this.now = now;
  }

  /** Those that are remembered: the others owe nothing. */
  get remembered(): number {
    return this.debts.size;
  }

  /** Because of somebody, nobody else was heard for so many milliseconds. */
  note(who: string, ms: number): void {
    const at = this.now();
    for (const [one, debt] of this.debts) if (leftOf(debt, at) === 0) this.debts.delete(one);
    if (ms > 0) this.debts.set(who, { ms: Math.min(owedMsMax, this.owedBy(who, at) + ms), at });
  }

  /** How long somebody rests from now on, in milliseconds. */
  msLeft(who: string): number {
    return Math.max(0, this.owedBy(who, this.now()) - owedFreeMs) / ownShare;
  }

  private owedBy(who: string, at: number): number {
    const debt = this.debts.get(who);
    return debt === undefined ? 0 : leftOf(debt, at);
  }
}

const leftOf = (debt: Debt, at: number): number =>
  Math.max(0, debt.ms - Math.abs(at - debt.at) * ownShare);
