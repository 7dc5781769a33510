/**
 * A password is compared slowly on purpose, and by the same few threads that pack answers and read files. So few are compared at
 * once over the whole server, in three lines of which none waits for another [S12]:
 *
 * - devices on which the account is signed in, which nobody else can pass for;
 * - those who hold an invitation, of whom few wait at most (`new-passwords.ts`);
 * - everybody else (`strangers-line.ts`).
 *
 * A refusal tells nothing of any account. It is held for a moment: who asks again at once would keep the server busy with asking,
 * which costs more than to wait in the line.
 *
 * Kept in memory, per process.
 */

import { fail, type Result } from '../../std/result.ts';
import { byProgrammeAndAccount, oneAtOnce, Turns } from '../turns.ts';
import type { AuthContext, AuthRefusal } from './context.ts';
import { StrangersLine, type Turn } from './strangers-line.ts';
import { networksOf } from './throttle.ts';

/** More than one: where others use the processor as well, each thread gets its share. Of one account, one after the other. */
const twoAtOnce = [2, 2, 2, 1] as const;
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

export class Verifying {
  private readonly later: AuthContext['later'];
  /** By account: the people of an office have one network. */
  private readonly known = new Turns(twoAtOnce, 0, byProgrammeAndAccount);
  private readonly invited = new Turns(oneAtOnce, 0);
  private readonly strangers: StrangersLine;
  private held = 0;

  constructor({ later, now }: Pick<AuthContext, 'later' | 'now'>) {
    this.later = later;
    this.strangers = new StrangersLine(now);
  }

  /** A place in the line; none where too many strangers wait. That is known before anything else happens. */
  place({ email, address, gone, as }: Asking): Turn | undefined {
    const [network] = networksOf(address);
    if (as === 'known') return this.known.take([network, email, email], { leaving: gone });
    if (as === 'stranger') return this.strangers.place(address, gone);
    return this.invited.take([network, as.invitedBy ?? '', email], { leaving: gone });
  }

  /** Notes that an attempt of a stranger was right. */
  wasRight(address: string): void {
    this.strangers.wasRight(address);
  }

  /** Asks to come again, after a moment. */
  async refused(): Promise<Result<never, AuthRefusal>> {
    if (this.held < heldMax) {
      this.held += 1;
      await new Promise<void>((resolve) => void this.later(resolve, heldMs));
      this.held -= 1;
    }
    return fail({ kind: 'busy', retryAfter: busySeconds });
  }
}
