/**
 * Devices and a server that meet, over a network with faults.
 *
 * Longer than 400 lines because every row is a meeting of the same two devices.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import { StoreError } from '../../../../src/client/ports/sheet-store.ts';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { SyncRunner } from '../../../../src/client/sync/sync-runner.ts';
import {
  baseOf,
  type NetworkFault,
  syncDevice,
  testLeadership,
  testNetwork,
} from '../../../support/sync-device.ts';
import {
  addSme,
  expectSame,
  foundation,
  home,
  meet,
  nameOf,
  rename,
  world,
} from '../../../support/two-people.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';

describe('Devices that exchange', () => {
  it('[C11][O1] hand a programme over that was begun alone, with the ids it has', async () => {
    const { server, maelle, emma } = await world();
    const programme = server.disk.programmes.get(home);
    expect(programme?.entries.map(({ operation }) => operation)).toEqual(foundation().flat());
    expect(maelle.runner.state.getState().phase).toBe('synced');
    expect(emma.carnet.state.getState().programme?.values.name).toBe('E-Channel');
    expect(baseOf(maelle.device)).toEqual(programme?.records);
  });

  it('[C5] lead after all once the disk has room again', async () => {
    const { server, emma } = await world();
    emma.stop();
    const sheets = memoryStore(home, emma.device);
    const store = await sheets.sync();
    const claim = store.claim.bind(store);
    let isFull = true;
    Object.assign(store, {
      claim: () => (isFull ? Promise.reject(new StoreError('full')) : claim()),
    });
    const runner = new SyncRunner({
      programmeId: home,
      store,
      environment: emma.environment,
      transport: testNetwork(server, 'emma').transport,
      leadership: testLeadership(),
      random: () => 0.5,
    });
    runner.start();
    await runner.idle();
    expect(runner.state.getState().phase).toBe('following');
    isFull = false;
    emma.environment.pass(5000);
    await runner.idle();
    expect(runner.state.getState().phase).toBe('synced');
    runner.stop();
  });

  it('[P7] show each other what they did, and are equal afterwards', async () => {
    const all = await world();
    const { maelle, emma } = all;
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    const north = await addSme(emma, 'Northgate');
    await meet(maelle, emma);
    expect(nameOf(emma, kerlan)).toBe('Atelier Kerlan');
    expect(nameOf(maelle, north)).toBe('Northgate');
    expectSame(all);
  });

  it('[C1] pull while what they have cannot be sent', async () => {
    const { maelle, emma } = await world();
    const north = await addSme(emma, 'Northgate');
    await emma.exchange();
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    await maelle.runner.idle();
    maelle.network.faults.push({ problem: { kind: 'refused', refusal: 'full' } });
    const pinned = await addSme(maelle, 'Biscuiterie');
    await maelle.runner.idle();
    expect(nameOf(maelle, north)).toBe('Northgate');
    expect(nameOf(maelle, pinned)).toBe('Biscuiterie');
    expect(nameOf(maelle, kerlan)).toBe('Atelier Kerlan');
    expect(maelle.runner.state.getState()).toMatchObject({
      phase: 'waiting',
      problem: { kind: 'refused', refusal: 'full' },
    });
  });

  it.each(['drop', 'replyLost', 'twice'] as const)(
    '[P5] lose nothing and write nothing twice when requests suffer: %s',
    async (fault) => {
      const all = await world();
      const { server, maelle, emma } = all;
      const kerlan = await addSme(maelle, 'Atelier Kerlan');
      await maelle.runner.idle();
      maelle.network.faults.push(fault, fault, fault);
      await rename(maelle, kerlan, 'Atelier Kerlan SARL');
      await addSme(maelle, 'Biscuiterie');
      await maelle.runner.idle();
      maelle.environment.pass(600_000);
      await maelle.runner.idle();
      maelle.environment.pass(600_000);
      await maelle.runner.idle();
      await meet(maelle, emma);
      expectSame(all);
      const names = server.disk.programmes.get(home)?.entries.map(({ operation }) => operation);
      expect(new Set(names?.map(({ operationId }) => operationId)).size).toBe(names?.length);
    },
  );

  it('[P4] keep both of two concurrent values, the same on every device', async () => {
    const all = await world();
    const { maelle, emma } = all;
    const id = await addSme(maelle, 'Atelier');
    await meet(maelle, emma);
    maelle.network.down = { kind: 'offline' };
    emma.network.down = { kind: 'offline' };
    await rename(maelle, id, 'Atelier Kerlan');
    emma.environment.pass(1000);
    await rename(emma, id, 'Kerlan & fils');
    maelle.network.down = undefined;
    emma.network.down = undefined;
    all.server.clock.now += 10_000;
    await meet(maelle, emma);
    expectSame(all);
    const record = maelle.carnet.record(id);
    expect(record?.values['name']).toBe('Kerlan & fils');
    expect(record?.conflicts?.['name']?.map(({ value }) => value)).toEqual(['Atelier Kerlan']);
  });

  it('[P3][C7] push again after a restore what the backup lacks', async () => {
    const all = await world();
    const { server, maelle, emma } = all;
    const backup = server.disk.programmes.get(home);
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    const north = await addSme(emma, 'Northgate');
    await meet(maelle, emma);
    if (backup === undefined) throw new Error('a backup was made');
    server.disk.programmes.set(home, { ...backup, head: { ...backup.head, epoch: 'epoch-2' } });
    await meet(maelle, emma);
    expect(server.disk.programmes.get(home)?.records.has(kerlan)).toBe(true);
    expect(server.disk.programmes.get(home)?.records.has(north)).toBe(true);
    expectSame(all);
    // The screens tell of it, also those that open later.
    const { restoredAt } = maelle.runner.state.getState();
    expect(restoredAt).toBeGreaterThan(0);
    expect(maelle.device.meta?.sync?.restoredAt).toBe(restoredAt);
  });

  it('[P3] let kept groups go once a verified backup covers them', async () => {
    const { server, maelle } = await world();
    await addSme(maelle, 'Atelier Kerlan');
    await maelle.exchange();
    expect(maelle.device.kept.size).toBe(1);
    const programme = server.disk.programmes.get(home);
    if (programme === undefined) throw new Error('the programme is there');
    const head = { ...programme.head, watermark: programme.head.sequence };
    server.disk.programmes.set(home, { ...programme, head });
    await maelle.exchange();
    expect(maelle.device.kept.size).toBe(0);
    expect(maelle.device.meta?.sync?.handOver).toBeUndefined();
  });

  it('[P6][C8] put everything away once the membership is lost, but for what was not sent', async () => {
    const { server, maelle, emma } = await world();
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    await meet(maelle, emma);
    emma.network.down = { kind: 'offline' };
    await rename(emma, kerlan, 'Kerlan');
    server.dismiss('emma');
    emma.network.down = undefined;
    await emma.exchange();
    emma.environment.pass(5000);
    await emma.runner.idle();
    await emma.carnet.settled();
    expect(emma.runner.state.getState().phase).toBe('lost');
    expect(emma.device.pages.size).toBe(0);
    expect(emma.device.kept.size).toBe(0);
    expect(emma.carnet.state.getState().sheets.size).toBe(0);
    const stuck = await emma.runner.stuck();
    expect(stuck).toMatchObject([
      { outcome: 'held', group: [{ fields: { name: { value: 'Kerlan' } } }] },
    ]);
  });

  it('[C6] stop at a refused session, and go on once the same member signed in', async () => {
    const all = await world();
    const { maelle, emma } = all;
    maelle.network.down = { kind: 'refused', refusal: 'signedOut' };
    await addSme(maelle, 'Atelier Kerlan');
    await maelle.runner.idle();
    expect(maelle.runner.state.getState().phase).toBe('signedOut');
    const calls = maelle.network.calls.length;
    maelle.environment.pass(3_600_000);
    await addSme(maelle, 'Biscuiterie');
    await maelle.runner.idle();
    expect(maelle.network.calls).toHaveLength(calls);
    maelle.network.down = undefined;
    maelle.runner.notice('signedIn');
    await maelle.runner.idle();
    await meet(maelle, emma);
    expectSame(all);
  });

  it('[C9] take a new name when two devices have the same one', async () => {
    const all = await world();
    const { server, emma } = all;
    emma.stop();
    const copy = memoryDevice();
    copy.meta = emma.device.meta;
    for (const [key, row] of emma.device.pages) copy.pages.set(key, row);
    const first = await syncDevice(server, 'emma', { device: emma.device });
    const second = await syncDevice(server, 'emma', { device: copy });
    const one = await addSme(first, 'Un');
    await first.runner.idle();
    const two = await addSme(second, 'Deux');
    await second.runner.idle();
    await meet(first, second, all.maelle);
    const records = server.disk.programmes.get(home)?.records;
    expect([one, two].map((id) => records?.has(id))).toEqual([true, true]);
    expect(second.device.meta?.sync?.device).not.toBe(first.device.meta?.sync?.device);
    expect(baseOf(copy)).toEqual(records);
  });

  it('[C4] are offline behind a page that is not Carnet, and lose nothing by it', async () => {
    const all = await world();
    const { maelle, emma } = all;
    maelle.network.down = { kind: 'notCarnet' };
    await addSme(maelle, 'Atelier Kerlan');
    await maelle.runner.idle();
    expect(maelle.runner.state.getState()).toMatchObject({
      phase: 'offline',
      problem: { kind: 'notCarnet' },
    });
    maelle.network.down = undefined;
    maelle.environment.pass(10_000);
    await maelle.runner.idle();
    await meet(maelle, emma);
    expectSame(all);
  });

  it('[C5] send less at once when the server finds it too large, until everything is there', async () => {
    const all = await world();
    const { maelle, emma } = all;
    maelle.network.down = { kind: 'offline' };
    for (let count = 0; count < 9; count += 1) await addSme(maelle, `Atelier ${count}`);
    maelle.network.down = undefined;
    const tooLarge = { problem: { kind: 'refused', refusal: 'tooLarge' } } as const;
    maelle.network.faults.push(tooLarge, undefined, tooLarge);
    await meet(maelle, emma);
    expectSame(all);
    expect(maelle.network.calls.filter((call) => call === 'push').length).toBeGreaterThan(4);
  });

  it('[C5] set one group aside that is too large alone, with its text, and send the others', async () => {
    const { server, maelle } = await world();
    maelle.network.down = { kind: 'offline' };
    const large = await addSme(maelle, 'Too large');
    const fine = await addSme(maelle, 'Fine');
    maelle.network.down = undefined;
    const tooLarge = { problem: { kind: 'refused', refusal: 'tooLarge' } } as const;
    maelle.network.faults.push(tooLarge, undefined, tooLarge);
    await maelle.exchange();
    await maelle.exchange();
    const records = server.disk.programmes.get(home)?.records;
    expect([large, fine].map((id) => records?.has(id))).toEqual([false, true]);
    expect(await maelle.runner.stuck()).toMatchObject([
      { outcome: 'needsAttention', group: [{ record: large }] },
    ]);
    expect(maelle.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0, stuck: 1 });
  });

  it('[S6] take effect after all what was held because a record had not arrived', async () => {
    const all = await world();
    const { server, maelle, emma } = all;
    const id = await addSme(maelle, 'Atelier Kerlan');
    await meet(maelle, emma);
    const programme = server.disk.programmes.get(home);
    if (programme === undefined) throw new Error('the programme is there');
    // A restore took the SME away; its author is not there to bring it back when Emma writes on it.
    const records = new Map(programme.records);
    records.delete(id);
    server.disk.programmes.set(home, { ...programme, records });
    await rename(emma, id, 'Kerlan');
    await emma.exchange();
    expect(await emma.runner.stuck()).toMatchObject([{ outcome: 'held' }]);
    expect(nameOf(emma, id)).toBe('Atelier Kerlan');
  });

  it('ask for their own operations in full when they lost them', async () => {
    const all = await world();
    const { maelle, emma } = all;
    const id = await addSme(maelle, 'Atelier Kerlan');
    maelle.network.faults.push(undefined, 'drop');
    await maelle.runner.idle();
    maelle.device.outbox.clear();
    await meet(maelle, emma);
    expect(nameOf(maelle, id)).toBe('Atelier Kerlan');
    expectSame(all);
  });

  it('[C10] take a first download up where a broken one stopped', async () => {
    const all = await world();
    const { server, maelle } = all;
    for (let count = 0; count < 3; count += 1) await addSme(maelle, `Atelier ${count}`);
    await maelle.exchange();
    const device = memoryDevice();
    const late = await syncDevice(server, 'emma', { device });
    late.network.faults.push(undefined, 'drop');
    await late.runner.idle();
    expect(late.runner.state.getState().phase).toBe('offline');
    expect(device.meta?.sync?.cursor === undefined).toBe(device.meta?.sync?.snapshot !== undefined);
    late.stop();
    const again = await syncDevice(server, 'emma', { device });
    await again.exchange();
    expect(again.network.calls.filter((call) => call === 'snapshot').length).toBeLessThan(3);
    expect(baseOf(device)).toEqual(server.disk.programmes.get(home)?.records);
  });

  it('[C10] miss nothing in a first download during which the clock is set right', async () => {
    const all = await world();
    const { server, maelle } = all;
    const id = await addSme(maelle, 'Atelier');
    const values = { at: '2020-11-19T10:42', kind: 'interim', state: 'held' } as const;
    await maelle.carnet.run(createRecord('contact', id, values));
    await maelle.exchange();
    const device = memoryDevice();
    const inTenYears = testEnvironment('tab-wrong', server.clock.now + 10 * 365 * 86_400_000);
    const late = await syncDevice(server, 'emma', { device, environment: inTenYears });
    late.network.faults.push(undefined, 'drop');
    await late.runner.idle();
    expect(device.meta?.sync?.snapshot?.next).toEqual({ kind: 'recent' });
    late.stop();
    // By the right clock the contact is a recent one; it was not when the recent ones were asked for.
    const setRight = testEnvironment('tab-right', Date.UTC(2020, 10, 20));
    const again = await syncDevice(server, 'emma', { device, environment: setRight });
    await again.exchange();
    expect(baseOf(device)).toEqual(server.disk.programmes.get(home)?.records);
  });

  it('[S17] exchange everything in one request where the server pulls along, and in two elsewhere', async () => {
    const { maelle, emma } = await world();
    const id = await addSme(maelle, 'Atelier');
    await meet(maelle, emma);
    for (const piggybacks of [true, false]) {
      await rename(maelle, id, `Atelier ${piggybacks}`);
      await maelle.exchange();
      const contact = { at: '2020-11-19T10:42', kind: 'note', state: 'held' } as const;
      emma.network.piggybacks = piggybacks;
      emma.network.calls.length = 0;
      const logged = await emma.carnet.run(createRecord('contact', id, contact));
      expect(logged.ok).toBe(true);
      await emma.runner.idle();
      await emma.carnet.settled();
      expect(emma.network.calls).toEqual(piggybacks ? ['push'] : ['push', 'pull']);
      expect(nameOf(emma, id)).toBe(`Atelier ${piggybacks}`);
      expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0 });
      expect(emma.device.outbox.size).toBe(0);
    }
  });

  it('[S17] [C3] passes over what a push brought along once another tab has led', async () => {
    const { server, maelle, emma } = await world();
    await addSme(maelle, 'Atelier');
    await maelle.exchange();
    emma.network.piggybacks = true;
    await addSme(emma, 'Own');
    const take = emma.store.takePull.bind(emma.store);
    let claimed = 0;
    emma.store.takePull = async (...given) => {
      if (claimed === 0) {
        claimed += 1;
        const other = await memoryStore(home, emma.device).sync();
        await other.claim();
      }
      return take(...given);
    };
    await emma.exchange();
    expect(claimed).toBe(1);
    // Nothing of it was taken: what was sent waits still, and is sent again by whoever leads.
    expect([...emma.device.outbox.values()].map(({ state }) => state)).toEqual(['sealed']);
    const next = await syncDevice(server, 'emma', {
      device: emma.device,
      environment: emma.environment,
    });
    await next.exchange();
    expect(emma.device.outbox.size).toBe(0);
  });

  it('[C12] pull when they are nudged', async () => {
    const { maelle, emma } = await world();
    const north = await addSme(emma, 'Northgate');
    await emma.exchange();
    expect(nameOf(maelle, north)).toBeUndefined();
    maelle.network.nudge();
    await maelle.runner.idle();
    await maelle.carnet.settled();
    expect(nameOf(maelle, north)).toBe('Northgate');
  });

  it('[O8] name the offset of a clock that is wrong', async () => {
    const { server, maelle } = await world();
    server.clock.now += 3_600_000;
    await maelle.exchange();
    const id = await addSme(maelle, 'Atelier Kerlan');
    const [row] = [...maelle.device.outbox.values()];
    const operation = row?.group[0] ?? maelle.carnet.lastChange()?.[0];
    expect(operation?.record).toBe(id);
    expect(operation?.offset).toBe(
      3_600_000 + server.clock.now - 3_600_000 - maelle.environment.now(),
    );
  });
});

describe('Devices that exchange, whatever the network does', () => {
  const faults = [
    'drop',
    'replyLost',
    'twice',
    undefined,
    'offline',
    'full',
    'busy',
    'tooLarge',
  ] as const;
  const action = fc.record({
    who: fc.constantFrom<'maelle' | 'emma'>('maelle', 'emma'),
    what: fc.constantFrom(
      'add',
      'rename',
      'rename',
      'exchange',
      'cut',
      'mend',
      'pass',
      'restart',
      'backup',
      'restore',
    ),
    which: fc.nat(2),
    faults: fc.array(fc.constantFrom(...faults), { maxLength: 3 }),
  });

  it('[P5][P7] nothing is lost, and everyone is equal once it behaves', async () => {
    const seen = { restored: 0, conflicts: 0 };
    const some = fc.array(action, { minLength: 3, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(some, fc.boolean(), async (actions, piggybacks) => {
        const all = await world();
        const devices = { maelle: all.maelle, emma: all.emma };
        devices.emma.network.piggybacks = piggybacks;
        const ids = [await addSme(all.maelle, 'Both know')];
        await meet(all.maelle, all.emma);
        const made: string[] = [];
        let backup = all.server.disk.programmes.get(home);
        let epochs = 1;
        for (const { who, what, which, faults: ahead } of actions) {
          const on = devices[who];
          on.network.faults.push(...ahead.map(faultOf));
          const id = ids[which % Math.max(1, ids.length)];
          if (what === 'add') {
            ids.push(await addSme(on, `SME ${ids.length}`));
          } else if (what === 'rename' && id !== undefined) {
            // Not where the sheet is not here yet, or was set aside.
            await on.carnet.run(setFields(id, { name: `${who} ${made.length}` }));
          } else if (what === 'cut' || what === 'mend') {
            on.network.down = what === 'cut' ? { kind: 'offline' } : undefined;
          } else if (what === 'exchange') {
            await on.exchange();
          } else if (what === 'pass') {
            on.environment.pass(400_000);
            all.server.clock.now += 400_000;
          } else if (what === 'restart') {
            on.stop();
            await on.runner.idle();
            const { device, environment } = on;
            devices[who] = await syncDevice(all.server, who, { device, environment });
            devices[who].network.piggybacks = piggybacks;
          } else if (what === 'restore' && backup !== undefined) {
            epochs += 1;
            seen.restored += 1;
            const head = { ...backup.head, epoch: `epoch-${epochs}` };
            all.server.disk.programmes.set(home, { ...backup, head });
          }
          if (what === 'backup') backup = all.server.disk.programmes.get(home);
          const last = devices[who].carnet.lastChange()?.[0]?.operationId;
          if (last !== undefined && !made.includes(last)) made.push(last);
        }
        for (const { network } of Object.values(devices)) {
          network.faults.length = 0;
          network.down = undefined;
        }
        for (let round = 0; round < 3; round += 1) {
          for (const device of Object.values(devices)) {
            device.environment.pass(4_000_000);
            await device.exchange();
          }
        }
        const programme = all.server.disk.programmes.get(home);
        const confirmed = new Set(programme?.entries.map(({ operation }) => operation.operationId));
        const stuck = await Promise.all(Object.values(devices).map(({ runner }) => runner.stuck()));
        const accounted = new Set([
          ...confirmed,
          ...stuck.flat().flatMap(({ group }) => group.map(({ operationId }) => operationId)),
        ]);
        expect(made.filter((one) => !accounted.has(one))).toEqual([]);
        expect(confirmed.size).toBe(programme?.entries.length);
        expect(baseOf(devices.maelle.device)).toEqual(programme?.records);
        expect(baseOf(devices.emma.device)).toEqual(programme?.records);
        for (const device of Object.values(devices)) {
          expect(device.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0 });
        }
        seen.conflicts += [...(programme?.records.values() ?? [])].filter(
          ({ conflicts }) => conflicts !== undefined,
        ).length;
      }),
      { numRuns: 150, seed: 20_261_125 },
    );
    expect(seen.restored).toBeGreaterThan(5);
    expect(seen.conflicts).toBeGreaterThan(0);
  }, 60_000);
});

function faultOf(fault: string | undefined): NetworkFault | undefined {
  if (fault === 'drop' || fault === 'replyLost' || fault === 'twice') return fault;
  if (fault === 'offline') return { problem: { kind: 'offline' } };
  if (fault === 'full' || fault === 'busy' || fault === 'tooLarge') {
    return { problem: { kind: 'refused', refusal: fault } };
  }
  return undefined;
}
