/**
 * Who may what once a backup has replaced a database, decided on the rows of both.
 *
 * A backup is of the past: somebody who left since, a password that was changed, a laptop that was signed out would all
 * be back. So a programme that simply went on from the backup keeps the people that it has. Whether it did is told by the
 * audit log, whose hashes cover all before them: that of the backup is the beginning of the other, and nobody connected the
 * programme since.
 *
 * Of all other programmes neither list of members is later than the other: the server was set up anew after a loss, it
 * went on from another backup, or the programme was lost there and connected again by somebody who had it. Whose list is
 * right is known to nobody but people, so the operator is shown both and says it; until then, nothing is restored.
 *
 * An administrator of a server that was set up anew has used the link that only its operator has, and keeps their account,
 * with the memberships of the backup under their e-mail. All other e-mails were typed by whoever invited: there, the
 * account of the backup stays, with its password.
 */
import { mayCoordinate } from '../../domain/permission/permission.ts';
import type { MemberRole } from '../../domain/programme/programme.ts';
import {
  type Account,
  type AuditEvent,
  type AuditKind,
  type Link,
  noPassword,
} from '../ports/account-storage.ts';
import { fromColumn, toColumn } from './stored-text.ts';
import type { Row } from './tables.ts';

type AccountRow = Row<'accounts'>;
type MemberRow = Row<'memberships'>;

/** Who may what in one database, as rows of its tables. */
export interface People {
  /** From their ids to their names, as both lie in the columns. */
  readonly programmes: ReadonlyMap<string, string>;
  readonly accounts: readonly AccountRow[];
  readonly memberships: readonly MemberRow[];
  readonly sessions: readonly Row<'sessions'>[];
  readonly links: readonly Row<'links'>[];
}

/** The two databases. */
export interface BothPeople {
  readonly backup: People;
  readonly there: People;
  /** Whether the audit log of the backup is the beginning of the one that is replaced. */
  readonly isLater: boolean;
  /** What the audit log that is replaced tells beyond what both have, oldest first. */
  readonly events: readonly AuditEvent[];
  /** Whose members count where that cannot be told; nobody has said it yet where it is absent. */
  readonly choice?: MembersChoice | undefined;
}

/** The members of the backup, or those that the server has. */
export const membersChoices = ['backup', 'server'] as const;
export type MembersChoice = (typeof membersChoices)[number];

/** One person whose rights differ; no roles where they are no member. */
export interface DifferingMember {
  readonly email: string;
  readonly backup: readonly MemberRole[];
  readonly server: readonly MemberRole[];
}

/** A programme whose members only a person can decide on. */
export interface UndecidedProgramme {
  readonly name: string;
  readonly differing: readonly DifferingMember[];
}

/** Nothing is restored: the operator has to say whose members count. */
export class MembersUndecided extends Error {
  readonly programmes: readonly UndecidedProgramme[];
  constructor(programmes: readonly UndecidedProgramme[]) {
    super('It cannot be told whose members count');
    this.name = 'MembersUndecided';
    this.programmes = programmes;
  }
}

/** What the operator is told. */
export interface PeopleKept {
  /** Names of programmes whose members are not simply those of the database that was replaced. */
  readonly toCheck: readonly string[];
  /** E-mails of those who belonged to one of them, here or there, and do not any more. */
  readonly leftOut: readonly string[];
  /** E-mails of those who need a link for a new password. */
  readonly lockedOut: readonly string[];
}

/** The rows that a restored database gets. */
export interface PeopleAfter extends Omit<People, 'programmes'>, PeopleKept {}

/** Decides who may what. Throws `MembersUndecided` where only the operator can. */
export function peopleAfter(both: BothPeople): PeopleAfter {
  const { there, isLater } = both;
  const accounts = accountsAfter(both);
  const programmes = [...both.backup.programmes.keys()].map((id) =>
    programmeAfter(both, accounts, id),
  );
  const undecided = programmes.flatMap(({ name, differing }) =>
    both.choice === undefined && differing.length > 0 ? [{ name, differing }] : [],
  );
  if (undecided.length > 0) throw new MembersUndecided(undecided);
  // Elsewhere nobody knows who invited: an invitation is quickly made again.
  const trusted = new Set(programmes.flatMap(({ id, hasGoneOn }) => (hasGoneOn ? [id] : [])));
  const memberships = programmes.flatMap(({ members }) => members);
  const places = new Set(memberships.map(memberPlace));
  const locked = lockedOut(both, accounts, { memberships, trusted });
  return {
    accounts: accounts.rows.map((row) => (locked.has(row.id) ? withoutPassword(row) : row)),
    memberships,
    sessions: there.sessions.filter(
      ({ account_id }) => (isLater || accounts.stay.has(account_id)) && !locked.has(account_id),
    ),
    links: there.links.filter(({ programme_id, body }) => {
      const { accountId = '', memberId } = objectIn<Link>(body);
      if (programme_id === null) return isLater || accounts.stay.has(toColumn(accountId));
      // Nobody comes in as a member who is there.
      const place = memberPlace({ programme_id, member_id: toColumn(memberId ?? '') });
      return trusted.has(programme_id) && !places.has(place);
    }),
    toCheck: programmes.flatMap(({ name, isUnchanged }) => (isUnchanged ? [] : [name])),
    leftOut: accounts.emails(programmes.flatMap(({ leftOut }) => leftOut)),
    lockedOut: accounts.emails([...locked]),
  };
}

/**
 * Accounts that get rights beyond those of programmes that simply went on, and have another password than in the backup. While
 * they had fewer rights, others could set their password, and act there as if they were them; the earlier one may have been
 * changed because somebody knew it. So neither counts.
 */
function lockedOut(
  { backup, there }: BothPeople,
  { standing }: AccountsAfter,
  after: { readonly memberships: readonly MemberRow[]; readonly trusted: ReadonlySet<string> },
): ReadonlySet<string> {
  const passwords = new Map(backup.accounts.map((row) => [row.id, accountIn(row).passwordHash]));
  const changed = there.accounts
    .filter((row) => passwords.has(row.id) && passwords.get(row.id) !== accountIn(row).passwordHash)
    .map(({ id }) => standing.get(id) ?? id);
  const gaining = new Set(
    after.memberships
      .filter(({ programme_id }) => !after.trusted.has(programme_id))
      .map(({ account_id }) => account_id),
  );
  return new Set(changed.filter((id) => gaining.has(id)));
}

/** Until its owner chooses another by a link. */
function withoutPassword(row: AccountRow): AccountRow {
  return { ...row, body: JSON.stringify({ ...accountIn(row), passwordHash: noPassword }) };
}

interface AccountsAfter {
  readonly rows: readonly AccountRow[];
  /** Ids of accounts that are what they are in the replaced database, with their sessions. */
  readonly stay: ReadonlySet<string>;
  /** From the id of an account in either database to the one that stands for it afterwards. */
  readonly standing: ReadonlyMap<string, string>;
  emails(ids: readonly string[]): readonly string[];
}

function accountsAfter({ backup, there, isLater }: BothPeople): AccountsAfter {
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
    .map((row) => joined(row, others.get(row.id) ?? others.get(row.email)));
  const rows = [...returned, ...stay];
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
    emails: (asked) =>
      [...new Set(asked)]
        .flatMap((id) => emailOf.get(id) ?? [])
        .map(fromColumn)
        .toSorted(),
  };
}

const accountIn = ({ body }: AccountRow): Account => objectIn<Account>(body);

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

interface ProgrammeAfter {
  readonly id: string;
  readonly name: string;
  readonly members: readonly MemberRow[];
  /** Whether all members are those of the replaced database, and nobody had to decide it. */
  readonly isUnchanged: boolean;
  /** Whether it simply went on there from the backup. */
  readonly hasGoneOn: boolean;
  /** Those in whom the lists differ, where neither is known to be the later one. */
  readonly differing: readonly DifferingMember[];
  /** Accounts that belonged to it in either database, and do not any more. */
  readonly leftOut: readonly string[];
}

function programmeAfter(both: BothPeople, accounts: AccountsAfter, id: string): ProgrammeAfter {
  const { backup, there, isLater, choice } = both;
  const standingFor = (account = ''): string => accounts.standing.get(account) ?? account;
  const of = ({ memberships }: People): readonly MemberRow[] =>
    onePerMember(
      memberships
        .filter(({ programme_id }) => programme_id === id)
        .map((row) => ({ ...row, account_id: standingFor(row.account_id) })),
    );
  const events = both.events.filter(({ programmeId }) => toColumn(programmeId ?? '') === id);
  const cameIn = events.flatMap(({ kind, accountId }) =>
    comesIn.has(kind) ? [standingFor(toColumn(accountId ?? ''))] : [],
  );
  const isThere = there.programmes.has(id);
  const were = of(backup);
  const are = isThere ? of(there) : lessDecidedOn(were, events);
  const isConnectedSince = events.some(({ kind }) => kind === 'programmeConnected');
  const hasGoneOn = isThere && isLater && !isConnectedSince;
  const differing = hasGoneOn ? [] : differingIn(were, are, accounts);
  const chosen = differing.length === 0 || choice === 'server' ? are : were;
  // A programme without coordination could never be put right.
  const isCoordinated = hasGoneOn || chosen.some((row) => mayCoordinate(rolesOf(row)));
  const members = isCoordinated ? chosen : were;
  const belong = new Set(members.map(({ account_id }) => account_id));
  const known = [...were, ...are].map(({ account_id }) => account_id);
  const isUnchanged = isThere && differing.length === 0;
  return {
    ...{ id, name: fromColumn(backup.programmes.get(id) ?? ''), members },
    ...{ isUnchanged, hasGoneOn, differing },
    leftOut: isUnchanged ? [] : [...known, ...cameIn].filter((account) => !belong.has(account)),
  };
}

/** Of a programme that was lost there: its members less those on whom was decided since. Which roles they got is not in the log. */
function lessDecidedOn(
  were: readonly MemberRow[],
  events: readonly AuditEvent[],
): readonly MemberRow[] {
  const decidedOn = new Set(
    events.flatMap(({ kind, subject = '' }) => (decides.has(kind) ? [toColumn(subject)] : [])),
  );
  return were.filter(({ member_id }) => !decidedOn.has(member_id));
}

/** Those who are not the same member with the same roles in both lists. */
function differingIn(
  were: readonly MemberRow[],
  are: readonly MemberRow[],
  known: AccountsAfter,
): readonly DifferingMember[] {
  const accounts = [...new Set([...were, ...are].map(({ account_id }) => account_id))];
  return accounts.flatMap((account) => {
    const isTheirs = ({ account_id }: MemberRow): boolean => account_id === account;
    const [was, is] = [were.find(isTheirs), are.find(isTheirs)];
    const [email = fromColumn(account)] = known.emails([account]);
    const [backup, server] = [rolesOf(was).toSorted(), rolesOf(is).toSorted()];
    const isSame = was?.member_id === is?.member_id && String(backup) === String(server);
    return isSame ? [] : [{ email, backup, server }];
  });
}

const comesIn: ReadonlySet<AuditKind> = new Set(['joined', 'programmeConnected']);
const decides: ReadonlySet<AuditKind> = new Set([
  'memberRemoved',
  'invitationWithdrawn',
  'rolesChanged',
]);

const rolesOf = (row: MemberRow | undefined): readonly MemberRole[] =>
  row === undefined ? [] : (JSON.parse(row.roles) as readonly MemberRole[]);

const memberPlace = (row: Pick<MemberRow, 'programme_id' | 'member_id'>): string =>
  JSON.stringify([row.programme_id, row.member_id]);

/** In one programme, a member has one account and an account is one member: those that come first. */
function onePerMember(rows: readonly MemberRow[]): readonly MemberRow[] {
  const members = new Set<string>();
  const accounts = new Set<string>();
  return rows.filter(({ member_id, account_id }) => {
    if (members.has(member_id) || accounts.has(account_id)) return false;
    members.add(member_id);
    accounts.add(account_id);
    return true;
  });
}
