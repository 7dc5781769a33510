/**
 * Slows guessing down without locking anyone out: after a few wrong answers each further one makes the next attempt
 * wait twice as long, up to a cap, and time forgives. Kept in memory, per process: a restart forgives too, and
 * several processes multiply the allowance by their number, which a guesser of passwords gains nothing by.
 *
 * Attempts are counted by account and by address, each with its own allowance: one guesser cannot slow everybody
 * down, nor can many addresses try one account at leisure.
 */

export interface ThrottleRule {
  /** Wrong answers that cost nothing. */
  readonly freeAttempts: number;
  /** The wait after the first that is not free; it doubles from there. */
  readonly firstDelayMs: number;
  readonly delayMsMax: number;
  /** Without a wrong answer for this long, all are forgiven. */
  readonly forgivenAfterMs: number;
  /** Keys that are remembered; beyond it the one that was quiet longest is forgotten. */
  readonly keysMax: number;
}

export const signInThrottle: ThrottleRule = {
  freeAttempts: 4,
  firstDelayMs: 1000,
  delayMsMax: 5 * 60_000,
  forgivenAfterMs: 60 * 60_000,
  keysMax: 10_000,
};

/** An office of many people behind one address mistypes more often than one person. */
export const addressThrottle: ThrottleRule = { ...signInThrottle, freeAttempts: 40 };

interface Failures {
  readonly count: number;
  readonly lastAt: number;
}

export class Throttle {
  private readonly rule: ThrottleRule;
  private readonly failures = new Map<string, Failures>();

  constructor(rule: ThrottleRule) {
    this.rule = rule;
  }

  /** How long a key has to wait before its next attempt, in milliseconds; 0 when it may try now. */
  waitMs(key: string, now: number): number {
    const known = this.failures.get(key);
    if (known === undefined || now - known.lastAt >= this.rule.forgivenAfterMs) return 0;
    return Math.max(0, known.lastAt + this.delayMs(known.count) - now);
  }

  /** Notes a wrong answer. */
  failed(key: string, now: number): void {
    const known = this.failures.get(key);
    const forgiven = known === undefined || now - known.lastAt >= this.rule.forgivenAfterMs;
    // Moved to the end: the map lies in the order of the last failure.
    this.failures.delete(key);
    this.failures.set(key, { count: forgiven ? 1 : known.count + 1, lastAt: now });
    if (this.failures.size > this.rule.keysMax) {
      const [oldest] = this.failures.keys();
      if (oldest !== undefined) this.failures.delete(oldest);
    }
  }

  /** Forgives a key that gave the right answer. */
  succeeded(key: string): void {
    this.failures.delete(key);
  }

  private delayMs(count: number): number {
    const beyond = count - this.rule.freeAttempts;
    if (beyond <= 0) return 0;
    return Math.min(this.rule.delayMsMax, this.rule.firstDelayMs * 2 ** Math.min(beyond - 1, 30));
  }
}
