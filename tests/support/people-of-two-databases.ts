/** The people of a backup and of the database that it replaces, and what a restore makes of them. */
import type {
  Account,
  AuditEvent,
  AuditKind,
  Link,
} from '../../src/server/ports/account-storage.ts';
import type { BothPeople, People } from '../../src/server/storage/both-people.ts';
import {
  MembersUndecided,
  peopleAfter,
  type UndecidedProgramme,
} from '../../src/server/storage/people-after.ts';
import type { Row } from '../../src/server/storage/tables.ts';

/** The rows after a restore, and what the operator is told, side by side. */
export const restored = (both: BothPeople) => {
  const { told, ...rows } = peopleAfter(both);
  return { ...rows, ...told };
};

export const accountRow = (
  id: string,
  name: string,
  more: Partial<Account> = {},
): Row<'accounts'> => {
  const email = `${name}@example.org`;
  const account: Account = {
    ...{ id, name, email, passwordHash: id, createdAt: 1 },
    ...{ administrator: false, disabled: false, ...more },
  };
  return { id, email, body: JSON.stringify(account) };
};
export const member = (
  programme: string,
  account: string,
  name: string,
  role = 'accountManager',
): Row<'memberships'> => ({
  ...{ programme_id: programme, account_id: account, member_id: `m-${name}` },
  ...{ roles: JSON.stringify([role]), launch_pad_id: null, scope: 1 },
});
export const session = (account: string): Row<'sessions'> => ({
  ...{ token_hash: `session of ${account}`, account_id: account, body: '{}' },
});
export const link = (programme: string | null, more: Partial<Link> = {}): Row<'links'> => ({
  ...{ token_hash: `link of ${programme ?? more.accountId ?? 'nobody'}`, programme_id: programme },
  body: JSON.stringify(more),
});

export const names = ['nina', 'carl', 'dora', 'eve'];
export const backup: People = {
  programmes: new Map([
    ['p1', 'One'],
    ['p2', 'Two'],
  ]),
  accounts: names.map((name) => accountRow(`old-${name}`, name)),
  memberships: [
    member('p1', 'old-nina', 'nina', 'coordinator'),
    ...['carl', 'dora', 'eve'].map((name) => member('p1', `old-${name}`, name)),
    member('p2', 'old-dora', 'dora', 'coordinator'),
  ],
  sessions: [session('old-carl')],
  links: [link('p1')],
};

type There = Partial<People & Pick<BothPeople, 'events' | 'choice'>>;

/** Over a new server that Nina runs: everybody but Eve was invited there again, and Mallory came. */
export const overServerOfNina = ({ events = [], choice, ...more }: There = {}) =>
  restored({
    ...{ backup, isLater: false, events, choice },
    there: {
      programmes: new Map([
        ['p1', 'One'],
        ['p3', 'Three'],
      ]),
      accounts: [
        accountRow('new-nina', 'nina', { administrator: true }),
        ...['carl', 'dora', 'mallory'].map((name) => accountRow(`new-${name}`, name)),
      ],
      memberships: [],
      sessions: ['nina', 'carl', 'mallory'].map((name) => session(`new-${name}`)),
      links: [],
      ...more,
    },
  });
/** Over the same server, where all of the backup was there before. */
export const overSameServer = ({ events = [], choice, ...more }: There = {}, isLater = true) =>
  restored({
    ...{ backup, isLater, events, choice },
    there: { ...backup, links: [], ...more },
  });
/** What the operator has to decide on; nothing where the rest decides it. */
export const undecided = (decide: () => unknown): readonly UndecidedProgramme[] => {
  try {
    decide();
    return [];
  } catch (error) {
    if (error instanceof MembersUndecided) return error.programmes;
    throw error;
  }
};

export const connected = (accountId: string, programmeId = 'p1'): AuditEvent => ({
  ...{ at: 1, kind: 'programmeConnected', accountId, programmeId },
});
export const noted = (kind: AuditKind, name: string, programmeId = 'p1'): AuditEvent => ({
  ...{ at: 2, kind, programmeId, subject: `m-${name}` },
});

export const shown = (rows: readonly Row<'memberships'>[]): readonly string[] =>
  rows
    .map((row) => `${row.programme_id} ${row.account_id} ${row.member_id} ${row.roles}`)
    .toSorted();
export const inFirst = (rows: readonly Row<'memberships'>[]): readonly string[] =>
  shown(rows.filter(({ programme_id }) => programme_id === 'p1'));
