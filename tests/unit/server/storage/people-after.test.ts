/** Who may what after a restore over a server that was set up anew. */

import { describe, expect, it } from 'vitest';
import { peopleAfter } from '../../../../src/server/storage/people-after.ts';
import type { Account } from '../../../../src/server/ports/account-storage.ts';
import {
  accountRow,
  member,
  link,
  backup,
  overServerOfNina,
  undecided,
  connected,
  noted,
  shown,
  inFirst,
} from '../../../support/people-of-two-databases.ts';

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
    expect(undecided(() => overServerOfNina(there))).toMatchObject([
      {
        name: 'One',
        differing: [
          { email: 'carl@example.org', backup: ['accountManager'], server: [] },
          { email: 'dora@example.org', backup: ['accountManager'], server: ['observer'] },
          { email: 'eve@example.org', backup: ['accountManager'], server: [] },
          { email: 'mallory@example.org', backup: [], server: ['accountManager'] },
        ],
        uncoordinatedBy: undefined,
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
    expect(programme?.differing).toMatchObject([
      { email: 'carl@example.org', marks: ['otherMember'] },
      { email: 'dora@example.org', marks: ['otherMember'] },
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
    expect(refused).toMatchObject([{ name: 'One', uncoordinatedBy: 'server' }]);
    const after = overServerOfNina({ memberships, choice: 'backup' });
    expect(shown(after.memberships)).toEqual(ofBackup);
    // Whoever coordinated it by the backup is disabled on the server by now: that is said, and there is always one way on.
    const disabled = accountRow('new-nina', 'nina', { administrator: true, disabled: true });
    const there = {
      accounts: [disabled, accountRow('new-carl', 'carl')],
      memberships: [member('p1', 'new-carl', 'carl', 'coordinator')],
    };
    const told = undecided(() => overServerOfNina(there));
    expect(told).toMatchObject([{ name: 'One', uncoordinatedBy: 'backup' }]);
    expect(undecided(() => overServerOfNina({ ...there, choice: 'backup' }))).toEqual([]);
    expect(inFirst(overServerOfNina({ ...there, choice: 'server' }).memberships)).toHaveLength(1);
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
