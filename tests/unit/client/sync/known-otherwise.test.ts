/**
 * Groups of which a server knows an operation already: with another content, or as a part of a group that it has. Whatever a
 * device holds of these, everything else that it holds is sent, and nothing of what somebody typed goes.
 */

import { describe, expect, it } from 'vitest';
import { createRecord, setFields, together } from '../../../../src/domain/command/command.ts';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { present } from '../../../../src/std/assert.ts';
import { backupOf, programmeOn } from '../../../support/lost-backup.ts';
import { founding, newSme, send } from '../../../support/server-pushes.ts';
import { type SyncDevice, syncDevice } from '../../../support/sync-device.ts';
import {
  serverProgrammeId as home,
  type SyncServer,
  syncServer,
} from '../../../support/sync-server.ts';

const sheets = ['sme-1', 'sme-2', 'sme-3'] as const;

/** A programme with three sheets, two account managers, and the laptop of one of them. */
async function scene(): Promise<{ readonly server: SyncServer; readonly emma: SyncDevice }> {
  const server = await syncServer();
  for (const who of ['emma', 'zoe']) server.admit(who, ['accountManager'], 'pad-fr');
  await send(server, 'maelle', [founding, ...sheets.map((id) => [newSme(id)])], { device: 'm' });
  const emma = await syncDevice(server, 'emma');
  await emma.exchange();
  return { server, emma };
}

const isOnServer = (server: SyncServer, text: string): boolean =>
  JSON.stringify([...programmeOn(server).records.values()]).includes(text);

async function write(on: SyncDevice, id: string, fields: Record<string, unknown>): Promise<void> {
  const written = await on.carnet.run(setFields(id, fields));
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

/** Changes of several sheets at once, each pushed before the next. */
async function writeEverywhere(on: SyncDevice, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const field = ['town', 'sector', 'website'][index % 3] ?? '';
    const changes = sheets.map((id) => setFields(id, { [field]: `Everywhere ${index}` }));
    expect((await on.carnet.run(together(changes))).ok).toBe(true);
    await on.exchange();
  }
}

async function pass(...devices: readonly SyncDevice[]): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    for (const device of devices) {
      device.environment.pass(600_000);
      await device.exchange();
    }
  }
}

/** What a device knows of the history of one sheet, as a copy of it holds that: each part as a group of its own. */
async function partsOf(server: SyncServer, who: string): Promise<readonly Group[]> {
  const device = await syncDevice(server, who);
  await device.exchange();
  await device.runner.fetchHistory('sme-1', undefined);
  const log = await memoryStore(home, device.device).readLog('sme-1');
  device.stop();
  return log.map(({ operation }) => [operation]);
}

const importOn = (on: SyncDevice, groups: readonly Group[]) =>
  memoryStore(home, on.device).importLog(groups, () => true, 1);

const stateOf = ({ runner }: SyncDevice) => runner.state.getState();
const synced = { phase: 'synced', waiting: 0, stuck: 0 };

describe('Parts of groups that a copy holds', () => {
  it('stop nothing where the server has the groups, and are answered as known (F249) [S2] [C9]', async () => {
    const { server, emma } = await scene();
    await writeEverywhere(emma, 5);
    const { entries } = programmeOn(server);
    const laptop = await syncDevice(server, 'emma');
    await laptop.exchange();
    expect(await importOn(laptop, await partsOf(server, 'zoe'))).toMatchObject({ added: 6 });
    await write(laptop, 'sme-2', { area: 'New words' });
    await pass(laptop);
    expect(isOnServer(server, 'New words')).toBe(true);
    expect(stateOf(laptop)).toMatchObject(synced);
    expect(programmeOn(server).entries).toHaveLength(entries.length + 1);
  });

  it.each(['zoe', 'maelle'])(
    'taken in by %s after a restore, are no loss for the author of the groups, who comes later (F250) [S2] [C7]',
    async (who) => {
      const { server, emma } = await scene();
      const restore = backupOf(server);
      await writeEverywhere(emma, 5);
      const parts = await partsOf(server, 'zoe');
      restore();
      const other = await syncDevice(server, who);
      await other.exchange();
      await importOn(other, parts);
      await pass(other);
      await write(emma, 'sme-2', { area: 'New words' });
      await pass(emma, other);
      expect(stateOf(emma)).toMatchObject(synced);
      expect(isOnServer(server, 'New words')).toBe(true);
      const all = programmeOn(server).entries.map(({ operation }) => operation.operationId);
      expect(new Set(all).size).toBe(all.length);
      for (const id of sheets) {
        const values = { town: 'Everywhere 3', sector: 'Everywhere 4', website: 'Everywhere 2' };
        expect(programmeOn(server).records.get(id)).toMatchObject({ values });
        expect(emma.carnet.record(id)).toMatchObject({ values });
      }
      expect(stateOf(other).waiting).toBe(0);
    },
  );
});

describe('Changes whose ids somebody gave another content after a restore', () => {
  /** Six changes of Emma that the restored server lacks, and Zoe's first sending under their ids. */
  async function forged(by: string): Promise<{ server: SyncServer; emma: SyncDevice }> {
    const { server, emma } = await scene();
    const restore = backupOf(server);
    for (let index = 0; index < 6; index += 1) {
      await write(emma, 'sme-1', { [['town', 'sector', 'website'][index % 3] ?? '']: `W${index}` });
      await emma.exchange();
    }
    const lost = programmeOn(server).entries.filter(({ operation }) => operation.by === 'emma');
    restore();
    const other = ({ operation }: (typeof lost)[number]): Operation => ({
      ...{ operationId: operation.operationId, kind: 'set', entity: 'sme', record: 'sme-1' },
      ...{ home: 'sme-1', fields: { area: { value: 'Hers' } }, by, at: 1, version: 1 },
    });
    const groups = lost.map((entry) => [other(entry)]);
    await send(server, 'zoe', groups, { device: 'hers', forging: true });
    return { server, emma };
  }

  it('take effect where the other content took none (F250) [S2] [S3]', async () => {
    const { server, emma } = await forged('emma');
    await pass(emma);
    expect(stateOf(emma)).toMatchObject(synced);
    expect(programmeOn(server).records.get('sme-1')).toMatchObject({
      values: { town: 'W3', sector: 'W4', website: 'W5' },
    });
  });

  it('need attention where it did, are kept with their text, and stop nothing else (F250) [C7] [C9] [P5]', async () => {
    const { server, emma } = await forged('zoe');
    await write(emma, 'sme-2', { area: 'New words' });
    await pass(emma);
    expect(isOnServer(server, 'New words')).toBe(true);
    expect(stateOf(emma)).toMatchObject({ phase: 'synced', waiting: 0, stuck: 6 });
    const stuck = await emma.runner.stuck();
    expect(stuck).toMatchObject(stuck.map(() => ({ outcome: 'needsAttention', forked: true })));
    expect(JSON.stringify(stuck)).toContain('W5');
    await send(server, 'maelle', [[newSme('sme-4')]], { device: 'm', from: 5 });
    await pass(emma);
    expect(emma.carnet.state.getState().sheets.has('sme-4')).toBe(true);
    for (const { key } of stuck) await emma.runner.discard(key);
    await pass(emma);
    expect(stateOf(emma)).toMatchObject(synced);
  });
});

it('A profile that was copied gets a new name, and both laptops send everything (F249) [C9] [S3]', async () => {
  const { server, emma } = await scene();
  await write(emma, 'sme-1', { town: 'Dinard' });
  await emma.exchange();
  emma.stop();
  const { pages, outbox, drafts, kept, inbox, meta, nextKey } = emma.device;
  const disk = structuredClone({ pages, outbox, drafts, kept, inbox, meta, nextKey });
  const copied = { ...memoryDevice(), ...disk };
  const first = await syncDevice(server, 'emma', { device: emma.device });
  const second = await syncDevice(server, 'emma', { device: copied });
  const names = () =>
    [first, second].map(({ device }) => present(device.meta?.sync, 'connected').device);
  expect(new Set(names()).size).toBe(1);
  for (const [index, laptop] of [first, second].entries()) {
    for (const id of sheets)
      await write(laptop, id, { [['sector', 'area'][index] ?? '']: 'Typed' });
    await laptop.carnet.run(
      createRecord(
        'contact',
        'sme-1',
        { at: '2026-11-24T14:41', kind: 'interim', mode: 'phone', state: 'held' },
        `c${index}`,
      ),
    );
  }
  await pass(first, second);
  expect(new Set(names()).size).toBe(2);
  for (const laptop of [first, second]) expect(stateOf(laptop)).toMatchObject(synced);
  for (const id of sheets) {
    const values = { sector: 'Typed', area: 'Typed' };
    expect(programmeOn(server).records.get(id)).toMatchObject({ values });
  }
});
