/** Who may what after a restore over a later state of the backup, or over what went on from elsewhere. */

import { describe, expect, it } from 'vitest';
import { peopleAfter } from '../../../../src/server/storage/people-after.ts';
import type { Account } from '../../../../src/server/ports/account-storage.ts';
import type { Row } from '../../../../src/server/storage/tables.ts';
import {
  accountRow,
  member,
  session,
  link,
  backup,
  overSameServer,
  undecided,
  connected,
  noted,
  shown,
} from '../../../support/people-of-two-databases.ts';

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
      expect(undecided(back)).toMatchObject([
        {
          name: 'Two',
          differing: [{ email: 'carl@example.org', backup: ['accountManager'], server: undefined }],
          uncoordinatedBy: undefined,
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
