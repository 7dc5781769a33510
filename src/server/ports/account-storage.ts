/**
 * What the server needs of its database for people: accounts, sessions of devices, one-time links, memberships and
 * the audit log. One suite in tests/contract runs on every adapter.
 *
 * Tokens and passwords are never stored, only their hashes; what a lost database tells is who has an account.
 */

import type { Language } from '../../domain/entity/field.ts';
import type { MemberRole } from '../../domain/programme/programme.ts';
import type { LinkKind } from '../../protocol/account-messages.ts';
import type { Membership } from './sheet-storage.ts';

/** In the place of a hash: only a link leads to a password. */
export const noPassword = '';

export interface Account {
  readonly id: string;
  readonly name: string;
  /** In lower case; one account for each. */
  readonly email: string;
  /** Argon2id, with its parameters; {@link noPassword} where none is right. */
  readonly passwordHash: string;
  /** When it was last changed; absent while it is the first one. */
  readonly passwordChangedAt?: number | undefined;
  /** Runs the server: invites to programmes of its own and resets passwords. */
  readonly administrator: boolean;
  readonly disabled: boolean;
  /** Milliseconds since 1970, as every time here. */
  readonly createdAt: number;
}

/** One device on which an account is signed in: the device of the exchange. */
export interface Session {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly device: string;
  readonly deviceName: string;
  readonly signedInAt: number;
  readonly lastSeenAt: number;
  /** It ends then, however much it is used. */
  readonly endsAt: number;
}

/** A link that works once; one to a report works for members until it ends. */
export interface Link {
  readonly tokenHash: string;
  readonly kind: LinkKind | 'report';
  readonly expiresAt: number;
  readonly createdAt: number;
  /** The account that made it: it works as long as that account might make it. None where the operator did. */
  readonly createdBy?: string | undefined;
  /** The account whose password is reset. */
  readonly accountId?: string | undefined;
  /** The membership that an invitation gives. */
  readonly programmeId?: string | undefined;
  readonly memberId?: string | undefined;
  readonly roles?: readonly MemberRole[] | undefined;
  readonly launchPadId?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly language?: Language | undefined;
  /** The report that it opens. */
  readonly recordId?: string | undefined;
  /** Whoever made it could not make it any more at some time: it does not work again when they can. */
  readonly ended?: true | undefined;
}

/** What the audit log keeps: who did what and when, never what was typed. */
export interface AuditEvent {
  readonly at: number;
  readonly kind: AuditKind;
  readonly accountId?: string | undefined;
  readonly programmeId?: string | undefined;
  readonly device?: string | undefined;
  /** The member or device that it was done to; of a file, when its device handed it out. */
  readonly subject?: string | undefined;
}

export const auditKinds = [
  'serverSetUp',
  'signedIn',
  'signInRefused',
  'signedOut',
  'deviceRevoked',
  'passwordChanged',
  'resetLinkMade',
  'reportLinkMade',
  'reportOpened',
  'invited',
  'invitationWithdrawn',
  'joined',
  'rolesChanged',
  'memberRemoved',
  'programmeConnected',
  'heldLetThrough',
  'heldDismissed',
  'handedInDisabled',
  'signedForOther',
  'unusualRead',
  'overQuota',
  'copyHandedOut',
  'tableHandedOut',
  'calendarHandedOut',
  'backupMade',
  'backupRestored',
  'accountDisabled',
  'accountEnabled',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** An event with its place in the chain: each hash covers the one before, so that nothing is taken out unseen. */
export interface ChainedEvent extends AuditEvent {
  readonly number: number;
  readonly hash: string;
}

/** A membership with what its person sees of it. */
export interface NamedMembership extends Membership {
  readonly programmeName: string;
}

/** When a member's devices last exchanged. */
export interface LastExchange {
  readonly memberId: string;
  readonly at: number;
}

export interface AccountReader {
  accountCount(): Promise<number>;
  /** Every account, by e-mail. */
  allAccounts(): Promise<readonly Account[]>;
  account(id: string): Promise<Account | undefined>;
  accountByEmail(email: string): Promise<Account | undefined>;
  session(tokenHash: string): Promise<Session | undefined>;
  /** Sessions that were not revoked, of all devices of an account. */
  sessions(accountId: string): Promise<readonly Session[]>;
  link(tokenHash: string): Promise<Link | undefined>;
  /** Links of a programme that were not used; with `null`, those of no programme: to set the server up, or a password. */
  links(programmeId: string | null): Promise<readonly Link[]>;
  memberships(accountId: string): Promise<readonly NamedMembership[]>;
  membership(programmeId: string, accountId: string): Promise<Membership | undefined>;
  members(programmeId: string): Promise<readonly Membership[]>;
  lastExchanges(programmeId: string): Promise<readonly LastExchange[]>;
  /** The audit log from a number on, oldest first. */
  audit(from: number, limit: number): Promise<readonly ChainedEvent[]>;
  /** The last event, of a kind where one is named. The log may be long: only that event leaves the database. */
  newestEvent(kind?: AuditKind): Promise<ChainedEvent | undefined>;
}

export interface AccountWriter extends AccountReader {
  putAccount(account: Account): Promise<void>;
  putSession(session: Session): Promise<void>;
  /** Ends a session for good. */
  removeSession(tokenHash: string): Promise<void>;
  putLink(link: Link): Promise<void>;
  removeLink(tokenHash: string): Promise<void>;
  /** Adds or changes a membership; the caller gives the scope. */
  putMembership(membership: Membership): Promise<void>;
  removeMembership(programmeId: string, accountId: string): Promise<void>;
  /** @param hash of the number, the hash before and the event */
  appendAudit(event: AuditEvent, hash: (text: string) => string): Promise<void>;
}

export interface AccountStorage {
  read<T>(work: (reader: AccountReader) => Promise<T>): Promise<T>;
  /** One transaction, alone among those that write accounts; what `work` throws undoes everything. */
  write<T>(work: (writer: AccountWriter) => Promise<T>): Promise<T>;
}
