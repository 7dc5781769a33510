/** What a backup copy says of itself before it is taken in. */
import { expect, test } from 'vitest';
import {
  backupFileName,
  forkedGroups,
  newGroups,
  previewOf,
} from '../../../../src/domain/backup/backup.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import { deleteRecord, setFields } from '../../../../src/domain/command/command.ts';
import { carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';

const header = {
  programmeId: fixtureIds.programmeId,
  programmeName: 'E-Channel',
  memberId: fixtureIds.memberId,
  memberName: 'Maëlle Guivarc’h',
  exportedAt: 0,
};

test('a preview counts what is there, not what was deleted, and what is known already', async () => {
  const { carnet, store, environment, ...fixture } = await carnetFixture();
  const smeId = await fixture.addSme();
  await fixture.addContact(smeId);
  environment.pass(60_000);
  await carnet.run(deleteRecord(await fixture.addContact(smeId)));
  await carnet.run(deleteRecord(await fixture.addSme({ name: 'Autre' })));
  await carnet.run(setFields(fixtureIds.otherMemberId, { name: 'Emma Clark' }));
  await carnet.confirmNow();
  const log = await store.readWholeLog();
  const groups = log.map(({ operation }) => [operation]);
  const known = new Set(log.slice(0, 2).map(({ operation }) => operation.operationId));

  const preview = previewOf({ header, groups, drafts: [] }, known);

  expect(preview).toMatchObject({ smeCount: 1, contactCount: 1, knownCount: 2 });
  expect(preview.operationCount).toBe(log.length);
  expect((preview.lastAt ?? 0) - (preview.firstAt ?? 0)).toBe(60_000);
  expect(preview.members.map(({ values }) => values.name)).toEqual([
    'Maëlle Guivarc’h',
    'Emma Clark',
  ]);
});

test('an empty copy has no period', () => {
  const preview = previewOf({ header, groups: [], drafts: [] }, new Set());
  expect(preview).toMatchObject({ operationCount: 0, firstAt: undefined, lastAt: undefined });
});

test.each([
  ['E-Channel', 'carnet-e-channel-2020-11-24.carnet.gz'],
  ['Création d’œuvres / Été', 'carnet-creation-d-oeuvres-ete-2020-11-24.carnet.gz'],
  ['../..', 'carnet-programme-2020-11-24.carnet.gz'],
  ['日本', 'carnet-programme-2020-11-24.carnet.gz'],
])('the file of %s is called %s', (name, fileName) => {
  expect(backupFileName(name, '2020-11-24')).toBe(fileName);
});

test('what is known with another content is told apart, each once, and no more than a few of one', () => {
  const author = { by: 'maelle', at: 1, newId: () => 'op-1' };
  const values = { name: 'A', firstMonth: '2019-09', reviewMonths: [9] };
  const known = createOperation(author, 'programme', { home: 'p', id: 'p' }, values);
  const other = { ...known, by: 'emma' };
  expect(forkedGroups([[known], [other], [other]], [])).toEqual([[other]]);
  expect(forkedGroups([[known], [other]], [known, other])).toEqual([]);
  const many = Array.from({ length: 20_000 }, (_, at): Group => [{ ...known, at }]);
  expect(forkedGroups(many, [known]).length).toBeLessThan(5);
});

test('of a group that is known in part, the rest is new, unless it is known with another content (F258)', () => {
  const author = (id: string) => ({ by: 'maelle', at: 1, newId: () => id });
  const values = { name: 'A', firstMonth: '2019-09', reviewMonths: [9] };
  const made = (id: string) => createOperation(author(id), 'programme', { home: 'p', id }, values);
  const [a, b, c] = [made('a'), made('b'), made('c')];
  expect(newGroups([[a, b], [c], [b, c]], [a])).toEqual({ fresh: [[b], [c]], forked: [] });
  const forked = [{ ...a, by: 'emma' }, b];
  expect(newGroups([forked, [c]], [a])).toEqual({ fresh: [[c]], forked: [forked] });
});
