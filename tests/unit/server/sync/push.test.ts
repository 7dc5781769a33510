/** Push and pull over the storage in memory: every decision of the server, one at a time. */

import { describe, expect, it } from 'vitest';
import {
  createOperation,
  deleteOperation,
  setOperation,
} from '../../../../src/domain/operation/build.ts';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import type { PullReply, PushReply, ReceivedPush } from '../../../../src/protocol/sync-messages.ts';
import { heldGroups, letThrough } from '../../../../src/server/sync/held.ts';
import { pull } from '../../../../src/server/sync/pull.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { history, snapshot } from '../../../../src/server/sync/snapshot.ts';
import { present } from '../../../../src/std/assert.ts';
import type { Json } from '../../../../src/std/json.ts';
import {
  serverProgrammeId as home,
  type SyncServer,
  syncServer,
} from '../../../support/sync-server.ts';

let ids = 0;
const author = (by: string, at = 1_650_000_000_000) => ({
  by,
  at,
  newId: () => {
    ids += 1;
    return `id-${ids}`;
  },
});
const maelle = author('maelle');
const emma = author('emma', 1_660_000_000_000);

const founding: Group = [
  createOperation(
    maelle,
    'programme',
    { home, id: home },
    {
      name: 'E-Channel',
      firstMonth: '2019-09',
      reviewMonths: [9],
    },
  ),
  createOperation(
    maelle,
    'launchPad',
    { home, id: 'pad-uk' },
    {
      name: 'UK',
      code: 'UK',
      country: 'GB',
      timeZone: 'Europe/London',
    },
  ),
  createOperation(
    maelle,
    'launchPad',
    { home, id: 'pad-fr' },
    {
      name: 'France',
      code: 'FR',
      country: 'FR',
      timeZone: 'Europe/Paris',
    },
  ),
];

const newSme = (id: string, launchPadId = 'pad-fr', who = maelle): Operation =>
  createOperation(
    who,
    'sme',
    { home: id, id },
    {
      name: `Atelier ${id}`,
      country: 'FR',
      launchPadId,
      track: 'programme',
      stage: 'prospect',
    },
  );

const call = (sme: string, who = emma): Operation =>
  createOperation(who, 'contact', sme, {
    at: '2020-11-24T14:41',
    kind: 'interim',
    mode: 'phone',
    state: 'held',
  });

interface Sending {
  readonly device?: string;
  readonly from?: number;
  readonly epoch?: string;
}

function request(groups: readonly Group[], { device = 'laptop', from = 1, epoch }: Sending = {}) {
  const sent: ReceivedPush = {
    device,
    sentAt: 1_700_000_000_000,
    ...(epoch === undefined ? {} : { epoch }),
    groups: groups.map((operations, index) => ({
      deviceSequence: from + index,
      // As it arrives: text, read again.
      operations: JSON.parse(JSON.stringify(operations)) as Json[],
    })),
  };
  return sent;
}

async function send(
  server: SyncServer,
  who: string,
  groups: readonly Group[],
  sending: Sending = {},
): Promise<PushReply> {
  const asker = { accountId: who, programmeId: home };
  const answer = await push(server.context, asker, request(groups, sending));
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

async function read(server: SyncServer, who: string, after = 0, device = 'other') {
  const scope = present(
    server.disk.programmes.get(home)?.memberships.find(({ memberId }) => memberId === who),
    'a member',
  ).scope;
  const cursor = { epoch: 'epoch-1', sequence: after, scope };
  const answer = await pull(
    server.context,
    { accountId: who, programmeId: home },
    { device, cursor, echo: false },
  );
  if (!answer.ok) throw new Error(answer.error);
  return answer.value as Extract<PullReply, { kind: 'entries' }>;
}

const stored = (server: SyncServer, id: string): AnyRecord | undefined =>
  server.disk.programmes.get(home)?.records.get(id);

/** A server on which the programme is, and one sheet. */
async function founded(): Promise<SyncServer> {
  const server = await syncServer();
  server.admit('emma', ['accountManager'], 'pad-uk');
  const reply = await send(server, 'maelle', [founding, [newSme('sme-1')]], { device: 'founder' });
  expect(reply.outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
  return server;
}

const set = (who: typeof maelle, record: AnyRecord, patch: Record<string, unknown>): Operation =>
  present(setOperation(who, record, patch), 'something differs');

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

  it('has one effect however often it arrives, in parallel too, from whichever device [S2]', async () => {
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
    expect(groups).toEqual([{ deviceSequence: 1, outcome: 'accepted' }]);
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
    expect(await letThrough(server.context, as('emma'), group.id)).toMatchObject({ ok: false });
    expect(await letThrough(server.context, as('maelle'), group.id)).toMatchObject({ ok: true });
    expect(stored(server, 'sme-1')).toMatchObject({
      values: { town: 'Dinard', stage: 'screening' },
      changed: { by: 'emma' },
    });
    expect(await letThrough(server.context, as('maelle'), group.id)).toMatchObject({ ok: false });
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
    expect(await letThrough(server.context, as, id)).toMatchObject({ ok: true });
    expect(await letThrough(server.context, as, id)).toMatchObject({ ok: false });
    const { entries } = present(server.disk.programmes.get(home), 'there');
    expect(entries.filter(({ operation }) => operation.operationId === id)).toHaveLength(1);
    const again = await send(server, 'tom', [renamed], { device: 'laptop, renamed' });
    expect(again.outcomes).toMatchObject([{ outcome: 'accepted', sequence: entries.length }]);
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
    const context = {
      ...server.context,
      storage: {
        ...server.storage,
        write: (id: string, work: Parameters<typeof server.storage.write>[1]) =>
          server.storage.write(id, (writer) =>
            work(
              Object.assign(Object.create(writer) as typeof writer, {
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
    const handed = await send(server, 'maelle', [[call('sme-1', emma)]], { device: 'backup' });
    expect(handed.outcomes[0]?.outcome).toBe('accepted');
  });

  it('lets a wrong clock win nothing, and keeps three times apart [S11] [O8]', async () => {
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

describe('a pull', () => {
  it('answers what came after the cursor, without a gap and in whole groups [S13]', async () => {
    const server = await founded();
    const batch = Array.from({ length: 90 }, () => Array.from({ length: 30 }, () => call('sme-1')));
    await send(server, 'emma', batch);
    let after = 0;
    const seen: number[] = [];
    for (;;) {
      const reply = await read(server, 'emma', after);
      expect(reply.from).toBe(after);
      if (reply.entries.length === 0) break;
      const last = reply.entries.at(-1);
      const next = server.disk.programmes.get(home)?.entries[reply.to];
      expect(next === undefined || next.group === next.operation.operationId).toBe(true);
      expect(last?.sequence).toBe(reply.to);
      seen.push(...reply.entries.map(({ sequence }) => sequence));
      after = reply.to;
    }
    expect(seen).toEqual(Array.from({ length: 2704 }, (_, index) => index + 1));
    expect(syncLimits.pullEntriesMax).toBeLessThan(2704);
  });

  it('says restored where the epoch is another or the cursor is above the head, and snapshot where the scope changed or too much was missed [S13]', async () => {
    const server = await founded();
    const ask = async (cursor: { epoch: string; sequence: number; scope: number }) => {
      const answer = await pull(
        server.context,
        { accountId: 'emma', programmeId: home },
        { device: 'other', cursor, echo: false },
      );
      return answer.ok ? answer.value.kind : answer.error;
    };
    const cursor = { epoch: 'epoch-1', sequence: 4, scope: 1 };
    expect(await ask(cursor)).toBe('entries');
    expect(await ask({ ...cursor, epoch: 'epoch-0' })).toBe('restored');
    expect(await ask({ ...cursor, sequence: 5 })).toBe('restored');
    expect(await ask({ ...cursor, scope: 2 })).toBe('snapshot');
  });

  it('carries the records with an entry that did more than apply as it was made [S14] [P4]', async () => {
    const server = await founded();
    const sme = present(stored(server, 'sme-1'), 'there');
    await send(server, 'maelle', [[set(maelle, sme, { town: 'Cancale' })]], { device: 'm' });
    await send(server, 'emma', [[set(emma, sme, { town: 'Dinard' })]]);
    const { entries } = await read(server, 'emma', 4, 'laptop');
    expect(entries.map(({ outcome }) => outcome)).toEqual(['accepted', 'conflicted']);
    expect(entries[0]?.records).toBeUndefined();
    expect(entries[1]?.records).toMatchObject([
      { id: 'sme-1', values: { town: 'Dinard' }, conflicts: { town: [{ value: 'Cancale' }] } },
    ]);
  });

  it('carries a contact that gets another day, which a snapshot begun before can lack [S14] [S15]', async () => {
    const server = await founded();
    const logged = call('sme-1');
    await send(server, 'emma', [[logged]]);
    const contact = present(stored(server, logged.record), 'there');
    await send(server, 'maelle', [[set(maelle, contact, { minutes: 7 })]], { device: 'm' });
    const moved = set(maelle, contact, { at: '2026-11-20T09:00' });
    await send(server, 'maelle', [[moved]], { device: 'm', from: 2 });
    const { entries } = await read(server, 'emma', 5, 'laptop');
    expect(entries.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    expect(entries[0]?.records).toBeUndefined();
    expect(entries[1]?.records).toContainEqual(
      expect.objectContaining({
        id: logged.record,
        values: expect.objectContaining({ at: '2026-11-20T09:00', minutes: 7 }),
      }),
    );
  });

  it('spares a device the copy of its own operations, unless it asks for it', async () => {
    const server = await founded();
    await send(server, 'emma', [[call('sme-1')]]);
    const mine = await read(server, 'emma', 4, 'laptop');
    expect(mine.entries[0]).not.toHaveProperty('operation');
    const other = await read(server, 'emma', 4, 'phone');
    expect(other.entries[0]?.operation?.operationId).toBe(mine.entries[0]?.operationId);
  });

  it('tells nothing to an observer and to someone who left [P6]', async () => {
    const server = await founded();
    server.admit('olive', ['observer']);
    const as = (accountId: string) => ({ accountId, programmeId: home });
    const cursor = { epoch: 'epoch-1', sequence: 0, scope: 1 };
    const wanted = { device: 'd', cursor, echo: false };
    const part = { device: 'd', part: { kind: 'heads' }, recentFrom: '2020-01-01' } as const;
    server.dismiss('emma');
    for (const [who, error] of [
      ['olive', 'forbidden'],
      ['emma', 'notFound'],
    ] as const) {
      expect(await pull(server.context, as(who), wanted)).toEqual({ ok: false, error });
      expect(await snapshot(server.context, as(who), part)).toEqual({ ok: false, error });
      expect(await history(server.context, as(who), { home: 'sme-1' })).toEqual({
        ok: false,
        error,
      });
    }
  });
});

describe('a snapshot', () => {
  it('is every record once, what is of use first, and each with its place [S15]', async () => {
    const server = await founded();
    const old = { ...call('sme-1') };
    const older = { ...old, fields: { ...old.fields, at: { value: '2019-01-01T10:00' } } };
    await send(server, 'emma', [[older], [call('sme-1')]]);
    const seen: string[] = [];
    let part: { kind: 'heads' | 'recent' | 'older' } | undefined = { kind: 'heads' };
    const kinds: string[] = [];
    while (part !== undefined) {
      kinds.push(part.kind);
      const answer = await snapshot(
        server.context,
        { accountId: 'emma', programmeId: home },
        { device: 'd', part, recentFrom: '2020-01-01' },
      );
      if (!answer.ok) throw new Error(answer.error);
      expect(answer.value.total).toBe(6);
      for (const record of answer.value.records) {
        expect(record.sequence).toBeGreaterThan(0);
        seen.push(record.id);
      }
      part = answer.value.next;
    }
    expect(kinds).toEqual(['heads', 'recent', 'older']);
    expect(seen.toSorted()).toEqual(
      [...(server.disk.programmes.get(home)?.records.keys() ?? [])].toSorted(),
    );
    expect(seen.at(-1)).toBe(older.record);
  });

  it('is followed by the history of a sheet, page by page', async () => {
    const server = await founded();
    const sme = present(stored(server, 'sme-1'), 'there');
    await send(server, 'emma', [[call('sme-1')], [deleteOperation(emma, sme)]]);
    const answer = await history(
      server.context,
      { accountId: 'emma', programmeId: home },
      { home: 'sme-1', before: 6 },
    );
    expect(answer.ok && answer.value.entries.map(({ sequence }) => sequence)).toEqual([4, 5]);
    expect(answer.ok && answer.value.more).toBe(false);
  });
});
