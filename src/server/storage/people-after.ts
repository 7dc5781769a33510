/**
 * Who may what once a backup has replaced a database, decided on the rows of both.
 *
 * A backup is of the past: somebody who left since, a password that was changed, a laptop that was signed out would all
 * be back. So where the audit log of the backup is the beginning of the one that is replaced, people stay as they are there.
 * Where it is not, that database went on from another backup, or belongs to a server that was set up anew after a loss:
 * neither is later than the other then, and people are those of the backup.
 *
 * That is decided for each programme by itself, since one that was lost may have been connected again by anybody who
 * had it: whoever connects a programme coordinates it, and would gain rights over all of the backup. Of one that an
 * administrator connected, the members are those of the replaced database, and whom that never knew is what they were.
 *
 * What was taken away there stays taken away, except by those who connected a programme without being administrators.
 *
 * An administrator of a server that was set up anew has used the link that only its operator has, and keeps their account,
 * with the memberships of the backup under their e-mail. All other e-mails were typed by whoever invited: there, the
 * account of the backup stays, with its password.
 */
import { mayCoordinate } from '../../domain/permission/permission.ts';
import type { MemberRole } from '../../domain/programme/programme.ts';
import type { Account, AuditEvent, AuditKind, Link } from '../ports/account-storage.ts';
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
  /** Whether both audit logs begin alike. */
  readonly isOfOneServer: boolean;
  /** What the audit log that is replaced tells beyond what both have, oldest first. */
  readonly events: readonly AuditEvent[];
  /** The same of the backup. */
  readonly backupEvents: readonly AuditEvent[];
}

/** What the operator is told. */
export interface PeopleKept {
  /** Names of programmes whose members are not simply those of the database that was replaced. */
  readonly toCheck: readonly string[];
  /** E-mails of those who belonged to one of them, here or there, and do not any more. */
  readonly leftOut: readonly string[];
}

/** The rows that a restored database gets. */
export interface PeopleAfter extends Omit<People, 'programmes'>, PeopleKept {}

/** Decides who may what. */
export function peopleAfter(both: BothPeople): PeopleAfter {
  const { there, isLater } = both;
  const accounts = accountsAfter(both);
  const programmes = [...both.backup.programmes.keys()].map((id) =>
    programmeAfter(both, accounts, id),
  );
  const trusted = new Set(programmes.flatMap(({ id, isOfThere }) => (isOfThere ? [id] : [])));
  const memberships = programmes.flatMap(({ members }) => members);
  const places = new Set(memberships.map(memberPlace));
  return {
    accounts: accounts.rows,
    memberships,
    sessions: there.sessions.filter((row) => isLater || accounts.stay.has(row.account_id)),
    links: there.links.filter(({ programme_id, body }) => {
      const { accountId = '', memberId } = objectIn<Link>(body);
      if (programme_id === null) return isLater || accounts.stay.has(toColumn(accountId));
      // Nobody comes in as a member who is there.
      const place = memberPlace({ programme_id, member_id: toColumn(memberId ?? '') });
      return trusted.has(programme_id) && !places.has(place);
    }),
    toCheck: programmes.flatMap(({ name, isUnchanged }) => (isUnchanged ? [] : [name])),
    leftOut: accounts.emails(programmes.flatMap(({ leftOut }) => leftOut)),
  };
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
  /** Whether all members are those of the replaced database, and nothing else. */
  readonly isUnchanged: boolean;
  /** Whether what is decided there counts. */
  readonly isOfThere: boolean;
  /** Accounts that belonged to it in either database, and do not any more. */
  readonly leftOut: readonly string[];
}

function programmeAfter(both: BothPeople, { standing }: AccountsAfter, id: string): ProgrammeAfter {
  const { backup, there, isLater } = both;
  const standingFor = (account = ''): string => standing.get(account) ?? account;
  const of = ({ memberships }: People): readonly MemberRow[] =>
    memberships
      .filter(({ programme_id }) => programme_id === id)
      .map((row) => ({ ...row, account_id: standingFor(row.account_id) }));
  const [were, are] = [of(backup), of(there)];
  const ofIt = ({ programmeId }: AuditEvent): boolean => toColumn(programmeId ?? '') === id;
  const cameIn = (events: readonly AuditEvent[]): readonly string[] =>
    events
      .filter((event) => comesIn.has(event.kind) && ofIt(event))
      .map(({ accountId = '' }) => standingFor(toColumn(accountId)));
  const isThere = there.programmes.has(id);
  const connection = isThere ? lastConnection(both.events, ofIt) : undefined;
  const isOfAdministrator =
    connection !== undefined && isAdministrator(there, connection.event.accountId);
  const isUnchanged = isLater && connection === undefined && isThere;
  const isOfThere = isUnchanged || isOfAdministrator;
  const taken = new Taken({
    ...{
      isThere,
      are,
      events: both.events.filter(ofIt),
      joined: new Set(cameIn(both.events.slice(connection?.at ?? 0))),
    },
    links: there.links.filter(({ programme_id }) => programme_id === id),
    // Where both had it, who is not there any more was removed, but for those who came since.
    newcomers:
      isThere && connection === undefined && both.isOfOneServer
        ? new Set(cameIn(both.backupEvents))
        : undefined,
  });
  const returning =
    connection !== undefined && !isOfAdministrator
      ? were
      : were.flatMap((row) => taken.leaves(row));
  const joining = onePerMember([...(isOfThere ? are : []), ...returning]);
  // A programme without coordination could never be put right: then nothing was taken away.
  const isCoordinated = joining.some((row) => mayCoordinate(rolesOf(row)));
  const members = isUnchanged ? are : isCoordinated ? joining : onePerMember(were);
  const belong = new Set(members.map(({ account_id }) => account_id));
  const known = [...were, ...are].map(({ account_id }) => account_id);
  return {
    ...{ id, name: fromColumn(backup.programmes.get(id) ?? ''), members, isUnchanged, isOfThere },
    leftOut: isUnchanged
      ? []
      : [...known, ...cameIn(both.events)].filter((account) => !belong.has(account)),
  };
}

/**
 * When a programme was last connected, of what no earlier restore has decided on. It is noted before it is done: a server that was
 * killed in between has no such programme.
 */
function lastConnection(
  events: readonly AuditEvent[],
  ofIt: (event: AuditEvent) => boolean,
): { readonly at: number; readonly event: AuditEvent } | undefined {
  const restoredAt = events.findLastIndex(({ kind }) => kind === 'backupRestored');
  const at = events.findLastIndex(
    (event, index) => index > restoredAt && event.kind === 'programmeConnected' && ofIt(event),
  );
  const event = events[at];
  return event && { at, event };
}

function isAdministrator({ accounts }: People, accountId = ''): boolean {
  const row = accounts.find(({ id }) => id === toColumn(accountId));
  return row !== undefined && accountIn(row).administrator;
}

/** What is known of one programme in the database that is replaced. */
interface KnownThere {
  readonly isThere: boolean;
  readonly are: readonly MemberRow[];
  readonly events: readonly AuditEvent[];
  /** Accounts that came in there. */
  readonly joined: ReadonlySet<string>;
  readonly links: readonly Row<'links'>[];
  /** Accounts that came in by the backup, where everybody else of it was there as well. */
  readonly newcomers: ReadonlySet<string> | undefined;
}

/** What was taken away there from members of the backup. */
class Taken {
  private readonly known: KnownThere;
  private readonly removed = new Set<string>();
  /** Whose roles were decided on there. */
  private readonly changed = new Set<string>();
  private readonly invited = new Map<string, readonly MemberRole[]>();

  constructor(known: KnownThere) {
    this.known = known;
    for (const { kind, subject = '' } of known.events) {
      const member = toColumn(subject);
      if (takesAway.has(kind)) this.removed.add(member);
      if (takesAway.has(kind) || kind === 'rolesChanged') this.changed.add(member);
    }
    for (const { body } of known.links) {
      const { kind, memberId = '', roles = [] } = objectIn<Link>(body);
      if (kind === 'invitation') this.invited.set(toColumn(memberId), roles);
    }
  }

  /** A membership of the backup with the roles that are left of it; none where none is. */
  leaves(row: MemberRow): readonly MemberRow[] {
    const { are, isThere, joined, newcomers } = this.known;
    const is = are.find(
      ({ member_id, account_id }) => member_id === row.member_id || account_id === row.account_id,
    );
    if (is !== undefined) return this.changed.has(row.member_id) ? within(row, rolesOf(is)) : [row];
    const invited = this.invited.get(row.member_id);
    if (invited !== undefined) return within(row, invited);
    const isRemoved =
      this.removed.has(row.member_id) ||
      (isThere && joined.has(row.account_id)) ||
      (newcomers !== undefined && !newcomers.has(row.account_id)) ||
      // Which roles they were is not in the log.
      this.changed.has(row.member_id);
    return isRemoved ? [] : [row];
  }
}

/** A membership with no other roles than these. */
function within(row: MemberRow, others: readonly MemberRole[]): readonly MemberRow[] {
  const roles = rolesOf(row).filter((role) => others.includes(role));
  return roles.length === 0 ? [] : [{ ...row, roles: JSON.stringify(roles) }];
}

const comesIn: ReadonlySet<AuditKind> = new Set(['joined', 'programmeConnected']);
const takesAway: ReadonlySet<AuditKind> = new Set(['memberRemoved', 'invitationWithdrawn']);

const rolesOf = ({ roles }: MemberRow): readonly MemberRole[] =>
  JSON.parse(roles) as readonly MemberRole[];

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
