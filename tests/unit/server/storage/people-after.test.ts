/** Who may what after a restore: over a later state of the backup, or over what went on from elsewhere. */

import { describe, expect, it } from 'vitest';
import type {
  Account,
  AuditEvent,
  AuditKind,
  Link,
} from '../../../../src/server/ports/account-storage.ts';
import type { BothPeople, People } from '../../../../src/server/storage/both-people.ts';
import {
  MembersUndecided,
  peopleAfter,
  type UndecidedProgramme,
} from '../../../../src/server/storage/people-after.ts';
import type { Row } from '../../../../src/server/storage/tables.ts';

const accountRow = (id: string, name: string, more: Partial<Account> = {}): Row<'accounts'> => {
  const email = `${name}@example.org`;
  const account: Account = {
    ...{ id, name, email, passwordHash: id, createdAt: 1 },
    ...{ administrator: false, disabled: false, ...more },
  };
  return { id, email, body: JSON.stringify(account) };
};
const member = (
  programme: string,
  account: string,
  name: string,
  role = 'accountManager',
): Row<'memberships'> => ({
  ...{ programme_id: programme, account_id: account, member_id: `m-${name}` },
  ...{ roles: JSON.stringify([role]), launch_pad_id: null, scope: 1 },
});
const session = (account: string): Row<'sessions'> => ({
  ...{ token_hash: `session of ${account}`, account_id: account, body: '{}' },
});
const link = (programme: string | null, more: Partial<Link> = {}): Row<'links'> => ({
  ...{ token_hash: `link of ${programme ?? more.accountId ?? 'nobody'}`, programme_id: programme },
  body: JSON.stringify(more),
});

const names = ['nina', 'carl', 'dora', 'eve'];
const backup: People = {
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
const overServerOfNina = ({ events = [], choice, ...more }: There = {}) =>
  peopleAfter({
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
const overSameServer = ({ events = [], choice, ...more }: There = {}, isLater = true) =>
  peopleAfter({
    ...{ backup, isLater, events, choice },
    there: { ...backup, links: [], ...more },
  });
/** What the operator has to decide on; nothing where the rest decides it. */
const undecided = (decide: () => unknown): readonly UndecidedProgramme[] => {
  try {
    decide();
    return [];
  } catch (error) {
    if (error instanceof MembersUndecided) return error.programmes;
    throw error;
  }
};

const connected = (accountId: string, programmeId = 'p1'): AuditEvent => ({
  ...{ at: 1, kind: 'programmeConnected', accountId, programmeId },
});
const noted = (kind: AuditKind, name: string, programmeId = 'p1'): AuditEvent => ({
  ...{ at: 2, kind, programmeId, subject: `m-${name}` },
});

const shown = (rows: readonly Row<'memberships'>[]): readonly string[] =>
  rows
    .map((row) => `${row.programme_id} ${row.account_id} ${row.member_id} ${row.roles}`)
    .toSorted();
const inFirst = (rows: readonly Row<'memberships'>[]): readonly string[] =>
  shown(rows.filter(({ programme_id }) => programme_id === 'p1'));
const ofBackup = shown([
  member('p1', 'new-nina', 'nina', 'coordinator'),
  ...['carl', 'dora', 'eve'].map((name) => member('p1', `old-${name}`, name)),
  member('p2', 'old-dora', 'dora', 'coordinator'),
]);

describe('Who may what after a restore over a server that was set up anew (F197)', () => {
  const there = {
    memberships: [
      member('p1', 'new-nina', 'nina', 'coordinator'),
      member('p1', 'new-dora', 'dora', 'observer'),
      member('p1', 'new-mallory', 'mallory'),
      member('p3', 'new-mallory', 'mallory', 'coordinator'),
    ],
    links: [
      ...[link('p1'), link('p3')],
      ...['new-carl', 'new-mallory'].map((accountId) => link(null, { accountId })),
    ],
    events: [connected('new-nina'), noted('memberRemoved', 'carl')],
  };

  it('is what the backup says of programmes that it never had, with the administration under its e-mail', () => {
    const after = overServerOfNina({ programmes: new Map([['p3', 'Three']]) });
    expect(after).toMatchObject({ toCheck: ['One', 'Two'], leftOut: [] });
    expect(shown(after.memberships)).toEqual(ofBackup);
    expect(after.accounts.map(({ id }) => id).toSorted()).toEqual(
      ['new-mallory', 'new-nina', 'old-carl', 'old-dora', 'old-eve'].toSorted(),
    );
    expect(after.sessions.map(({ account_id }) => account_id)).toEqual(['new-nina', 'new-mallory']);
  });

  it('is for the operator to say of a programme that it has, who sees both lists (F209)', () => {
    expect(undecided(() => overServerOfNina(there))).toEqual([
      {
        name: 'One',
        differing: [
          { email: 'carl@example.org', backup: ['accountManager'], server: [] },
          { email: 'dora@example.org', backup: ['accountManager'], server: ['observer'] },
          { email: 'eve@example.org', backup: ['accountManager'], server: [] },
          { email: 'mallory@example.org', backup: [], server: ['accountManager'] },
        ],
        isUncoordinated: false,
      },
    ]);
  });

  it('is what the backup says, where the operator says so: nothing that was decided there counts (F209)', () => {
    const after = overServerOfNina({ ...there, choice: 'backup' });
    expect(shown(after.memberships)).toEqual(ofBackup);
    expect(after.leftOut).toEqual(['mallory@example.org']);
    expect(after.links.map(({ token_hash }) => token_hash)).toEqual(['link of new-mallory']);
  });

  it('is what was decided there, where the operator says so, without the invitations that nobody saw (F209)', () => {
    const after = overServerOfNina({ ...there, choice: 'server' });
    expect(shown(after.memberships)).toEqual(
      shown([
        member('p1', 'new-nina', 'nina', 'coordinator'),
        member('p1', 'old-dora', 'dora', 'observer'),
        member('p1', 'new-mallory', 'mallory'),
        member('p2', 'old-dora', 'dora', 'coordinator'),
      ]),
    );
    expect(after).toMatchObject({ toCheck: ['One', 'Two'] });
    expect(after.leftOut).toEqual(['carl@example.org', 'eve@example.org']);
    expect(after.links.map(({ token_hash }) => token_hash)).toEqual(['link of new-mallory']);
  });

  it('needs no word of the operator where both lists are the same, and ends invitations all the same (F209)', () => {
    const after = overServerOfNina({
      memberships: [
        member('p1', 'new-nina', 'nina', 'coordinator'),
        ...['carl', 'dora'].map((name) => member('p1', `new-${name}`, name)),
        member('p1', 'new-eve', 'eve'),
      ],
      accounts: [
        accountRow('new-nina', 'nina', { administrator: true }),
        ...['carl', 'dora', 'eve'].map((name) => accountRow(`new-${name}`, name)),
      ],
      links: [link('p1')],
      events: [connected('new-carl')],
    });
    expect(shown(after.memberships)).toEqual(ofBackup);
    expect(after).toMatchObject({ toCheck: ['Two'], leftOut: [], links: [] });
  });

  it('tells members apart by account and by member, so that nobody vouches for another (F209)', () => {
    const swapped = {
      memberships: [
        member('p1', 'new-nina', 'nina', 'coordinator'),
        member('p1', 'new-carl', 'dora'),
        member('p1', 'new-dora', 'carl'),
        member('p1', 'new-eve', 'eve'),
      ],
      accounts: ['nina', 'carl', 'dora', 'eve'].map((name) =>
        accountRow(`new-${name}`, name, { administrator: name === 'nina' }),
      ),
    };
    const [programme] = undecided(() => overServerOfNina(swapped));
    expect(programme?.differing.map(({ email }) => email)).toEqual([
      ...['carl@example.org', 'dora@example.org'],
    ]);
  });

  it('has one account for each member, and one member for each account (F209)', () => {
    const { memberships } = overServerOfNina({
      memberships: [
        member('p1', 'new-nina', 'nina', 'coordinator'),
        member('p1', 'new-carl', 'nina'),
        member('p1', 'new-nina', 'nina2'),
      ],
      choice: 'server',
    });
    expect(inFirst(memberships)).toEqual(shown([member('p1', 'new-nina', 'nina', 'coordinator')]));
  });

  it('leaves no programme without coordination: that choice is refused, and says why (F209)', () => {
    const memberships = [member('p1', 'new-mallory', 'mallory', 'observer')];
    const refused = undecided(() => overServerOfNina({ memberships, choice: 'server' }));
    expect(refused).toMatchObject([{ name: 'One', isUncoordinated: true }]);
    const after = overServerOfNina({ memberships, choice: 'backup' });
    expect(shown(after.memberships)).toEqual(ofBackup);
  });

  it('gives the server to no administrator of the backup without a word of the operator (F209)', () => {
    const administrators = {
      ...backup,
      accounts: backup.accounts.map((row) =>
        row.id === 'old-eve' ? accountRow('old-eve', 'eve', { administrator: true }) : row,
      ),
    };
    const restored = (choice?: 'backup' | 'server') =>
      peopleAfter({
        ...{ backup: administrators, isLater: false, events: [], choice },
        there: {
          ...{ programmes: new Map(), memberships: [], sessions: [], links: [] },
          accounts: [accountRow('new-nina', 'nina', { administrator: true })],
        },
      });
    expect(undecided(restored)).toMatchObject([
      { differing: [{ email: 'eve@example.org', backup: ['administrator'], server: [] }] },
    ]);
    const administering = (choice: 'backup' | 'server') =>
      restored(choice)
        .accounts.filter(({ body }) => (JSON.parse(body) as Account).administrator)
        .map(({ id }) => id)
        .toSorted();
    expect(administering('server')).toEqual(['new-nina']);
    expect(administering('backup')).toEqual(['new-nina', 'old-eve']);
  });

  it('cannot be told where a body is no account: the database is damaged', () => {
    const nobody = { ...accountRow('new-nina', 'nina'), body: 'null' };
    expect(() => overServerOfNina({ accounts: [nobody] })).toThrow(SyntaxError);
    const link = { token_hash: 'x', programme_id: 'p1', body: 'null' };
    expect(() => overServerOfNina({ links: [link], choice: 'backup' })).toThrow(SyntaxError);
  });

  it('leaves an account disabled that was disabled there (F209)', () => {
    const { accounts } = overServerOfNina({
      accounts: [
        accountRow('new-nina', 'nina', { administrator: true }),
        accountRow('new-carl', 'carl', { disabled: true }),
      ],
      choice: 'backup',
    });
    const disabled = accounts.filter(({ body }) => (JSON.parse(body) as Account).disabled);
    expect(disabled.map(({ id }) => id)).toEqual(['old-carl']);
    expect((JSON.parse(disabled[0]?.body ?? '') as Account).passwordHash).toBe('old-carl');
  });
});

describe('Who may what after a restore over a later state', () => {
  const fay = accountRow('old-fay', 'fay');
  const later = {
    programmes: new Map([['p1', 'One']]),
    accounts: [...backup.accounts, fay],
    memberships: [member('p1', 'old-fay', 'fay', 'coordinator'), member('p9', 'old-fay', 'fay')],
    sessions: [session('old-fay')],
  };
  const inSecond = (rows: readonly Row<'memberships'>[]): readonly string[] =>
    shown(rows.filter(({ programme_id }) => programme_id === 'p2'));
  const dora = member('p2', 'old-dora', 'dora', 'coordinator');

  it('is as it was there', () => {
    const after = overSameServer({ ...later, programmes: backup.programmes, links: [link('p1')] });
    expect(after).toMatchObject({ toCheck: [], leftOut: [], accounts: later.accounts });
    expect(after).toMatchObject({ sessions: later.sessions, links: [link('p1')] });
    expect(shown(after.memberships)).toEqual(
      shown([member('p1', 'old-fay', 'fay', 'coordinator')]),
    );
  });

  it('is what the backup says of a programme that is back, and those who came since are named (F209)', () => {
    const joined = { at: 2, kind: 'joined', programmeId: 'p2', accountId: 'old-fay' } as const;
    const { memberships, toCheck, leftOut } = overSameServer({ ...later, events: [joined] });
    expect(inSecond(memberships)).toEqual(shown([dora]));
    expect(toCheck).toEqual(['Two']);
    expect(leftOut).toEqual(['fay@example.org']);
  });

  it.each(['memberRemoved', 'rolesChanged', 'invitationWithdrawn'] as const)(
    'is for the operator to say of one that is back, where somebody was decided on before it was lost: %s (F209)',
    (kind) => {
      const memberships = [...backup.memberships, member('p2', 'old-carl', 'carl')];
      const events = [noted(kind, 'carl', 'p2')];
      const back = (choice?: 'backup' | 'server') =>
        peopleAfter({
          ...{ isLater: true, events, choice },
          ...{ backup: { ...backup, memberships }, there: { ...backup, ...later } },
        });
      expect(undecided(back)).toEqual([
        {
          name: 'Two',
          differing: [{ email: 'carl@example.org', backup: ['accountManager'], server: undefined }],
          isUncoordinated: false,
        },
      ]);
      expect(inSecond(back('server').memberships)).toEqual(shown([dora]));
      expect(inSecond(back('backup').memberships)).toHaveLength(2);
    },
  );

  it.each([[], [{ at: 3, kind: 'backupRestored' } as const]])(
    'is for the operator to say of one that was connected again, whatever was restored since (F209)',
    (...restored) => {
      const again = (choice?: 'backup' | 'server') =>
        overSameServer({
          ...later,
          programmes: backup.programmes,
          memberships: [...later.memberships, member('p2', 'old-fay', 'fay', 'coordinator')],
          events: [connected('old-fay', 'p2'), ...restored],
          links: [link('p2')],
          choice,
        });
      expect(undecided(again)).toMatchObject([{ name: 'Two', differing: { length: 2 } }]);
      const after = again('backup');
      expect(shown(after.memberships)).toEqual(
        shown([member('p1', 'old-fay', 'fay', 'coordinator'), dora]),
      );
      expect(after).toMatchObject({ toCheck: ['Two'], leftOut: ['fay@example.org'], links: [] });
    },
  );

  it('comes back with no password that others could set meanwhile, and with no session of it (F218)', () => {
    const changed = { passwordHash: 'by mallory', passwordChangedAt: 5 };
    const accounts = [
      ...backup.accounts.filter(({ id }) => !['old-dora', 'old-carl'].includes(id)),
      ...['dora', 'carl'].map((name) => accountRow(`old-${name}`, name, changed)),
    ];
    const after = overSameServer({
      ...{ accounts, programmes: later.programmes },
      memberships: backup.memberships.filter(({ programme_id }) => programme_id === 'p1'),
      sessions: [session('old-dora'), session('old-carl')],
    });
    expect(inSecond(after.memberships)).toEqual(shown([dora]));
    const passwords = new Map(
      after.accounts.map(({ id, body }) => [id, (JSON.parse(body) as Account).passwordHash]),
    );
    // Carl gets nothing that he did not have there.
    expect([passwords.get('old-dora'), passwords.get('old-carl')]).toEqual(['', 'by mallory']);
    expect(after.sessions).toEqual([session('old-carl')]);
    expect(after.lockedOut).toEqual(['dora@example.org']);
  });

  it('counts no password by which somebody connected a lost programme in the name of another (F218)', () => {
    const stolen = { passwordHash: 'by mallory', passwordChangedAt: 5 };
    const { lockedOut, memberships } = overSameServer({
      accounts: [
        ...backup.accounts.filter(({ id }) => id !== 'old-dora'),
        accountRow('old-dora', 'dora', stolen),
      ],
      events: [connected('old-dora', 'p2')],
    });
    expect(inSecond(memberships)).toEqual(shown([dora]));
    expect(lockedOut).toEqual(['dora@example.org']);
  });

  it('is for the operator to say where an older backup was restored before; passwords and what is disabled stay (F209)', () => {
    const between = (choice?: 'backup' | 'server') =>
      overSameServer(
        {
          accounts: [
            accountRow('old-nina', 'nina'),
            accountRow('old-carl', 'carl', { passwordHash: 'changed', passwordChangedAt: 5 }),
            accountRow('old-dora', 'dora', { disabled: true }),
            accountRow('old-gus', 'gus'),
          ],
          memberships: [
            member('p1', 'old-nina', 'nina', 'coordinator'),
            member('p1', 'old-carl', 'carl', 'observer'),
            member('p1', 'old-gus', 'gus'),
            dora,
          ],
          choice,
        },
        false,
      );
    expect(undecided(between).map(({ name }) => name)).toEqual(['One']);
    const after = between('backup');
    expect(after.leftOut).toEqual(['gus@example.org']);
    const accounts = after.accounts.map(({ body }) => JSON.parse(body) as Account);
    expect(accounts.filter(({ disabled }) => disabled).map(({ id }) => id)).toEqual(['old-dora']);
    const passwordOf = (people: readonly Account[]) =>
      people.find(({ id }) => id === 'old-carl')?.passwordHash;
    expect(passwordOf(accounts)).toBe('');
    expect(after.lockedOut).toEqual(['carl@example.org']);
    // Who has that password may have made himself a place in that list.
    const stayed = between('server').accounts.map(({ body }) => JSON.parse(body) as Account);
    expect(passwordOf(stayed)).toBe('');
    expect(after.sessions).toEqual([]);
  });
});
