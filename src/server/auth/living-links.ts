/** Whether links still work: of those that ended, or whose makers may not make them any more, nothing is told. */

import type { Account, AccountReader, Link } from '../ports/account-storage.ts';
import type { Membership } from '../ports/sheet-storage.ts';
import type { AuthContext } from './context.ts';
import { coordinates, mayReset } from './rights.ts';

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
  if (now >= link.expiresAt) return false;
  const { createdBy, programmeId } = link;
  const target = link.accountId === undefined ? undefined : await reader.account(link.accountId);
  if (target !== undefined && link.createdAt < (target.passwordChangedAt ?? 0)) return false;
  // The operator made it, or nobody is here yet.
  if (createdBy === undefined) return true;
  const maker = await reader.account(createdBy);
  if (maker === undefined || maker.disabled) return false;
  if (target !== undefined) return mayReset(reader, maker, target);
  return programmeId === undefined || coordinates(reader, createdBy, programmeId);
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
