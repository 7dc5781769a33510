/**
 * People and their devices on the server: what the screens ask of it. Always online, never through the exchange: who
 * may read a programme must not depend on what a device says.
 */

import {
  type ChangeMemberRequest,
  type ConnectRequest,
  type DevicesReply,
  type ExportedFilesRequest,
  type InviteReply,
  type InviteRequest,
  type LinkedReportReply,
  type LinkReply,
  type MembershipReply,
  type MembersReply,
  passwordLengthMin,
  type SessionReply,
  type SignInRequest,
  type UseLinkRequest,
} from '../../protocol/account-messages.ts';
import type { Language } from '../../domain/entity/field.ts';
import type { HeldReply } from '../../protocol/sync-messages.ts';
import type { Result } from '../../std/result.ts';

/** Why the server did not do what was asked, as words that screens translate. */
export const accountProblems = [
  /** Nothing answered. */
  'offline',
  /** Something answered that is not a Carnet server, or one that only hands the application out. */
  'notCarnet',
  'signedOut',
  'notFound',
  'forbidden',
  'taken',
  'outdated',
  'full',
  'failed',
  /** Wrong e-mail or password: never which of the two. */
  'refused',
  /** Too many attempts: in a while. */
  'busy',
  'tooShort',
  'tooCommon',
  'nameMissing',
  'emailMissing',
  'wrongPassword',
  'alreadyMember',
  /** A programme is never left without coordination. */
  'lastCoordinator',
  /** Only the administrator, and who coordinates a programme there, brings another to the server. */
  'notWhoConnects',
  /** This account coordinates as many as it may. */
  'tooManyProgrammes',
  /** The programme has as many unused invitations as it may. */
  'tooManyInvitations',
  /** Enough for one day: tomorrow. */
  'dayLimit',
] as const;
export type AccountProblem = (typeof accountProblems)[number];

export type AccountAnswer<T> = Promise<Result<T, AccountProblem>>;

/** Who is signed in, and the programmes of the server in which they are. */
export type Session = SessionReply;
export type Membership = MembershipReply;
/** What a link is for. */
export type LinkPurpose = LinkReply;
/** A link, told once. */
export type ToldLink = InviteReply;
/** A report as whoever holds a link to it reads it. */
export type LinkedReport = LinkedReportReply;
export type ProgrammeMember = MembersReply['members'][number];
export type HeldGroup = HeldReply['groups'][number];
/** A held group as a decision names it, with the content that was shown. */
export type HeldName = Pick<HeldGroup, 'id' | 'content'>;
export type SignedInDevice = DevicesReply['devices'][number];

export const passwordRules = { lengthMin: passwordLengthMin } as const;

/** The server's people. Every call ends: in an answer, or in a problem after a while. */
export interface AccountServer {
  session(): AccountAnswer<Session>;
  signIn(request: SignInRequest): AccountAnswer<Session>;
  /** Ends this device's session. */
  signOut(): AccountAnswer<undefined>;
  lookAtLink(token: string): AccountAnswer<LinkPurpose>;
  useLink(request: UseLinkRequest): AccountAnswer<Session>;
  /** Puts a programme that was begun alone on the server; its log follows by the exchange. */
  connect(request: ConnectRequest): AccountAnswer<undefined>;
  members(programmeId: string): AccountAnswer<MembersReply>;
  /** @param language what a server is told that takes no invitation without one */
  invite(programmeId: string, request: InviteRequest, language: Language): AccountAnswer<ToldLink>;
  /** Changes roles and launch pad; without a role, the membership or the invitation ends. */
  changeMember(programmeId: string, request: ChangeMemberRequest): AccountAnswer<undefined>;
  /** Reports files with content of the programme that were exported on this device. */
  reportExportedFiles(programmeId: string, request: ExportedFilesRequest): AccountAnswer<undefined>;
  /** A link by which members open a report that was issued, those who read nothing else as well. */
  linkToReport(programmeId: string, record: string): AccountAnswer<ToldLink>;
  openReport(token: string): AccountAnswer<LinkedReport>;
  /** A link by which a member sets a new password. */
  resetLink(programmeId: string, memberId: string): AccountAnswer<ToldLink>;
  /**
   * Changes of others that wait for coordination, oldest first.
   *
   * @param next where the page before ended
   */
  held(programmeId: string, next?: string): AccountAnswer<HeldReply>;
  /** Lets a held group take effect, under its author's name; `notApplied` where it can never apply, and its author is told. */
  letThrough(programmeId: string, group: HeldName): AccountAnswer<'notApplied' | undefined>;
  /** Leaves a held group without effect; its author is told and keeps the text. */
  dismiss(programmeId: string, group: HeldName): AccountAnswer<undefined>;
  devices(): AccountAnswer<readonly SignedInDevice[]>;
  revokeDevice(device: string): AccountAnswer<undefined>;
  changePassword(current: string, next: string): AccountAnswer<undefined>;
}

/** Loads what speaks to the server: nobody who works alone needs it. Rejects where the part cannot be fetched. */
export type LoadAccountServer = () => Promise<AccountServer>;
