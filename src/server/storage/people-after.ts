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
 */
import { mayCoordinate } from '../../domain/permission/permission.ts';
import type { MemberRole } from '../../domain/programme/programme.ts';
import {
  type AuditEvent,
  type AuditKind,
  type Link,
  noPassword,
} from '../ports/account-storage.ts';
import type {
  BothPeople,
  DifferingMark,
  DifferingPerson,
  MembersChoice,
  People,
} from './both-people.ts';
import { accountIn, type AccountsAfter, accountsAfter, objectIn } from './accounts-after.ts';
import { fromColumn, toColumn } from './stored-text.ts';
import type { Row } from './tables.ts';

type AccountRow = Row<'accounts'>;
type MemberRow = Row<'memberships'>;

/** A programme whose members only a person can decide on; without a name, the administration of the server. */
export interface UndecidedProgramme {
  readonly name?: string | undefined;
  readonly differing: readonly DifferingPerson[];
  /**
   * The list by which nobody could put the programme right any more. That of the server is refused then. That of the backup never
   * is: there is always one way on, and the operator can enable an account.
   */
  readonly uncoordinatedBy?: MembersChoice | undefined;
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
  /** Whether accounts, sessions and the audit log are those of the database that was replaced. */
  readonly isLater: boolean;
  /** Names of programmes that only the database that was replaced had. */
  readonly lost: readonly string[];
  /** Names of programmes whose members are not simply those of the database that was replaced. */
  readonly toCheck: readonly string[];
  /** E-mails of those who belonged to one of them, here or there, and do not any more. */
  readonly leftOut: readonly string[];
  /** E-mails of those who need a link for a new password. */
  readonly lockedOut: readonly string[];
}

/** The rows that a restored database gets. */
export interface PeopleAfter extends Omit<People, 'programmes'> {
  readonly told: PeopleKept;
}

/** Decides who may what. Throws `MembersUndecided` where only the operator can. */
export function peopleAfter(both: BothPeople): PeopleAfter {
  const { there, isLater } = both;
  const accounts = accountsAfter(both);
  const programmes = [...both.backup.programmes.keys()].map((id) =>
    programmeAfter(both, accounts, id),
  );
  const lists: readonly UndecidedProgramme[] = [...programmes, administration(accounts)];
  const undecided = lists.filter(
    ({ differing, uncoordinatedBy }) =>
      differing.length > 0 &&
      (both.choice === undefined || (both.choice === 'server' && uncoordinatedBy === 'server')),
  );
  if (undecided.length > 0) {
    throw new MembersUndecided(
      undecided.map(({ name, differing, uncoordinatedBy }) => ({
        name,
        differing,
        uncoordinatedBy,
      })),
    );
  }
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
    told: {
      isLater,
      lost: [...there.programmes]
        .filter(([id]) => !both.backup.programmes.has(id))
        .map(([, name]) => fromColumn(name)),
      toCheck: programmes.flatMap(({ name, isUnchanged }) => (isUnchanged ? [] : [name])),
      leftOut: accounts.emails(programmes.flatMap(({ leftOut }) => leftOut)),
      lockedOut: accounts.emails([...locked]),
    },
  };
}

function administration({ administrators }: AccountsAfter): UndecidedProgramme {
  const differing = administrators.map(({ id: _id, ...person }) => person);
  return { differing };
}

/**
 * Accounts that get rights beyond those of programmes that simply went on, and have another password than in the backup. While
 * they had fewer rights, others could set their password, and act there as if they were them; the earlier one may have been
 * changed because somebody knew it. So neither counts.
 */
function lockedOut(
  { backup, there, choice }: BothPeople,
  { standing, administrators }: AccountsAfter,
  after: { readonly memberships: readonly MemberRow[]; readonly trusted: ReadonlySet<string> },
): ReadonlySet<string> {
  const passwords = new Map(backup.accounts.map((row) => [row.id, accountIn(row).passwordHash]));
  const changed = there.accounts
    .filter((row) => passwords.has(row.id) && passwords.get(row.id) !== accountIn(row).passwordHash)
    .map(({ id }) => standing.get(id) ?? id);
  const members = after.memberships.filter(({ programme_id }) => !after.trusted.has(programme_id));
  const gaining = new Set([
    ...members.map(({ account_id }) => account_id),
    ...(choice === 'server' ? [] : administrators.map(({ id }) => id)),
  ]);
  return new Set(changed.filter((id) => gaining.has(id)));
}

/** Until its owner chooses another by a link. */
function withoutPassword(row: AccountRow): AccountRow {
  return { ...row, body: JSON.stringify({ ...accountIn(row), passwordHash: noPassword }) };
}

interface ProgrammeAfter {
  readonly id: string;
  readonly name: string;
  readonly members: readonly MemberRow[];
  /** Whether all members are those of the replaced database, and nobody had to decide it. */
  readonly isUnchanged: boolean;
  /** Whether it simply went on there from the backup. */
  readonly hasGoneOn: boolean;
  /** Those in whom the lists differ, where neither is known to be the later one. */
  readonly differing: readonly DifferingPerson[];
  readonly uncoordinatedBy: MembersChoice | undefined;
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
  const differing = hasGoneOn ? [] : differingIn({ were, are, isThere }, accounts);
  const members = differing.length === 0 || choice === 'server' ? are : were;
  const belong = new Set(members.map(({ account_id }) => account_id));
  const known = [...were, ...are].map(({ account_id }) => account_id);
  const isUnchanged = isThere && differing.length === 0;
  return {
    ...{ id, name: fromColumn(backup.programmes.get(id) ?? ''), members },
    ...{ isUnchanged, hasGoneOn, differing },
    uncoordinatedBy: uncoordinatedBy({ were, are }, accounts),
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
  lists: {
    readonly were: readonly MemberRow[];
    readonly are: readonly MemberRow[];
    readonly isThere: boolean;
  },
  known: AccountsAfter,
): readonly DifferingPerson[] {
  const { were, are, isThere } = lists;
  const accounts = [...new Set([...were, ...are].map(({ account_id }) => account_id))];
  const differing = accounts.flatMap((account) => {
    const isTheirs = ({ account_id }: MemberRow): boolean => account_id === account;
    const [was, is] = [were.find(isTheirs), are.find(isTheirs)];
    const [email = fromColumn(account)] = known.emails([account]);
    const [backup, server] = [rolesOf(was).toSorted(), rolesOf(is).toSorted()];
    const marks: DifferingMark[] = [];
    if (was !== undefined && is !== undefined) {
      if (was.member_id !== is.member_id) marks.push('otherMember');
      if (was.launch_pad_id !== is.launch_pad_id) marks.push('otherLaunchPad');
    }
    if (marks.length === 0 && String(backup) === String(server)) return [];
    if (known.isDisabled(account)) marks.push('disabled');
    return [{ email, backup, server: isThere ? server : undefined, marks }];
  });
  return differing.toSorted((a, b) => (a.email < b.email ? -1 : 1));
}

/** Of the two lists, the one by which nobody would coordinate the programme, where somebody does by the other. */
function uncoordinatedBy(
  { were, are }: { readonly were: readonly MemberRow[]; readonly are: readonly MemberRow[] },
  accounts: AccountsAfter,
): MembersChoice | undefined {
  const [byBackup, byServer] = [were, are].map((rows) => isCoordinated(rows, accounts));
  if (byBackup === byServer) return undefined;
  return byBackup === true ? 'server' : 'backup';
}

/** By somebody who can sign in. */
const isCoordinated = (rows: readonly MemberRow[], accounts: AccountsAfter): boolean =>
  rows.some((row) => mayCoordinate(rolesOf(row)) && !accounts.isDisabled(row.account_id));

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
