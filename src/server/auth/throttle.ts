/**
 * Slows guessing down without locking anyone out: after a few attempts that were not right each further one makes the
 * next wait twice as long, up to a cap, and time forgives. Kept in memory, per process: a restart forgives too, and
 * several processes multiply the allowance by their number, which a guesser of passwords gains nothing by.
 *
 * Attempts are counted by account and by address, each with its own allowance: one guesser cannot slow everybody
 * down, nor can many addresses try one account at leisure.
 */

export interface ThrottleRule {
  /** Attempts that cost nothing. */
  readonly freeAttempts: number;
  /** The wait after the first that is not free; it doubles from there. */
  readonly firstDelayMs: number;
  readonly delayMsMax: number;
  /** Without an attempt for this long, all are forgiven. */
  readonly forgivenAfterMs: number;
  /** One is forgiven each time this long passes, also while others are made; so many is what may be tried for ever. */
  readonly oneForgivenAfterMs?: number;
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

/** Right passwords of one account: each leaves a session and an event. Nobody signs in a hundred times in a day. */
export const rightThrottle: ThrottleRule = {
  ...signInThrottle,
  freeAttempts: 100,
  forgivenAfterMs: 24 * 60 * 60_000,
};

/** New passwords that are no good, of one link or account: what is too common is told, and tried again. */
export const choosingThrottle: ThrottleRule = { ...signInThrottle, freeAttempts: 10 };

/**
 * An office of many people behind one address mistypes more often than one person. It forgives faster than one account may be
 * tried: whoever goes on slowly in a guest network does not keep everybody there waiting for ever.
 */
export const addressThrottle: ThrottleRule = {
  ...signInThrottle,
  freeAttempts: 40,
  oneForgivenAfterMs: 2 * 60_000,
};

/**
 * One account, from everywhere. It forgives faster than one customer of a network may go on: they alone keep its owner out nowhere
 * else, and no account gets more than a few hundred guesses in a day, from however many networks.
 */
export const anywhereThrottle: ThrottleRule = { ...addressThrottle };

/**
 * A room of thirty people who all choose a password, some of them several times. It forgives faster than one account may try
 * by its invitations once its own attempts are used up: one alone never fills it.
 */
export const invitationThrottle: ThrottleRule = {
  ...signInThrottle,
  freeAttempts: 100,
  oneForgivenAfterMs: 2 * 60_000,
};

/** Of one address at all invitations that one account made. */
export const invitedThrottle: ThrottleRule = { ...signInThrottle, freeAttempts: 20 };

/** The same at all invitations, from one network: accounts cost nothing. One account alone never fills it either. */
export const invitedNetworkThrottle: ThrottleRule = { ...invitationThrottle, freeAttempts: 40 };

/** The same from all networks, of which one alone never fills it. */
export const invitedAnywhereThrottle: ThrottleRule = {
  ...invitedNetworkThrottle,
  freeAttempts: 100,
};

/**
 * What one customer of a network has for itself: an address, or the first half of an IPv6 address, since whoever has
 * one of those has as many as there are guesses.
 */
export function networkOf(told: string): string {
  const address = withoutPort(told);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped !== null) return mapped[1] ?? address;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const gap = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = tail === undefined ? before : [...before, ...gap, ...after];
  const first = groups.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
  return `${first.join(':')}::/64`;
}

/**
 * What somebody has who has many networks, from the one of an address to wider ones: a /48 and a /32 of version 6, of which
 * providers give the first one away, or a /24 and a /16 of version 4.
 */
export function networksOf(
  told: string,
): readonly [network: string, wider: string, widest: string] {
  const network = networkOf(told);
  const isSix = network.endsWith('/64');
  const parts = network.split(isSix ? ':' : '.');
  if (!isSix && parts.length !== 4) return [network, network, network];
  const [a, b, c] = parts;
  return isSix
    ? [network, `${a}:${b}:${c}::/48`, `${a}:${b}::/32`]
    : [network, `${a}.${b}.${c}.0/24`, `${a}.${b}.0.0/16`];
}

/** Some proxies write the port behind the address: each connection would be a network of its own. */
function withoutPort(told: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+)$/.exec(told) ?? [];
  return bracketed ?? plain ?? told;
}

interface Attempts {
  readonly count: number;
  readonly lastAt: number;
}

export class Throttle {
  private readonly rule: ThrottleRule;
  private readonly attempts = new Map<string, Attempts>();

  constructor(rule: ThrottleRule) {
    this.rule = rule;
  }

  /** How long a key has to wait before its next attempt, in milliseconds; 0 when it may try now. */
  waitMs(key: string, now: number): number {
    const known = this.attemptsOf(key, now);
    if (known === undefined || now - known.lastAt >= this.rule.forgivenAfterMs) return 0;
    const delay = this.delayMs(known.count);
    return Math.max(0, known.lastAt + delay - now);
  }

  /** Counts an attempt; what it answers takes it back, where the attempt was right after all. */
  attempted(key: string, now: number): () => void {
    const known = this.attemptsOf(key, now);
    // Moved to the end: the map lies in the order of the last attempt.
    this.attempts.delete(key);
    this.attempts.set(key, { count: this.standing(known, now) + 1, lastAt: now });
    if (this.attempts.size > this.rule.keysMax) {
      const [oldest] = this.attempts.keys();
      if (oldest !== undefined) this.attempts.delete(oldest);
    }
    return () => {
      const { count, lastAt } = this.attempts.get(key) ?? { count: 0, lastAt: now };
      if (count <= 1) this.attempts.delete(key);
      else {
        const isLast = lastAt === now && known !== undefined;
        this.attempts.set(key, { count: count - 1, lastAt: isLast ? known.lastAt : lastAt });
      }
    };
  }

  /** Forgives a key that gave the right answer. */
  succeeded(key: string): void {
    this.attempts.delete(key);
  }

  /** How many attempts of a key are not forgiven yet. */
  count(key: string, now: number): number {
    return this.standing(this.attemptsOf(key, now), now);
  }

  /** Where the clock was put back, the last attempt is in the future: it counts as made now, and nobody waits longer for that. */
  private attemptsOf(key: string, now: number): Attempts | undefined {
    const known = this.attempts.get(key);
    if (known === undefined || known.lastAt <= now) return known;
    const put = { ...known, lastAt: now };
    this.attempts.set(key, put);
    return put;
  }

  private standing(known: Attempts | undefined, now: number): number {
    const { forgivenAfterMs, oneForgivenAfterMs = Number.POSITIVE_INFINITY } = this.rule;
    if (known === undefined || now - known.lastAt >= forgivenAfterMs) return 0;
    return Math.max(0, known.count - (now - known.lastAt) / oneForgivenAfterMs);
  }

  private delayMs(count: number): number {
    const beyond = count - this.rule.freeAttempts;
    if (beyond <= 0) return 0;
    return Math.min(this.rule.delayMsMax, this.rule.firstDelayMs * 2 ** Math.min(beyond - 1, 30));
  }
}
