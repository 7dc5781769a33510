/**
 * Sign in, sign out, change the password. A wrong e-mail and a wrong password look and last alike, so that nobody
 * learns who has an account; guessing is slowed down, never answered by a lock that would shut the owner out.
 */

import type { ChangePasswordRequest, SignInRequest } from '../../protocol/account-messages.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { AuthContext, AuthRefusal, Origin } from './context.ts';
import { passwordProblem } from './password-rules.ts';
import { beginSession, type OpenSession } from './sessions.ts';
import { addressThrottle, signInThrottle, Throttle } from './throttle.ts';

/** What a sign-in leaves: the token for the cookie, told this once. */
export interface SignedIn extends OpenSession {
  readonly token: string;
}

/** The desk at which people sign in; it remembers who guessed wrong lately. */
export class SignInDesk {
  private readonly context: AuthContext;
  private readonly byAccount = new Throttle(signInThrottle);
  private readonly byAddress = new Throttle(addressThrottle);
  /** Hashed once, so that an unknown e-mail takes as long as a wrong password. */
  private readonly decoy: Promise<string>;

  constructor(context: AuthContext) {
    this.context = context;
    this.decoy = context.passwords.hash(context.newToken());
  }

  /** Begins a session on a device for whoever knows the password. */
  async signIn(
    { email, password, device }: SignInRequest,
    origin: Origin,
  ): Promise<Result<SignedIn, AuthRefusal>> {
    const address = email.trim().toLowerCase();
    const wait = this.waitMs(address, origin);
    if (wait > 0) return fail({ kind: 'busy', retryAfter: Math.ceil(wait / 1000) });
    const account = await this.context.accounts.read((reader) => reader.accountByEmail(address));
    const right = await this.context.passwords.verify(
      account?.passwordHash ?? (await this.decoy),
      password,
    );
    if (account === undefined || account.disabled || !right) {
      await this.noteFailure(address, origin, account?.id);
      return fail({ kind: 'refused' });
    }
    this.byAccount.succeeded(address);
    return this.context.accounts.write(async (writer) => {
      const begun = await beginSession(this.context, writer, account, device);
      await writer.appendAudit(
        { at: this.context.now(), kind: 'signedIn', accountId: account.id, device: device.id },
        (text) => this.context.hash(text),
      );
      return ok({ ...begun, account });
    });
  }

  /** Ends the session of a device. */
  async signOut({ session, account }: OpenSession): Promise<void> {
    await this.context.accounts.write(async (writer) => {
      await writer.removeSession(session.tokenHash);
      await writer.appendAudit(
        {
          at: this.context.now(),
          kind: 'signedOut',
          accountId: account.id,
          device: session.device,
        },
        (text) => this.context.hash(text),
      );
    });
  }

  /** A new password ends every other session of the account. */
  async changePassword(
    { account, session }: OpenSession,
    { current, next }: ChangePasswordRequest,
    origin: Origin,
  ): Promise<Result<undefined, AuthRefusal>> {
    const wait = this.waitMs(account.email, origin);
    if (wait > 0) return fail({ kind: 'busy', retryAfter: Math.ceil(wait / 1000) });
    if (!(await this.context.passwords.verify(account.passwordHash, current))) {
      await this.noteFailure(account.email, origin, account.id);
      return fail({ kind: 'refused', detail: 'wrongPassword' });
    }
    const problem = passwordProblem(next, account);
    if (problem !== undefined) return fail({ kind: 'refused', detail: problem });
    const passwordHash = await this.context.passwords.hash(next);
    await this.context.accounts.write(async (writer) => {
      await writer.putAccount({ ...account, passwordHash });
      for (const other of await writer.sessions(account.id)) {
        if (other.tokenHash !== session.tokenHash) await writer.removeSession(other.tokenHash);
      }
      await writer.appendAudit(
        { at: this.context.now(), kind: 'passwordChanged', accountId: account.id },
        (text) => this.context.hash(text),
      );
    });
    return ok(undefined);
  }

  private waitMs(email: string, { address }: Origin): number {
    const now = this.context.now();
    return Math.max(this.byAccount.waitMs(email, now), this.byAddress.waitMs(address, now));
  }

  private async noteFailure(
    email: string,
    { address }: Origin,
    accountId: string | undefined,
  ): Promise<void> {
    const at = this.context.now();
    this.byAccount.failed(email, at);
    this.byAddress.failed(address, at);
    await this.context.accounts.write((writer) =>
      writer.appendAudit({ at, kind: 'signInRefused', accountId }, (text) =>
        this.context.hash(text),
      ),
    );
  }
}
