/**
 * What the operator may do with accounts beside the server, where nobody is signed in: whoever can read the database
 * is trusted. The way back in for the last administrator who forgot a password, and the way out for someone who left.
 */

import { fail, ok, type Result } from '../../std/result.ts';
import type { Account, AccountReader, AccountWriter, AuditKind } from '../ports/account-storage.ts';
import type { AuthContext } from './context.ts';
import { makeResetLink, type ToldLink } from './links.ts';
import { endLinks } from './living-links.ts';
import { accountAt } from './typed-secret.ts';

export interface ListedAccount extends Account {
  /** Devices on which it is signed in. */
  readonly devices: number;
  /** The programmes that it is a member of. */
  readonly programmes: readonly string[];
}

/** Every account, by e-mail. */
export function listAccounts({ accounts }: AuthContext): Promise<readonly ListedAccount[]> {
  return accounts.read(async (reader) => {
    const all = await reader.allAccounts();
    const listed: ListedAccount[] = [];
    for (const account of all) {
      const sessions = await reader.sessions(account.id);
      const memberships = await reader.memberships(account.id);
      const programmes = memberships.map(({ programmeName }) => programmeName);
      listed.push({ ...account, devices: sessions.length, programmes });
    }
    return listed;
  });
}

/** A link to set a new password; for an account that is disabled there is none. */
export function operatorResetLink(
  context: AuthContext,
  email: string,
): Promise<Result<ToldLink, 'unknown' | 'disabled'>> {
  return context.accounts.write(
    async (writer): Promise<Result<ToldLink, 'unknown' | 'disabled'>> => {
      const account = await accountOf(writer, email);
      if (account === undefined) return fail('unknown');
      if (account.disabled) return fail('disabled');
      const link = await makeResetLink(context, writer, account);
      await note(context, writer, 'resetLinkMade', account);
      return ok(link);
    },
  );
}

/**
 * Shuts an account out of every device at once, or lets it sign in again. Its memberships stay as they are; its
 * sessions open nothing any more, and are gone when it is let in again. The links that it made end.
 */
export function setDisabled(
  context: AuthContext,
  email: string,
  disabled: boolean,
): Promise<Result<Account, 'unknown'>> {
  return context.accounts.write(async (writer): Promise<Result<Account, 'unknown'>> => {
    const account = await accountOf(writer, email);
    if (account === undefined) return fail('unknown');
    const changed = { ...account, disabled };
    await writer.putAccount(changed);
    if (account.disabled || disabled) {
      const memberships = await writer.memberships(account.id);
      await endLinks(
        writer,
        account.id,
        memberships.map(({ programmeId }) => programmeId),
      );
    }
    if (account.disabled && !disabled) {
      for (const { tokenHash } of await writer.sessions(account.id)) {
        await writer.removeSession(tokenHash);
      }
    }
    await note(context, writer, disabled ? 'accountDisabled' : 'accountEnabled', account);
    return ok(changed);
  });
}

function accountOf(reader: AccountReader, email: string): Promise<Account | undefined> {
  return accountAt(reader, email);
}

function note(
  context: AuthContext,
  writer: AccountWriter,
  kind: AuditKind,
  { id }: Account,
): Promise<void> {
  return writer.appendAudit({ at: context.now(), kind, subject: id }, (text) => context.hash(text));
}
