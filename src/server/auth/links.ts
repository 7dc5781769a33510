/**
 * Links that work once: to set the server up, to join a programme, to set a new password. They are shown, copied or
 * scanned, so no e-mail server is needed; the server knows only their hashes, and they end by themselves.
 */

import type {
  InviteRequest,
  LinkKind,
  LinkReply,
  UseLinkRequest,
} from '../../protocol/account-messages.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Account, AccountReader, AccountWriter, Link } from '../ports/account-storage.ts';
import type { AuthContext, AuthRefusal, Origin, RefusedBecause } from './context.ts';
import type { Guessing } from './guessing.ts';
import {
  askedOnce,
  endLinksFor,
  endLinksForPassword,
  isAlive,
  livingLink,
} from './living-links.ts';
import type { NewPasswords } from './new-passwords.ts';
import { isTooShort } from './password-rules.ts';
import { coordinates, mayReset } from './rights.ts';
import { beginSession, type OpenSession } from './sessions.ts';
import type { SignedIn } from './sign-in.ts';
import { accountAt, addressOf } from './typed-secret.ts';

const hourMs = 3_600_000;
/** How long a link works, in milliseconds. */
export const linkLifeMs = {
  setUp: 24 * hourMs,
  invitation: 14 * 24 * hourMs,
  reset: 24 * hourMs,
  report: 14 * 24 * hourMs,
} as const;

/** A link as it is told, once. */
export interface ToldLink {
  /** Within the address of the server. The token stands behind `#`, which no browser sends and no log holds. */
  readonly path: string;
  readonly expires: number;
}

/** Makes a link; who may is up to the caller. */
export async function makeLink(
  context: AuthContext,
  writer: AccountWriter,
  link: Omit<Link, 'tokenHash' | 'createdAt' | 'expiresAt'>,
): Promise<ToldLink> {
  const token = context.newToken();
  const now = context.now();
  const expiresAt = now + linkLifeMs[link.kind];
  await writer.putLink({ ...link, tokenHash: context.hash(token), createdAt: now, expiresAt });
  const page = link.kind === 'report' ? 'report' : 'join';
  return { path: `/${page}#${token}`, expires: expiresAt };
}

/**
 * A link to set a new password for an account; who may ask for it is up to the caller.
 *
 * @param createdBy the account that made it; none where the operator did
 */
export function makeResetLink(
  context: AuthContext,
  writer: AccountWriter,
  { id, name, email }: Account,
  createdBy?: string,
): Promise<ToldLink> {
  return makeLink(context, writer, { kind: 'reset', accountId: id, name, email, createdBy });
}

/** The link by which the first administrator comes in; nothing once there is an account. */
export function setUpLink(context: AuthContext): Promise<ToldLink | undefined> {
  return context.accounts.write(async (writer) =>
    (await writer.accountCount()) > 0 ? undefined : makeLink(context, writer, { kind: 'setUp' }),
  );
}

/** Invitations of a programme that nobody used and that still work. */
export const invitationsMax = 200;

export interface Invitation extends InviteRequest {
  /** Counts it for the day; answers the refusal where the day has had enough. */
  readonly beyondDay?: () => AuthRefusal | undefined;
}

/** Invites a member of a programme: coordination of that programme only. An earlier invitation of theirs ends. */
export async function invite(
  context: AuthContext,
  { account }: OpenSession,
  programmeId: string,
  request: Invitation,
): Promise<Result<ToldLink, AuthRefusal>> {
  // Once, also where the database asks for the transaction to be run again.
  let counted: { readonly refusal: AuthRefusal | undefined } | undefined;
  return context.accounts.write(async (writer): Promise<Result<ToldLink, AuthRefusal>> => {
    if (!(await coordinates(writer, account.id, programmeId))) return fail({ kind: 'notFound' });
    const members = await writer.members(programmeId);
    if (members.some(({ memberId }) => memberId === request.memberId)) {
      return fail({ kind: 'taken' });
    }
    const invitations = (await writer.links(programmeId)).filter(
      ({ kind }) => kind === 'invitation',
    );
    const earlier = invitations.filter((link) => link.memberId === request.memberId);
    const others = invitations.filter((link) => link.memberId !== request.memberId);
    if (others.length >= invitationsMax) {
      // Those that ended by themselves make room.
      const ended = await endedOf(writer, others, context.now());
      if (others.length - ended.length >= invitationsMax) {
        return fail({ kind: 'forbidden', detail: 'tooManyInvitations' });
      }
      for (const { tokenHash } of ended) await writer.removeLink(tokenHash);
    }
    counted ??= { refusal: request.beyondDay?.() };
    if (counted.refusal !== undefined) return fail(counted.refusal);
    for (const { tokenHash } of earlier) await writer.removeLink(tokenHash);
    const { memberId, name, roles, launchPadId, language } = request;
    const link = await makeLink(context, writer, {
      kind: 'invitation',
      programmeId,
      memberId,
      name,
      roles,
      launchPadId,
      language,
      email: request.email === undefined ? undefined : addressOf(request.email),
      createdBy: account.id,
    });
    await writer.appendAudit(
      {
        at: context.now(),
        kind: 'invited',
        accountId: account.id,
        programmeId,
        subject: memberId,
      },
      (text) => context.hash(text),
    );
    return ok(link);
  });
}

async function endedOf(
  reader: AccountReader,
  links: readonly Link[],
  now: number,
): Promise<readonly Link[]> {
  const asked = askedOnce(reader);
  const ended: Link[] = [];
  for (const link of links) if (!(await isAlive(asked, link, now))) ended.push(link);
  return ended;
}

/** A link to set a new password for a member: by the administrator, or by coordination as far as `mayReset` goes. */
export async function resetLink(
  context: AuthContext,
  { account }: OpenSession,
  programmeId: string,
  memberId: string,
): Promise<Result<ToldLink, AuthRefusal>> {
  return context.accounts.write(async (writer): Promise<Result<ToldLink, AuthRefusal>> => {
    const member = (await writer.members(programmeId)).find((one) => one.memberId === memberId);
    const target = member && (await writer.account(member.accountId));
    const may = account.administrator || (await coordinates(writer, account.id, programmeId));
    if (target === undefined || !may) return fail({ kind: 'notFound' });
    if (!(await mayReset(writer, account, target))) return fail({ kind: 'forbidden' });
    const link = await makeResetLink(context, writer, target, account.id);
    await writer.appendAudit(
      { at: context.now(), kind: 'resetLinkMade', accountId: account.id, subject: target.id },
      (text) => context.hash(text),
    );
    return ok(link);
  });
}

/** What a link is for; nothing when it was used, ended, or never was. */
export async function describeLink(
  context: AuthContext,
  token: string,
): Promise<Result<LinkReply, AuthRefusal>> {
  const link = await context.accounts.read((reader) => livingLink(context, reader, token));
  // One to a report lets nobody in: it is opened by those who are.
  if (link === undefined || link.kind === 'report') return fail({ kind: 'notFound' });
  const { kind, name, email, language, expiresAt: expires, programmeId } = link;
  // Asked after the first look has ended: within it, this one would wait for the same connection.
  const programme =
    programmeId === undefined ? undefined : await context.sheets.nameOf(programmeId);
  return ok({
    kind,
    expires,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(language === undefined ? {} : { language }),
    ...(programme === undefined ? {} : { programmeName: programme }),
  });
}

/** From where a link is used, and what slows down whoever tries passwords of an account that exists, or new ones. */
export interface LinkUse {
  readonly guessing: Guessing;
  readonly newPasswords: NewPasswords;
  readonly origin: Origin;
}

/** Uses a link up: makes the account or finds it, joins it to the programme, sets the password, and signs in. */
export function useLink(
  context: AuthContext,
  request: UseLinkRequest,
  use: LinkUse,
): Promise<Result<SignedIn, AuthRefusal>> {
  return use.newPasswords.withLink(request.token, () => comeInBy(context, request, use));
}

async function comeInBy(
  context: AuthContext,
  request: UseLinkRequest,
  use: LinkUse,
): Promise<Result<SignedIn, AuthRefusal>> {
  const looked = await context.accounts.read((reader) => who(context, reader, request));
  if (!looked.ok) return looked;
  const { known } = looked.value;
  const password = await passwordOf(request, looked.value, use);
  if (!password.ok) return password;
  return context.accounts.write(async (writer): Promise<Result<SignedIn, AuthRefusal>> => {
    // Read again: of two that use a link at once, one finds it used; and the account may have been made meanwhile.
    const again = await who(context, writer, request);
    if (!again.ok) return again;
    const { link, name, email, known: still } = again.value;
    if (still?.passwordHash !== known?.passwordHash || still?.disabled === true) {
      return fail({ kind: 'notFound' });
    }
    const { programmeId } = link;
    const members = programmeId === undefined ? [] : await writer.members(programmeId);
    if (members.some(({ accountId }) => accountId === still?.id)) {
      return fail({ kind: 'refused', detail: 'alreadyMember' });
    }
    // Somebody is the member by now for whom it was made: it works no more.
    if (members.some(({ memberId }) => memberId === link.memberId))
      return fail({ kind: 'notFound' });
    await writer.removeLink(link.tokenHash);
    const now = context.now();
    const account: Account = still ?? {
      id: context.newId(),
      name,
      email,
      passwordHash: password.value,
      administrator: link.kind === 'setUp',
      disabled: false,
      createdAt: now,
    };
    if (link.kind === 'reset') {
      await writer.putAccount({
        ...account,
        passwordHash: password.value,
        passwordChangedAt: now,
      });
      await endLinksForPassword(writer, account.id);
      for (const session of await writer.sessions(account.id)) {
        await writer.removeSession(session.tokenHash);
      }
    } else if (still === undefined) await writer.putAccount(account);
    if (link.programmeId !== undefined && link.memberId !== undefined) {
      await writer.putMembership({
        programmeId: link.programmeId,
        accountId: account.id,
        memberId: link.memberId,
        roles: link.roles ?? [],
        launchPadId: link.launchPadId,
        scope: 1,
      });
      await endLinksFor(writer, account.id);
    }
    const begun = await beginSession(context, writer, account, request.device);
    await writer.appendAudit(
      {
        at: now,
        kind: ({ setUp: 'serverSetUp', invitation: 'joined', reset: 'passwordChanged' } as const)[
          link.kind
        ],
        accountId: account.id,
        programmeId: link.programmeId,
        device: request.device.id,
      },
      (text) => context.hash(text),
    );
    return ok({ ...begun, account });
  });
}

/**
 * The hash that the account has or gets, once the password is right or good enough. Someone who has an account joins by its
 * password: whoever holds a link cannot take the account over. Until the password is right, everything is done and said as
 * if there were no account, so that no password tells whether an address has one; only one that would make an account does.
 */
function passwordOf(
  { password, device }: UseLinkRequest,
  { link, known, typedName, email }: LinkUser,
  { guessing, newPasswords, origin }: LinkUse,
): Promise<Result<string, AuthRefusal>> {
  const { tokenHash, createdBy: sender } = link;
  const choice = { by: tokenHash, sender };
  const choose = () => newPasswords.hash({ password, name: typedName, email }, choice);
  return newPasswords.inLine(choice, async () => {
    if (link.kind === 'reset') return choose();
    const tried: { chosen?: Result<string, AuthRefusal> } = {};
    const right = await guessing.attempt(
      {
        ...{ email, account: known, password, device: device.id, origin },
        invitation: { tokenHash, sender },
      },
      async (matches) => {
        if (matches && known !== undefined) return true;
        const chosen = await choose();
        tried.chosen = chosen;
        return known === undefined && chosen.ok;
      },
    );
    if (!right.ok) return right;
    const { chosen } = tried;
    if (chosen !== undefined && (known === undefined || !chosen.ok)) return chosen;
    if (known === undefined || !right.value) {
      return fail({ kind: 'refused', detail: 'wrongPassword' });
    }
    return known.disabled ? fail({ kind: 'notFound' }) : ok(known.passwordHash);
  });
}

/** A link that somebody comes in by. */
type EntryLink = Link & { readonly kind: LinkKind };

interface LinkUser {
  readonly link: EntryLink;
  readonly known: Account | undefined;
  /** What whoever comes in is called: by the account, where there is one. */
  readonly name: string;
  /** The same as it is told with the link, whether there is an account or not. */
  readonly typedName: string;
  readonly email: string;
}

/** Whom a link lets in: the account it names, the one of its e-mail, or a new one. */
async function who(
  context: AuthContext,
  reader: AccountReader,
  request: UseLinkRequest,
): Promise<Result<LinkUser, AuthRefusal>> {
  const refused = (detail: RefusedBecause): Result<never, AuthRefusal> =>
    fail({ kind: 'refused', detail });
  const link = await livingLink(context, reader, request.token);
  if (link === undefined || link.kind === 'report') return fail({ kind: 'notFound' });
  if (link.kind === 'setUp' && (await reader.accountCount()) > 0) return fail({ kind: 'notFound' });
  const named = link.accountId === undefined ? undefined : await reader.account(link.accountId);
  if (link.kind === 'reset' && (named === undefined || named.disabled)) {
    return fail({ kind: 'notFound' });
  }
  const typed = link.email ?? request.email;
  const email = named?.email ?? (typed === undefined ? undefined : addressOf(typed));
  if (email === undefined || !/^[^\s@]+@[^\s@]+$/.test(email)) return refused('emailMissing');
  // Before anybody is looked up: what is said of a short password, or of a name, tells nobody who has an account.
  if (isTooShort(request.password)) return refused('tooShort');
  const typedName = named?.name ?? (request.name ?? link.name)?.trim();
  if (typedName === undefined || typedName === '') return refused('nameMissing');
  const known = named ?? (await accountAt(reader, typed ?? email));
  const name = known?.name ?? typedName;
  return ok({ link: { ...link, kind: link.kind }, known, name, typedName, email });
}
