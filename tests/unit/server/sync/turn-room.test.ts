/**
 * Groups that nobody pushes in a transaction weigh what they would in a push: those that waited, those that coordination approves, those
 * in quarantine [S6] [S18] [S19] (F177).
 */

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { MemoryStorage } from '../../../../src/server/storage/memory-storage.ts';
import { Decisions } from '../../../../src/server/sync/decide.ts';
import { heldGroups, letThrough } from '../../../../src/server/sync/held.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { retryQuarantined } from '../../../../src/server/sync/quarantine.ts';
import { present } from '../../../../src/std/assert.ts';
import { call, emma, founded, request, send, stored } from '../../../support/server-pushes.ts';
import { serverProgrammeId as home, type SyncServer } from '../../../support/sync-server.ts';

const asEmma = { accountId: 'emma', programmeId: home };
const coordination = { accountId: 'maelle', programmeId: home };
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const named = <T>(count: number, name: string, make: () => T): Record<string, T> =>
  Object.fromEntries(times(count, (index) => [`${name}${index}`, make()]));

/** So many maps with as many entries as they may have, each of them copied by each operation that changes it. */
const mapCount = 15;

const fullMaps = (contact: Operation): Operation => ({
  ...contact,
  fields: {
    ...contact.fields,
    ...named(mapCount, 'map', () => ({ value: named(990, 'a', () => 1) })),
  },
});

const changing = (contact: Operation, count: number): Group =>
  times(count, (index) => ({
    operationId: emma.newId(),
    kind: 'set',
    entity: 'contact',
    record: contact.record,
    home: 'sme-1',
    fields: named(mapCount, 'map', () => ({ put: { a1: index } })) as never,
    by: 'emma',
    at: emma.at + index,
    version: 1,
  }));

const groupsOf = (server: SyncServer) => [
  ...present(server.disk.programmes.get(home), 'there').groups.values(),
];
const outcomesFrom = (server: SyncServer, device: string) =>
  groupsOf(server)
    .filter((group) => group.device.startsWith(device))
    .map(({ outcome }) => outcome);

/** The context of a server, whose transactions tell how many groups each of them noted, and how often others could go on. */
function told(server: SyncServer) {
  const turns: number[] = [];
  class Told extends MemoryStorage {
    override write: MemoryStorage['write'] = (programmeId, work) =>
      super.write(programmeId, (writer) => {
        const put = writer.putGroups.bind(writer);
        writer.putGroups = (groups) => {
          turns.push(groups.length);
          return put(groups);
        };
        return work(writer);
      });
  }
  const breathe = vi.fn<() => Promise<void>>(async () => undefined);
  return {
    turns,
    breathe,
    context: { ...server.context, breathe, storage: new Told(server.disk) },
  };
}

afterEach(() => vi.restoreAllMocks());

describe('groups that waited for a record', () => {
  it('are one at a time where each makes the server copy much, and not beside the push (F177)', async () => {
    const server = await founded();
    const contact = call('sme-1');
    const groups = times(4, () => changing(contact, 10));
    await send(server, 'emma', groups, { device: 'waits' });
    const { turns, breathe, context } = told(server);
    await push(context, asEmma, request([[fullMaps(contact)]]));
    expect(turns).toEqual([1, 1, 1, 1, 1]);
    expect(outcomesFrom(server, 'waits')).not.toContain('held');
    expect(breathe.mock.calls.length).toBeGreaterThan(4);
  });

  it('need their author’s attention where one alone makes it copy more than a push may (F177)', async () => {
    const server = await founded();
    const contact = call('sme-1');
    await send(server, 'emma', [changing(contact, 100)], { device: 'waits' });
    expect(outcomesFrom(server, 'waits')).toEqual(['held']);
    const decide = vi.spyOn(Decisions.prototype, 'decide');
    await send(server, 'emma', [[fullMaps(contact)]]);
    // That of the record itself.
    expect(decide).toHaveBeenCalledOnce();
    expect(outcomesFrom(server, 'waits')).toEqual(['needsAttention']);
    expect(stored(server, contact.record)?.values['map1']).toMatchObject({ a1: 1 });
  });

  it('are decided once, however many names they have (F177)', async () => {
    const server = await founded();
    const contact = call('sme-1');
    const group = changing(contact, 100);
    for (let name = 0; name < 9; name += 1) {
      await send(server, 'emma', [group], { device: `waits ${name}` });
    }
    const refuse = vi.spyOn(Decisions.prototype, 'refuse');
    await send(server, 'emma', [[fullMaps(contact)]]);
    expect(outcomesFrom(server, 'waits')).toEqual(times(9, () => 'needsAttention'));
    expect(refuse).toHaveBeenCalledOnce();
  });

  it('wait on under each of their names where they wait for another record as well', async () => {
    const server = await founded();
    const [one, other] = [call('sme-1'), call('sme-1')];
    const group = [...changing(one, 1), ...changing(other, 1)];
    await send(server, 'emma', [group], { device: 'waits 1' });
    await send(server, 'emma', [group], { device: 'waits 2' });
    await send(server, 'emma', [[one]]);
    expect(groupsOf(server).map(({ waitsFor }) => waitsFor)).toContain(other.record);
    await send(server, 'emma', [[other]], { from: 2 });
    expect(outcomesFrom(server, 'waits')).not.toContain('held');
  });
});

describe('a group that coordination approves', () => {
  async function held(group: (contact: Operation) => Group, names: number) {
    const server = await founded();
    server.admit('tom', ['observer']);
    const contact = fullMaps(call('sme-1'));
    await send(server, 'emma', [[contact]]);
    const operations = group(contact).map((operation) => ({ ...operation, by: 'tom' }));
    for (let name = 0; name < names; name += 1) {
      await send(server, 'tom', [operations], { device: `tom ${name}` });
    }
    expect(outcomesFrom(server, 'tom')).toEqual(times(names, () => 'held'));
    return { server, id: present(operations[0], 'one').operationId };
  }

  it('is decided once under all its names, between which others go on (F177)', async () => {
    const { server, id } = await held((contact) => changing(contact, 2), 30);
    const decide = vi.spyOn(Decisions.prototype, 'decide');
    const { breathe, context } = told(server);
    expect((await letThrough(context, coordination, { id })).ok).toBe(true);
    expect(decide).toHaveBeenCalledOnce();
    expect(breathe.mock.calls.length).toBeGreaterThanOrEqual(30);
  });

  it('is decided once also where it can never apply (F177)', async () => {
    const overfull = (contact: Operation): Group =>
      changing(contact, 1).map((operation) => ({
        ...operation,
        fields: { map1: { put: named(30, 'more', () => 1) } } as never,
      }));
    const { server, id } = await held(overfull, 30);
    const decide = vi.spyOn(Decisions.prototype, 'decide');
    expect((await letThrough(server.context, coordination, { id })).ok).toBe(true);
    expect(decide).toHaveBeenCalledOnce();
    expect(outcomesFrom(server, 'tom')).toEqual(times(30, () => 'needsAttention'));
    expect(await heldGroups(server.context, coordination)).toMatchObject({ value: { groups: [] } });
  });

  it('needs its author’s attention where it makes the server copy more than a push may (F177)', async () => {
    const { server, id } = await held((contact) => changing(contact, 100), 1);
    const decide = vi.spyOn(Decisions.prototype, 'decide');
    expect(await letThrough(server.context, coordination, { id })).toEqual({
      ok: true,
      value: { outcome: 'needsAttention' },
    });
    expect(decide).not.toHaveBeenCalled();
    expect(outcomesFrom(server, 'tom')).toEqual(['needsAttention']);
  });
});

describe('groups in quarantine', () => {
  /** A server on which groups lie that it did not know when they came, and knows by now. */
  async function kept(groups: readonly Group[], names = 1): Promise<SyncServer> {
    const server = await founded();
    const later = groups.map((group) =>
      group.map((operation) => ({ ...operation, entity: 'contactLater' }) as unknown as Operation),
    );
    for (let name = 0; name < names; name += 1) {
      await send(server, 'emma', later, { device: `later ${name}` });
    }
    expect(new Set(outcomesFrom(server, 'later'))).toEqual(new Set(['undecided']));
    const programme = present(server.disk.programmes.get(home), 'there');
    const quarantined = programme.quarantined.map((group) => ({
      ...group,
      body: group.body.replaceAll('"contactLater"', '"contact"'),
    }));
    server.disk.programmes.set(home, { ...programme, quarantined });
    return server;
  }

  it('are one at a time where each makes the server copy much (F177)', async () => {
    const contact = call('sme-1');
    const server = await kept(times(4, () => changing(contact, 10)));
    await send(server, 'emma', [[fullMaps(contact)]]);
    const { turns, breathe, context } = told(server);
    expect(await retryQuarantined(context, home)).toEqual({ decided: 4, left: 0 });
    expect(turns).toEqual([1, 1, 1, 1]);
    expect(breathe.mock.calls.length).toBeGreaterThanOrEqual(4);
    expect(outcomesFrom(server, 'later')).not.toContain('undecided');
  });

  it('are decided once, however many names they have (F177)', async () => {
    const contact = call('sme-1');
    const server = await kept([changing(contact, 100)], 9);
    await send(server, 'emma', [[fullMaps(contact)]]);
    const refuse = vi.spyOn(Decisions.prototype, 'refuse');
    expect(await retryQuarantined(server.context, home)).toEqual({ decided: 1, left: 0 });
    expect(refuse).toHaveBeenCalledOnce();
    expect(outcomesFrom(server, 'later')).toEqual(times(9, () => 'needsAttention'));
    expect(await retryQuarantined(server.context, home)).toEqual({ decided: 0, left: 0 });
  });
});
