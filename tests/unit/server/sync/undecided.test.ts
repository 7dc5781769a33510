/** Groups that a newer version wrote, on an older server, and what becomes of them and of those in quarantine. */

import { describe, expect, it } from 'vitest';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { heldGroups } from '../../../../src/server/sync/held.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { retryQuarantined } from '../../../../src/server/sync/quarantine.ts';
import { present } from '../../../../src/std/assert.ts';
import { type SyncServer, serverProgrammeId as home } from '../../../support/sync-server.ts';
import {
  call,
  emma,
  founded,
  read,
  request,
  send,
  stored,
} from '../../../support/server-pushes.ts';

const issue = (): Operation =>
  createOperation(emma, 'issue', 'sme-1', {
    title: { lang: 'en', text: 'Late' },
    kind: 'risk',
    category: 'time',
    severity: 1,
    state: 'open',
    openedOn: '2020-11-24',
  });
/** As this server reads it: of an entity that it has not. */
const later = (operation: Operation, more: object = {}): Operation =>
  ({ ...operation, entity: 'issueLater', ...more }) as unknown as Operation;

/** The server that knows it: what lies there is what it always was. */
function upgrade(server: SyncServer): void {
  const programme = present(server.disk.programmes.get(home), 'there');
  const quarantined = programme.quarantined.map((group) => ({
    ...group,
    body: group.body.replaceAll('"issueLater"', '"issue"'),
  }));
  server.disk.programmes.set(home, { ...programme, quarantined });
}

const outcomesOf = async (server: SyncServer, groups: readonly Group[], from = 1) =>
  (await send(server, 'emma', groups, { from })).outcomes;

describe('a group that a newer version wrote', () => {
  it('is kept as it came, undecided, with its author; what follows is decided [X3] (F77)', async () => {
    const server = await founded();
    const one = later(issue(), { key: { of: ['later'] } });
    const outcomes = await outcomesOf(server, [[one], [call('sme-1')]]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['undecided', 'accepted']);
    const [kept] = server.disk.programmes.get(home)?.quarantined ?? [];
    expect(kept).toMatchObject({ memberId: 'emma', device: 'laptop', reason: 'newer' });
    expect(JSON.parse(kept?.body ?? '')).toEqual([one]);
    // However often it is asked, and whoever brings it.
    expect(await outcomesOf(server, [[one]])).toEqual(outcomes.slice(0, 1));
    expect((await read(server, 'emma')).entries).toHaveLength(5);
  });

  it.each([
    ['a kind', { kind: 'freeze' }],
    ['a choice', { entity: 'contact', fields: { kind: { value: 'hologram' } } }],
  ])('is undecided for %s that is not known here too [X3]', async (_, more) => {
    const server = await founded();
    const known = call('sme-1');
    const fields = { ...known.fields, ...('fields' in more ? more.fields : {}) };
    const outcomes = await outcomesOf(server, [[{ ...known, ...more, fields } as Operation]]);
    expect(outcomes).toEqual([{ deviceSequence: 1, outcome: 'undecided' }]);
  });

  it('is decided with the rights of its author once the server knows it, and told once [X3]', async () => {
    const server = await founded();
    const operation = issue();
    await outcomesOf(server, [[later(operation)]]);
    expect(await retryQuarantined(server.context, home)).toEqual({ decided: 0, left: 1 });
    upgrade(server);
    expect(await retryQuarantined(server.context, home)).toEqual({ decided: 1, left: 0 });
    expect(stored(server, operation.record)).toMatchObject({ entity: 'issue', home: 'sme-1' });
    const told = await read(server, 'emma', 4, 'laptop');
    expect(told.entries.map(({ operationId }) => operationId)).toEqual([operation.operationId]);
    expect(told.groups).toEqual([{ deviceSequence: 1, outcome: 'accepted', sequence: 5 }]);
    expect((await read(server, 'emma', 5, 'laptop')).groups).toEqual([]);
    expect(await retryQuarantined(server.context, home)).toEqual({ decided: 0, left: 0 });
    expect(server.disk.programmes.get(home)?.entries).toHaveLength(5);
  });

  it('is told under every name of its device, and takes effect once [X3] [S2]', async () => {
    const server = await founded();
    const operation = issue();
    await outcomesOf(server, [[later(operation)]]);
    await send(server, 'emma', [[later(operation)]], { device: 'renamed' });
    upgrade(server);
    await retryQuarantined(server.context, home);
    expect(server.disk.programmes.get(home)?.entries).toHaveLength(5);
    const told = await read(server, 'emma', 4, 'renamed');
    expect(told.groups).toEqual([{ deviceSequence: 1, outcome: 'accepted', sequence: 5 }]);
  });

  it('is tried again a few at a time, between which others are heard, and no more once the server closes [S18] (F83)', async () => {
    const server = await founded();
    const count = 120;
    await outcomesOf(
      server,
      Array.from({ length: count }, () => [later(issue())]),
    );
    let heard = 0;
    const listen = (): void => {
      heard += 1;
      again = setImmediate(listen);
    };
    let again = setImmediate(listen);
    expect(await retryQuarantined(server.context, home)).toEqual({ decided: 0, left: count });
    clearImmediate(again);
    expect(heard).toBeGreaterThan(2);
    const closing = { ...server.context, isClosing: () => true };
    expect(await retryQuarantined(closing, home)).toEqual({ decided: 0, left: 0 });
  });

  it('waits for coordination where its author has no right any more [X3]', async () => {
    const server = await founded();
    const operation = issue();
    await outcomesOf(server, [[later(operation)]]);
    upgrade(server);
    const programme = present(server.disk.programmes.get(home), 'there');
    const memberships = programme.memberships.filter(({ memberId }) => memberId !== 'emma');
    server.disk.programmes.set(home, {
      ...present(server.disk.programmes.get(home), 'there'),
      memberships,
    });
    await retryQuarantined(server.context, home);
    expect(stored(server, operation.record)).toBeUndefined();
    const held = await heldGroups(server.context, { accountId: 'maelle', programmeId: home });
    expect(held.ok && held.value.groups.map(({ id }) => id)).toEqual([operation.operationId]);
  });

  it('waits for coordination where it is signed with the name of another [S10] [S19] (F69)', async () => {
    const server = await founded();
    const operation = { ...issue(), by: 'maelle' };
    const forged = request([[later(operation)]], { who: 'emma', forging: true });
    await push(server.context, { accountId: 'emma', programmeId: home }, forged);
    upgrade(server);
    await retryQuarantined(server.context, home);
    expect(stored(server, operation.record)).toBeUndefined();
    const held = await heldGroups(server.context, { accountId: 'maelle', programmeId: home });
    expect(held.ok && held.value.groups).toMatchObject([{ by: 'emma', operations: [operation] }]);
  });

  it('waits for coordination where a disabled account had handed it in [X3] [S5]', async () => {
    const server = await founded();
    const operation = issue();
    const asker = { accountId: 'emma', programmeId: home, disabledOn: 'laptop' };
    await push(server.context, asker, request([[later(operation)]]));
    upgrade(server);
    await retryQuarantined(server.context, home);
    expect(stored(server, operation.record)).toBeUndefined();
    const held = await heldGroups(server.context, { accountId: 'maelle', programmeId: home });
    expect(held.ok && held.value.groups).toHaveLength(1);
  });
});

describe('a group in quarantine', () => {
  it('is decided once what stumbled is repaired, those after it as well [S19] (F72)', async () => {
    const server = await founded();
    const operation = call('sme-1');
    let isBroken = true;
    const sent = request([[operation]]);
    const [group] = sent.groups;
    const trap = new Proxy(present(group, 'one').operations, {
      get: (target, key, receiver) => {
        if (key === 'every' && isBroken) throw new Error('It stumbles');
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    const stumbling = { ...sent, groups: [{ ...present(group, 'one'), operations: trap }] };
    const asker = { accountId: 'emma', programmeId: home };
    const answer = await push(server.context, asker, stumbling);
    expect(answer.ok && answer.value.outcomes).toMatchObject([{ outcome: 'quarantined' }]);
    isBroken = false;
    expect(await retryQuarantined(server.context, home)).toEqual({ decided: 1, left: 0 });
    expect(stored(server, operation.record)).toBeDefined();
    expect((await read(server, 'emma', 4, 'laptop')).groups).toMatchObject([
      { outcome: 'accepted' },
    ]);
  });
});
