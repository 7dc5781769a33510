/**
 * Groups that the server cannot take, or may not: what became of them at their author's, and that what comes after
 * them flows. The server is the real one in memory, and its faults are those of a test.
 */

import { describe, expect, it } from 'vitest';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import { createOperation, deleteOperation } from '../../../../src/domain/operation/build.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import type { ProgrammeWriter } from '../../../../src/server/ports/sheet-storage.ts';
import { dismiss, heldGroups, letThrough } from '../../../../src/server/sync/held.ts';
import type { SyncTransport } from '../../../../src/client/ports/sync.ts';
import { present } from '../../../../src/std/assert.ts';
import { ok } from '../../../../src/std/result.ts';
import { founding, newSme, send } from '../../../support/server-pushes.ts';
import { baseOf, type SyncDevice, syncDevice } from '../../../support/sync-device.ts';
import {
  serverProgrammeId as home,
  type SyncServer,
  syncServer,
} from '../../../support/sync-server.ts';

const call = { at: '2020-11-24T14:41', kind: 'interim', state: 'held' } as const;
const coordination = { accountId: 'maelle', programmeId: home } as const;

/** A programme with two sheets, and Emma's laptop with both on it. */
async function scene() {
  const server = await syncServer();
  server.admit('emma', ['accountManager'], 'pad-fr');
  await send(server, 'maelle', [founding, [newSme('sme-1')], [newSme('sme-2')]], { device: 'm' });
  const emma = await syncDevice(server, 'emma');
  await emma.exchange();
  return { server, emma };
}

async function write(on: SyncDevice, id: string, fields: Record<string, unknown>): Promise<void> {
  const written = await on.carnet.run(setFields(id, fields));
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

const recordOn = (server: SyncServer, id: string): AnyRecord | undefined =>
  server.disk.programmes.get(home)?.records.get(id);

/** The texts of the groups that need their author, with what became of them. */
async function stuckAt(device: SyncDevice) {
  return (await device.runner.stuck()).map(({ outcome, group }) => ({
    outcome,
    fields: group.map(({ fields }) => Object.values(fields).map(({ value }) => value)),
  }));
}

/** Has the server see a record otherwise than it is, whenever it looks. */
function disguise(server: SyncServer, id: string, as: (record: AnyRecord) => AnyRecord): void {
  const { storage } = server;
  const original = storage.write.bind(storage);
  storage.write = (programmeId, work) =>
    original(programmeId, (writer) => {
      const records = async (wanted: readonly string[]): Promise<readonly AnyRecord[]> =>
        (await writer.records(wanted)).map((record) => (record.id === id ? as(record) : record));
      return work(
        new Proxy(writer, {
          get: (target, key: keyof ProgrammeWriter) => {
            const isReading = key === 'records' || key === 'recordsUnlessLonger';
            const value: unknown = isReading ? records : target[key];
            return typeof value === 'function' ? value.bind(target) : value;
          },
        }),
      );
    });
}

function broken(record: AnyRecord): AnyRecord {
  return Object.defineProperty({ ...record }, 'home', {
    get: () => {
      throw new Error('a defect');
    },
  });
}

describe('A group that can never apply', () => {
  it('needs its author’s attention, with its text, and later ones flow (F28) [S7] [P5]', async () => {
    const { server, emma } = await scene();
    disguise(server, 'sme-1', (record) => ({ ...record, entity: 'contact' }));
    await write(emma, 'sme-1', { town: 'Dinard' });
    await write(emma, 'sme-2', { town: 'Cancale' });
    await emma.exchange();
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0, stuck: 1 });
    expect(await stuckAt(emma)).toEqual([{ outcome: 'needsAttention', fields: [['Dinard']] }]);
    expect(recordOn(server, 'sme-1')?.values['town']).toBeUndefined();
    expect(recordOn(server, 'sme-2')?.values['town']).toBe('Cancale');
    await write(emma, 'sme-2', { sector: 'Ceramics' });
    await emma.exchange();
    expect(recordOn(server, 'sme-2')?.values['sector']).toBe('Ceramics');
  });
});

describe('A server that takes every group for something else', () => {
  it('is waited for: it is read meanwhile, and everything is sent once it is well again (F99) [C9] [C1]', async () => {
    const { server, emma } = await scene();
    const transport = emma.network.transport as {
      -readonly [K in keyof SyncTransport]: SyncTransport[K];
    };
    const honest = transport.push;
    transport.push = async (programmeId, request) => {
      const answer = await honest(programmeId, { ...request, groups: [] });
      const deviceSequence = request.groups[0]?.deviceSequence ?? 1;
      return answer.ok
        ? ok({ ...answer.value, outcomes: [{ deviceSequence, outcome: 'forked' }] })
        : answer;
    };
    for (const town of ['Dinard', 'Cancale', 'Dinan', 'Paramé', 'Saint-Malo', 'Rothéneuf']) {
      await write(emma, 'sme-1', { town });
    }
    const pass = async (minutes: number): Promise<void> => {
      for (let seconds = 0; seconds < minutes * 60; seconds += 5) {
        emma.environment.pass(5000);
        await emma.runner.idle();
      }
    };
    await pass(2);
    await send(server, 'maelle', [[newSme('sme-3')]], { device: 'm', from: 4 });
    await pass(10);
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'waiting', waiting: 6, stuck: 0 });
    expect(emma.carnet.state.getState().sheets.has('sme-3')).toBe(true);
    transport.push = honest;
    await pass(10);
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0, stuck: 0 });
    expect(recordOn(server, 'sme-1')?.values['town']).toBe('Rothéneuf');
  });
});

describe('A sheet at which the server stumbles, always', () => {
  it('has its groups set aside and told, while all others are exchanged (F30) [S7]', async () => {
    const { server, emma } = await scene();
    disguise(server, 'sme-1', broken);
    await write(emma, 'sme-1', { town: 'Poisoned' });
    await write(emma, 'sme-2', { town: 'Cancale' });
    await emma.exchange();
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0, stuck: 1 });
    expect(await stuckAt(emma)).toEqual([{ outcome: 'quarantined', fields: [['Poisoned']] }]);
    expect(server.alarms).toMatchObject([{ programmeId: home }]);
    expect(recordOn(server, 'sme-2')?.values['town']).toBe('Cancale');
    expect(server.disk.programmes.get(home)?.quarantined).toHaveLength(1);
    await write(emma, 'sme-2', { sector: 'Ceramics' });
    await emma.exchange();
    expect(recordOn(server, 'sme-2')?.values['sector']).toBe('Ceramics');
  });
});

/** Whole pushes fail while they hold a change of a sheet. */
function failOn(device: SyncDevice, sheet: string): { isOn: boolean } {
  const { transport } = device.network;
  const push = transport.push.bind(transport);
  const fault = { isOn: true };
  const failing: typeof push = async (programmeId, request) =>
    fault.isOn &&
    request.groups.some(({ operations }) => operations.some(({ home: at }) => at === sheet))
      ? { ok: false, error: { kind: 'refused', refusal: 'failed' } }
      : push(programmeId, request);
  Object.assign(transport, { push: failing });
  return fault;
}

/** Lets time pass until nothing is tried any more but from a person. */
async function waitLong(device: SyncDevice, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    device.environment.pass(600_000);
    await device.runner.idle();
  }
}

describe('A sheet at which every push fails as a whole', () => {
  it('is set aside on the device, while pulls and all other changes go on (F30) [C13] [S4]', async () => {
    const { server, emma } = await scene();
    const fault = failOn(emma, 'sme-1');
    await write(emma, 'sme-2', { town: 'Cancale' });
    await write(emma, 'sme-1', { town: 'Poisoned' });
    await write(emma, 'sme-1', { sector: 'Waits behind it' });
    await write(emma, 'sme-2', { sector: 'Ceramics' });
    await emma.runner.idle();
    // While it still tries, what others write arrives.
    await send(server, 'maelle', [[newSme('sme-3')]], { device: 'm', from: 4 });
    await waitLong(emma, 1);
    expect(baseOf(emma.device).has('sme-3')).toBe(true);

    await waitLong(emma, 20);
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 1, stuck: 1 });
    expect(await stuckAt(emma)).toEqual([{ outcome: 'setAside', fields: [['Poisoned']] }]);
    expect(recordOn(server, 'sme-2')?.values).toMatchObject({
      town: 'Cancale',
      sector: 'Ceramics',
    });
    await write(emma, 'sme-2', { town: 'Saint-Malo' });
    await emma.runner.idle();
    expect(recordOn(server, 'sme-2')?.values['town']).toBe('Saint-Malo');

    // The server was mended, and Emma asks.
    fault.isOn = false;
    const [stuck] = await emma.runner.stuck();
    await emma.runner.unpark(stuck?.key ?? 0);
    await emma.exchange();
    await emma.exchange();
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0, stuck: 0 });
    expect(recordOn(server, 'sme-1')?.values).toMatchObject({
      town: 'Poisoned',
      sector: 'Waits behind it',
    });
    expect(recordOn(server, 'sme-1')?.conflicts).toBeUndefined();
  });

  it('that took effect all the same heals by itself, though its answer never came [C13] [C9] [S2]', async () => {
    const { server, emma } = await scene();
    const { transport } = emma.network;
    const push = transport.push.bind(transport);
    const slow: typeof push = async (programmeId, request) => {
      const answer = await push(programmeId, request);
      const isSlow = request.groups.some(({ operations }) => operations[0]?.home === 'sme-1');
      return isSlow ? { ok: false, error: { kind: 'timeout' } } : answer;
    };
    Object.assign(transport, { push: slow });
    await write(emma, 'sme-1', { town: 'Dinard' });
    await write(emma, 'sme-2', { town: 'Cancale' });
    await waitLong(emma, 20);
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0, stuck: 0 });
    expect(recordOn(server, 'sme-1')?.values['town']).toBe('Dinard');
    expect(recordOn(server, 'sme-2')?.values['town']).toBe('Cancale');
    expect(emma.device.outbox.size).toBe(0);
  });

  it('sets nothing aside while the server fails at everything [C13]', async () => {
    const { emma } = await scene();
    const { transport } = emma.network;
    const failing: typeof transport.push = async () => ({
      ok: false,
      error: { kind: 'refused', refusal: 'failed' },
    });
    Object.assign(transport, { push: failing });
    await write(emma, 'sme-1', { town: 'Dinard' });
    await write(emma, 'sme-2', { town: 'Cancale' });
    await waitLong(emma, 30);
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'waiting', waiting: 2, stuck: 0 });
  });
});

describe('A contact whose sheet is not there', () => {
  const by = { by: 'emma', at: 1_650_000_000_000 };
  const contactOn = (sheet: string, id: string): Operation =>
    createOperation({ ...by, newId: () => id }, 'contact', { home: sheet, id }, call);

  it('is held until the sheet arrives, and heals by itself (F31) [S6]', async () => {
    const { server } = await scene();
    const sent = await send(server, 'emma', [[contactOn('sme-9', 'call-1')]], { device: 'phone' });
    expect(sent.outcomes).toMatchObject([{ outcome: 'held' }]);
    expect(recordOn(server, 'call-1')).toBeUndefined();
    await send(server, 'maelle', [[newSme('sme-9')]], { device: 'm', from: 4 });
    expect(recordOn(server, 'call-1')).toMatchObject({ home: 'sme-9' });
    // And the device that asks again is told the outcome that stands.
    const again = await send(server, 'emma', [[contactOn('sme-9', 'call-1')]], { device: 'phone' });
    expect(again.outcomes).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('because it went to the trash meanwhile, brings it back with a mark (F31) (F26) [O9]', async () => {
    const { server, emma } = await scene();
    emma.network.down = { kind: 'offline' };
    const id = emma.environment.newId();
    const logged = await emma.carnet.run(createRecord('contact', 'sme-1', call, id));
    expect(logged.ok).toBe(true);
    const sme = present(recordOn(server, 'sme-1'), 'there');
    const deletion = deleteOperation({ by: 'maelle', at: 1, newId: () => 'gone-1' }, sme);
    await send(server, 'maelle', [[deletion]], { device: 'm', from: 4 });
    expect(recordOn(server, 'sme-1')?.deleted).toBeDefined();
    emma.network.down = undefined;
    await emma.exchange();
    expect(recordOn(server, id)).toBeDefined();
    const back = present(recordOn(server, 'sme-1'), 'there');
    expect(back.deleted).toBeUndefined();
    expect(back.contested).toMatchObject({ by: 'maelle' });
    await emma.exchange();
    expect(baseOf(emma.device).get('sme-1')).toEqual(back);
  });
});

describe('Entries that wait while their author’s rights are lost', () => {
  it('are held, told to their author and to coordination only, and take effect once it lets them (F50) [S5] [S6]', async () => {
    const { server, emma } = await scene();
    server.admit('tom', ['accountManager'], 'pad-uk');
    emma.network.down = { kind: 'offline' };
    await write(emma, 'sme-1', { stage: 'screening' });
    // She reads on, and changes nothing any more.
    server.admit('emma', ['chief'], 'pad-fr');
    emma.network.down = undefined;
    await emma.exchange();
    await emma.exchange();
    expect(await stuckAt(emma)).toEqual([{ outcome: 'held', fields: [['screening']] }]);
    expect(recordOn(server, 'sme-1')?.values['stage']).toBe('prospect');
    const asTom = { accountId: 'tom', programmeId: home };
    expect(await heldGroups(server.context, asTom)).toEqual({ ok: false, error: 'forbidden' });
    const held = await heldGroups(server.context, coordination);
    const group = present(held.ok ? held.value.groups[0] : undefined, 'one is held');
    expect(group).toMatchObject({ by: 'emma' });
    expect((await letThrough(server.context, coordination, { id: group.id })).ok).toBe(true);
    await emma.exchange();
    expect(await stuckAt(emma)).toEqual([]);
    expect(emma.carnet.record('sme-1')?.values['stage']).toBe('screening');
  });

  it('stay with their author when coordination dismisses them, who learns by whom (F50) [P5]', async () => {
    const { server, emma } = await scene();
    emma.network.down = { kind: 'offline' };
    await write(emma, 'sme-1', { stage: 'screening' });
    server.admit('emma', ['chief'], 'pad-fr');
    emma.network.down = undefined;
    await emma.exchange();
    await emma.exchange();
    const held = await heldGroups(server.context, coordination);
    const group = present(held.ok ? held.value.groups[0] : undefined, 'one is held');
    expect((await dismiss(server.context, coordination, { id: group.id })).ok).toBe(true);
    await emma.exchange();
    const told = { outcome: 'needsAttention', dismissed: { by: 'maelle', at: server.clock.now } };
    expect(await emma.runner.stuck()).toMatchObject([told]);
    const rows = [...emma.device.outbox.values()];
    await emma.exchange();
    // Told with every pull, and written once.
    expect([...emma.device.outbox.values()][0]).toBe(rows[0]);
    const [stuck] = await emma.runner.stuck();
    await emma.runner.discard(stuck?.key ?? 0);
    await emma.exchange();
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', stuck: 0 });
  });

  it('with the whole membership, before they were ever sent, are held first and sent once she is back (F51) [C8] [P5]', async () => {
    const { server, emma } = await scene();
    emma.network.down = { kind: 'offline' };
    await write(emma, 'sme-1', { town: 'Dinard' });
    server.dismiss('emma');
    // The word of the loss comes by a pull, before any push.
    const { transport } = emma.network;
    const push = transport.push.bind(transport);
    const failing: typeof push = async () => ({
      ok: false,
      error: { kind: 'refused', refusal: 'failed' },
    });
    Object.assign(transport, { push: failing });
    emma.network.down = undefined;
    for (let round = 0; round < 3; round += 1) {
      await emma.exchange();
      emma.environment.pass(600_000);
      await emma.runner.idle();
    }
    expect(emma.runner.state.getState().phase).toBe('lost');
    expect(await stuckAt(emma)).toEqual([{ outcome: 'held', fields: [['Dinard']] }]);
    expect(emma.device.pages.size).toBe(0);
    expect(recordOn(server, 'sme-1')?.values['town']).toBeUndefined();
    Object.assign(transport, { push });
    server.admit('emma', ['accountManager'], 'pad-fr');
    await emma.store.connect('laptop of emma, again');
    await emma.exchange();
    await emma.exchange();
    expect(recordOn(server, 'sme-1')?.values['town']).toBe('Dinard');
    expect(await stuckAt(emma)).toEqual([]);
  });
});
