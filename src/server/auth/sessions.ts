/**
 * Sessions: one for each device on which an account is signed in. The token is random, told to the browser once in a
 * cookie that no script can read, and known here only by its hash.
 *
 * A laptop may be away for weeks, so a session is patient when idle; it ends all the same one day, and at once when
 * its device is revoked. When its account is disabled it opens nothing any more, now or later; what its device had not
 * sent may still be handed in, for coordination to decide.
 */

import type { SessionReply } from '../../protocol/account-messages.ts';
import type { Account, AccountReader, AccountWriter, Session } from '../ports/account-storage.ts';
import { isFuture } from '../stored-times.ts';
import type { AuthContext } from './context.ts';
import { unlessFull } from './noting.ts';

const dayMs = 86_400_000;
/** Without any exchange for this long, a person signs in again. */
export const idleDaysMax = 90;
/** However much it is used, a session ends after this long. */
export const sessionDaysMax = 400;
/** Devices on which one account is signed in; with one more, the one that was seen least lately is signed out. */
export const sessionsMax = 50;
/** That a session was used is noted at most this often. */
const seenEveryMs = 3_600_000;

/** The device as it names itself at the sign-in. */
export interface DeviceName {
  readonly id: string;
  readonly name: string;
}

/** A session that stands, and whose it is. */
export interface OpenSession {
  readonly session: Session;
  readonly account: Account;
}

/** Begins a session; an earlier one of the same account and device ends: a token never outlives a sign-in. */
export async function beginSession(
  context: AuthContext,
  writer: AccountWriter,
  account: Account,
  device: DeviceName,
): Promise<{ readonly token: string; readonly session: Session }> {
  const earlier = await writer.sessions(account.id);
  const others = earlier.filter((one) => one.device !== device.id);
  const tooMany = others.toSorted((a, b) => b.lastSeenAt - a.lastSeenAt).slice(sessionsMax - 1);
  for (const ended of [...earlier.filter((one) => one.device === device.id), ...tooMany]) {
    await writer.removeSession(ended.tokenHash);
  }
  const token = context.newToken();
  const now = context.now();
  const session: Session = {
    tokenHash: context.hash(token),
    accountId: account.id,
    device: device.id,
    deviceName: device.name,
    signedInAt: now,
    lastSeenAt: now,
    endsAt: now + sessionDaysMax * dayMs,
  };
  await writer.putSession(session);
  return { token, session };
}

/** The session behind a token, unless it ended. Notes, now and then, that it is used. */
export async function openSession(
  context: AuthContext,
  token: string,
): Promise<OpenSession | undefined> {
  const now = context.now();
  const found = await standingSession(context, token, now);
  if (found === undefined || found.account.disabled) return undefined;
  if (isSeenDue(found.session, now)) await noteSeen(context, found.session, now);
  return found;
}

/**
 * The session behind a token whose account was disabled since it began: good for handing in what its device had not
 * sent, and for nothing else. Like any other it ends when idle; handing in does not prolong it.
 */
export async function disabledSession(
  context: AuthContext,
  token: string,
): Promise<OpenSession | undefined> {
  const found = await standingSession(context, token, context.now());
  return found?.account.disabled === true ? found : undefined;
}

async function standingSession(
  context: AuthContext,
  token: string,
  now: number,
): Promise<OpenSession | undefined> {
  return context.accounts.read(async (reader) => {
    const session = await reader.session(context.hash(token));
    if (session === undefined || hasEnded(session, now)) return undefined;
    if (await wasBegunAhead(reader, session, now)) return undefined;
    const account = await reader.account(session.accountId);
    return account === undefined ? undefined : { session, account };
  });
}

/** Notes that a session is used, as far as there is room: whoever may read, reads on a full disk too. */
async function noteSeen(context: AuthContext, { tokenHash }: Session, now: number): Promise<void> {
  await unlessFull(() =>
    context.accounts.write(async (writer) => {
      // It may have been revoked since it was read.
      const still = await writer.session(tokenHash);
      if (still !== undefined) await writer.putSession({ ...still, lastSeenAt: now });
    }),
  );
}

/** Where a clock ahead noted it last, too: it would be idle only after that. */
function isSeenDue({ signedInAt, lastSeenAt }: Session, now: number): boolean {
  return now - lastSeenAt > seenEveryMs || (lastSeenAt - now > seenEveryMs && signedInAt <= now);
}

/**
 * Whether a session was begun while the clock was far ahead: it would end so much later. Where the server itself began in the
 * future as well, the clock is behind now, as after a start without a battery, and nobody is signed out for that.
 */
async function wasBegunAhead(
  reader: AccountReader,
  { signedInAt }: Session,
  now: number,
): Promise<boolean> {
  if (!isFuture(signedInAt, now, dayMs)) return false;
  const [first] = await reader.audit(1, 1);
  return first !== undefined && !isFuture(first.at, now);
}

function hasEnded({ endsAt, lastSeenAt }: Session, now: number): boolean {
  return now >= endsAt || now - lastSeenAt >= idleDaysMax * dayMs;
}

/** Who somebody is, as the app shows it. */
export async function describeSession(
  context: AuthContext,
  { account, session }: OpenSession,
): Promise<SessionReply> {
  const memberships = await context.accounts.read((reader) => reader.memberships(account.id));
  const { id, name, email, administrator } = account;
  return {
    account: { id, name, email, administrator },
    device: { id: session.device, name: session.deviceName },
    memberships: memberships.map(
      ({ programmeId, programmeName, memberId, roles, launchPadId }) => ({
        programmeId,
        programmeName,
        memberId,
        roles: [...roles],
        ...(launchPadId === undefined ? {} : { launchPadId }),
      }),
    ),
  };
}
