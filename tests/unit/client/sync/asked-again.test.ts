/**
 * What waits for a decision, and is decided before the place of a download: no entry tells of it, so its device asks once
 * more (F237) [C10] [S2]. The server is the real one in memory.
 */

import { describe, expect, it } from 'vitest';
import { setFields } from '../../../../src/domain/command/command.ts';
import { dismiss, heldGroups, letThrough } from '../../../../src/server/sync/held.ts';
import { retryQuarantined } from '../../../../src/server/sync/quarantine.ts';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import type { PushedGroup } from '../../../../src/protocol/sync-messages.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import type { ProgrammeWriter } from '../../../../src/server/ports/sheet-storage.ts';
import { present } from '../../../../src/std/assert.ts';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import { founding, newSme, send } from '../../../support/server-pushes.ts';
import { baseOf, type SyncDevice, syncDevice } from '../../../support/sync-device.ts';
import {
  serverProgrammeId as home,
  type SyncServer,
  syncServer,
} from '../../../support/sync-server.ts';
import { addSme, meet, nameOf, rename, savedCopy, world } from '../../../support/two-people.ts';

const coordination = { accountId: 'maelle', programmeId: home } as const;
const offline = { kind: 'offline' } as const;
/** Changes of Emma that are held: of the sheet, and in this order. */
const towns = ['Dinard', 'Cancale', 'Dinan'];

interface Scene {
  readonly server: SyncServer;
  readonly emma: SyncDevice;
  /** Counters and states of what her device sends. */
  readonly sent: (readonly [number, string | undefined])[];
}

/** Notes what a device sends, and in which state it is while it is sent. */
function watch({ network, device }: SyncDevice): Scene['sent'] {
  const sent: (readonly [number, string | undefined])[] = [];
  const { transport } = network;
  const push = transport.push.bind(transport);
  const stateOf = ({ operations: [first] }: PushedGroup): string | undefined =>
    [...device.outbox.values()].find(({ group }) => group[0]?.operationId === first?.operationId)
      ?.state;
  const watched: typeof push = (programmeId, request) => {
    for (const one of request.groups) sent.push([one.deviceSequence, stateOf(one)]);
    return push(programmeId, request);
  };
  Object.assign(transport, { push: watched });
  return sent;
}

/** A programme with a sheet, and the laptop of Emma, whose changes are held since she may only read. She is offline by now. */
async function scene(values: readonly string[] = towns): Promise<Scene> {
  const server = await syncServer();
  server.admit('emma', ['accountManager'], 'pad-fr');
  await send(server, 'maelle', [founding, [newSme('sme-1')]], { device: 'm' });
  const emma = await syncDevice(server, 'emma');
  await emma.exchange();
  emma.network.down = offline;
  for (const town of values) await write(emma, { town });
  server.admit('emma', ['chief'], 'pad-fr');
  emma.network.down = undefined;
  await emma.exchange();
  await emma.exchange();
  expect(statesOf(emma)).toEqual(values.map((_, index) => ['held', index + 1]));
  emma.network.down = offline;
  return { server, emma, sent: watch(emma) };
}

async function write(on: SyncDevice, fields: Record<string, unknown>): Promise<void> {
  const written = await on.carnet.run(setFields('sme-1', fields));
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

const statesOf = ({ device }: SyncDevice) =>
  [...device.outbox.values()].map(({ state, deviceSequence }) => [state, deviceSequence]);

/** Decides on all that is held. */
async function decide(server: SyncServer, how: typeof letThrough | typeof dismiss): Promise<void> {
  const held = await heldGroups(server.context, coordination);
  if (!held.ok) throw new Error(held.error);
  for (const { id } of held.value.groups) {
    expect((await how(server.context, coordination, { id })).ok).toBe(true);
  }
}

/** The roles of Emma change, and she is back: her device downloads everything. */
async function comeBack({ server, emma }: Pick<Scene, 'server' | 'emma'>): Promise<void> {
  const { downloads = 0 } = emma.device.meta?.sync ?? {};
  server.admit('emma', ['accountManager'], 'pad-fr');
  emma.network.down = undefined;
  await emma.exchange();
  await emma.exchange();
  expect(emma.device.meta?.sync?.downloads).toBe(downloads + 1);
}

const disk = (server: SyncServer) =>
  present(server.disk.programmes.get(home), 'the programme is there');
const onServer = (server: SyncServer) => [...disk(server).groups.values()];
const townOn = (server: SyncServer): unknown => disk(server).records.get('sme-1')?.values['town'];

/** Has the server fail whenever it looks at the sheet; answers how that ends. */
function stumble({ storage }: SyncServer): () => void {
  const original = storage.write.bind(storage);
  storage.write = (programmeId, work) =>
    original(programmeId, (writer) =>
      work(
        new Proxy(writer, {
          get: (target, key: keyof ProgrammeWriter) => {
            const value: unknown = target[key];
            if (key === 'recordsUnlessLonger') {
              return async (...asked: Parameters<ProgrammeWriter['recordsUnlessLonger']>) =>
                (await writer.recordsUnlessLonger(...asked))?.map(broken);
            }
            return typeof value === 'function' ? value.bind(target) : value;
          },
        }),
      ),
    );
  return () => {
    storage.write = original;
  };
}

function broken(record: AnyRecord): AnyRecord {
  return Object.defineProperty({ ...record }, 'home', {
    get: () => {
      throw new Error('a defect');
    },
  });
}

/** Nothing of it waits any more, and nothing happened twice. */
function expectDone({ server, emma }: Pick<Scene, 'server' | 'emma'>): void {
  expect(statesOf(emma)).toEqual([]);
  expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0, stuck: 0 });
  expect(baseOf(emma.device).get('sme-1')).toEqual(disk(server).records.get('sme-1'));
}

describe('What was held, and decided on before a download', () => {
  it.each([true, false])(
    'leaves its author’s device once it took effect, and is kept there for a restore (F237) [C10] [S2] [P3]',
    async (piggybacks) => {
      const all = await scene();
      const { server, emma, sent } = all;
      emma.network.piggybacks = piggybacks;
      await decide(server, letThrough);
      const groups = onServer(server).length;
      await comeBack(all);
      expectDone(all);
      expect(townOn(server)).toBe('Dinan');
      // Each was sent once, under its counter, and was held on the device until the answer.
      expect(sent).toEqual(towns.map((_, index) => [index + 1, 'held']));
      expect(onServer(server)).toHaveLength(groups);
      expect((await emma.store.kept()).map(({ group }) => group[0]?.fields['town']?.value)).toEqual(
        towns,
      );
      await emma.exchange();
      expect(sent).toHaveLength(towns.length);
    },
  );

  it('needs its author’s attention where it was dismissed, who learns by whom (F237) [C10] [S6]', async () => {
    const all = await scene();
    await decide(all.server, dismiss);
    await comeBack(all);
    const told = { outcome: 'needsAttention', dismissed: { by: 'maelle' } };
    expect(await all.emma.runner.stuck()).toMatchObject(towns.map(() => told));
  });

  it('is asked about once after each download while it is held, and tells coordination nothing new (F237) [C10]', async () => {
    const all = await scene();
    const { server, emma, sent } = all;
    const groups = onServer(server);
    await comeBack(all);
    await emma.exchange();
    expect(sent).toEqual(towns.map((_, index) => [index + 1, 'held']));
    expect(statesOf(emma)).toEqual(towns.map((_, index) => ['held', index + 1]));
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0, stuck: 3 });
    expect(onServer(server)).toEqual(groups);
    await comeBack(all);
    expect(sent).toHaveLength(2 * towns.length);
    // What it is about goes on as before.
    await write(emma, { sector: 'Ceramics' });
    await emma.exchange();
    expect(sent.slice(2 * towns.length)).toEqual([[towns.length + 1, 'sealed']]);
    await decide(server, letThrough);
    await emma.exchange();
    expectDone(all);
  });

  it.each(['drop', 'replyLost', 'twice'] as const)(
    'is asked about after the tab was closed in between: %s (F237) [C10] [P5]',
    async (fault) => {
      const all = await scene();
      const { server, emma } = all;
      await decide(server, letThrough);
      const { transport } = emma.network;
      const push = transport.push.bind(transport);
      const failing: typeof push = (programmeId, request) => {
        emma.network.faults.unshift(fault);
        return push(programmeId, request);
      };
      Object.assign(transport, { push: failing });
      server.admit('emma', ['accountManager'], 'pad-fr');
      emma.network.down = undefined;
      await emma.exchange();
      emma.stop();
      if (fault !== 'twice') expect(statesOf(emma)).toHaveLength(towns.length);
      // Another download comes before the answer.
      server.admit('emma', ['accountManager', 'coordinator'], 'pad-fr');
      const later = await syncDevice(server, 'emma', { device: emma.device });
      await later.exchange();
      await later.exchange();
      expectDone({ server, emma: later });
    },
  );

  it('is asked about in as many pushes as it takes, also smaller ones (F237) [C10] [C5]', async () => {
    const count = syncLimits.pushGroupsMax + 10;
    const values = Array.from({ length: count }, (_, index) => `Town ${index}`);
    const all = await scene(values);
    const { server, emma } = all;
    for (let page = 0; page * 50 < count; page += 1) await decide(server, letThrough);
    const { transport } = emma.network;
    const push = transport.push.bind(transport);
    const narrow: typeof push = async (programmeId, request) =>
      request.groups.length > 60
        ? { ok: false, error: { kind: 'refused', refusal: 'tooLarge' } }
        : push(programmeId, request);
    Object.assign(transport, { push: narrow });
    await comeBack(all);
    expectDone(all);
  });

  it('stays as it is where no server reads it any more, and nothing waits behind it (F237) [C13]', async () => {
    const all = await scene();
    const { server, emma } = all;
    const { transport } = emma.network;
    const push = transport.push.bind(transport);
    const isHeld = ({ deviceSequence }: PushedGroup): boolean => deviceSequence <= towns.length;
    const proxy: typeof push = async (programmeId, request) =>
      request.groups.some(isHeld)
        ? { ok: false, error: { kind: 'refused', refusal: 'tooLarge' } }
        : push(programmeId, request);
    Object.assign(transport, { push: proxy });
    await write(emma, { sector: 'Ceramics' });
    await comeBack(all);
    expect(statesOf(emma)).toEqual(towns.map((_, index) => ['held', index + 1]));
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0, stuck: 3 });
    Object.assign(transport, { push });
    await decide(server, letThrough);
    await emma.exchange();
    expectDone(all);
  });

  it('is sent to a restored server that does not know it as before, under a new name (F237) [C7]', async () => {
    const all = await scene();
    const { server, emma, sent } = all;
    const before = disk(server);
    await decide(server, letThrough);
    // The backup is of a time before the groups came.
    const groups = new Map([...before.groups].filter(([, { memberId }]) => memberId !== 'emma'));
    const head = { ...before.head, epoch: 'epoch-2' };
    server.disk.programmes.set(home, { ...before, head, groups });
    server.admit('emma', ['accountManager'], 'pad-fr');
    emma.network.down = undefined;
    await emma.exchange();
    await emma.exchange();
    expect(sent).toEqual(towns.map((_, index) => [index + 1, 'sealed']));
    expectDone(all);
    expect(townOn(server)).toBe('Dinan');
  });

  it('is asked about where it was dismissed after the backup, and is approved once that is restored (F253) [C7] [S6]', async () => {
    const all = await scene();
    const { server, emma } = all;
    const backup = disk(server);
    await decide(server, dismiss);
    await comeBack(all);
    const dismissed = { outcome: 'needsAttention', dismissed: { by: 'maelle' } };
    expect(await emma.runner.stuck()).toMatchObject(towns.map(() => dismissed));
    emma.network.down = offline;
    const { memberships } = disk(server);
    const head = { ...backup.head, epoch: 'epoch-2' };
    server.disk.programmes.set(home, { ...backup, memberships, head });
    await decide(server, letThrough);
    emma.network.down = undefined;
    await emma.exchange();
    await emma.exchange();
    expectDone(all);
    expect(townOn(server)).toBe('Dinan');
  });

  it('is held again where a restored server holds it, and nobody has dismissed it there (F253) [C7] [S6]', async () => {
    const all = await scene();
    const { server, emma } = all;
    const backup = disk(server);
    await decide(server, dismiss);
    emma.network.down = undefined;
    await emma.exchange();
    server.disk.programmes.set(home, { ...backup, head: { ...backup.head, epoch: 'epoch-2' } });
    await emma.exchange();
    await emma.exchange();
    const held = { outcome: 'held', dismissed: undefined };
    expect(await emma.runner.stuck()).toMatchObject(towns.map(() => held));
  });

  it('stays on the device of who is no member any more, and nothing is sent (F237) [C8]', async () => {
    const all = await scene();
    const { server, emma, sent } = all;
    await decide(server, letThrough);
    server.dismiss('emma');
    emma.network.down = undefined;
    for (let round = 0; round < 3; round += 1) {
      await emma.exchange();
      emma.environment.pass(60_000);
      await emma.runner.idle();
    }
    expect(emma.runner.state.getState().phase).toBe('lost');
    expect(statesOf(emma)).toEqual(towns.map((_, index) => ['held', index + 1]));
    expect(sent).toEqual([]);
  });

  it('on a device of an earlier version, is asked about at its next start (F237) [C10]', async () => {
    const all = await scene();
    const { server, emma } = all;
    await decide(server, letThrough);
    const { transport } = emma.network;
    Object.assign(transport, { push: async () => ({ ok: false, error: offline }) });
    await comeBack(all);
    emma.stop();
    const { device } = emma;
    for (const [key, { downloads: _downloads, ...row }] of device.outbox)
      device.outbox.set(key, row);
    const { downloads: _downloads, ...sync } = present(device.meta?.sync, 'it is exchanged');
    device.meta = { ...present(device.meta, 'it is there'), sync };
    expect(statesOf(emma)).toEqual(towns.map((_, index) => ['held', index + 1]));
    const later = await syncDevice(server, 'emma', { device });
    await later.exchange();
    expectDone({ server, emma: later });
  });
});

describe('What a server stumbled over, and decided before a download', () => {
  it('leaves its author’s device (F237) [C10] [S19]', async () => {
    const server = await syncServer();
    server.admit('emma', ['accountManager'], 'pad-fr');
    await send(server, 'maelle', [founding, [newSme('sme-1')]], { device: 'm' });
    const emma = await syncDevice(server, 'emma');
    await emma.exchange();
    const mend = stumble(server);
    await write(emma, { town: 'Dinard' });
    await emma.exchange();
    expect(statesOf(emma)).toEqual([['quarantined', 1]]);
    emma.network.down = offline;
    mend();
    expect(await retryQuarantined(server.context, home)).toEqual({ decided: 1, left: 0 });
    await comeBack({ server, emma });
    expectDone({ server, emma });
    expect(townOn(server)).toBe('Dinard');
  });
});

describe('What waited for its sheet while the programme was uploaded', () => {
  it('leaves the device that uploads, whose copy holds all of it (F237) [C10] [C17]', async () => {
    const { server, maelle, emma } = await world();
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    await meet(maelle, emma);
    await rename(emma, kerlan, 'Kerlan & fils');
    await meet(emma, maelle);
    // The server is lost; Emma’s device is first to send again what it kept.
    maelle.network.down = { kind: 'otherLife' };
    emma.network.down = { kind: 'otherLife' };
    const lost = disk(await syncServer());
    await maelle.runner.uploadAgain();
    server.disk.programmes.set(home, { ...lost, head: { ...lost.head, epoch: 'epoch-2' } });
    server.admit('emma', ['accountManager'], 'pad-fr');
    emma.network.down = undefined;
    emma.runner.notice('tryAgain');
    await meet(emma);
    maelle.network.down = undefined;
    maelle.runner.notice('tryAgain');
    await meet(maelle, emma);
    expect(await maelle.runner.stuck()).toEqual([]);
    expect(statesOf(maelle)).toEqual([]);
    expect([maelle, emma].map((device) => nameOf(device, kerlan))).toEqual([
      'Kerlan & fils',
      'Kerlan & fils',
    ]);
    const store = memoryStore(home, maelle.device);
    for (const one of (await savedCopy(store)).lacking) {
      expect(await maelle.runner.fetchHistory(one, undefined)).toEqual({ kind: 'complete' });
    }
    expect((await savedCopy(store)).lacking).toEqual([]);
  });
});
