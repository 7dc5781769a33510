/**
 * Whether links still work: of those that ended, or whose makers may not make them any more, nothing is told. What takes a right
 * away ends the links that were made by it in the same transaction, so that none works again when the right comes back.
 */

import type { Account, AccountReader, AccountWriter, Link } from '../ports/account-storage.ts';
import type { Membership } from '../ports/sheet-storage.ts';
import { isFuture } from '../stored-times.ts';
import type { AuthContext } from './context.ts';
import { coordinates, mayReset } from './rights.ts';

/** A clock that is ahead by less makes no link work much longer, in milliseconds. */
const dayMs = 86_400_000;

/** The link of a token, as long as it works. */
export async function livingLink(
  context: AuthContext,
  reader: AccountReader,
  token: string,
): Promise<Link | undefined> {
  const link = await reader.link(context.hash(token));
  return link !== undefined && (await isAlive(reader, link, context.now())) ? link : undefined;
}

/** What is asked in order to know whether a link works. */
export type LinkReader = Pick<AccountReader, 'account' | 'membership' | 'memberships'>;

/**
 * Whether a link still works: its time is not over, whoever made it might still make it, and the password that it
 * resets was not changed since.
 */
export async function isAlive(reader: LinkReader, link: Link, now: number): Promise<boolean> {
  // One that a clock ahead dated would work for as long as that.
  if (now >= link.expiresAt || isFuture(link.createdAt, now, dayMs)) return false;
  const { accountId } = link;
  const changedAt =
    accountId === undefined ? undefined : (await reader.account(accountId))?.passwordChangedAt;
  // Where a clock ahead dated the change, it ended the links that were there itself.
  const isOutdated = changedAt !== undefined && !isFuture(changedAt, now);
  if (isOutdated && link.createdAt < changedAt) return false;
  return isGranted(reader, link);
}

/** Whether whoever made a link might still make it; it may be too old all the same. */
async function isGranted(reader: LinkReader, link: Link): Promise<boolean> {
  if (link.ended === true) return false;
  const { createdBy, programmeId } = link;
  const target = link.accountId === undefined ? undefined : await reader.account(link.accountId);
  // The operator made it, or nobody is here yet.
  if (createdBy === undefined) return true;
  const maker = await reader.account(createdBy);
  if (maker === undefined || maker.disabled) return false;
  if (target !== undefined) return mayReset(reader, maker, target);
  return programmeId === undefined || coordinates(reader, createdBy, programmeId);
}

/**
 * Ends the links of somebody who coordinates programmes no more, once that is written: invitations stay in the lists, as
 * expired.
 *
 * @param programmeIds the programmes that they coordinate no more, or never did
 */
export async function endLinks(
  writer: AccountWriter,
  accountId: string,
  programmeIds: readonly string[],
): Promise<void> {
  const made = async (programmeId: string | null): Promise<readonly Link[]> =>
    (await writer.links(programmeId)).filter(({ createdBy }) => createdBy === accountId);
  const ending: Link[] = [];
  for (const programmeId of programmeIds) ending.push(...(await made(programmeId)));
  // A password may be reset by another right: that of the administrator, or in other programmes.
  const asked = askedOnce(writer);
  for (const link of await made(null)) if (!(await isGranted(asked, link))) ending.push(link);
  for (const link of ending) await writer.putLink({ ...link, ended: true });
}

/**
 * Ends the links for the password of somebody whose memberships changed, where their makers may not make them any more, once that
 * is written: the right to make them may come back with those memberships.
 */
export async function endLinksFor(writer: AccountWriter, accountId: string): Promise<void> {
  const asked = askedOnce(writer);
  const made = (await writer.links(null)).filter((link) => link.accountId === accountId);
  for (const link of made) {
    if (!(await isGranted(asked, link))) await writer.putLink({ ...link, ended: true });
  }
}

/** Ends the links for the password of somebody who has just got another one. */
export async function endLinksForPassword(writer: AccountWriter, accountId: string): Promise<void> {
  for (const link of await writer.links(null)) {
    if (link.accountId === accountId) await writer.putLink({ ...link, ended: true });
  }
}

/** Asks for each account and each membership once, however many links they made. */
export function askedOnce(reader: AccountReader): LinkReader {
  const accounts = new Map<string, Promise<Account | undefined>>();
  const memberships = new Map<string, Promise<Membership | undefined>>();
  return {
    memberships: (accountId) => reader.memberships(accountId),
    account: (id) => known(accounts, id, () => reader.account(id)),
    membership: (programmeId, accountId) =>
      known(memberships, `${programmeId} ${accountId}`, () =>
        reader.membership(programmeId, accountId),
      ),
  };
}

function known<T>(
  answers: Map<string, Promise<T>>,
  key: string,
  ask: () => Promise<T>,
): Promise<T> {
  const answer = answers.get(key) ?? ask();
  answers.set(key, answer);
  return answer;
}
