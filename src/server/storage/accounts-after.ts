/**
 * The accounts after a restore, decided on the rows of both databases.
 *
 * An administrator of a server that was set up anew has used the link that only its operator has, and keeps their account,
 * with the memberships of the backup under their e-mail. All other e-mails were typed by whoever invited: there, the
 * account of the backup stays, with its password.
 */
import type { Account } from '../ports/account-storage.ts';
import type { BothPeople, DifferingPerson } from './both-people.ts';
import { fromColumn } from './stored-text.ts';
import type { Row } from './tables.ts';

type AccountRow = Row<'accounts'>;

/** Accounts of the restored database. */
export interface AccountsAfter {
  readonly rows: readonly AccountRow[];
  /** Ids of accounts that are what they are in the replaced database, with their sessions. */
  readonly stay: ReadonlySet<string>;
  /** From the id of an account in either database to the one that stands for it afterwards. */
  readonly standing: ReadonlyMap<string, string>;
  /** Those who administer the server in one of the databases alone, and are of the backup. */
  readonly administrators: readonly (DifferingPerson & { readonly id: string })[];
  emails(ids: readonly string[]): readonly string[];
  isDisabled(id: string): boolean;
}

/**
 * Decides which accounts there are, and with which password. Those of the replaced database stay where it went on from the
 * backup; elsewhere those of the backup come back, besides those that are there alone.
 */
export function accountsAfter({ backup, there, isLater, choice }: BothPeople): AccountsAfter {
  const ofBackup = new Map(backup.accounts.map((row) => [row.id, row]));
  const byEmail = new Map(backup.accounts.map((row) => [row.email, row]));
  const administrators = there.accounts.filter(
    (row) => !ofBackup.has(row.id) && accountIn(row).administrator,
  );
  const ofAdministration = new Map(administrators.map((row) => [row.email, row]));
  const stay = there.accounts.filter(
    ({ id, email }) =>
      isLater || (!ofBackup.has(id) && (ofAdministration.has(email) || !byEmail.has(email))),
  );
  const stayIds = new Set(stay.map(({ id }) => id));
  const stayEmails = new Set(stay.map(({ email }) => email));
  const others = new Map<string, AccountRow>();
  for (const row of there.accounts) others.set(row.id, row).set(row.email, row);
  const returned = backup.accounts
    .filter(({ id, email }) => !stayIds.has(id) && !stayEmails.has(email))
    .map((row) => ({ row, other: others.get(row.id) ?? others.get(row.email) }));
  // Nobody there has the link of the operator: its list says nothing.
  const isAdministered = there.accounts.some(isAdministrator);
  const differing = returned.filter(
    ({ row, other }) => isAdministered && isAdministrator(row) !== isAdministrator(other),
  );
  const back = returned.map(({ row, other }) => {
    const counts = choice === 'server' && isAdministered ? other : row;
    return asAdministrator(joined(row, other), isAdministrator(counts));
  });
  const rows = [...back, ...stay];
  const disabled = new Set(rows.flatMap((row) => (accountIn(row).disabled ? [row.id] : [])));
  const idOf = new Map(rows.map(({ id, email }) => [email, id]));
  const ids = new Set(rows.map(({ id }) => id));
  const standing = new Map<string, string>();
  for (const { id, email } of [...backup.accounts, ...there.accounts]) {
    standing.set(id, ids.has(id) ? id : (idOf.get(email) ?? id));
  }
  const emailOf = new Map(
    [...backup.accounts, ...there.accounts, ...rows].map(({ id, email }) => [id, email]),
  );
  return {
    ...{ rows, stay: stayIds, standing },
    administrators: differing.map(({ row, other }) => ({
      id: row.id,
      email: fromColumn(row.email),
      backup: isAdministrator(row) ? ['administrator'] : [],
      server: isAdministrator(other) ? ['administrator'] : [],
      marks:
        accountIn(row).disabled || (other !== undefined && accountIn(other).disabled)
          ? ['disabled']
          : [],
    })),
    isDisabled: (id) => disabled.has(id),
    emails: (asked) =>
      [...new Set(asked)]
        .flatMap((id) => emailOf.get(id) ?? [])
        .map(fromColumn)
        .toSorted(),
  };
}

function isAdministrator(row: AccountRow | undefined): boolean {
  return row !== undefined && accountIn(row).administrator;
}

function asAdministrator(row: AccountRow, administrator: boolean): AccountRow {
  const account = accountIn(row);
  if (account.administrator === administrator) return row;
  return { ...row, body: JSON.stringify({ ...account, administrator }) };
}

/** The account in a row. */
export const accountIn = ({ body }: AccountRow): Account => objectIn<Account>(body);

/** Throws a `SyntaxError` where a body is no object: then the database is damaged. */
export function objectIn<T extends object>(body: string): T {
  const value = JSON.parse(body) as T | null;
  if (typeof value !== 'object' || value === null) throw new SyntaxError('A body is no object');
  return value;
}

/** An account of the backup; the password that was set last, if both are the same account, and disabled where either is. */
function joined(row: AccountRow, other: AccountRow | undefined): AccountRow {
  if (other === undefined) return row;
  const [account, there] = [accountIn(row), accountIn(other)];
  const isNewer = row.id === other.id && setAt(there) > setAt(account);
  if (!isNewer && account.disabled === there.disabled) return row;
  const disabled = account.disabled || there.disabled;
  return { ...row, body: JSON.stringify({ ...(isNewer ? there : account), disabled }) };
}

const setAt = ({ passwordChangedAt, createdAt }: Account): number => passwordChangedAt ?? createdAt;
