/**
 * A push was acknowledged and the server does not have it: something between them answered, or the disk of the server went back by
 * a minute without a restore. The next push shows it, or the next pull, and the device meets the server as a restored one [S13]
 * (F308, F315).
 */

import { afterEach, expect, test } from 'vitest';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import type { PushReply, PushRequest } from '../../../../src/protocol/sync-messages.ts';
import { heldGroups } from '../../../../src/server/sync/held.ts';
import { pushAndPull } from '../../../../src/server/sync/push-and-pull.ts';
import type { Json } from '../../../../src/std/json.ts';
import { fail, ok } from '../../../../src/std/result.ts';
import { baseOf, type SyncDevice, syncDevice } from '../../../support/sync-device.ts';
import { syncServer } from '../../../support/sync-server.ts';
import { addSme, foundation, home, meet, rename, world } from '../../../support/two-people.ts';

const running: SyncDevice[] = [];
afterEach(() => {
  for (const device of running.splice(0)) device.stop();
});

const write = async ({ carnet }: SyncDevice, sme: string, id: string): Promise<void> => {
  expect((await carnet.run(createRecord('contact', sme, contactOf(id), id))).ok).toBe(true);
};

const contactOf = (id: string) =>
  ({
    at: '2023-11-02T10:00',
    kind: 'interim',
    mode: 'phone',
    state: 'held',
    summary: { lang: 'fr', text: id },
  }) as const;

/** Exchanges, as often as it takes to ask again after a pause. */
async function later(device: SyncDevice): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    device.environment.pass(6 * 60_000);
    await device.exchange();
  }
}

async function begun() {
  const { server, maelle, emma } = await world();
  running.push(maelle, emma);
  const kerlan = await addSme(maelle, 'Atelier Kerlan');
  await meet(maelle, emma);
  await meet(emma, maelle);
  const has = (id: string) => server.disk.programmes.get(home)?.records.has(id);
  const head = () => server.disk.programmes.get(home)?.head.sequence ?? 0;
  return { server, maelle, emma, kerlan, has, head };
}

test.each(['at the head', 'beyond the head', 'nowhere'])(
  '[S4] what somebody else acknowledged, %s, reaches the server with the next change (F308)',
  async (where) => {
    const { server, maelle, emma, kerlan, has, head } = await begun();
    const { transport } = maelle.network;
    const honest = transport.push.bind(transport);
    await write(maelle, kerlan, 'contact-1');
    const beyond = where === 'beyond the head' ? 1 : 0;
    transport.push = async (_, { groups }: PushRequest) => {
      const place = where === 'nowhere' ? {} : { sequence: head() + beyond };
      const outcomes = groups.map(({ deviceSequence }) => ({
        ...{ deviceSequence, outcome: 'accepted' as const },
        ...place,
      }));
      const times = { epoch: 'epoch-1', serverTime: server.clock.now };
      return ok({ ...times, head: head() + beyond, watermark: 0, outcomes } as PushReply);
    };
    await maelle.exchange();
    transport.push = honest;
    expect(has('contact-1')).toBe(false);
    expect((await maelle.store.counts()).waiting).toBe(0);

    await write(maelle, kerlan, 'contact-2');
    await later(maelle);
    await later(emma);
    expect([has('contact-1'), has('contact-2')]).toEqual([true, true]);
    expect((await maelle.store.counts()).waiting).toBe(0);
    expect(maelle.runner.state.getState().phase).toBe('synced');
    for (const { device } of [maelle, emma]) {
      expect(['contact-1', 'contact-2'].map((id) => baseOf(device).has(id))).toEqual([true, true]);
    }
  },
);

test('[S4] what a server lost with its disk comes back with the next change of its author (F308)', async () => {
  const { server, maelle, emma, kerlan, has } = await begun();
  const before = structuredClone(server.disk.programmes.get(home));
  await write(maelle, kerlan, 'contact-1');
  await maelle.exchange();
  expect(has('contact-1')).toBe(true);
  if (before !== undefined) server.disk.programmes.set(home, before);
  for (const name of ['Kerlan 1', 'Kerlan 2', 'Kerlan 3']) {
    await rename(emma, kerlan, name);
    await emma.exchange();
  }
  await write(maelle, kerlan, 'contact-2');
  await later(maelle);
  await later(emma);
  expect([has('contact-1'), has('contact-2')]).toEqual([true, true]);
  const again = await syncDevice(server, 'maelle', { device: maelle.device });
  running.push(again);
  expect(baseOf(again.device).has('contact-1')).toBe(true);
});

/** Everything that the server had is gone but what it was given until then; its life is the same. */
async function steppedBack() {
  const all = await begun();
  const { server } = all;
  const before = structuredClone(server.disk.programmes.get(home));
  return {
    ...all,
    stepBack: () => {
      if (before !== undefined) server.disk.programmes.set(home, before);
    },
  };
}

const shown = ({ device }: SyncDevice, ids: readonly string[]): readonly string[] =>
  ids.filter((id) => baseOf(device).has(id));

test('[S4] who had read beyond what is left reads what came to these places since (F315)', async () => {
  const { maelle, emma, kerlan, stepBack } = await steppedBack();
  await write(maelle, kerlan, 'contact-1');
  await write(maelle, kerlan, 'contact-2');
  await maelle.exchange();
  stepBack();
  const ids = ['emma-1', 'emma-2', 'emma-3', 'emma-4'];
  for (const id of ids) {
    await write(emma, kerlan, id);
    await emma.exchange();
  }
  await write(maelle, kerlan, 'contact-3');
  await later(maelle);
  await later(emma);
  await later(maelle);
  const everything = ['contact-1', 'contact-2', 'contact-3', ...ids];
  for (const device of [maelle, emma]) {
    expect(shown(device, everything)).toEqual(everything);
    expect(device.runner.state.getState().phase).toBe('synced');
  }
});

test.each(['pulled', 'downloaded'])(
  '[S13] who only reads, and had %s what is gone, learns of it and reads the rest (F315)',
  async (way) => {
    const { server, maelle, emma, kerlan, has, stepBack } = await steppedBack();
    await write(emma, kerlan, 'lost-1');
    await write(emma, kerlan, 'lost-2');
    await emma.exchange();
    await later(maelle);
    const reader = way === 'pulled' ? maelle : await syncDevice(server, 'maelle');
    running.push(reader);
    await reader.exchange();
    expect(shown(reader, ['lost-1', 'lost-2'])).toHaveLength(2);
    // For good: the device that made them is gone as well.
    emma.stop();
    stepBack();
    const other = await syncDevice(server, 'emma');
    running.push(other);
    await other.exchange();
    const ids = ['emma-1', 'emma-2', 'emma-3'];
    for (const id of ids) {
      await write(other, kerlan, id);
      await other.exchange();
    }
    await later(reader);
    expect(shown(reader, ['lost-1', 'lost-2', ...ids])).toEqual(ids);
    expect(ids.every(has)).toBe(true);
    expect(reader.runner.state.getState().phase).toBe('synced');
  },
);

test('[C7] what was acknowledged and is gone is sent again once others have passed its place, though nobody types (F315)', async () => {
  const { maelle, emma, kerlan, has, stepBack } = await steppedBack();
  const { transport } = maelle.network;
  const honest = transport.pull.bind(transport);
  // Acknowledged, and not read back before the disk goes back.
  transport.pull = async () => fail({ kind: 'offline' });
  await write(maelle, kerlan, 'contact-1');
  await maelle.exchange();
  expect(has('contact-1')).toBe(true);
  stepBack();
  transport.pull = honest;
  const ids = ['emma-1', 'emma-2', 'emma-3'];
  for (const id of ids) {
    await write(emma, kerlan, id);
    await emma.exchange();
  }
  await later(maelle);
  await later(emma);
  expect(has('contact-1')).toBe(true);
  for (const device of [maelle, emma]) {
    expect(shown(device, ['contact-1', ...ids])).toHaveLength(4);
  }
});

test.each(['a pull', 'a download'])(
  '[S13] what was answered and is gone is noticed by its counter with %s, though nobody types (F315)',
  async (what) => {
    const { server, maelle, emma, kerlan, has, stepBack } = await steppedBack();
    const { transport } = maelle.network;
    const honest = transport.pull.bind(transport);
    transport.pull = async () => fail({ kind: 'offline' });
    await write(maelle, kerlan, 'contact-1');
    await maelle.exchange();
    stepBack();
    transport.pull = honest;
    // Other roles than those with which it was read last are a reason for a download in the same life.
    if (what === 'a download') server.admit('maelle', ['coordinator', 'accountManager'], 'pad-uk');
    for (const id of ['emma-1', 'emma-2', 'emma-3']) {
      await write(emma, kerlan, id);
      await emma.exchange();
    }
    await later(maelle);
    expect(has('contact-1')).toBe(true);
    expect(shown(maelle, ['contact-1'])).toHaveLength(1);
  },
);

test('[S13] a held change that the server lost waits for coordination again (F315)', async () => {
  const { server, maelle, emma, kerlan } = await begun();
  server.admit('emma', ['accountManager'], 'pad-fr');
  await meet(emma, maelle);
  const before = structuredClone(server.disk.programmes.get(home));
  expect((await emma.carnet.run(setFields(home, { name: 'Another name' }))).ok).toBe(true);
  await emma.exchange();
  const asker = { accountId: 'maelle', programmeId: home };
  const held = async (): Promise<number> => {
    const page = await heldGroups(server.context, asker);
    return page.ok ? page.value.groups.length : -1;
  };
  expect(await held()).toBe(1);
  if (before !== undefined) server.disk.programmes.set(home, before);
  await write(maelle, kerlan, 'contact-1');
  await maelle.exchange();
  expect(await held()).toBe(0);
  await later(emma);
  expect(await held()).toBe(1);
});

test('[S4] numbers that were given and never sent are no sign of it (F315)', async () => {
  const { server, maelle, emma, kerlan } = await begun();
  const { transport } = emma.network;
  const honest = transport.push.bind(transport);
  const busy = { kind: 'refused', refusal: 'busy', retryAfterMs: 20 * 3_600_000 } as const;
  transport.push = async () => fail(busy);
  await write(emma, kerlan, 'emma-1');
  await emma.exchange();
  // Somebody else brings them from a copy.
  const rows = [...emma.device.outbox.values()];
  const groups = rows.map(({ group }, at) => ({
    ...{ deviceSequence: at + 1, handedIn: 'backup' as const },
    operations: group as unknown as readonly Json[],
  }));
  const asker = { accountId: 'maelle', programmeId: home };
  const sent = { device: 'another', sentAt: server.clock.now, groups };
  expect((await pushAndPull(server.context, asker, sent)).ok).toBe(true);
  await later(emma);
  expect(emma.device.outbox.size).toBe(0);
  transport.push = honest;
  const { downloads } = emma.device.meta?.sync ?? {};
  await write(emma, kerlan, 'emma-2');
  emma.environment.pass(24 * 3_600_000);
  await later(emma);
  await later(maelle);
  expect(shown(maelle, ['emma-1', 'emma-2'])).toHaveLength(2);
  expect(emma.device.meta?.sync).toMatchObject({ downloads });
  expect(emma.runner.state.getState().restoredAt).toBeUndefined();
});

test('[S13] an honest server is never taken for one that went back (F315)', async () => {
  const { maelle, emma, kerlan } = await begun();
  const downloads = (): readonly unknown[] =>
    [maelle, emma].map(({ device }) => device.meta?.sync?.downloads);
  const before = downloads();
  for (const id of ['contact-1', 'contact-2', 'contact-3']) {
    await write(maelle, kerlan, id);
    await write(emma, kerlan, `${id}-of-emma`);
    await meet(maelle, emma);
    await later(emma);
  }
  expect(downloads()).toEqual(before);
});

test('[S4] an upload whose last part somebody else acknowledged is sent again with the next change (F315)', async () => {
  const server = await syncServer();
  const device = memoryDevice();
  const alone = memoryStore(home, device);
  await alone.begin('maelle');
  // More groups than one push holds.
  const ids = Array.from({ length: syncLimits.pushGroupsMax }, (_, at) => `uploaded-${at}`);
  await alone.importLog([...foundation(), ...businessWith(ids)], () => true, 'asMade');
  const maelle = await syncDevice(server, 'maelle', { device });
  running.push(maelle);
  const { transport } = maelle.network;
  const honest = transport.push.bind(transport);
  let pushes = 0;
  transport.push = async (programmeId, request) => {
    pushes += 1;
    if (pushes === 1) return honest(programmeId, request);
    let place = server.disk.programmes.get(home)?.head.sequence ?? 0;
    const outcomes = request.groups.map(({ deviceSequence, operations }) => ({
      ...{ deviceSequence, outcome: 'accepted' as const },
      sequence: (place += operations.length),
    }));
    transport.push = honest;
    const times = { epoch: 'epoch-1', serverTime: server.clock.now };
    return ok({ ...times, head: place, watermark: 0, outcomes } as PushReply);
  };
  await maelle.exchange();
  await later(maelle);
  await write(maelle, 'uploaded', 'contact-1');
  await later(maelle);
  const records = server.disk.programmes.get(home)?.records;
  expect(['contact-1', ...ids].filter((id) => records?.has(id) !== true)).toEqual([]);
  expect(shown(maelle, ids)).toHaveLength(ids.length);
  expect(maelle.runner.state.getState().phase).toBe('synced');
});

function businessWith(ids: readonly string[]): readonly Group[] {
  let made = 0;
  const author = { by: 'maelle', at: 1_699_000_000_000, newId: () => `made-${(made += 1)}` };
  const values = { name: 'Kerlan', country: 'FR', launchPadId: 'pad-fr' } as const;
  const place = { home: 'uploaded', id: 'uploaded' };
  const sme = { ...values, track: 'programme', stage: 'enrolled' } as const;
  return [
    [createOperation(author, 'sme', place, sme)],
    ...ids.map((id) => [
      createOperation(author, 'contact', { home: 'uploaded', id }, contactOf(id)),
    ]),
  ];
}
