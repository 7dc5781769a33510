/**
 * What an author discards while it takes no effect is withdrawn on the server, so that coordination can no more accept it
 * (F179) [C16] [S23]. The server is the real one in memory.
 */

import { describe, expect, it } from 'vitest';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import { heldGroups, letThrough } from '../../../../src/server/sync/held.ts';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import { present } from '../../../../src/std/assert.ts';
import { founding, newSme, send } from '../../../support/server-pushes.ts';
import { type SyncDevice, syncDevice } from '../../../support/sync-device.ts';
import {
  serverProgrammeId as home,
  type SyncServer,
  syncServer,
} from '../../../support/sync-server.ts';

const coordination = { accountId: 'maelle', programmeId: home } as const;

/** A programme with a sheet, and the laptop of Emma, who may not change it any more. */
async function scene() {
  const server = await syncServer();
  server.admit('emma', ['accountManager'], 'pad-fr');
  await send(server, 'maelle', [founding, [newSme('sme-1')]], { device: 'm' });
  const emma = await syncDevice(server, 'emma');
  await emma.exchange();
  return { server, emma };
}

/** Emma's role is lowered while she has changed something: it is held. Answers the row of her outbox. */
async function held({ server, emma }: Awaited<ReturnType<typeof scene>>): Promise<number> {
  emma.network.down = { kind: 'offline' };
  const written = await emma.carnet.run(setFields('sme-1', { stage: 'screening' }));
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  server.admit('emma', ['chief'], 'pad-fr');
  emma.network.down = undefined;
  await emma.exchange();
  await emma.exchange();
  const [stuck] = await emma.runner.stuck();
  expect(stuck).toMatchObject({ outcome: 'held' });
  return present(stuck, 'it is held').key;
}

/** The groups that coordination is shown. */
async function shown({ context }: SyncServer): Promise<readonly string[]> {
  const page = await heldGroups(context, coordination);
  if (!page.ok) throw new Error(page.error);
  return page.value.groups.map(({ id }) => id);
}

const stageOf = ({ disk }: SyncServer): unknown =>
  disk.programmes.get(home)?.records.get('sme-1')?.values['stage'];

const noted = ({ device }: SyncDevice) => device.meta?.sync?.withdrawn;

describe('A held change that its author discards', () => {
  it('is withdrawn again where the disk of the server goes back to before that (F315) [C7] [C16]', async () => {
    const all = await scene();
    const { server, emma } = all;
    const key = await held(all);
    const saved = present(server.disk.programmes.get(home), 'the programme is there');
    const before = structuredClone(saved);
    await emma.runner.discard(key);
    await emma.runner.idle();
    server.admit('emma', ['accountManager'], 'pad-fr');
    await emma.exchange();
    expect((await emma.carnet.run(setFields('sme-1', { town: 'Auray' }))).ok).toBe(true);
    await emma.exchange();
    server.disk.programmes.set(home, before);
    server.admit('emma', ['accountManager'], 'pad-fr');
    expect(await shown(server)).toHaveLength(1);
    // Somebody else has written since: the head is beyond what Emma has read.
    const others = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [newSme(id)]);
    await send(server, 'maelle', others, { device: 'm', from: 3 });
    for (let times = 0; times < 4; times += 1) {
      emma.environment.pass(6 * 60_000);
      await emma.exchange();
    }
    expect(await shown(server)).toEqual([]);
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0 });
  });

  it('is withdrawn at once, and coordination that has it on the screen is told (F179) [C16] [S23]', async () => {
    const all = await scene();
    const { server, emma } = all;
    const key = await held(all);
    const [id = ''] = await shown(server);
    await emma.runner.discard(key);
    await emma.runner.idle();
    expect(await shown(server)).toEqual([]);
    expect(await letThrough(server.context, coordination, { id })).toEqual({
      ok: false,
      error: 'notFound',
    });
    await emma.exchange();
    expect(stageOf(server)).toBe('prospect');
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', stuck: 0, waiting: 0 });
    expect(noted(emma)).toEqual([{ id, epoch: 'epoch-1' }]);
  });

  it.each([true, false])(
    'offline, is withdrawn with the next exchange, however often it is told (F179) [C16]',
    async (piggybacks) => {
      const all = await scene();
      const { server, emma } = all;
      const key = await held(all);
      const [id = ''] = await shown(server);
      emma.network.piggybacks = piggybacks;
      emma.network.down = { kind: 'offline' };
      await emma.runner.discard(key);
      await emma.exchange();
      expect(await shown(server)).toEqual([id]);
      expect(noted(emma)).toEqual([{ id }]);
      emma.network.down = undefined;
      emma.network.faults.push('twice', 'replyLost');
      await emma.exchange();
      await emma.exchange();
      await emma.exchange();
      expect(await shown(server)).toEqual([]);
      expect(noted(emma)).toEqual([{ id, epoch: 'epoch-1' }]);
      emma.network.calls.length = 0;
      await emma.exchange();
      expect(emma.network.calls).toEqual(['pull']);
    },
  );

  it('after it was accepted, stays accepted, and comes back to its author (F179) [C16] [S23]', async () => {
    const all = await scene();
    const { server, emma } = all;
    const key = await held(all);
    const [id = ''] = await shown(server);
    expect((await letThrough(server.context, coordination, { id })).ok).toBe(true);
    await emma.runner.discard(key);
    await emma.exchange();
    expect(stageOf(server)).toBe('screening');
    expect(emma.carnet.record('sme-1')?.values['stage']).toBe('screening');
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', stuck: 0 });
    expect(noted(emma)).toEqual([{ id, epoch: 'epoch-1' }]);
  });

  it('is withdrawn again after a restore of a backup that still has it (F179) [C16] [C7]', async () => {
    const all = await scene();
    const { server, emma } = all;
    const key = await held(all);
    const backup = present(server.disk.programmes.get(home), 'a backup was made');
    await emma.runner.discard(key);
    await emma.exchange();
    server.disk.programmes.set(home, { ...backup, head: { ...backup.head, epoch: 'epoch-2' } });
    expect(await shown(server)).toHaveLength(1);
    await emma.exchange();
    await emma.exchange();
    expect(await shown(server)).toEqual([]);
    expect(noted(emma)).toMatchObject([{ epoch: 'epoch-2' }]);
  });

  it('stays due while the server is older, without asking it (F179) [C16] [X1]', async () => {
    const all = await scene();
    const { server, emma } = all;
    const key = await held(all);
    const [id] = await shown(server);
    emma.network.transport.withdraws = () => false;
    await emma.runner.discard(key);
    emma.network.calls.length = 0;
    await emma.exchange();
    expect(emma.network.calls).not.toContain('push');
    expect(noted(emma)).toEqual([{ id }]);
    emma.network.transport.withdraws = () => true;
    await emma.exchange();
    expect(await shown(server)).toEqual([]);
  });

  it('is withdrawn with all others, more of them than a push names (F179) [C16] [S12]', async () => {
    const all = await scene();
    const { server, emma } = all;
    const { withdrawnMax } = syncLimits;
    emma.network.down = { kind: 'offline' };
    for (let index = 0; index <= withdrawnMax; index += 1) {
      const at = { at: '2020-11-24T14:41', kind: 'interim', state: 'held' } as const;
      await emma.carnet.run(createRecord('contact', 'sme-1', at));
    }
    server.admit('emma', ['chief'], 'pad-fr');
    emma.network.down = undefined;
    await emma.exchange();
    await emma.exchange();
    emma.network.down = { kind: 'offline' };
    const stuck = await emma.runner.stuck();
    expect(stuck).toHaveLength(withdrawnMax + 1);
    for (const { key } of stuck) await emma.runner.discard(key);
    emma.network.down = undefined;
    await emma.exchange();
    await emma.exchange();
    expect(await shown(server)).toEqual([]);
  });

  it('stays due where the membership of its author ends, until they belong to the programme again (F179) [C16] [C8]', async () => {
    const all = await scene();
    const { server, emma } = all;
    const key = await held(all);
    const [id = ''] = await shown(server);
    emma.network.down = { kind: 'offline' };
    await emma.runner.discard(key);
    emma.network.down = undefined;
    await emma.store.evict();
    expect(noted(emma)).toEqual([{ id }]);
    await emma.store.connect('device-again');
    expect(noted(emma)).toEqual([{ id }]);
  });
});
