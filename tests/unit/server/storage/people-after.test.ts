/** Who may what after a restore: over a later state of the backup, or over what went on from elsewhere. */

import { describe, expect, it } from 'vitest';
import type { MemberRole } from '../../../../src/domain/programme/programme.ts';
import type {
  Account,
  AuditEvent,
  AuditKind,
  Link,
} from '../../../../src/server/ports/account-storage.ts';
import {
  type BothPeople,
  type People,
  peopleAfter,
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

type There = Partial<People & Pick<BothPeople, 'events' | 'backupEvents'>>;

/** Over a new server that Nina runs: everybody but Eve was invited there again, and Mallory came. */
const overServerOfNina = ({ events = [], backupEvents = [], ...more }: There = {}) =>
  peopleAfter({
    ...{ backup, isLater: false, isOfOneServer: false, events, backupEvents },
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
const overSameServer = ({ events = [], backupEvents = [], ...more }: There = {}, isLater = true) =>
  peopleAfter({
    ...{ backup, isLater, isOfOneServer: true, events, backupEvents },
    there: { ...backup, links: [], ...more },
  });

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
  it('is what the backup says, with the administration under its e-mail', () => {
    const after = overServerOfNina();
    expect(after).toMatchObject({ toCheck: ['One', 'Two'], leftOut: [] });
    expect(shown(after.memberships)).toEqual(ofBackup);
    expect(after.accounts.map(({ id }) => id).toSorted()).toEqual(
      ['new-mallory', 'new-nina', 'old-carl', 'old-dora', 'old-eve'].toSorted(),
    );
    expect(after.sessions.map(({ account_id }) => account_id)).toEqual(['new-nina', 'new-mallory']);
  });

  it('gives nothing to those who connected a programme of the backup there, nor to those they let in (F209)', () => {
    const after = overServerOfNina({
      memberships: [
        member('p1', 'new-mallory', 'mallory', 'coordinator'),
        member('p1', 'new-carl', 'carl', 'coordinator'),
        member('p3', 'new-mallory', 'mallory', 'coordinator'),
      ],
      links: [
        ...[link('p1'), link('p3')],
        ...['new-carl', 'new-mallory'].map((accountId) => link(null, { accountId })),
      ],
      events: [connected('new-mallory'), noted('memberRemoved', 'nina')],
    });
    expect(shown(after.memberships)).toEqual(ofBackup);
    expect(after.leftOut).toEqual(['mallory@example.org']);
    expect(after.links.map(({ token_hash }) => token_hash)).toEqual(['link of new-mallory']);
  });

  it('is what was decided there where the administration connected the programme (F209)', () => {
    const after = overServerOfNina({
      memberships: [
        member('p1', 'new-nina', 'nina', 'coordinator'),
        member('p1', 'new-dora', 'dora', 'observer'),
        member('p1', 'new-mallory', 'mallory'),
      ],
      links: [link('p1')],
      events: [
        connected('new-nina'),
        noted('memberRemoved', 'carl'),
        noted('memberRemoved', 'dora', 'p3'),
      ],
    });
    expect(shown(after.memberships)).toEqual(
      shown([
        member('p1', 'new-nina', 'nina', 'coordinator'),
        member('p1', 'old-dora', 'dora', 'observer'),
        member('p1', 'old-eve', 'eve'),
        member('p1', 'new-mallory', 'mallory'),
        member('p2', 'old-dora', 'dora', 'coordinator'),
      ]),
    );
    expect(after.links).toHaveLength(1);
    expect(after).toMatchObject({ toCheck: ['One', 'Two'], leftOut: ['carl@example.org'] });
  });

  it('leaves out who was removed there under another name, or whose invitation was withdrawn (F209)', () => {
    const { memberships, leftOut } = overServerOfNina({
      memberships: [member('p1', 'new-nina', 'nina', 'coordinator')],
      events: [
        connected('new-nina'),
        { at: 2, kind: 'joined', programmeId: 'p1', accountId: 'new-carl' },
        noted('memberRemoved', 'carl2'),
        ...[noted('invited', 'dora'), noted('invitationWithdrawn', 'dora')],
        ...[noted('memberRemoved', 'eve'), noted('invited', 'eve')],
      ],
    });
    expect(inFirst(memberships)).toEqual(shown([member('p1', 'new-nina', 'nina', 'coordinator')]));
    expect(leftOut).toEqual(['carl', 'dora', 'eve'].map((name) => `${name}@example.org`));
  });

  it('lets nobody in as a member who is there, and gives these no more than their invitation (F209)', () => {
    const both = ['coordinator', 'accountManager'];
    const after = overServerOfNina({
      memberships: [member('p1', 'new-nina', 'nina', 'coordinator')],
      links: [
        link('p1', { kind: 'invitation', memberId: 'm-eve', roles: ['observer'] }),
        link('p1', { kind: 'invitation', memberId: 'm-fay', roles: ['observer'] }),
        link('p1', { kind: 'invitation', memberId: 'm-carl', roles: both as MemberRole[] }),
      ],
      events: [connected('new-nina')],
    });
    expect(inFirst(after.memberships)).toEqual(
      shown([
        member('p1', 'new-nina', 'nina', 'coordinator'),
        ...['carl', 'dora'].map((name) => member('p1', `old-${name}`, name)),
      ]),
    );
    expect(after.links.map(({ body }) => (JSON.parse(body) as Link).memberId)).toEqual([
      ...['m-eve', 'm-fay'],
    ]);
    expect(after.leftOut).toEqual(['eve@example.org']);
  });

  it('has one account for each member, and one member for each account, and names the others (F209)', () => {
    const { memberships, leftOut } = overServerOfNina({
      accounts: [
        accountRow('new-nina', 'nina', { administrator: true }),
        accountRow('new-carl', 'carl.new'),
        accountRow('new-dora', 'dora'),
      ],
      memberships: [
        member('p1', 'new-nina', 'nina', 'coordinator'),
        member('p1', 'new-carl', 'carl'),
        member('p1', 'new-dora', 'dora2'),
      ],
      events: [connected('new-nina')],
    });
    expect(inFirst(memberships)).toEqual(
      shown([
        member('p1', 'new-nina', 'nina', 'coordinator'),
        member('p1', 'new-carl', 'carl'),
        member('p1', 'old-dora', 'dora2'),
        member('p1', 'old-eve', 'eve'),
      ]),
    );
    expect(leftOut).toEqual(['carl@example.org']);
  });

  it('cannot be told where a body is no account: the database is damaged', () => {
    const nobody = { ...accountRow('new-nina', 'nina'), body: 'null' };
    expect(() => overServerOfNina({ accounts: [nobody] })).toThrow(SyntaxError);
    const link = { token_hash: 'x', programme_id: 'p1', body: 'null' };
    expect(() => overServerOfNina({ links: [link] })).toThrow(SyntaxError);
  });

  it('leaves an account disabled that was disabled there (F209)', () => {
    const { accounts } = overServerOfNina({
      accounts: [
        accountRow('new-nina', 'nina', { administrator: true }),
        accountRow('new-carl', 'carl', { disabled: true }),
      ],
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

  it('is as it was there', () => {
    const after = overSameServer({ ...later, programmes: backup.programmes, links: [link('p1')] });
    expect(after).toMatchObject({ toCheck: [], leftOut: [], accounts: later.accounts });
    expect(after).toMatchObject({ sessions: later.sessions, links: [link('p1')] });
    expect(shown(after.memberships)).toEqual(
      shown([member('p1', 'old-fay', 'fay', 'coordinator')]),
    );
  });

  it('is what the backup says of a programme that is back, but for those on whom was decided since (F209)', () => {
    const known = overSameServer(later);
    expect(shown(known.memberships)).toContain(
      shown([member('p2', 'old-dora', 'dora', 'coordinator')])[0],
    );
    expect(known.toCheck).toEqual(['Two']);
    const joined = ['carl', 'eve', 'nina'].map((name) => member('p2', `old-${name}`, name));
    const memberships = [...backup.memberships, ...joined];
    const events = [
      noted('memberRemoved', 'carl', 'p2'),
      noted('rolesChanged', 'eve', 'p2'),
      { at: 2, kind: 'joined', programmeId: 'p2', accountId: 'old-fay' } as const,
    ];
    const back = peopleAfter({
      ...{ isLater: true, isOfOneServer: true, backupEvents: [] },
      ...{ backup: { ...backup, memberships }, there: { ...backup, ...later }, events },
    });
    expect(shown(back.memberships.filter(({ programme_id }) => programme_id === 'p2'))).toEqual(
      shown([member('p2', 'old-dora', 'dora', 'coordinator'), member('p2', 'old-nina', 'nina')]),
    );
    expect(back.leftOut).toEqual(['carl', 'eve', 'fay'].map((name) => `${name}@example.org`));
  });

  it('counts who left the lost programme no more once the administration connected it again (F209)', () => {
    const fay = accountRow('old-fay', 'fay', { administrator: true });
    const { memberships, leftOut } = overSameServer({
      ...{ ...later, programmes: backup.programmes, accounts: [...backup.accounts, fay] },
      memberships: [member('p2', 'old-fay', 'fay', 'coordinator')],
      events: [
        { at: 1, kind: 'joined', programmeId: 'p2', accountId: 'old-dora' },
        { at: 2, kind: 'backupRestored' },
        connected('old-fay', 'p2'),
      ],
    });
    expect(shown(memberships.filter(({ programme_id }) => programme_id === 'p2'))).toEqual(
      shown([
        member('p2', 'old-fay', 'fay', 'coordinator'),
        member('p2', 'old-dora', 'dora', 'coordinator'),
      ]),
    );
    expect(leftOut).toEqual([]);
  });

  it('counts a connection only where the programme is there (F209)', () => {
    const events = [connected('old-fay', 'p2'), noted('rolesChanged', 'dora', 'p2')];
    const both = {
      ...backup,
      memberships: [...backup.memberships, member('p2', 'old-eve', 'eve', 'coordinator')],
    };
    const { memberships } = peopleAfter({
      ...{ isLater: true, isOfOneServer: true, backupEvents: [], events },
      ...{ backup: both, there: { ...backup, ...later } },
    });
    expect(shown(memberships.filter(({ programme_id }) => programme_id === 'p2'))).toEqual(
      shown([member('p2', 'old-eve', 'eve', 'coordinator')]),
    );
  });

  it('leaves no programme without coordination (F209)', () => {
    const events = [noted('memberRemoved', 'dora', 'p2')];
    const { memberships, toCheck } = overSameServer({ ...later, events });
    expect(shown(memberships)).toContain(
      shown([member('p2', 'old-dora', 'dora', 'coordinator')])[0],
    );
    expect(toCheck).toEqual(['Two']);
  });

  it('is as it was there where an earlier restore decided on who had connected it (F209)', () => {
    const memberships = [member('p1', 'old-fay', 'fay', 'coordinator')];
    const settled = [connected('old-fay'), { at: 3, kind: 'backupRestored' } as const];
    const after = overSameServer({
      ...{ ...later, memberships, events: settled },
      programmes: backup.programmes,
    });
    expect(shown(after.memberships)).toEqual(shown(memberships));
    expect(after).toMatchObject({ toCheck: [], leftOut: [] });
  });

  it('gives nothing to those who connected a lost programme again (F209)', () => {
    const after = overSameServer({
      ...later,
      programmes: backup.programmes,
      memberships: [...later.memberships, member('p2', 'old-fay', 'fay', 'coordinator')],
      events: [connected('old-fay', 'p2')],
      links: [link('p2')],
    });
    expect(shown(after.memberships)).toEqual(
      shown([
        member('p1', 'old-fay', 'fay', 'coordinator'),
        member('p2', 'old-dora', 'dora', 'coordinator'),
      ]),
    );
    expect(after).toMatchObject({ toCheck: ['Two'], leftOut: ['fay@example.org'], links: [] });
  });

  it('is what the backup says, less what was taken away, where an older backup was restored before (F209)', () => {
    const after = overSameServer(
      {
        accounts: [
          accountRow('old-nina', 'nina'),
          accountRow('old-carl', 'carl', { passwordHash: 'changed', passwordChangedAt: 5 }),
          accountRow('old-dora', 'dora', { disabled: true }),
          accountRow('old-gus', 'gus'),
        ],
        memberships: [
          member('p1', 'old-nina', 'nina', 'observer'),
          member('p1', 'old-carl', 'carl', 'observer'),
          member('p1', 'old-gus', 'gus', 'coordinator'),
        ],
        events: [noted('rolesChanged', 'carl')],
        backupEvents: [{ at: 1, kind: 'joined', programmeId: 'p1', accountId: 'old-dora' }],
      },
      false,
    );
    expect(inFirst(after.memberships)).toEqual(
      shown([member('p1', 'old-nina', 'nina', 'coordinator'), member('p1', 'old-dora', 'dora')]),
    );
    expect(after.leftOut).toEqual(['carl', 'eve', 'gus'].map((name) => `${name}@example.org`));
    const accounts = after.accounts.map(({ body }) => JSON.parse(body) as Account);
    expect(accounts.filter(({ disabled }) => disabled).map(({ id }) => id)).toEqual(['old-dora']);
    expect(accounts.find(({ id }) => id === 'old-carl')?.passwordHash).toBe('changed');
    expect(after.sessions).toEqual([]);
  });
});
