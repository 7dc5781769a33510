/**
 * New passwords take the server's processor: how early one is guessed is estimated while nobody else is served, and it is
 * hashed slowly on purpose. So they are made one after the other for the whole server, few may wait, and whoever keeps
 * bringing bad ones by a link waits longer each time: a link needs no session.
 *
 * Kept in memory, per process.
 */

import { fail, ok, type Result } from '../../std/result.ts';
import type { AuthContext, AuthRefusal, Origin } from './context.ts';
import { passwordProblem } from './password-rules.ts';
import { addressThrottle, networkOf, Throttle } from './throttle.ts';
import { passwordAsKept } from './typed-secret.ts';

/** New passwords that wait for their turn: those of a room full of people who join at the same time. */
export const newPasswordsWaitingMax = 20;
/** When one that was too many may come again, in seconds. */
const busySeconds = 2;
const busy = { kind: 'busy', retryAfter: busySeconds } as const;

/** A password that somebody chose, with whose it becomes. */
export interface ChosenPassword {
  readonly password: string;
  readonly name: string;
  readonly email: string;
  readonly origin: Origin;
}

export class NewPasswords {
  private readonly context: AuthContext;
  private readonly byNetwork = new Throttle(addressThrottle);
  private readonly linksInUse = new Set<string>();
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(context: AuthContext) {
    this.context = context;
  }

  /** Uses a link, unless it is being used: of many uses at once, one would do anyway. */
  async withLink<T>(
    token: string,
    work: () => Promise<Result<T, AuthRefusal>>,
  ): Promise<Result<T, AuthRefusal>> {
    if (this.linksInUse.has(token)) return fail(busy);
    this.linksInUse.add(token);
    try {
      return await work();
    } finally {
      this.linksInUse.delete(token);
    }
  }

  /** The hash of a password that is good enough. */
  async hash({
    password,
    name,
    email,
    origin,
  }: ChosenPassword): Promise<Result<string, AuthRefusal>> {
    const network = networkOf(origin.address);
    const now = this.context.now();
    const waitMs = this.byNetwork.waitMs(network, now);
    if (waitMs > 0) return fail({ kind: 'busy', retryAfter: Math.ceil(waitMs / 1000) });
    if (this.waiting >= newPasswordsWaitingMax) return fail(busy);
    const takeBack = this.byNetwork.attempted(network, now);
    const made = await this.inTurn(async (): Promise<Result<string, AuthRefusal>> => {
      const problem = await passwordProblem(password, { name, email });
      if (problem !== undefined) return fail({ kind: 'refused', detail: problem });
      return ok(await this.context.passwords.hash(passwordAsKept(password)));
    });
    if (made.ok) takeBack();
    return made;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.waiting -= 1;
    }
  }
}
