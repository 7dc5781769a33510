/**
 * Devices and a server that meet, over a network with faults.
 *
 * Longer than 400 lines because every row is a meeting of the same two devices.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import { recordAs } from '../../../../src/domain/operation/record.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import type { CopiedStore } from '../../../../src/client/ports/backups.ts';
import { StoreError } from '../../../../src/client/ports/sheet-store.ts';
import { browserBackups } from '../../../../src/client/storage/backup.ts';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { SyncRunner } from '../../../../src/client/sync/sync-runner.ts';
import {
  baseOf,
  type NetworkFault,
  type SyncDevice,
  syncDevice,
  testLeadership,
  testNetwork,
} from '../../../support/sync-device.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import { serverProgrammeId, type SyncServer, syncServer } from '../../../support/sync-server.ts';

const home = serverProgrammeId;

/** The first groups of the programme, as Maëlle began it. */
function foundation(): readonly Group[] {
  let count = 0;
  const author = { by: 'maelle', at: 1_699_000_000_000, newId: () => `begun-${(count += 1)}` };
  return [
    [
      createOperation(
        author,
        'programme',
        { home, id: home },
        { name: 'E-Channel', firstMonth: '2019-09', reviewMonths: [9, 12] },
      ),
      createOperation(
        author,
        'launchPad',
        { home, id: 'pad-fr' },
        { name: 'France', code: 'FR', country: 'FR', timeZone: 'Europe/Paris' },
      ),
      createOperation(
        author,
        'member',
        { home, id: 'maelle' },
        { name: 'Maëlle', roles: ['coordinator'], launchPadId: 'pad-fr' },
      ),
      createOperation(
        author,
        'member',
        { home, id: 'emma' },
        { name: 'Emma', roles: ['accountManager'], launchPadId: 'pad-fr' },
      ),
    ],
  ];
}

async function world(): Promise<{ server: SyncServer; maelle: SyncDevice; emma: SyncDevice }> {
  const server = await syncServer();
  server.admit('emma', ['accountManager'], 'pad-fr');
  const device = memoryDevice();
  const alone = memoryStore(home, device);
  await alone.begin('maelle');
  await alone.importLog(foundation(), () => true, 'asMade');
  const maelle = await syncDevice(server, 'maelle', { device });
  await maelle.exchange();
  const emma = await syncDevice(server, 'emma');
  await emma.exchange();
  return { server, maelle, emma };
}

async function addSme(on: SyncDevice, name: string): Promise<string> {
  const id = on.environment.newId();
  const added = await on.carnet.run(
    createRecord(
      'sme',
      id,
      {
        name,
        country: 'FR',
        launchPadId: 'pad-fr',
        accountManagerId: 'emma',
        track: 'programme',
        stage: 'enrolled',
      },
      id,
    ),
  );
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  return id;
}

const writtenCopy = (store: CopiedStore) =>
  browserBackups().write(
    {
      programmeId: home,
      programmeName: 'E-Channel',
      memberId: 'maelle',
      memberName: 'Maëlle',
      exportedAt: 1_700_000_000_000,
    },
    store,
    '2026-12-01',
  );

const nameOf = (on: SyncDevice, id: string): string | undefined =>
  recordAs(on.carnet.record(id), 'sme')?.values.name;

async function rename(on: SyncDevice, id: string, name: string): Promise<void> {
  const written = await on.carnet.run(setFields(id, { name }));
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

/** Exchanges until everybody has heard of everything. */
async function meet(...devices: readonly SyncDevice[]): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const device of devices) await device.exchange();
  }
}

function expectSame({ server, maelle, emma }: Awaited<ReturnType<typeof world>>): void {
  const records = server.disk.programmes.get(home)?.records;
  expect(baseOf(maelle.device)).toEqual(records);
  expect(baseOf(emma.device)).toEqual(records);
  expect([...maelle.device.outbox.values(), ...emma.device.outbox.values()]).toEqual([]);
}

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

  it.each([true, false])(
    '[C17] (F223) bring everything to a server that lost the programme, whose backups were verified: %s',
    async (isVerified) => {
      const all = await world();
      const { server, maelle, emma } = all;
      const lost = (await syncServer()).disk.programmes.get(home);
      if (lost === undefined) throw new Error('a programme that is empty');
      const kerlan = await addSme(maelle, 'Atelier Kerlan');
      const north = await addSme(emma, 'Northgate');
      await meet(maelle, emma);
      await rename(emma, kerlan, 'Kerlan & fils');
      await meet(maelle, emma);
      const before = server.disk.programmes.get(home);
      if (before === undefined) throw new Error('the programme is there');
      const shown = baseOf(maelle.device);
      if (isVerified) {
        const head = { ...before.head, watermark: before.head.sequence };
        server.disk.programmes.set(home, { ...before, head });
        await meet(maelle, emma);
        expect([maelle.device.kept.size, emma.device.kept.size]).toEqual([0, 0]);
      }
      // What is typed meanwhile, and what another device typed.
      maelle.network.down = { kind: 'otherLife' };
      emma.network.down = { kind: 'otherLife' };
      await rename(maelle, north, 'Northgate Ltd');
      await rename(emma, kerlan, 'Kerlan');
      const takeBack = await maelle.runner.uploadAgain();
      await takeBack();
      expect(maelle.device.meta?.sync?.handOver?.pushed).not.toBe(0);
      await maelle.runner.uploadAgain();
      server.disk.programmes.set(home, { ...lost, head: { ...lost.head, epoch: 'epoch-2' } });
      maelle.network.down = undefined;
      maelle.runner.notice('tryAgain');
      await maelle.exchange();
      expect(server.disk.programmes.get(home)?.records.size).toBe(shown.size);
      expect(nameOf(maelle, kerlan)).toBe('Kerlan & fils');
      server.admit('emma', ['accountManager'], 'pad-fr');
      emma.network.down = undefined;
      emma.runner.notice('tryAgain');
      await meet(maelle, emma);
      expectSame(all);
      expect([kerlan, north].map((id) => nameOf(emma, id))).toEqual(['Kerlan', 'Northgate Ltd']);
      expect(await emma.runner.stuck()).toEqual([]);
    },
  );

  it('[C17] (F223) a copy says what its log lacks, and holds it once that was fetched', async () => {
    const { server, maelle, emma } = await world();
    const copyOf = async (fetch?: 'fetch') => {
      const store = memoryStore(home, maelle.device);
      let written = await writtenCopy(store);
      if (fetch === 'fetch' && written.ok) {
        for (const one of written.value.lacking) await maelle.runner.fetchHistory(one, undefined);
        written = await writtenCopy(store);
      }
      if (!written.ok) throw new Error('written');
      const read = await browserBackups().read(written.value.file);
      const groups = read.ok ? read.value.groups : [];
      return { lacking: written.value.lacking, text: JSON.stringify(groups) };
    };
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    await meet(maelle, emma);
    expect((await copyOf()).lacking).toEqual([]);
    // Her rights change while she is away: the download that follows holds what Emma wrote, and the log does not.
    maelle.network.down = { kind: 'offline' };
    await rename(emma, kerlan, 'Kerlan & fils');
    await emma.exchange();
    server.admit('maelle', ['coordinator', 'accountManager'], 'pad-fr');
    maelle.network.down = undefined;
    await meet(maelle, emma);
    expect(nameOf(maelle, kerlan)).toBe('Kerlan & fils');
    const before = await copyOf();
    expect(before.lacking).toEqual([kerlan]);
    expect(before.text).not.toContain('Kerlan & fils');
    const fetched = await copyOf('fetch');
    expect(fetched.lacking).toEqual([]);
    expect(fetched.text).toContain('Kerlan & fils');
  });

  it('[C17] (F223) a copy that lacks the other version of a conflict says so', async () => {
    const { server, maelle, emma } = await world();
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    await meet(maelle, emma);
    maelle.network.down = { kind: 'offline' };
    await rename(emma, kerlan, 'B');
    await emma.exchange();
    maelle.environment.pass(5000);
    await rename(maelle, kerlan, 'A');
    server.admit('maelle', ['coordinator', 'accountManager'], 'pad-fr');
    maelle.network.down = undefined;
    await meet(maelle, emma);
    expect(maelle.carnet.record(kerlan)?.conflicts?.['name']).toHaveLength(1);
    const store = memoryStore(home, maelle.device);
    const written = await writtenCopy(store);
    expect(written.ok && written.value.lacking).toEqual([kerlan]);
    await maelle.runner.fetchHistory(kerlan, undefined);
    const again = await writtenCopy(store);
    expect(again.ok && again.value.lacking).toEqual([]);
  });

  it('[C17] (F223) a copy of a device whose clock is slow holds what led by the clock of the server', async () => {
    const { server, maelle, emma } = await world();
    const hour = 3_600_000;
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    await meet(maelle, emma);
    maelle.environment.pass(hour);
    server.clock.now += hour;
    await meet(maelle, emma);
    maelle.network.down = { kind: 'offline' };
    emma.network.down = { kind: 'offline' };
    await rename(maelle, kerlan, 'A');
    emma.environment.pass(60_000);
    await rename(emma, kerlan, 'B');
    maelle.network.down = undefined;
    emma.network.down = undefined;
    server.clock.now += 120_000;
    await meet(maelle, emma);
    expect(nameOf(maelle, kerlan)).toBe('B');
    const written = await writtenCopy(memoryStore(home, maelle.device));
    expect(written.ok && written.value.lacking).toEqual([]);
    const read = written.ok ? await browserBackups().read(written.value.file) : undefined;
    const replay = memoryStore(home, memoryDevice());
    await replay.begin('maelle');
    await replay.importLog(read?.ok === true ? read.value.groups : [], () => true, 'asMade');
    const [copied] = await replay.readHeads([kerlan]);
    expect(copied?.records[0]?.values).toMatchObject({ name: 'B' });
  });

  it('[C17] (F223) a copy of which something is overwritten by now lacks it all the same', async () => {
    const { server, maelle, emma } = await world();
    const stands = server.disk.programmes.get(home);
    if (stands === undefined) throw new Error('the programme is there');
    const head = { ...stands.head, watermark: stands.head.sequence };
    server.disk.programmes.set(home, { ...stands, head });
    await meet(maelle, emma);
    const kerlan = await addSme(maelle, 'Kerlan');
    await meet(maelle, emma);
    await rename(emma, kerlan, 'B');
    await meet(emma, maelle);
    await rename(maelle, kerlan, 'C');
    await meet(maelle, emma);
    // Her log begins anew with the download, and what she retains are her own changes alone.
    server.admit('maelle', ['coordinator', 'accountManager'], 'pad-fr');
    await meet(maelle, emma);
    const store = memoryStore(home, maelle.device);
    const written = await writtenCopy(store);
    expect(new Set(written.ok ? written.value.lacking : [])).toEqual(new Set([home, kerlan]));
    for (const one of [home, kerlan]) await maelle.runner.fetchHistory(one, undefined);
    const again = await writtenCopy(store);
    expect(again.ok && again.value.lacking).toEqual([]);
    const read = again.ok ? await browserBackups().read(again.value.file) : undefined;
    const replay = memoryStore(home, memoryDevice());
    await replay.begin('maelle');
    await replay.importLog(read?.ok === true ? read.value.groups : [], () => true, 'asMade');
    const [copied] = await replay.readHeads([kerlan]);
    expect(copied?.records[0]?.values).toMatchObject({ name: 'C' });
    expect(copied?.records[0]?.conflicts).toBeUndefined();
  });

  it('(F223) a copy that is compared while its history arrives holds it, or says that it does not', async () => {
    const { maelle, emma } = await world();
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    await rename(maelle, kerlan, 'Kerlan & fils');
    await meet(maelle, emma);
    // She joined before that: what was earlier is not in her log.
    const store = memoryStore(home, emma.device);
    let looks = 0;
    const fetching: CopiedStore = Object.assign(Object.create(store) as typeof store, {
      readHeads: async (homes: readonly string[]) => {
        looks += 1;
        if (looks === 1) await emma.runner.fetchHistory(home, undefined);
        return store.readHeads(homes);
      },
    });
    const written = await writtenCopy(fetching);
    const read = written.ok ? await browserBackups().read(written.value.file) : undefined;
    const text = JSON.stringify(read?.ok === true ? read.value.groups : []);
    expect(looks).toBeGreaterThan(1);
    expect(written.ok && written.value.lacking).toEqual([]);
    expect(text).toContain('E-Channel');
  });

  it('(F223) a copy that is written while somebody types lacks nothing', async () => {
    const { maelle, emma } = await world();
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    await meet(maelle, emma);
    const store = memoryStore(home, maelle.device);
    let isTyped = false;
    const typing: CopiedStore = Object.assign(Object.create(store) as typeof store, {
      readHeads: async (homes: readonly string[]) => {
        if (!isTyped) {
          isTyped = true;
          await rename(maelle, kerlan, 'Kerlan & fils');
          await maelle.exchange();
        }
        return store.readHeads(homes);
      },
    });
    const written = await writtenCopy(typing);
    expect(written.ok && [isTyped, written.value.lacking]).toEqual([true, []]);
    // Kept alone, a programme is not even looked at.
    const alone = memoryStore('programme-2');
    await alone.begin('maelle');
    const whole = await writtenCopy(alone);
    expect(whole.ok && whole.value.lacking).toEqual([]);
  });

  it('[C17] (F223) connected again twice, with a verified backup between: what waited at the press is not lost', async () => {
    const { server, maelle } = await world();
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    await maelle.exchange();
    const connectAgain = async (epoch: string): Promise<void> => {
      const lost = (await syncServer()).disk.programmes.get(home);
      if (lost === undefined) throw new Error('a programme that is empty');
      await maelle.runner.uploadAgain();
      server.disk.programmes.set(home, { ...lost, head: { ...lost.head, epoch } });
      maelle.network.down = undefined;
      maelle.runner.notice('tryAgain');
      await maelle.exchange();
      await maelle.exchange();
    };
    maelle.network.down = { kind: 'otherLife' };
    const north = await addSme(maelle, 'Northgate');
    await connectAgain('epoch-2');
    const stands = server.disk.programmes.get(home);
    if (stands === undefined) throw new Error('the programme is there');
    expect(stands.records.has(north)).toBe(true);
    const head = { ...stands.head, watermark: stands.head.sequence };
    server.disk.programmes.set(home, { ...stands, head });
    await maelle.exchange();
    const store = memoryStore(home, maelle.device);
    const written = await writtenCopy(store);
    // Its log has what was typed before it was connected (F228).
    expect(written.ok && written.value.lacking).toEqual([]);
    maelle.network.down = { kind: 'otherLife' };
    await connectAgain('epoch-3');
    expect([kerlan, north].map((id) => nameOf(maelle, id))).toEqual([
      'Atelier Kerlan',
      'Northgate',
    ]);
  });

  it.each([
    ['is refused after the other was heard', 0],
    ['is refused before the other is heard', 1],
  ])(
    '[C17] (F229) connected again in two tabs, of which one %s: nothing is lost',
    async (_, refused) => {
      const { server, maelle } = await world();
      const kerlan = await addSme(maelle, 'Atelier Kerlan');
      await maelle.exchange();
      const before = server.disk.programmes.get(home);
      const lost = (await syncServer()).disk.programmes.get(home);
      if (before === undefined || lost === undefined) throw new Error('the programme is there');
      // A verified backup covered everything: what is pushed again is the log, or nothing.
      const head = { ...before.head, watermark: before.head.sequence };
      server.disk.programmes.set(home, { ...before, head });
      await maelle.exchange();
      maelle.network.down = { kind: 'otherLife' };
      const waysBack = [await maelle.runner.uploadAgain(), await maelle.runner.uploadAgain()];
      const isHeard = (): void => {
        server.disk.programmes.set(home, { ...lost, head: { ...lost.head, epoch: 'epoch-2' } });
      };
      if (refused === 0) isHeard();
      await waysBack[refused]?.();
      if (refused === 1) isHeard();
      maelle.network.down = undefined;
      maelle.runner.notice('tryAgain');
      await maelle.exchange();
      expect(nameOf(maelle, kerlan)).toBe('Atelier Kerlan');
      expect(server.disk.programmes.get(home)?.records.has(kerlan)).toBe(true);
    },
  );

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
