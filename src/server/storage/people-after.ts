/**
 * Who may what once a backup has replaced a database, decided on the rows of both.
 *
 * A backup is of the past: somebody who left since, a password that was changed, a laptop that was signed out would all
 * be back. So where it is a backup of the very server that it replaces, people stay as they are there.
 *
 * Otherwise that server was set up anew after a loss, and anybody may have connected a programme of the backup there
 * before it was restored. What is decided there gives nobody rights over the backup, except:
 * - whoever has an account of its administration, which is made with a link that only its operator has, keeps it, with
 *   the memberships that the backup has under the same e-mail;
 * - of a programme that the administration itself connected there, the members are those of that server. Who was removed
 *   there stays removed, and whom that server never knew is what they were.
 *
 * All other e-mails were typed by whoever invited: there, the account of the backup stays, with its password. One that the
 * operator has disabled there is disabled.
 */
import type { Account, AuditEvent, Link } from '../ports/account-storage.ts';
import { fromColumn, toColumn } from './stored-text.ts';
import type { Row } from './tables.ts';

/** Who may what in one database, as rows of its tables. */
export interface People {
  /** As they lie in the column. */
  readonly programmeIds: ReadonlySet<string>;
  readonly accounts: readonly Row<'accounts'>[];
  readonly memberships: readonly Row<'memberships'>[];
  readonly sessions: readonly Row<'sessions'>[];
  readonly links: readonly Row<'links'>[];
}

/** The rows that a restored database gets. */
export interface PeopleAfter extends Omit<People, 'programmeIds'> {
  /** Whether all is as it was in the database that is replaced. */
  readonly areKept: boolean;
  /** E-mails of those who belonged to a programme in the database that is replaced and do not any more. */
  readonly leftOut: readonly string[];
}

/** The database that is replaced. */
export interface PeopleThere extends People {
  /** Its audit log, oldest first: at least which programmes were connected and who was removed. */
  readonly events: readonly AuditEvent[];
}

export interface BothPeople {
  readonly backup: People;
  readonly there: PeopleThere;
}

/** Decides who may what. */
export function peopleAfter(both: BothPeople): PeopleAfter {
  const ids = new Set(both.there.accounts.map(({ id }) => id));
  const { accounts } = both.backup;
  // A backup from before anybody had an account says nothing of people.
  const isSameServer = accounts.length === 0 || accounts.some(({ id }) => ids.has(id));
  return isSameServer ? ofSameServer(both) : ofAnotherServer(both);
}

function ofSameServer({ backup, there }: BothPeople): PeopleAfter {
  const { accounts, sessions, links, programmeIds } = there;
  const ids = new Set(accounts.map(({ id }) => id));
  const memberships = [
    ...there.memberships.filter((row) => backup.programmeIds.has(row.programme_id)),
    // A programme that the server did not have any more has the members of the backup.
    ...backup.memberships.filter(
      (row) => !programmeIds.has(row.programme_id) && ids.has(row.account_id),
    ),
  ];
  return { accounts, memberships, sessions, links, areKept: true, leftOut: [] };
}

function ofAnotherServer({ backup, there }: BothPeople): PeopleAfter {
  const ofBackup = new Map(backup.accounts.map((row) => [row.email, row]));
  const ofAdministration = new Map<string, Row<'accounts'>>();
  const disabled = new Set<string>();
  for (const row of there.accounts) {
    const account = JSON.parse(row.body) as Account;
    if (account.administrator) ofAdministration.set(row.email, row);
    if (account.disabled) disabled.add(row.email);
  }
  const returned = backup.accounts
    .filter(({ email }) => !ofAdministration.has(email))
    .map((row) => (disabled.has(row.email) ? asDisabled(row) : row));
  const kept = there.accounts.filter(
    ({ email }) => ofAdministration.has(email) || !ofBackup.has(email),
  );
  const keptIds = new Set(kept.map(({ id }) => id));
  // From each account to the one that has its e-mail afterwards.
  const standing = new Map<string, string>();
  for (const { id, email } of [...backup.accounts, ...there.accounts]) {
    standing.set(id, (ofAdministration.get(email) ?? ofBackup.get(email))?.id ?? id);
  }
  const asStanding = (row: Row<'memberships'>): Row<'memberships'> => ({
    ...row,
    account_id: standing.get(row.account_id) ?? row.account_id,
  });

  const connected = connectedByAdministration(there, ofAdministration);
  const removed = removedIn(there);
  const belonged = there.memberships
    .filter(({ programme_id }) => backup.programmeIds.has(programme_id))
    .map(asStanding);
  const memberships = onePerMember([
    ...belonged.filter(({ programme_id }) => connected.has(programme_id)),
    ...backup.memberships
      .filter((row) => !connected.has(row.programme_id) || !removed.has(placeOf(row)))
      .map(asStanding),
  ]);
  const belong = new Set(memberships.map(accountPlaceOf));
  const out = new Set(
    belonged.filter((row) => !belong.has(accountPlaceOf(row))).map(({ account_id }) => account_id),
  );
  return {
    accounts: [...returned, ...kept],
    memberships,
    sessions: there.sessions.filter((row) => keptIds.has(row.account_id)),
    links: there.links.filter(({ programme_id, body }) =>
      programme_id === null
        ? keptIds.has((JSON.parse(body) as Link).accountId ?? '')
        : connected.has(programme_id),
    ),
    areKept: false,
    leftOut: kept.filter(({ id }) => out.has(id)).map(({ email }) => fromColumn(email)),
  };
}

/** The programmes that an account of the administration connected on this server. */
function connectedByAdministration(
  { events }: PeopleThere,
  administration: ReadonlyMap<string, Row<'accounts'>>,
): ReadonlySet<string> {
  const ids = new Set([...administration.values()].map(({ id }) => id));
  const connected = events.filter(
    ({ kind, accountId }) => kind === 'programmeConnected' && ids.has(toColumn(accountId ?? '')),
  );
  return new Set(connected.map(({ programmeId }) => toColumn(programmeId ?? '')));
}

/** The places from which members were removed on this server; some of them may be back. */
function removedIn({ events }: PeopleThere): ReadonlySet<string> {
  return new Set(
    events
      .filter(({ kind }) => kind === 'memberRemoved')
      .map(({ programmeId, subject }) =>
        placeOf({
          programme_id: toColumn(programmeId ?? ''),
          member_id: toColumn(subject ?? ''),
        }),
      ),
  );
}

const placeOf = (row: Pick<Row<'memberships'>, 'programme_id' | 'member_id'>): string =>
  JSON.stringify([row.programme_id, row.member_id]);
const accountPlaceOf = (row: Pick<Row<'memberships'>, 'programme_id' | 'account_id'>): string =>
  JSON.stringify([row.programme_id, row.account_id]);

/** In each programme, a member has one account and an account is one member: those that come first. */
function onePerMember(rows: readonly Row<'memberships'>[]): readonly Row<'memberships'>[] {
  const members = new Set<string>();
  const accounts = new Set<string>();
  return rows.filter((row) => {
    if (members.has(placeOf(row)) || accounts.has(accountPlaceOf(row))) return false;
    members.add(placeOf(row));
    accounts.add(accountPlaceOf(row));
    return true;
  });
}

function asDisabled(row: Row<'accounts'>): Row<'accounts'> {
  return { ...row, body: JSON.stringify({ ...(JSON.parse(row.body) as Account), disabled: true }) };
}
