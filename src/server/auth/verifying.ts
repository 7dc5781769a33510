/**
 * A password is compared slowly on purpose, and by the same few threads that pack answers and read files. So few are compared at
 * once over the whole server, in three lines of which none waits for another [S12]:
 *
 * - devices on which the account is signed in, which nobody else can pass for;
 * - those who hold an invitation, of whom few wait at most (`new-passwords.ts`);
 * - everybody else. Their addresses and networks may be made up by the hundred, so this line has an end. Once it is full, whoever
 *   comes from a network that tried little lately takes the place of one that tried much, and does not wait behind those. Who has
 *   a whole /48 is one network, and so is who has a whole /32.
 *
 * A refusal tells nothing of any account. It is held for a moment: who asks again at once would keep the server busy with asking,
 * which costs more than to wait in the line.
 *
 * Kept in memory, per process.
 */

import { fail, type Result } from '../../std/result.ts';
import { oneAtOnce, Turns } from '../turns.ts';
import type { AuthContext, AuthRefusal } from './context.ts';
import { addressThrottle, networksOf, Throttle } from './throttle.ts';

/** More than one: where others use the processor as well, each thread gets its share. Of one account, one after the other. */
const twoAtOnce = [2, 2, 2, 1] as const;
/** Strangers that wait: a few seconds of work, also where each password takes three comparisons. */
export const strangersWaitingMax = 300;
/** Wrong attempts lately that count as one: of a network, and of wider ones. */
const wrongAsOne = [1, 3, 6] as const;
/** Who was wrong lately waits as if it had come so much later for each time, and no later than for so many times. */
const behindEach = 400;
const wrongCountedMax = 5;
/** When one that was too many may come again, in seconds. */
const busySeconds = 3;
/** So long a refusal is held, in milliseconds, and of so many at once. */
const heldMs = 4000;
const heldMax = 500;

/** Whose password is compared, and for whom. */
export interface Asking {
  /** The address, whether or not it has an account. */
  readonly email: string;
  readonly address: string;
  /** Tells that whoever asked has gone. */
  readonly gone: AbortSignal | undefined;
  readonly as: 'known' | 'stranger' | { readonly invitedBy: string | undefined };
}

/** Resolves once it is one's turn, with what ends it; `undefined` where the place was let go of before. */
type Turn = Promise<(() => void) | undefined>;

/** A stranger that waits. */
interface Waiting {
  readonly networks: ReturnType<typeof networksOf>;
  readonly leaving: AbortController;
}

export class Verifying {
  private readonly context: Pick<AuthContext, 'later' | 'now'>;
  private readonly known = new Turns(twoAtOnce, 0);
  private readonly invited = new Turns(oneAtOnce, 0);
  private readonly strangers = new Turns(twoAtOnce, 0);
  /** In the order in which they came. */
  private readonly waiting = new Set<Waiting>();
  /** Wrong attempts of strangers, by network and wider networks: counted, and nobody is told to wait for them. */
  private readonly wrong = [0, 1, 2].map(() => new Throttle(addressThrottle));
  private held = 0;

  constructor(context: Pick<AuthContext, 'later' | 'now'>) {
    this.context = context;
  }

  /** A place in the line; none where too many strangers wait. That is known before anything else happens. */
  place({ email, address, gone, as }: Asking): Turn | undefined {
    const networks = networksOf(address);
    const [network, wider] = networks;
    if (as === 'known') return this.known.take([network, wider, email], { leaving: gone });
    if (as !== 'stranger') {
      return this.invited.take([network, as.invitedBy ?? '', email], { leaving: gone });
    }
    if (!this.hasRoom(networks)) return undefined;
    const one: Waiting = { networks, leaving: new AbortController() };
    const { signal } = one.leaving;
    const leaving = gone === undefined ? signal : AbortSignal.any([gone, signal]);
    this.waiting.add(one);
    const wrong = wrongAsOne.map((asOne, width) => this.wrongOf(width, networks[width]) / asOne);
    const behind = behindEach * Math.min(wrongCountedMax, Math.floor(Math.max(...wrong)));
    return this.strangers
      .take(networks, { leaving, behind })
      .finally(() => this.waiting.delete(one));
  }

  /** Notes that an attempt of a stranger was wrong. */
  wasWrong(address: string): void {
    for (const [width, network] of networksOf(address).entries()) {
      this.wrong[width]?.attempted(network, this.context.now());
    }
  }

  /** Asks to come again, after a moment. */
  async refused(): Promise<Result<never, AuthRefusal>> {
    if (this.held < heldMax) {
      this.held += 1;
      await new Promise<void>((resolve) => void this.context.later(resolve, heldMs));
      this.held -= 1;
    }
    return fail({ kind: 'busy', retryAfter: busySeconds });
  }

  /**
   * Whether there is a place, or one that somebody has to give up who tried more lately: of the widest networks the one that tried
   * most, or within the own one the same of the less wide.
   */
  private hasRoom(own: Waiting['networks']): boolean {
    if (this.waiting.size < strangersWaitingMax) return true;
    let rivals: readonly Waiting[] = [...this.waiting];
    for (let width = 2; width >= 0; width -= 1) {
      const tried = this.tried(rivals, width);
      const [most, count] = largest(tried);
      const ownCount = tried.get(own[width] ?? '') ?? this.wrongOf(width, own[width]);
      if (count > ownCount + 1) {
        this.sendAway(
          rivals.filter(({ networks }) => networks[width] === most),
          width,
        );
        return true;
      }
      rivals = rivals.filter(({ networks }) => networks[width] === own[width]);
    }
    return false;
  }

  /** Of some that have a network in common, the last one of the network that tried most. */
  private sendAway(some: readonly Waiting[], width: number): void {
    if (width > 0) {
      const [most] = largest(this.tried(some, width - 1));
      this.sendAway(
        some.filter(({ networks }) => networks[width - 1] === most),
        width - 1,
      );
      return;
    }
    const last = some.at(-1);
    if (last === undefined) return;
    this.waiting.delete(last);
    last.leaving.abort();
  }

  /** How often the networks of some tried lately: what was wrong, and what waits. */
  private tried(some: readonly Waiting[], width: number): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { networks } of some) {
      const network = networks[width] ?? '';
      counts.set(network, (counts.get(network) ?? this.wrongOf(width, network)) + 1);
    }
    return counts;
  }

  private wrongOf(width: number, network = ''): number {
    return this.wrong[width]?.count(network, this.context.now()) ?? 0;
  }
}

function largest(counts: ReadonlyMap<string, number>): readonly [network: string, count: number] {
  let most: readonly [string, number] = ['', 0];
  for (const entry of counts) if (entry[1] > most[1]) most = entry;
  return most;
}
