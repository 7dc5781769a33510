/** Who can be given an SME: whoever keeps its sheet, and whoever has it already. */

import { expect, it } from 'vitest';
import type { Member } from '../../../../src/domain/operation/record.ts';
import {
  possibleManagers,
  presentManagers,
} from '../../../../src/domain/permission/account-manager.ts';
import { type MemberRole, memberRoles } from '../../../../src/domain/programme/programme.ts';

function member(id: string, roles: readonly MemberRole[], inactive?: boolean): Member {
  const stamp = { at: 0, by: 'me' };
  const values = { name: id, roles, inactive };
  return { id, entity: 'member', home: 'p', values, created: stamp, changed: stamp };
}

const names = (members: readonly Member[], present?: string): readonly string[] =>
  possibleManagers(members, present).map(({ id }) => id);

it('is an account manager or coordination, and nobody who only reads, advises or left', () => {
  expect(names(memberRoles.map((role) => member(role, [role])))).toEqual([
    'accountManager',
    'coordinator',
    'projectManager',
  ]);
  expect(names([member('both', ['chair', 'accountManager'])])).toEqual(['both']);
  expect(names([member('gone', ['accountManager'], true), member('none', [])])).toEqual([]);
});

it('stays listed who has the SME now', () => {
  const all = [member('gone', ['accountManager'], true), member('chair', ['chair'])];
  expect(names(all, 'chair')).toEqual(['chair']);
  expect(names(all, 'gone')).toEqual(['gone']);
});

it('looks after an SME no longer once they have left, or read reports only (F294)', () => {
  const managerOf = presentManagers([
    member('here', ['accountManager']),
    member('chief', ['chief']),
    member('left', ['accountManager'], true),
    member('observer', ['observer']),
  ]);
  const of = (accountManagerId?: string) => managerOf({ values: { accountManagerId } });
  expect(['here', 'chief'].map(of)).toEqual(['here', 'chief']);
  // Somebody whose record is gone has left as well.
  expect(['left', 'observer', 'removed', undefined].map(of)).toEqual(Array(4).fill(undefined));
  // As long as the members are not read, nobody is said to have left.
  expect(presentManagers(undefined)({ values: { accountManagerId: 'left' } })).toBe('left');
});
