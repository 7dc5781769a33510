/**
 * New passwords take the server's processor: how early one is guessed is estimated while nobody else is served, and it is
 * hashed slowly on purpose. So they are made one after the other for the whole server, in turns of those who sent the links,
 * and few may wait, of one sender no more than half of them. Who keeps bringing bad ones by a link waits longer each time, and nobody else.
 *
 * Kept in memory, per process.
 */

import { fail, ok, type Result } from '../../std/result.ts';
import type { AuthContext, AuthRefusal } from './context.ts';
import { passwordProblem } from './password-rules.ts';
import { choosingThrottle, Throttle } from './throttle.ts';
import { passwordAsKept } from './typed-secret.ts';

/** New passwords that wait for their turn: those of a room full of people who join at the same time. */
export const newPasswordsWaitingMax = 20;
/** Those of one account that sent the links: somebody else's people come in as well. */
export const newPasswordsOfOneMax = newPasswordsWaitingMax / 2;
/** Accounts that sent links, each of which has one that waits: the first of each is heard, however many the others have. */
const sendersMax = 200;
/** When one that was too many may come again, in seconds. */
const busySeconds = 2;
const busy = { kind: 'busy', retryAfter: busySeconds } as const;

/** A password that somebody chose, with whose it becomes. */
export interface ChosenPassword {
  readonly password: string;
  readonly name: string;
  readonly email: string;
}

/** By what somebody may choose one. */
export interface Choice {
  /** The link or the account that it is for. */
  readonly by: string;
  /** The account that made the link, or that changes its own; none where the operator did. */
  readonly sender: string | undefined;
}

export class NewPasswords {
  private readonly context: AuthContext;
  private readonly choosing = new Throttle(choosingThrottle);
  private readonly linksInUse = new Set<string>();
  /** Those that wait, by who sent the links. */
  private readonly waiting = new Map<string | undefined, number>();
  /** Whose turn is next, by who sent the links: the first of them, who goes to the end then. */
  private readonly lines = new Map<string | undefined, (() => void)[]>();
  private isAtWork = false;

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

  /**
   * Keeps a place in the line while something is asked first: whoever has one is not told to come again in the middle of it.
   * Asked before anything else is looked at, it tells nobody what there is.
   */
  async inLine<T>(
    { by, sender }: Choice,
    work: () => Promise<Result<T, AuthRefusal>>,
  ): Promise<Result<T, AuthRefusal>> {
    const waitMs = this.choosing.waitMs(by, this.context.now());
    if (waitMs > 0) return fail({ kind: 'busy', retryAfter: Math.ceil(waitMs / 1000) });
    if (!this.hasRoom(sender)) return fail(busy);
    this.waiting.set(sender, this.waitingOf(sender) + 1);
    try {
      return await work();
    } finally {
      const left = this.waitingOf(sender) - 1;
      if (left > 0) this.waiting.set(sender, left);
      else this.waiting.delete(sender);
    }
  }

  /** The hash of a password that is good enough, for somebody who has a place in the line. */
  async hash(
    { password, name, email }: ChosenPassword,
    { by, sender }: Choice,
  ): Promise<Result<string, AuthRefusal>> {
    const takeBack = this.choosing.attempted(by, this.context.now());
    const made = await this.inTurn(sender, async (): Promise<Result<string, AuthRefusal>> => {
      const problem = await passwordProblem(password, { name, email });
      if (problem !== undefined) return fail({ kind: 'refused', detail: problem });
      return ok(await this.context.passwords.hash(passwordAsKept(password)));
    });
    if (made.ok) takeBack();
    return made;
  }

  private hasRoom(sender: string | undefined): boolean {
    const all = [...this.waiting.values()].reduce((sum, count) => sum + count, 0);
    const own = this.waitingOf(sender);
    if (own === 0) return this.waiting.size < sendersMax;
    return all < newPasswordsWaitingMax && own < newPasswordsOfOneMax;
  }

  private waitingOf(sender: string | undefined): number {
    return this.waiting.get(sender) ?? 0;
  }

  private async inTurn<T>(sender: string | undefined, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.lines.set(sender, [...(this.lines.get(sender) ?? []), resolve]);
      this.next();
    });
    try {
      return await work();
    } finally {
      this.isAtWork = false;
      this.next();
    }
  }

  private next(): void {
    const [first] = this.lines;
    if (this.isAtWork || first === undefined) return;
    const [sender, [go, ...others]] = first;
    this.lines.delete(sender);
    if (others.length > 0) this.lines.set(sender, others);
    this.isAtWork = true;
    go?.();
  }
}
