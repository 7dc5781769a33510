/** Push over the storage in memory: every decision of the server, one at a time. */

import { describe, expect, it } from 'vitest';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import type { QuarantinedGroup } from '../../../../src/server/ports/sheet-storage.ts';
import { heldGroups, letThrough } from '../../../../src/server/sync/held.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { present } from '../../../../src/std/assert.ts';
import { backwards } from '../../../support/backwards.ts';
import { serverProgrammeId as home } from '../../../support/sync-server.ts';
import {
  author,
  call,
  emma,
  founded,
  maelle,
  newSme,
  read,
  request,
  send,
  set,
  stored,
} from '../../../support/server-pushes.ts';

describe('a push', () => {
  it('gives every operation a place in one order, and tells the last of each group [S1] [S8]', async () => {
    const server = await founded();
    const reply = await send(server, 'emma', [[call('sme-1')], [call('sme-1')]]);
    expect(reply.outcomes).toEqual([
      { deviceSequence: 1, outcome: 'accepted', sequence: 5 },
      { deviceSequence: 2, outcome: 'accepted', sequence: 6 },
    ]);
    expect(reply.head).toBe(6);
    const entries = present(server.disk.programmes.get(home), 'there').entries;
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('has one effect however often it arrives, in parallel too, from whichever device [S2] (F14)', async () => {
    const server = await founded();
    const groups = [[call('sme-1')], [call('sme-1')]];
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => send(server, 'emma', groups)),
    );
    for (const reply of replies) expect(reply.outcomes).toEqual(replies[0]?.outcomes);
    const elsewhere = await send(server, 'emma', groups, { device: 'restored' });
    expect(elsewhere.outcomes).toEqual(replies[0]?.outcomes);
    expect(server.disk.programmes.get(home)?.entries).toHaveLength(6);
    // The counter of the other device goes on after what it brought.
    const next = await send(server, 'emma', [[call('sme-1')]], { device: 'restored', from: 3 });
    expect(next.outcomes).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('knows a group again whose keys were written in another order [S2]', async () => {
    const server = await founded();
    const group = [call('sme-1'), call('sme-1')];
    const first = await send(server, 'emma', [group]);
    const turned = backwards(group);
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(group));
    const again = await send(server, 'emma', [turned]);
    expect(again.outcomes).toEqual(first.outcomes);
    const elsewhere = await send(server, 'emma', [turned], { device: 'copy' });
    expect(elsewhere.outcomes).toEqual(first.outcomes);
    expect(server.disk.programmes.get(home)?.entries).toHaveLength(6);
  });

  it('knows a group again that a server of 0.1 noted by its text as it came [S2] [P8]', async () => {
    const server = await founded();
    const group = [call('sme-1')];
    const first = await send(server, 'emma', [group]);
    const programme = present(server.disk.programmes.get(home), 'there');
    const groups = [...programme.groups].map(([name, one]) => {
      const isOwn = one.operationIds.includes(group[0]?.operationId ?? '');
      const hash = isOwn ? server.context.hash(JSON.stringify(group)) : one.hash;
      return [name, { ...one, hash }] as const;
    });
    server.disk.programmes.set(home, { ...programme, groups: new Map(groups) });
    expect((await send(server, 'emma', [group])).outcomes).toEqual(first.outcomes);
    const other = group.map((operation) => ({ ...operation, at: operation.at + 1 }));
    expect((await send(server, 'emma', [other])).outcomes).toMatchObject([{ outcome: 'forked' }]);
  });

  it('is forked where a counter or an id names something else, and writes nothing of it [S3]', async () => {
    const server = await founded();
    const first = call('sme-1');
    await send(server, 'emma', [[first]]);
    const counter = await send(server, 'emma', [[call('sme-1')]]);
    expect(counter.outcomes).toEqual([{ deviceSequence: 1, outcome: 'forked' }]);
    const otherContent = { ...first, at: first.at + 1 };
    const same = await send(server, 'emma', [[otherContent]], { from: 2 });
    expect(same.outcomes).toEqual([{ deviceSequence: 2, outcome: 'forked' }]);
    expect(server.disk.programmes.get(home)?.entries).toHaveLength(5);
  });

  it('stops at a gap and tells what it waits for [S4]', async () => {
    const server = await founded();
    const reply = await send(server, 'emma', [[call('sme-1')]], { from: 3 });
    expect(reply).toMatchObject({ outcomes: [], expected: 1 });
    const half = request([[call('sme-1')], [call('sme-1')]]);
    const holed = {
      ...half,
      groups: half.groups.map((group, index) => ({
        ...group,
        deviceSequence: index === 0 ? 1 : 4,
      })),
    };
    const answer = await push(server.context, { accountId: 'emma', programmeId: home }, holed);
    expect(answer.ok && answer.value).toMatchObject({
      outcomes: [{ deviceSequence: 1 }],
      expected: 2,
    });
  });

  it('holds the whole group when one change of it is not allowed [S5]', async () => {
    const server = await founded();
    const sme = present(stored(server, 'sme-1'), 'there');
    const group = [call('sme-1'), set(emma, sme, { stage: 'screening' })];
    const reply = await send(server, 'emma', [group, [call('sme-1')]]);
    expect(reply.outcomes.map(({ outcome }) => outcome)).toEqual(['held', 'accepted']);
    expect(stored(server, group[0]?.record ?? '')).toBeUndefined();
  });

  it('answers alike for a record that is not there and for one that must not be changed [S5] [P6]', async () => {
    const server = await founded();
    const sme = present(stored(server, 'sme-1'), 'there');
    const forbidden = set(emma, sme, { name: 'Mine' });
    const absent = { ...forbidden, operationId: 'x-1', record: 'nowhere', home: 'nowhere' };
    const reply = await send(server, 'emma', [[forbidden], [absent]]);
    expect(reply.outcomes).toEqual([
      { deviceSequence: 1, outcome: 'held' },
      { deviceSequence: 2, outcome: 'held' },
    ]);
    const stranger = await push(
      server.context,
      { accountId: 'nobody', programmeId: home },
      request([]),
    );
    const noProgramme = await push(
      server.context,
      { accountId: 'emma', programmeId: 'programme-2' },
      request([]),
    );
    expect(stranger).toEqual(noProgramme);
  });

  it('decides on a held group again when the record it waits for arrives [S6]', async () => {
    const server = await founded();
    const sme = newSme('sme-2', 'pad-uk', emma);
    const early = call('sme-2');
    const reply = await send(server, 'emma', [[early]], { device: 'phone' });
    expect(reply.outcomes).toEqual([{ deviceSequence: 1, outcome: 'held' }]);
    await send(server, 'emma', [[sme]], { device: 'laptop' });
    expect(stored(server, early.record)?.home).toBe('sme-2');
    const { groups } = await read(server, 'emma', 4, 'phone');
    expect(groups).toEqual([{ deviceSequence: 1, outcome: 'accepted', sequence: 6 }]);
  });

  it('decides on it again as well where the record comes later in the same push [S6]', async () => {
    const server = await founded();
    const early = call('sme-2');
    const sme = newSme('sme-2', 'pad-uk', emma);
    const reply = await send(server, 'emma', [[early], [sme]], { device: 'laptop' });
    expect(reply.outcomes.map(({ outcome }) => outcome)).toEqual(['held', 'accepted']);
    expect(stored(server, early.record)?.home).toBe('sme-2');
    const { groups } = await read(server, 'emma', 4, 'laptop');
    expect(groups).toEqual([{ deviceSequence: 1, outcome: 'accepted', sequence: 6 }]);
  });

  it('lets no other name of a group wait on, where both names and the record come at once [S2] [S6]', async () => {
    const server = await founded();
    const early = call('sme-2');
    const sme = newSme('sme-2', 'pad-uk', emma);
    await send(server, 'emma', [[early]], { device: 'phone' });
    await send(server, 'maelle', [[sme], [early]], { device: 'handed over' });
    const { entries, groups } = present(server.disk.programmes.get(home), 'there');
    expect(entries.filter(({ operation }) => operation.record === early.record)).toHaveLength(1);
    const [phone, handedOver] = [groups.get('phone 1'), groups.get('handed over 2')];
    expect(phone).toMatchObject({ outcome: 'accepted' });
    expect(handedOver).toMatchObject({ outcome: 'accepted', sequence: phone?.sequence });
    expect(handedOver?.waitsFor).toBeUndefined();
  });

  it('lets coordination put a held group through, under its author’s name [S6]', async () => {
    const server = await founded();
    const sme = present(stored(server, 'sme-1'), 'there');
    await send(server, 'emma', [[set(emma, sme, { town: 'Dinard', stage: 'screening' })]]);
    const as = (accountId: string) => ({ accountId, programmeId: home });
    expect(await heldGroups(server.context, as('emma'))).toEqual({ ok: false, error: 'forbidden' });
    const held = await heldGroups(server.context, as('maelle'));
    const group = present(held.ok ? held.value.groups[0] : undefined, 'one is held');
    expect(group.by).toBe('emma');
    expect(await letThrough(server.context, as('emma'), { id: group.id })).toMatchObject({
      ok: false,
    });
    expect(await letThrough(server.context, as('maelle'), { id: group.id })).toMatchObject({
      ok: true,
    });
    expect(stored(server, 'sme-1')).toMatchObject({
      values: { town: 'Dinard', stage: 'screening' },
      changed: { by: 'emma' },
    });
    expect(await letThrough(server.context, as('maelle'), { id: group.id })).toMatchObject({
      ok: false,
    });
  });

  it('lets a held group take effect once, under however many names its device brought it [S2] [S6]', async () => {
    const server = await founded();
    server.admit('tom', ['technical'], 'pad-fr');
    const sme = present(stored(server, 'sme-1'), 'there');
    const renamed = [set(author('tom'), sme, { name: 'Kerlan' })];
    await send(server, 'tom', [renamed]);
    await send(server, 'tom', [renamed], { device: 'laptop, renamed' });
    const as = { accountId: 'maelle', programmeId: home };
    const held = await heldGroups(server.context, as);
    expect(held.ok && held.value.groups).toHaveLength(1);
    const id = renamed[0]?.operationId ?? '';
    expect(await letThrough(server.context, as, { id })).toMatchObject({ ok: true });
    expect(await letThrough(server.context, as, { id })).toMatchObject({ ok: false });
    const { entries } = present(server.disk.programmes.get(home), 'there');
    expect(entries.filter(({ operation }) => operation.operationId === id)).toHaveLength(1);
    const again = await send(server, 'tom', [renamed], { device: 'laptop, renamed' });
    expect(again.outcomes).toMatchObject([{ outcome: 'accepted', sequence: entries.length }]);
  });

  it('leaves a group to coordination whose author is no member any more when its record arrives [S6]', async () => {
    const server = await founded();
    const early = call('sme-2');
    await send(server, 'emma', [[early]], { device: 'phone' });
    server.dismiss('emma');
    await send(server, 'maelle', [[newSme('sme-2')]], { device: 'founder', from: 3 });
    const as = { accountId: 'maelle', programmeId: home };
    const held = await heldGroups(server.context, as);
    expect(held.ok && held.value.groups.map(({ id, by }) => [id, by])).toEqual([
      [early.operationId, 'emma'],
    ]);
    expect(await letThrough(server.context, as, { id: early.operationId })).toMatchObject({
      ok: true,
    });
    expect(stored(server, early.record)).toMatchObject({ created: { by: 'emma' } });
  });

  it('goes on after a group that can never apply and after one that makes no sense [S7]', async () => {
    const server = await founded();
    const twice = { ...newSme('sme-1'), by: 'maelle' };
    const nonsense = [{ operationId: 'n-1', kind: 'explode' }] as unknown as Group;
    const polluted = [{ ...call('sme-1'), fields: JSON.parse('{"__proto__":{"value":1}}') }];
    const reply = await send(
      server,
      'maelle',
      [[{ ...twice, operationId: 'again', record: 'sme-1' }], nonsense, polluted, [call('sme-1')]],
      { device: 'odd' },
    );
    expect(reply.outcomes.map(({ outcome }) => outcome)).toEqual([
      'quarantined',
      'quarantined',
      'quarantined',
      'accepted',
    ]);
    expect(server.disk.programmes.get(home)?.quarantined).toHaveLength(3);
    const again = await send(server, 'maelle', [nonsense], { device: 'odd', from: 2 });
    expect(again.outcomes.map(({ outcome }) => outcome)).toEqual(['quarantined']);
    expect(server.disk.programmes.get(home)?.quarantined).toHaveLength(3);
  });

  it('sets a group aside that makes the server itself stumble, and says so aloud [S7]', async () => {
    const server = await founded();
    const bad = call('sme-1');
    const kept: QuarantinedGroup[] = [];
    const context = {
      ...server.context,
      storage: {
        ...server.storage,
        write: (id: string, work: Parameters<typeof server.storage.write>[1]) =>
          server.storage.write(id, (writer) =>
            work(
              Object.assign(Object.create(writer) as typeof writer, {
                putQuarantined: async (groups: typeof kept) => void kept.push(...groups),
                records: async (wanted: readonly string[]) =>
                  (await writer.records(wanted)).map((record) =>
                    record.id === 'sme-1'
                      ? {
                          ...record,
                          get deleted(): never {
                            throw new Error('a defect');
                          },
                        }
                      : record,
                  ),
              }),
            ),
          ),
      },
    } as unknown as typeof server.context;
    const asker = { accountId: 'emma', programmeId: home };
    const answer = await push(context, asker, request([[bad]]));
    expect(answer.ok && answer.value.outcomes).toEqual([
      { deviceSequence: 1, outcome: 'quarantined' },
    ]);
    expect(server.alarms).toMatchObject([{ device: 'laptop', deviceSequence: 1 }]);
    expect(kept).toMatchObject([{ reason: expect.stringContaining('a defect') }]);
    // The place is told to the operator; the message may repeat what somebody typed.
    expect(kept[0]?.place).toMatch(/^Error < /);
    expect(kept[0]?.place).not.toContain('a defect');
  });

  it('keeps fields that it does not know, and operations of another version [S9]', async () => {
    const server = await founded();
    const operation = { ...call('sme-1'), version: 0 };
    const newer = { ...operation, fields: { ...operation.fields, mood: { value: 'good' } } };
    const reply = await send(server, 'emma', [[newer]]);
    expect(reply.outcomes[0]?.outcome).toBe('accepted');
    expect(stored(server, newer.record)?.values['mood']).toBe('good');
  });

  it('takes operations of others from coordination only [S10]', async () => {
    const server = await founded();
    const reply = await send(server, 'emma', [[call('sme-1', maelle)]]);
    expect(reply.outcomes[0]?.outcome).toBe('held');
    const own = call('sme-1', maelle);
    const handed = await send(server, 'maelle', [[call('sme-1', emma)], [own]], {
      device: 'backup',
    });
    expect(handed.outcomes[0]?.outcome).toBe('accepted');
    const { entries } = await read(server, 'emma', 4);
    expect(entries.map(({ handedIn }) => handedIn)).toEqual(['maelle', undefined]);
  });

  it('lets a wrong clock win nothing, and keeps three times apart [S11] [O8] (F33)', async () => {
    const server = await founded();
    const sme = present(stored(server, 'sme-1'), 'there');
    const ahead = author('emma', 2_015_000_000_000);
    await send(server, 'emma', [[set(ahead, sme, { town: 'Cancale' })]]);
    server.clock.now += 60_000;
    const right = author('maelle', server.clock.now - 10_000);
    await send(server, 'maelle', [[set(right, sme, { town: 'Dinard' })]], { device: 'other' });
    const after = present(stored(server, 'sme-1'), 'there');
    expect(after.values['town']).toBe('Dinard');
    expect(after.conflicts?.['town']).toMatchObject([
      { value: 'Cancale', at: server.clock.now - 60_000 },
    ]);
    const entry = server.disk.programmes.get(home)?.entries.at(-2);
    expect(entry).toMatchObject({
      operation: { at: 2_015_000_000_000 },
      received: server.clock.now - 60_000,
    });
  });
});
