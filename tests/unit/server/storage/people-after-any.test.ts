/** What holds of people after a restore, whatever was decided in either database before (F209). */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayCoordinate } from '../../../../src/domain/permission/permission.ts';
import type { MemberRole } from '../../../../src/domain/programme/programme.ts';
import type { Account, AuditEvent } from '../../../../src/server/ports/account-storage.ts';
import type { BothPeople, People } from '../../../../src/server/storage/both-people.ts';
import { MembersUndecided, peopleAfter } from '../../../../src/server/storage/people-after.ts';
import { restored } from '../../../support/people-of-two-databases.ts';
import type { Row } from '../../../../src/server/storage/tables.ts';

const people = ['ann', 'bob', 'cy', 'dee', 'eli'];
const anyPerson = fc.constantFrom(...people);
const anyProgramme = fc.constantFrom('p1', 'p2');
const anyRoles = fc.constantFrom<MemberRole[]>(['coordinator'], ['accountManager'], ['observer']);

/** Accounts of some people, whose ids begin alike on one server, and who belongs to what. */
const anyPeople = (server: string): fc.Arbitrary<People> =>
  fc
    .record({
      programmes: fc.uniqueArray(anyProgramme, { minLength: 1 }),
      accounts: fc.uniqueArray(
        fc.record({ name: anyPerson, administrator: fc.boolean(), disabled: fc.boolean() }),
        { selector: ({ name }) => name, minLength: 1 },
      ),
      members: fc.uniqueArray(
        fc.record({ programme: anyProgramme, name: anyPerson, as: anyPerson, roles: anyRoles }),
        { selector: ({ programme, name }) => `${programme} ${name}` },
      ),
    })
    .map(({ programmes, accounts, members }) => ({
      programmes: new Map(programmes.map((id) => [id, `Name of ${id}`])),
      accounts: accounts.map(({ name, ...more }) => {
        const id = `${server}-${name}`;
        const account = { id, name, email: `${name}@example.org`, passwordHash: id, createdAt: 1 };
        return { id, email: account.email, body: JSON.stringify({ ...account, ...more }) };
      }),
      memberships: members
        .filter(({ programme, name }) =>
          [programmes.includes(programme), accounts.some((one) => one.name === name)].every(
            Boolean,
          ),
        )
        .filter(
          ({ programme, as }, at, all) =>
            all.findIndex((one) => one.programme === programme && one.as === as) === at,
        )
        .map(({ programme, name, as, roles }) => ({
          ...{ programme_id: programme, account_id: `${server}-${name}`, member_id: `m-${as}` },
          ...{ roles: JSON.stringify(roles), launch_pad_id: null, scope: 1 },
        })),
      sessions: accounts.map(({ name }) => ({
        ...{ token_hash: `${server}-${name}`, account_id: `${server}-${name}`, body: '{}' },
      })),
      links: [],
    }));

const anyEvent: fc.Arbitrary<AuditEvent> = fc.record({
  at: fc.constant(1),
  kind: fc.constantFrom(
    ...(['programmeConnected', 'joined', 'invited', 'memberRemoved'] as const),
    ...(['rolesChanged', 'invitationWithdrawn', 'backupRestored'] as const),
  ),
  programmeId: anyProgramme,
  accountId: anyPerson.map((name) => `new-${name}`),
  subject: anyPerson.map((name) => `m-${name}`),
});
const anyEvents = fc.array(anyEvent, { maxLength: 6 });

const anyBoth = fc
  .record({
    isOfOneServer: fc.boolean(),
    isLater: fc.boolean(),
    old: anyPeople('old'),
    same: anyPeople('new'),
    there: anyPeople('new'),
    events: anyEvents,
    choice: fc.constantFrom('backup', 'server'),
  })
  .map(({ isOfOneServer, isLater, old, same, there, events, choice }) => ({
    ...{ there, events, choice, isLater: isOfOneServer && isLater },
    // On one server the accounts are the same.
    backup: isOfOneServer ? same : old,
  }));

/** As the operator says; where that would leave nobody to coordinate, as in the backup. */
const decided = (both: BothPeople): ReturnType<typeof restored> => {
  try {
    return restored(both);
  } catch (error) {
    if (!(error instanceof MembersUndecided) || both.choice !== 'server') throw error;
    const by = error.programmes.map(({ uncoordinatedBy }) => uncoordinatedBy);
    expect(new Set(by)).toEqual(new Set(['server']));
    return restored({ ...both, choice: 'backup' });
  }
};

const of = (programme: string, rows: readonly Row<'memberships'>[]) =>
  rows.filter(({ programme_id }) => programme_id === programme);
/** By somebody whose account is not disabled afterwards. */
const coordinated = (
  rows: readonly Row<'memberships'>[],
  isOpen: (account: string) => boolean,
): boolean =>
  rows.some(
    ({ roles, account_id }) =>
      mayCoordinate(JSON.parse(roles) as MemberRole[]) && isOpen(account_id),
  );
const accountOf = ({ body }: Row<'accounts'>): Account => JSON.parse(body) as Account;

it('has one account for each e-mail, each member and each session, and coordination where there was one', () => {
  fc.assert(
    fc.property(anyBoth, (both) => {
      const { accounts, memberships, sessions, toCheck } = decided(both);
      expect(new Set(accounts.map(({ email }) => email)).size).toBe(accounts.length);
      const ids = new Set(accounts.map(({ id }) => id));
      expect(
        [...memberships, ...sessions].filter(({ account_id }) => !ids.has(account_id)),
      ).toEqual([]);
      for (const [id, name] of both.backup.programmes) {
        const members = of(id, memberships);
        expect(new Set(members.map(({ account_id }) => account_id)).size).toBe(members.length);
        expect(new Set(members.map(({ member_id }) => member_id)).size).toBe(members.length);
        // Where nothing is to be checked, it is what it was there.
        const before = of(
          id,
          toCheck.includes(name) ? both.backup.memberships : both.there.memberships,
        );
        const emails = new Map(
          [...both.backup.accounts, ...both.there.accounts].map((row) => [row.id, row.email]),
        );
        const isOpen = (account: string): boolean =>
          accounts.some((row) => row.email === emails.get(account) && !accountOf(row).disabled);
        if (coordinated(before, isOpen)) expect(coordinated(members, isOpen)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

it('disables whoever is disabled in either, and ends their sessions but where they go on', () => {
  fc.assert(
    fc.property(anyBoth, (both) => {
      const after = new Map(decided(both).accounts.map((row) => [row.email, accountOf(row)]));
      for (const row of both.there.accounts) {
        if (accountOf(row).disabled) expect(after.get(row.email)?.disabled).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

it('gives nobody more than one of both lists does, and no more than both do without a word of the operator', () => {
  fc.assert(
    fc.property(anyBoth, (both) => {
      const { accounts, memberships } = decided(both);
      const rows = [...both.backup.accounts, ...both.there.accounts, ...accounts];
      const emails = new Map(rows.map(({ id, email }) => [id, email]));
      const shownIn = (programme: string, members: readonly Row<'memberships'>[]) =>
        of(programme, members).map(
          (row) => `${emails.get(row.account_id)} ${row.member_id} ${row.roles}`,
        );
      let undecided: readonly string[] = [];
      try {
        peopleAfter({ ...both, choice: undefined });
      } catch (error) {
        if (!(error instanceof MembersUndecided)) throw error;
        undecided = error.programmes.flatMap(({ name = [] }) => name);
      }
      for (const [id, name] of both.backup.programmes) {
        const [were, are, after] = [both.backup, both.there, { memberships }].map((people) =>
          shownIn(id, people.memberships),
        );
        const isThere = both.there.programmes.has(id);
        if (undecided.includes(name)) {
          const lists = [are, were].map((list) => after?.every((one) => list?.includes(one)));
          expect(lists).toContain(true);
        } else if (isThere && both.isLater) {
          expect(are).toEqual(expect.arrayContaining(after ?? []));
          const wasConnected = both.events.some(
            ({ kind, programmeId }) => kind === 'programmeConnected' && programmeId === id,
          );
          if (wasConnected) expect(were).toEqual(expect.arrayContaining(after ?? []));
        } else {
          expect(were).toEqual(expect.arrayContaining(after ?? []));
          if (isThere) expect(are).toEqual(expect.arrayContaining(after ?? []));
        }
      }
    }),
    { numRuns: 2000 },
  );
});
