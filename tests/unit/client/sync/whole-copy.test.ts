/**
 * What a copy of a device holds, after everything that can befall a log; and what a lost server gets from it.
 *
 * Longer than 400 lines because every row is a life of the same two devices.
 */

import { describe, expect, it, vi } from 'vitest';
import { setFields } from '../../../../src/domain/command/command.ts';
import type { LogEntry } from '../../../../src/domain/operation/confirm.ts';
import type { CopiedStore } from '../../../../src/client/ports/backups.ts';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { present } from '../../../../src/std/assert.ts';
import { fail } from '../../../../src/std/result.ts';
import { baseOf, type SyncDevice, syncDevice, testNetwork } from '../../../support/sync-device.ts';
import { syncServer } from '../../../support/sync-server.ts';
import {
  addSme,
  expectSame,
  home,
  meet,
  nameOf,
  programmeName,
  rename,
  savedCopy,
  world,
} from '../../../support/two-people.ts';

describe('A copy of a device that exchanges', () => {
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
      const first = await savedCopy(store);
      if (fetch === undefined) return textOf(first);
      await fetchAll(maelle, first.lacking);
      return textOf(await savedCopy(store));
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
    expect(new Set(before.lacking)).toEqual(new Set([home, kerlan]));
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
    await wholeCopy(maelle, [home, kerlan]);
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
    const copy = await wholeCopy(maelle, []);
    const [copied] = await (await importedFrom(copy)).readHeads([kerlan]);
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
    const copy = await wholeCopy(maelle, [home, kerlan]);
    const [copied] = await (await importedFrom(copy)).readHeads([kerlan]);
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
    const { lacking, text } = textOf(await savedCopy(fetching));
    expect(looks).toBeGreaterThan(1);
    expect(lacking).toEqual([]);
    expect(text).toContain(programmeName);
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
    const { lacking } = await savedCopy(typing);
    expect([isTyped, lacking]).toEqual([true, []]);
    // Kept alone, a programme is not even looked at.
    const alone = memoryStore('programme-2');
    await alone.begin('maelle');
    expect((await savedCopy(alone)).lacking).toEqual([]);
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
    const written = await savedCopy(memoryStore(home, maelle.device));
    // Its log has what was typed before it was connected (F228).
    expect(written.lacking).toEqual([]);
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

  it.each(['operation', 'entity'] as const)(
    '[C17] (F223) a copy holds a sheet whole on which a newer version wrote another %s',
    async (what) => {
      const { server, maelle, emma } = await world();
      const kerlan = await addSme(emma, 'Kerlan');
      await meet(emma, maelle);
      await rename(emma, kerlan, 'Kerlan & fils');
      await meet(emma, maelle);
      emma.stop();
      const joined = await syncDevice(server, 'emma');
      await joined.exchange();
      await rename(maelle, kerlan, 'Newer');
      await maelle.exchange();
      const entries = server.disk.programmes.get(home)?.entries as unknown as LogEntry[];
      const last = present(entries.at(-1), 'it was pushed');
      const newer =
        what === 'operation' ? { kind: 'setNewly' } : { entity: 'novelty', record: 'novelty-1' };
      entries[entries.length - 1] = {
        ...last,
        operation: { ...last.operation, ...newer } as never,
      };
      await meet(joined);
      const { text } = textOf(await wholeCopy(joined, [home, kerlan]));
      expect(text).toContain('Kerlan & fils');
    },
  );

  it('[C17] (F223) a copy holds what was emptied before a download', async () => {
    const { server, maelle, emma } = await world();
    const kerlan = await addSme(maelle, 'Kerlan');
    await meet(maelle, emma);
    const site = 'https://emma-wrote-this.example';
    await emma.carnet.run(setFields(kerlan, { website: site }));
    await meet(emma, maelle);
    await maelle.carnet.run(setFields(kerlan, { website: null }));
    await meet(maelle, emma);
    const stands = present(server.disk.programmes.get(home), 'the programme is there');
    const head = { ...stands.head, watermark: stands.head.sequence };
    server.disk.programmes.set(home, { ...stands, head });
    await meet(maelle, emma);
    server.admit('maelle', ['coordinator', 'accountManager'], 'pad-fr');
    await meet(maelle, emma);
    const { text } = textOf(await wholeCopy(maelle, [home, kerlan]));
    expect(text).toContain(site);
    // What was created since comes as entries, the first of all among them.
    const north = await addSme(emma, 'Northgate');
    await meet(emma, maelle);
    expect(await wholeCopy(maelle, [])).toMatchObject({ lacking: [] });
    // A download that began while a history was fetched leaves its gap there.
    const taking = vi.spyOn(maelle.store, 'takeHistory');
    taking.mockImplementationOnce(async (...given) => {
      server.admit('maelle', ['coordinator'], 'pad-fr');
      await meet(maelle);
      return maelle.store.takeHistory(...given);
    });
    await maelle.runner.fetchHistory(kerlan, undefined);
    await wholeCopy(maelle, [home, kerlan, north]);
  });

  it.each([1, 2, 3, 4, 5])(
    '[C17] (F223) a copy is whole though a server went after %s calls of being connected again',
    async (calls) => {
      const { server, maelle, emma } = await world();
      const kerlan = await addSme(maelle, 'Kerlan');
      const north = await addSme(emma, 'Northgate');
      await meet(maelle, emma);
      await rename(maelle, north, 'Northgate Ltd');
      await meet(maelle, emma);
      const lost = present((await syncServer()).disk.programmes.get(home), 'one that is empty');
      await maelle.runner.uploadAgain();
      server.disk.programmes.set(home, { ...lost, head: { ...lost.head, epoch: 'epoch-2' } });
      const gone = { problem: { kind: 'otherLife' } } as const;
      const fine = Array.from({ length: calls }, () => undefined);
      maelle.network.faults.push(...fine, ...Array.from({ length: 30 }, () => gone));
      maelle.runner.notice('tryAgain');
      for (let turn = 0; turn < 4; turn += 1) await maelle.exchange();
      expect([kerlan, north].map((id) => nameOf(maelle, id))).toEqual(['Kerlan', 'Northgate Ltd']);
      const { text } = textOf(await wholeCopy(maelle, []));
      expect(text).toContain('Northgate Ltd');
    },
  );

  it('(F223) what a server took for something else is in the copy, and with its author where that is taken in', async () => {
    const { server, maelle, emma } = await world();
    const kerlan = await addSme(maelle, 'Kerlan');
    await meet(maelle, emma);
    const backup = present(server.disk.programmes.get(home), 'a backup was made');
    const saved = { ...backup, records: new Map(backup.records), entries: [...backup.entries] };
    const typed = 'https://typed-by-maelle.example';
    await maelle.carnet.run(setFields(kerlan, { website: typed }));
    await meet(maelle, emma);
    const [written] = (await memoryStore(home, emma.device).readLog(kerlan)).slice(-1);
    const other = { ...present(written, 'it came').operation, fields: {}, by: 'emma' };
    server.disk.programmes.set(home, { ...saved, head: { ...saved.head, epoch: 'epoch-2' } });
    await emma.network.transport.push(home, {
      ...{ device: 'device-forged', sentAt: 1 },
      groups: [{ deviceSequence: 1, operations: [other] }],
    });
    await meet(maelle);
    expect((await maelle.runner.stuck()).map(({ forked }) => forked)).toEqual([true]);
    const copy = await wholeCopy(maelle, [home, kerlan]);
    expect(textOf(copy).text).toContain(typed);
    const taken = await importedFrom(copy);
    await taken.importLog(copy.groups, () => true, 'asMade');
    const rows = (await taken.readOutbox()).map(({ state, forked, group }) => ({
      ...{ state, forked },
      isTyped: JSON.stringify(group).includes(typed),
    }));
    expect(rows).toEqual([{ state: 'needsAttention', forked: true, isTyped: true }]);
  });

  it('[C17] (F223) a download that brings nothing but what was read leaves no gap', async () => {
    const { server, maelle } = await world();
    await addSme(maelle, 'Kerlan');
    await maelle.exchange();
    server.admit('maelle', ['coordinator', 'accountManager'], 'pad-fr');
    await meet(maelle);
    expect(maelle.device.meta?.sync?.downloads).toBe(2);
    await wholeCopy(maelle, []);
  });

  it('[C17] (F223) a download after an upload leaves a gap where others came between, from its first part on', async () => {
    const { server, maelle, emma } = await world();
    const kerlan = await addSme(maelle, 'Kerlan');
    await meet(maelle, emma);
    for (const device of [maelle, emma]) device.network.down = { kind: 'otherLife' };
    await rename(emma, kerlan, 'Emma typed this');
    await rename(emma, kerlan, 'Kerlan');
    const lost = present((await syncServer()).disk.programmes.get(home), 'one that is empty');
    await maelle.runner.uploadAgain();
    server.disk.programmes.set(home, { ...lost, head: { ...lost.head, epoch: 'epoch-2' } });
    server.admit('emma', ['accountManager'], 'pad-fr');
    const { transport } = maelle.network;
    const ask = vi.spyOn(transport, 'snapshot');
    ask.mockImplementationOnce(async (...given) => {
      emma.network.down = undefined;
      emma.runner.notice('tryAgain');
      await meet(emma);
      ask.mockImplementation(async () => fail({ kind: 'offline' }));
      return testNetwork(server, 'maelle').transport.snapshot(...given);
    });
    maelle.network.down = undefined;
    maelle.runner.notice('tryAgain');
    await maelle.exchange();
    expect(maelle.device.meta?.sync?.snapshot).toBeDefined();
    const { lacking } = await savedCopy(memoryStore(home, maelle.device));
    expect(new Set(lacking)).toEqual(new Set([home, kerlan]));
  });

  it('(F223) half-typed words that become an entry while a copy is read are in it', async () => {
    const { maelle } = await world();
    const kerlan = await addSme(maelle, 'Kerlan');
    await meet(maelle);
    maelle.network.down = { kind: 'offline' };
    const store = memoryStore(home, maelle.device);
    const words = 'Long minutes';
    await store.putDraft({ key: `contact:${kerlan}`, text: words, at: 1 });
    const saving: CopiedStore = Object.assign(Object.create(store) as typeof store, {
      readWholeLog: async () => {
        await rename(maelle, kerlan, words);
        await store.putDraft({ key: `contact:${kerlan}`, text: '', at: 2 });
        return store.readWholeLog();
      },
    });
    const { groups, drafts } = await savedCopy(saving);
    expect(JSON.stringify([groups, drafts])).toContain(words);
  });
});

const textOf = ({ lacking, groups }: Awaited<ReturnType<typeof savedCopy>>) => ({
  lacking,
  text: JSON.stringify(groups),
});

async function fetchAll(on: SyncDevice, homes: readonly string[]): Promise<void> {
  for (const one of homes) await on.runner.fetchHistory(one, undefined);
}

/** A copy that lacks something of these homes, and then nothing, once their histories were fetched. */
async function wholeCopy(on: SyncDevice, lacking: readonly string[]) {
  const store = memoryStore(home, on.device);
  const first = await savedCopy(store);
  expect(new Set(first.lacking)).toEqual(new Set(lacking));
  await fetchAll(on, first.lacking);
  const copy = await savedCopy(store);
  expect(copy.lacking).toEqual([]);
  return copy;
}

async function importedFrom({ groups }: Awaited<ReturnType<typeof savedCopy>>) {
  const store = memoryStore(home, memoryDevice());
  await store.begin('maelle');
  await store.importLog(groups, () => true, 'asMade');
  return store;
}
