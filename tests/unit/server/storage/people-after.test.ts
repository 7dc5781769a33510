/** Who may what after a restore over another server, which was set up anew after a loss. */

import { describe, expect, it } from 'vitest';
import type { Account, AuditEvent, Link } from '../../../../src/server/ports/account-storage.ts';
import {
  type People,
  peopleAfter,
  type PeopleThere,
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
  programmeIds: new Set(['p1', 'p2']),
  accounts: names.map((name) => accountRow(`old-${name}`, name)),
  memberships: [
    member('p1', 'old-nina', 'nina', 'coordinator'),
    ...['carl', 'dora', 'eve'].map((name) => member('p1', `old-${name}`, name)),
    member('p2', 'old-dora', 'dora', 'coordinator'),
  ],
  sessions: [session('old-carl')],
  links: [link('p1')],
};

/** A new server that Nina runs: everybody but Eve was invited there again, and Mallory came. */
const serverOfNina = (more: Partial<PeopleThere> = {}): PeopleThere => ({
  programmeIds: new Set(['p1', 'p3']),
  accounts: [
    accountRow('new-nina', 'nina', { administrator: true }),
    ...['carl', 'dora', 'mallory'].map((name) => accountRow(`new-${name}`, name)),
  ],
  memberships: [],
  sessions: ['nina', 'carl', 'mallory'].map((name) => session(`new-${name}`)),
  links: [],
  events: [],
  ...more,
});
const connected = (by: string, programmeId = 'p1'): AuditEvent => ({
  ...{ at: 1, kind: 'programmeConnected', accountId: `new-${by}`, programmeId },
});

const shown = (rows: readonly Row<'memberships'>[]): readonly string[] =>
  rows
    .map((row) => `${row.programme_id} ${row.account_id} ${row.member_id} ${row.roles}`)
    .toSorted();
const ofBackup = shown([
  member('p1', 'new-nina', 'nina', 'coordinator'),
  ...['carl', 'dora', 'eve'].map((name) => member('p1', `old-${name}`, name)),
  member('p2', 'old-dora', 'dora', 'coordinator'),
]);

describe('Who may what after a restore over a server that was set up anew (F197)', () => {
  it('is what the backup says, with the administration under its e-mail', () => {
    const after = peopleAfter({ backup, there: serverOfNina() });
    expect(after).toMatchObject({ areKept: false, leftOut: [] });
    expect(shown(after.memberships)).toEqual(ofBackup);
    expect(after.accounts.map(({ id }) => id).toSorted()).toEqual(
      ['new-mallory', 'new-nina', 'old-carl', 'old-dora', 'old-eve'].toSorted(),
    );
    expect(after.sessions.map(({ account_id }) => account_id)).toEqual(['new-nina', 'new-mallory']);
  });

  it('gives nothing to those who connected a programme of the backup there, nor to those they let in (F209)', () => {
    const there = serverOfNina({
      memberships: [
        member('p1', 'new-mallory', 'mallory', 'coordinator'),
        member('p1', 'new-carl', 'carl', 'coordinator'),
        member('p3', 'new-mallory', 'mallory', 'coordinator'),
      ],
      links: [
        link('p1'),
        link('p3'),
        link(null, { accountId: 'new-carl' }),
        link(null, { accountId: 'new-mallory' }),
      ],
      events: [
        connected('mallory'),
        { at: 2, kind: 'memberRemoved', programmeId: 'p1', subject: 'm-nina' },
      ],
    });
    const after = peopleAfter({ backup, there });
    expect(shown(after.memberships)).toEqual(ofBackup);
    expect(after.leftOut).toEqual(['mallory@example.org']);
    expect(after.links.map(({ token_hash }) => token_hash)).toEqual(['link of new-mallory']);
  });

  it('is what was decided there where the administration connected the programme (F209)', () => {
    const there = serverOfNina({
      memberships: [
        member('p1', 'new-nina', 'nina', 'coordinator'),
        member('p1', 'new-dora', 'dora', 'observer'),
        member('p1', 'new-mallory', 'mallory'),
      ],
      links: [link('p1')],
      events: [
        connected('nina'),
        { at: 2, kind: 'memberRemoved', programmeId: 'p1', subject: 'm-carl' },
        { at: 3, kind: 'memberRemoved', programmeId: 'p2', subject: 'm-dora' },
      ],
    });
    const after = peopleAfter({ backup, there });
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
    expect(after.leftOut).toEqual([]);
  });

  it('has one account for each member, and one member for each account (F209)', () => {
    const there = serverOfNina({
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
      events: [connected('nina')],
    });
    const { memberships } = peopleAfter({ backup, there });
    expect(shown(memberships.filter(({ programme_id }) => programme_id === 'p1'))).toEqual(
      shown([
        member('p1', 'new-nina', 'nina', 'coordinator'),
        member('p1', 'new-carl', 'carl'),
        member('p1', 'old-dora', 'dora2'),
        member('p1', 'old-eve', 'eve'),
      ]),
    );
  });

  it('leaves an account disabled that was disabled there (F209)', () => {
    const there = serverOfNina({
      accounts: [
        accountRow('new-nina', 'nina', { administrator: true }),
        accountRow('new-carl', 'carl', { disabled: true }),
      ],
    });
    const { accounts } = peopleAfter({ backup, there });
    const disabled = accounts.filter(({ body }) => (JSON.parse(body) as Account).disabled);
    expect(disabled.map(({ id }) => id)).toEqual(['old-carl']);
    expect((JSON.parse(disabled[0]?.body ?? '') as Account).passwordHash).toBe('old-carl');
  });
});

describe('Who may what after a restore on the same server', () => {
  const carl = accountRow('old-carl', 'carl');
  const there: PeopleThere = {
    programmeIds: new Set(['p1']),
    accounts: [carl, accountRow('old-fay', 'fay')],
    memberships: [member('p1', 'old-fay', 'fay', 'coordinator'), member('p9', 'old-fay', 'fay')],
    sessions: [session('old-fay')],
    links: [link('p1')],
    events: [],
  };

  it('is as it was there; a programme that is back has the members of the backup', () => {
    const gone = member('p2', 'old-carl', 'carl');
    const after = peopleAfter({
      backup: { ...backup, memberships: [...backup.memberships, gone] },
      there,
    });
    expect(after).toMatchObject({ areKept: true, leftOut: [], accounts: there.accounts });
    expect(shown(after.memberships)).toEqual(
      shown([member('p1', 'old-fay', 'fay', 'coordinator'), gone]),
    );
  });
});
