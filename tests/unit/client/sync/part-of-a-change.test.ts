/**
 * What waits on a device while a part of it, or something else under its ids, takes effect on the server: it stays until all of
 * it took effect as its author wrote it (F258) [S2] [S3] [C9].
 */

import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { setFields, together } from '../../../../src/domain/command/command.ts';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { letThrough } from '../../../../src/server/sync/held.ts';
import { present } from '../../../../src/std/assert.ts';
import { backupOf, programmeOn, refusePushes, verify, wait } from '../../../support/lost-backup.ts';
import { coordination, founding, newSme, send } from '../../../support/server-pushes.ts';
import { type SyncDevice, syncDevice } from '../../../support/sync-device.ts';
import { type SyncServer, syncServer } from '../../../support/sync-server.ts';
import { home, savedCopy } from '../../../support/two-people.ts';

async function scene(): Promise<{ readonly server: SyncServer; readonly emma: SyncDevice }> {
  const server = await syncServer();
  for (const who of ['emma', 'zoe']) server.admit(who, ['accountManager'], 'pad-fr');
  await send(server, 'maelle', [founding, [newSme('sme-1')], [newSme('sme-2')]], { device: 'm' });
  const emma = await syncDevice(server, 'emma');
  await emma.exchange();
  return { server, emma };
}

/** What was written last, while it waits. */
const lastWritten = ({ device }: SyncDevice): Group =>
  present([...device.outbox.values()].at(-1), 'it waits').group;

/** One change of two sheets. */
async function writeBoth(on: SyncDevice): Promise<Group> {
  const written = await on.carnet.run(
    together([setFields('sme-1', { town: 'Part one' }), setFields('sme-2', { town: 'Part two' })]),
  );
  expect(written.ok).toBe(true);
  return lastWritten(on);
}

const isOnServer = (server: SyncServer, words: string): boolean =>
  JSON.stringify([...programmeOn(server).records.values()]).includes(words);

const waits = ({ device }: SyncDevice, words: string): boolean =>
  JSON.stringify([...device.outbox.values()]).includes(words);

/** The same id with another content. */
const otherwise = ({ operationId }: Operation, by: string): Operation => ({
  ...{ operationId, kind: 'set', entity: 'sme', record: 'sme-2', home: 'sme-2' },
  ...{ fields: { area: { value: 'Hers' } }, by, at: 1, version: 1 },
});

describe('A change of which another sender’s part took effect (F258) [S2]', () => {
  it('stays whole on its author’s device while no push is taken, and then takes effect', async () => {
    const { server, emma } = await scene();
    const restore = backupOf(server);
    const [first] = await writeBoth(emma);
    await emma.exchange();
    restore();
    const end = refusePushes(emma);
    await wait(emma);
    await send(server, 'maelle', [[present(first, 'of sme-1')]], { device: 'copy' });
    await wait(emma);
    await verify(server, emma);
    expect(emma.carnet.record('sme-2')).toMatchObject({ values: { town: 'Part two' } });
    expect(waits(emma, 'Part two')).toBe(true);
    end();
    await wait(emma);
    expect(isOnServer(server, 'Part two')).toBe(true);
    expect(emma.device.outbox.size).toBe(0);
  });

  it('is in a copy with what of it waits, also once the histories are fetched', async () => {
    const { server, emma } = await scene();
    const restore = backupOf(server);
    const [first] = await writeBoth(emma);
    await emma.exchange();
    restore();
    await send(server, 'maelle', [[present(first, 'of sme-1')]], { device: 'copy' });
    refusePushes(emma);
    await wait(emma);
    const store = memoryStore(home, emma.device);
    const before = await savedCopy(store);
    for (const id of before.lacking) await emma.runner.fetchHistory(id, undefined);
    const { lacking, groups } = await savedCopy(store);
    expect(lacking).toEqual([]);
    expect(JSON.stringify(before.groups)).toContain('Part two');
    expect(JSON.stringify(groups)).toContain('Part two');
    const ids = groups.flat().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('that came with a copy is sent on, though what was sent before took a part of it', async () => {
    const { server, emma } = await scene();
    const restore = backupOf(server);
    const group = await writeBoth(emma);
    await emma.exchange();
    const { groups } = await savedCopy(memoryStore(home, emma.device));
    emma.stop();
    restore();
    const maelle = await syncDevice(server, 'maelle');
    await maelle.exchange();
    maelle.network.down = { kind: 'offline' };
    await memoryStore(home, maelle.device).importLog(groups, () => true, 1);
    await send(server, 'maelle', [[present(group[0], 'of sme-1')]], { device: 'copy' });
    const end = refusePushes(maelle);
    maelle.network.down = undefined;
    await wait(maelle);
    expect(waits(maelle, 'Part two')).toBe(true);
    end();
    await wait(maelle);
    expect(isOnServer(server, 'Part two')).toBe(true);
    expect(maelle.device.outbox.size).toBe(0);
  });

  it('comes whole with a copy of which a part is known here', async () => {
    const { server, emma } = await scene();
    const restore = backupOf(server);
    const group = await writeBoth(emma);
    await emma.exchange();
    restore();
    await send(server, 'maelle', [[present(group[0], 'of sme-1')]], { device: 'copy' });
    const maelle = await syncDevice(server, 'maelle');
    await maelle.exchange();
    await maelle.runner.fetchHistory('sme-1', undefined);
    await memoryStore(home, maelle.device).importLog([group], () => true, 1);
    await wait(maelle);
    expect(isOnServer(server, 'Part two')).toBe(true);
  });
});

describe('A held change of which all parts took effect through copies (F267) [S2] [S6]', () => {
  /** Emma’s change is held; a copy brought one part before that, and another one after it. */
  async function allCame() {
    const { server, emma } = await scene();
    emma.network.down = { kind: 'offline' };
    const group = await writeBoth(emma);
    const copied = (at: number) =>
      send(server, 'maelle', [[present(group[at], 'a part')]], { device: `copy ${at}` });
    await copied(0);
    server.admit('emma', ['chief'], 'pad-fr');
    emma.network.down = undefined;
    await wait(emma);
    await copied(1);
    await wait(emma);
    expect(await emma.runner.stuck()).toMatchObject([{ outcome: 'held' }]);
    const { operationId: id } = present(group[0], 'there are two');
    const { sequence: head } = programmeOn(server).head;
    const approve = async (): Promise<void> => {
      expect(await letThrough(server.context, coordination, { id })).toMatchObject({ ok: true });
    };
    return { server, emma, head, approve };
  }

  it('waits no more once coordination approves it, also without anything else to read', async () => {
    const { server, emma, head, approve } = await allCame();
    await approve();
    expect(programmeOn(server).head.sequence).toBe(head);
    await wait(emma);
    expect(await emma.runner.stuck()).toEqual([]);
    expect(emma.device.outbox.size).toBe(0);
    expect([...emma.device.kept.values()]).toMatchObject([{ sequence: head }]);
  });

  it('waits no more where the page goes in the middle of a long answer that says so', async () => {
    const { server, emma, head, approve } = await allCame();
    emma.network.down = { kind: 'offline' };
    await approve();
    for (let at = 0; at < 3; at += 1) {
      const others = Array.from({ length: 100 }, (_, index) => [newSme(`between-${at}-${index}`)]);
      await send(server, 'maelle', others, { device: `busy ${at}` });
    }
    const { device } = emma;
    const place = (): number => device.meta?.sync?.cursor?.sequence ?? 0;
    device.beforeWrite = () => {
      if (place() > head) throw new Error('the page is gone');
    };
    emma.network.down = undefined;
    await expect(wait(emma)).rejects.toThrow('the page is gone');
    emma.stop();
    expect(place()).toBeGreaterThan(head);
    expect(place()).toBeLessThan(programmeOn(server).head.sequence);
    device.beforeWrite = undefined;
    const again = await syncDevice(server, 'emma', { device });
    await again.exchange();
    expect(await again.runner.stuck()).toEqual([]);
    expect(device.outbox.size).toBe(0);
  });

  it.each([20, 300])(
    'stays on its author’s device until the rest came, with %i entries before it [P3]',
    async (between) => {
      const { server, emma } = await scene();
      emma.network.down = { kind: 'offline' };
      const [first, second] = await writeBoth(emma);
      server.admit('emma', ['chief'], 'pad-fr');
      emma.network.down = undefined;
      await wait(emma);
      emma.network.down = { kind: 'offline' };
      await send(server, 'maelle', [[present(second, 'of sme-2')]], { device: 'copy' });
      const others = Array.from({ length: between }, (_, index) => [
        newSme(`other-${between}-${index}`),
      ]);
      for (let at = 0; at < between; at += 100) {
        await send(server, 'maelle', others.slice(at, at + 100), { device: `busy ${at}` });
      }
      const { operationId: id } = present(first, 'of sme-1');
      await letThrough(server.context, coordination, { id });
      const { head } = programmeOn(server);
      emma.network.down = undefined;
      await wait(emma);
      expect(emma.device.outbox.size).toBe(0);
      expect([...emma.device.kept.values()]).toMatchObject([{ sequence: head.sequence }]);
      expect(emma.carnet.record('sme-1')?.values['town']).toBe('Part one');
    },
  );
});

describe('A change under whose id something else took effect (F258) [S3] [C9]', () => {
  it.each([true, false])(
    'stays with its text and needs attention; it was held before: %s',
    async (isHeld) => {
      const { server, emma } = await scene();
      emma.network.down = { kind: 'offline' };
      const [made] = await writeBoth(emma);
      if (isHeld) {
        server.admit('emma', ['chief'], 'pad-fr');
        emma.network.down = undefined;
        await wait(emma);
      }
      await send(server, 'zoe', [[otherwise(present(made, 'it waits'), 'zoe')]], {
        device: 'hers',
      });
      emma.network.down = undefined;
      await wait(emma);
      expect(isOnServer(server, 'Hers')).toBe(true);
      expect(waits(emma, 'Part two')).toBe(true);
      expect(await emma.runner.stuck()).toMatchObject([{ outcome: 'needsAttention' }]);
    },
  );

  it('does not make what was forged its author’s own, also after a restore (F251) [S10]', async () => {
    const { server, emma } = await scene();
    const restore = backupOf(server);
    emma.network.down = { kind: 'offline' };
    const written = await emma.carnet.run(setFields('sme-1', { town: 'Typed' }));
    expect(written.ok).toBe(true);
    const [made] = lastWritten(emma);
    const { operationId } = present(made, 'it is one');
    const forged: Operation = {
      ...present(made, 'it is one'),
      fields: { town: { value: 'Forged' } },
    };
    await send(server, 'zoe', [[forged]], { device: 'hers' });
    await letThrough(server.context, coordination, { id: operationId });
    emma.network.down = undefined;
    await wait(emma);
    await verify(server, emma);
    restore();
    await wait(emma);
    const sent = programmeOn(server).entries.filter(
      ({ operation }) => operation.operationId === operationId,
    );
    for (const { operation, handedIn } of sent) {
      expect([JSON.stringify(operation).includes('Forged'), handedIn]).not.toEqual([
        true,
        undefined,
      ]);
    }
    expect(waits(emma, 'Typed') || isOnServer(server, 'Typed')).toBe(true);
  });
});

it('What a device made stays its own where a history is fetched, and is sent again after a restore (F251) [C7]', async () => {
  const { server, emma } = await scene();
  const restore = backupOf(server);
  expect((await emma.carnet.run(setFields('sme-1', { town: 'Typed' }))).ok).toBe(true);
  const [made] = lastWritten(emma);
  await emma.exchange();
  restore();
  const end = refusePushes(emma);
  await wait(emma);
  await send(server, 'maelle', [[present(made, 'it is one')]], { device: 'copy' });
  await wait(emma);
  end();
  await wait(emma);
  await emma.runner.fetchHistory('sme-1', undefined);
  await verify(server, emma);
  expect(emma.device.kept.size).toBe(0);
  restore();
  await wait(emma);
  expect(isOnServer(server, 'Typed')).toBe(true);
});
