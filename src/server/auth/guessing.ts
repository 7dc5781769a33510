/**
 * Every answer to "is this the password?" passes here, whichever call asks: signing in, joining by a link, changing the
 * password. An attempt counts before its answer is known, so that a thousand at once are not one.
 *
 * A device on which the account is signed in has an allowance of its own. Its id is known to nobody else, so whoever guesses at
 * another device, however stubbornly, cannot keep the owner waiting at the own laptop: not from elsewhere, and not in the same
 * office or guest network either.
 *
 * Right answers are counted as well, by account: a script of somebody who knows the password would leave sessions and
 * events without an end.
 */

import { fail, ok, type Result } from '../../std/result.ts';
import { type Account, noPassword } from '../ports/account-storage.ts';
import type { AuthContext, AuthRefusal, Origin } from './context.ts';
import {
  addressThrottle,
  anywhereThrottle,
  invitationThrottle,
  invitedAnywhereThrottle,
  invitedNetworkThrottle,
  invitedThrottle,
  networkOf,
  networksOf,
  rightThrottle,
  signInThrottle,
  Throttle,
} from './throttle.ts';
import { isPassword } from './typed-secret.ts';
import { Verifying } from './verifying.ts';

/** Whose password is tried, and from where. */
export interface PasswordAttempt {
  /** In lower case, whether or not somebody has it. */
  readonly email: string;
  readonly account: Account | undefined;
  /** As it was typed. */
  readonly password: string;
  readonly device: string;
  readonly origin: Origin;
  /**
   * The invitation at which it is tried. At invitations many choose a password at the same time, behind one network: nobody
   * who signs in waits for that. And whoever guesses at the sign-in keeps nobody waiting who is invited.
   */
  readonly invitation?: InvitationTried;
}

export interface InvitationTried {
  readonly tokenHash: string;
  /** The account that made it; none where the operator did. */
  readonly sender: string | undefined;
}

/** What counts an attempt, and under which name. */
type Count = readonly [throttle: Throttle, key: string];

export class Guessing {
  private readonly context: AuthContext;
  /** Hashed once, so that an address without an account takes as long as a wrong password. */
  private readonly decoy: Promise<string>;
  /** By account and known device, or by account and invitation. */
  private readonly byAccount = new Throttle(signInThrottle);
  /** By account and network: whoever guesses keeps the owner out in their own network, not everywhere. */
  private readonly byAccountThere = new Throttle(signInThrottle);
  /** The same for what a customer of a provider has of networks, who may choose among them. */
  private readonly byAccountNear = new Throttle(signInThrottle);
  private readonly byAccountAnywhere = new Throttle(anywhereThrottle);
  private readonly right = new Throttle(rightThrottle);
  /**
   * By the address over all invitations of one sender: as many links as somebody makes, they give no more guesses than that, and
   * use up nothing of what the invitations of others have.
   */
  private readonly byInvited = new Throttle(invitedThrottle);
  /** Accounts cost nothing: their guesses at an address from one network are counted together, and those from everywhere. */
  private readonly byInvitedThere = new Throttle(invitedNetworkThrottle);
  private readonly byInvitedAnywhere = new Throttle(invitedAnywhereThrottle);
  private readonly bySigningIn = new Throttle(addressThrottle);
  private readonly byJoining = new Throttle(invitationThrottle);
  private readonly verifying: Verifying;

  constructor(context: AuthContext) {
    this.context = context;
    this.decoy = context.passwords.hash(context.newToken());
    this.verifying = new Verifying(context);
  }

  /**
   * Compares a password with that of the account, or of nobody where there is none, unless too many were wrong lately or too many
   * are being compared; then it counts for nothing.
   *
   * @param isRight asked whether the attempt was right, once it is known whether the password matches. Nobody waits for it
   */
  async attempt(
    { email, account, password, device, origin, invitation }: PasswordAttempt,
    isRight: (matches: boolean) => boolean | Promise<boolean>,
  ): Promise<Result<boolean, AuthRefusal>> {
    // Looked up for nobody as well: what takes longer for an account tells that there is one.
    const sessions = await this.context.accounts.read((reader) =>
      reader.sessions(account?.id ?? ''),
    );
    const isKnown = sessions.some((session) => session.device === device);
    const whose = isKnown ? `${email} ${device}` : email;
    const network = networkOf(origin.address);
    const byNetwork = invitation === undefined ? this.bySigningIn : this.byJoining;
    const counts = this.countsOf(whose, { isKnown, address: origin.address, invitation });
    const { passwordHash: kept = noPassword } = account ?? {};
    const passwordHash = kept === noPassword ? await this.decoy : kept;
    const at = this.context.now();
    const wait = Math.max(
      ...counts.map(([throttle, key]) => throttle.waitMs(key, at)),
      // What others try in the same network is nothing to a device that is known; its own guesses count there as well.
      isKnown ? 0 : byNetwork.waitMs(network, at),
      this.right.waitMs(email, at),
    );
    if (wait > 0) return fail({ kind: 'busy', retryAfter: Math.ceil(wait / 1000) });
    const { address, gone } = origin;
    const stranger = invitation === undefined ? 'stranger' : { invitedBy: invitation.sender };
    const as = isKnown ? 'known' : stranger;
    const turn = this.verifying.place({ email, address, gone, as });
    if (turn === undefined) return this.verifying.refused();
    const undo = counts.map(([throttle, key]) => throttle.attempted(key, at));
    const takeBack = byNetwork.attempted(network, at);
    const end = await turn;
    if (end === undefined) {
      for (const undoOne of [...undo, takeBack]) undoOne();
      return this.verifying.refused();
    }
    let matches: boolean;
    try {
      matches = await isPassword(this.context.passwords, passwordHash, password);
    } finally {
      end();
    }
    if (await isRight(matches)) {
      for (const [throttle, key] of counts) throttle.succeeded(key);
      this.right.attempted(email, at);
      takeBack();
      if (as === 'stranger') this.verifying.wasRight(address);
      return ok(true);
    }
    await this.context.accounts.write((writer) =>
      writer.appendAudit({ at, kind: 'signInRefused', accountId: account?.id }, (text) =>
        this.context.hash(text),
      ),
    );
    return ok(false);
  }

  /** What an attempt counts for, besides its network. */
  private countsOf(
    whose: string,
    {
      isKnown,
      address,
      invitation,
    }: {
      readonly isKnown: boolean;
      readonly address: string;
      readonly invitation: InvitationTried | undefined;
    },
  ): readonly Count[] {
    const [network, wider] = networksOf(address);
    if (invitation !== undefined) {
      return [
        [this.byAccount, `${whose} ${invitation.tokenHash}`],
        [this.byInvited, `${whose} ${invitation.sender ?? ''}`],
        [this.byInvitedThere, `${whose} ${network}`],
        [this.byInvitedAnywhere, whose],
      ];
    }
    if (isKnown) return [[this.byAccount, whose]];
    return [
      [this.byAccountThere, `${whose} ${network}`],
      [this.byAccountNear, `${whose} ${wider}`],
      [this.byAccountAnywhere, whose],
    ];
  }
}
