/**
 * Sign in, sign out, change the password. A wrong e-mail and a wrong password look and last alike, so that nobody
 * learns who has an account; guessing is slowed down, never answered by a lock that would shut the owner out.
 */

import type { ChangePasswordRequest, SignInRequest } from '../../protocol/account-messages.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { AuthContext, AuthRefusal, Origin } from './context.ts';
import { Guessing } from './guessing.ts';
import { endLinksForPassword } from './living-links.ts';
import { NewPasswords } from './new-passwords.ts';
import { removeNoting } from './noting.ts';
import { beginSession, type OpenSession } from './sessions.ts';
import { accountAt, addressOf } from './typed-secret.ts';

/** What a sign-in leaves: the token for the cookie, told this once. */
export interface SignedIn extends OpenSession {
  readonly token: string;
}

/** The desk at which people sign in. */
export class SignInDesk {
  /** Remembers who tried passwords lately. */
  readonly guessing: Guessing;
  /** Makes the passwords that people choose. */
  readonly newPasswords: NewPasswords;
  private readonly context: AuthContext;

  constructor(context: AuthContext) {
    this.context = context;
    this.guessing = new Guessing(context);
    this.newPasswords = new NewPasswords(context);
  }

  /** Begins a session on a device for whoever knows the password. */
  async signIn(
    { email, password, device }: SignInRequest,
    origin: Origin,
  ): Promise<Result<SignedIn, AuthRefusal>> {
    const { accounts } = this.context;
    const account = await accounts.read((reader) => accountAt(reader, email));
    const wanted = {
      email: addressOf(email),
      account,
      password,
      device: device.id,
      origin,
    };
    const right = await this.guessing.attempt(
      wanted,
      (matches) => matches && account?.disabled === false,
    );
    if (!right.ok) return right;
    if (!right.value || account === undefined) return fail({ kind: 'refused' });
    return accounts.write(async (writer): Promise<Result<SignedIn, AuthRefusal>> => {
      // It may have been disabled, or got another password, while this one was verified.
      const still = await writer.account(account.id);
      if (still?.disabled !== false || still.passwordHash !== account.passwordHash) {
        return fail({ kind: 'refused' });
      }
      const begun = await beginSession(this.context, writer, still, device);
      await writer.appendAudit(
        { at: this.context.now(), kind: 'signedIn', accountId: still.id, device: device.id },
        (text) => this.context.hash(text),
      );
      return ok({ ...begun, account: still });
    });
  }

  /** Ends the session of a device. */
  async signOut({ session, account }: OpenSession): Promise<void> {
    const { device, tokenHash } = session;
    await removeNoting(
      this.context,
      { at: this.context.now(), kind: 'signedOut', accountId: account.id, device },
      (writer) => writer.removeSession(tokenHash),
    );
  }

  /** A new password ends every other session of the account. */
  async changePassword(
    { account, session }: OpenSession,
    { current, next }: ChangePasswordRequest,
    origin: Origin,
  ): Promise<Result<undefined, AuthRefusal>> {
    const { email } = account;
    const right = await this.guessing.attempt(
      { email, account, password: current, device: session.device, origin },
      (matches) => matches,
    );
    if (!right.ok) return right;
    if (!right.value) return fail({ kind: 'refused', detail: 'wrongPassword' });
    const choice = { by: account.id, sender: account.id };
    const hashed = await this.newPasswords.inLine(choice, () =>
      this.newPasswords.hash({ ...account, password: next }, choice),
    );
    if (!hashed.ok) return hashed;
    const passwordHash = hashed.value;
    const now = this.context.now();
    return this.context.accounts.write(async (writer) => {
      const still = await writer.account(account.id);
      const isOpen = (await writer.session(session.tokenHash)) !== undefined;
      // It may have got another password while this one was compared: by a link, with which its owner ends what others know.
      if (!isOpen || still?.passwordHash !== account.passwordHash || still.disabled) {
        return fail({ kind: 'refused', detail: 'wrongPassword' });
      }
      await writer.putAccount({ ...still, passwordHash, passwordChangedAt: now });
      await endLinksForPassword(writer, account.id);
      for (const other of await writer.sessions(account.id)) {
        if (other.tokenHash !== session.tokenHash) await writer.removeSession(other.tokenHash);
      }
      await writer.appendAudit(
        { at: now, kind: 'passwordChanged', accountId: account.id },
        (text) => this.context.hash(text),
      );
      return ok(undefined);
    });
  }
}
