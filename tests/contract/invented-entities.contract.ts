/**
 * Entities that no version has go wherever the real ones go, with nothing but their declaration: each test file that
 * runs this puts `inventedEntities` beside the real ones.
 */

import { afterEach, describe, expect, it } from 'vitest';
import { Carnet } from '../../src/client/model/carnet.ts';
import { lazyRecordsOf, recordsOf, rootsOf } from '../../src/client/model/records.ts';
import { readTrashedLazy } from '../../src/client/model/trashed-records.ts';
import { openConflictCount } from '../../src/client/model/use-conflicts.ts';
import type { SheetStore } from '../../src/client/ports/sheet-store.ts';
import { eachOnce, readBackup, writeBackup } from '../../src/client/storage/backup.ts';
import {
  type Command,
  createRecord,
  deleteRecord,
  restoreRecord,
  setFields,
} from '../../src/domain/command/command.ts';
import { summaryIn } from '../../src/domain/entity/lazy-summary.ts';
import { historyOf } from '../../src/domain/history/history.ts';
import { mayWrite } from '../../src/domain/permission/permission.ts';
import { setOperation } from '../../src/domain/operation/build.ts';
import { present } from '../../src/std/assert.ts';
import type { Json } from '../../src/std/json.ts';
import type { SheetStorage } from '../../src/server/ports/sheet-storage.ts';
import { testEnvironment } from '../support/carnet-fixture.ts';
import { everyRecord, type Invented, invented, valuesFor } from '../support/invented-entities.ts';
import { baseOf, syncDevice } from '../support/sync-device.ts';
import { serverProgrammeId } from '../support/sync-server.ts';

const programmeId = 'programme-1';
const homes = { programme: programmeId, sme: 'sme-1', site: 'site-1' } as const;
const homeIds = Object.values(homes);
const memberId = 'maelle';

const create = (
  entity: Invented,
  home: string,
  id: string,
  values: Record<string, Json>,
): Command => createRecord(invented(entity), home, valuesFor(values), id);

/** A programme with an SME and a site, and on each of the three a beacon, a reading and a dossier. */
function founding(): readonly Command[] {
  return [
    createRecord(
      'programme',
      programmeId,
      { name: 'E-Channel', firstMonth: '2019-09', reviewMonths: [9] },
      programmeId,
    ),
    createRecord(
      'sme',
      homes.sme,
      { name: 'Atelier', country: 'FR', launchPadId: 'p', track: 'programme', stage: 'prospect' },
      homes.sme,
    ),
    create('site', homes.site, homes.site, { name: 'Harbour', town: 'Brest' }),
    ...homeIds.flatMap((home, index) => [
      create('beacon', home, `beacon-${home}`, { name: `Beacon ${home}`, 'value.a.b': { n: 1 } }),
      create('reading', home, `reading-${home}`, {
        label: `Reading ${home}`,
        on: '2020-11-24',
        amount: index + 1,
      }),
      create('dossier', home, `dossier-${home}`, {
        label: `Dossier ${home}`,
        'text.a': { lang: 'fr', text: 'Bonjour.' },
        'rows.a': { r1: 'one' },
      }),
    ]),
  ];
}

async function run(carnet: Carnet, ...commands: readonly Command[]): Promise<void> {
  for (const command of commands) expect(await carnet.run(command)).toMatchObject({ ok: true });
}

/** A device that keeps stores; the same device opened again is a later start. */
export interface InventedDevice {
  open(): SheetStore;
}

export function inventedOnDevice(name: string, newDevice: () => InventedDevice): void {
  const opened: Carnet[] = [];
  afterEach(async () => {
    for (const carnet of opened.splice(0)) await carnet.close();
  });
  const start = async (device: InventedDevice) => {
    const store = device.open();
    await store.begin(memberId);
    const carnet = new Carnet(store, testEnvironment());
    await carnet.open();
    opened.push(carnet);
    return { store, carnet, state: () => carnet.state.getState() };
  };
  const begun = async () => {
    const device = newDevice();
    const first = await start(device);
    await run(first.carnet, ...founding());
    await first.carnet.confirmNow();
    await first.carnet.settled();
    return { device, ...first };
  };

  describe(`Invented entities ${name}`, () => {
    it('are there at the next start: heads at once, lazy kinds when they are asked for', async () => {
      const { device } = await begun();
      const { carnet, state } = await start(device);
      expect(rootsOf(state(), invented('site')).map(({ root }) => root.values)).toEqual([
        { name: 'Harbour', town: 'Brest' },
      ]);
      const heads = [
        [homes.programme, state().shared],
        [homes.sme, present(state().sheets.get(homes.sme), 'the SME').head],
        [homes.site, present(state().otherSheets.get(homes.site), 'the site').head],
      ] as const;
      for (const [home, head] of heads) {
        expect(recordsOf(head, invented('beacon'))).toMatchObject([
          { id: `beacon-${home}`, values: { 'value.a.b': { n: 1 } } },
        ]);
      }
      for (const home of homeIds) {
        expect(lazyRecordsOf(state(), home, invented('dossier'))).toBeUndefined();
        await carnet.loadLazy(home, invented('dossier'));
        await carnet.loadLazy(home, invented('reading'));
        expect(lazyRecordsOf(state(), home, invented('dossier'))).toMatchObject([
          { id: `dossier-${home}`, values: { 'rows.a': { r1: 'one' } } },
        ]);
        expect(lazyRecordsOf(state(), home, invented('reading'))).toMatchObject([
          { id: `reading-${home}`, home, entity: 'reading' },
        ]);
      }
    });

    it('are summed up in the head as they would be anew, while changes wait and after', async () => {
      const { device, carnet, state } = await begun();
      const onSme = () => summaryIn(state().sheets.get(homes.sme)?.summaries, invented('reading'));
      const onShared = () => summaryIn(state().sharedSummaries, invented('reading'));
      expect([onSme(), onShared()]).toEqual([
        { count: 1, facts: 2 },
        { count: 1, facts: 1 },
      ]);
      await run(
        carnet,
        create('reading', homes.sme, 'reading-more', { label: 'More', amount: 40 }),
        setFields(`reading-${homes.programme}`, { amount: 7 }),
      );
      expect([onSme(), onShared()]).toEqual([
        { count: 2, facts: 42 },
        { count: 1, facts: 7 },
      ]);
      // A start while they wait: what waits is read for it.
      const waiting = await start(device);
      expect(
        summaryIn(waiting.state().sheets.get(homes.sme)?.summaries, invented('reading')),
      ).toEqual(onSme());
      await carnet.confirmNow();
      await carnet.settled();
      const { sheets, sharedSummaries } = (await start(device)).state();
      expect(summaryIn(sheets.get(homes.sme)?.summaries, invented('reading'))).toEqual(onSme());
      expect(summaryIn(sharedSummaries, invented('reading'))).toEqual(onShared());
    });

    it('have a history, are undone, and go to the trash and back', async () => {
      const { carnet, state } = await begun();
      for (const id of homeIds.flatMap((home) => [`beacon-${home}`, `dossier-${home}`])) {
        await run(carnet, setFields(id, { 'value.x': 5 }));
        await carnet.undo();
        expect(carnet.record(id)?.values['value.x']).toBeUndefined();
        await run(carnet, setFields(id, { 'value.x': 6 }), deleteRecord(id));
        await carnet.confirmNow();
        const record = present(carnet.record(id), 'it is in the trash');
        expect(record.deleted).toBeDefined();
        const lines = historyOf(await carnet.readHistory(record.home))
          .flatMap((entry) => entry.lines)
          .filter((line) => line.record === id);
        expect(lines.map(({ event }) => event.kind)).toEqual([
          'deleted',
          'field',
          'field',
          'field',
          'created',
        ]);
      }
      expect((await readTrashedLazy(carnet)).map(({ id }) => id).sort()).toEqual(
        homeIds.map((home) => `dossier-${home}`).sort(),
      );
      expect(
        state()
          .sheets.get(homes.sme)
          ?.trash.map(({ id }) => id),
      ).toEqual(['beacon-sme-1']);
      await run(carnet, restoreRecord('dossier-sme-1'), restoreRecord('beacon-site-1'));
      expect(await readTrashedLazy(carnet)).toHaveLength(2);
      // A whole sheet of another root.
      await run(carnet, deleteRecord(homes.site));
      expect(rootsOf(state(), invented('site'))).toEqual([]);
      expect(state().trashedOtherSheets.get(homes.site)?.root.id).toBe(homes.site);
      await run(carnet, restoreRecord(homes.site));
      expect(rootsOf(state(), invented('site'))).toHaveLength(1);
    });

    it('lie in pages that stay small, a large one in a page of its own', async () => {
      const { carnet, store, device } = await begun();
      const text = (length: number) => ({ lang: 'en', text: 'x'.repeat(length) }) as const;
      for (let index = 0; index < 12; index += 1) {
        await run(
          carnet,
          create('dossier', homes.sme, `d-${index}`, {
            label: `Dossier ${index}`,
            'text.a': text(15_000),
          }),
        );
      }
      // It grows out of the page that it shares.
      await run(
        carnet,
        setFields('d-1', {
          'text.b': text(19_000),
          'text.c': text(19_000),
          'text.d': text(19_000),
        }),
      );
      await carnet.confirmNow();
      const lengths: number[] = [];
      const ids: string[] = [];
      await store.readAllLazy(async (home, records) => {
        const own = records.filter(({ entity }) => entity === invented('dossier'));
        if (home !== homes.sme || own.length === 0) return;
        lengths.push(own.length === 1 ? 0 : JSON.stringify(own).length);
        ids.push(...own.map(({ id }) => id));
      });
      expect(Math.max(...lengths)).toBeLessThan(70_000);
      expect(lengths.length).toBeGreaterThan(3);
      expect(ids.sort()).toEqual(
        ['dossier-sme-1', ...Array.from({ length: 12 }, (_, index) => `d-${index}`)].sort(),
      );
      const again = await start(device);
      await again.carnet.loadLazy(homes.sme, invented('dossier'));
      expect(again.carnet.record('d-1')?.values['text.d']).toEqual(text(19_000));
    });

    it('come back from a backup file as they were', async () => {
      const { store } = await begun();
      const header = {
        programmeId,
        programmeName: 'E-Channel',
        memberId,
        memberName: 'Maëlle',
        exportedAt: 1,
      };
      const log = await store.readWholeLog();
      const outbox = await store.readOutbox();
      const file = await writeBackup(header, { log: eachOnce(log), outbox, drafts: [] });
      const read = await readBackup(file);
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      const other = newDevice().open();
      await other.begin(memberId);
      await other.importLog(read.value.groups, () => true, 'asMade');
      const values = (records: ReadonlyMap<string, { readonly values: unknown }>) =>
        new Map([...records].map(([id, record]) => [id, record.values]));
      expect(values(await everyRecord(other))).toEqual(values(await everyRecord(store)));
      other.close();
    });
  });
}

export function inventedOnServer(
  name: string,
  newStorage: () => Promise<{
    readonly storage: SheetStorage;
    readonly close: () => Promise<void>;
  }>,
): void {
  describe(`Invented entities on a server ${name}`, () => {
    it('are exchanged, merged, in conflict, and in the download of a new device', async () => {
      const { storage, close } = await newStorage();
      const clock = { now: 1_700_000_000_000 };
      await storage.createProgramme(
        { programmeId, epoch: 'epoch-1', sequence: 0, watermark: 0, name: 'E-Channel' },
        { accountId: memberId, memberId, roles: ['coordinator'] },
      );
      const context = {
        storage,
        now: () => clock.now,
        hash: (text: string) => text,
        alarm: () => undefined,
      };
      expect(programmeId).toBe(serverProgrammeId);
      const one = await syncDevice({ context, clock }, memberId);
      await run(one.carnet, ...founding());
      await one.exchange();
      const two = await syncDevice({ context, clock }, memberId);
      await two.exchange();
      expect(baseOf(two.device)).toEqual(baseOf(one.device));
      for (const device of [one, two]) {
        for (const home of homeIds) await device.carnet.loadLazy(home, invented('dossier'));
      }
      // Different answers merge; one answer, written twice, stands in conflict.
      for (const home of homeIds) {
        const id = `dossier-${home}`;
        await run(one.carnet, setFields(id, { 'value.p': 1, 'rows.a': { r1: 'one', r2: 'two' } }));
        await run(
          two.carnet,
          setFields(id, { 'value.p': 2, 'rows.a': { r1: 'one', r3: 'three' } }),
        );
      }
      await one.exchange();
      await two.exchange();
      await one.exchange();
      for (const { carnet } of [one, two]) {
        for (const home of homeIds) {
          const record = present(carnet.record(`dossier-${home}`), 'it is loaded');
          expect(record.values['rows.a']).toEqual({ r1: 'one', r2: 'two', r3: 'three' });
          expect(record.conflicts?.['value.p']).toHaveLength(1);
        }
        expect(openConflictCount(carnet.state.getState())).toBe(homeIds.length);
      }
      const fresh = await syncDevice({ context, clock }, memberId);
      await fresh.exchange();
      expect(baseOf(fresh.device)).toEqual(baseOf(one.device));
      expect(openConflictCount(fresh.carnet.state.getState())).toBe(homeIds.length);
      for (const device of [one, two, fresh]) device.stop();
      await close();
    });
  });
}

/** What is decided without any store. */
export function inventedRules(): void {
  it('The permission of a family holds for each of its fields', () => {
    const stamp = { at: 1, by: memberId };
    const beacon = {
      id: 'b',
      entity: invented('beacon'),
      home: homes.sme,
      values: {},
      created: stamp,
      changed: stamp,
    };
    const author = { by: memberId, at: 2, newId: () => 'o' };
    const change = (field: string) =>
      present(setOperation(author, beacon, { [field]: 1 }), 'it differs');
    const writer = { roles: ['technical'] } as const;
    expect(mayWrite(writer, change('value.a'), beacon)).toBe(true);
    expect(mayWrite(writer, change('secret.a'), beacon)).toBe(false);
    expect(mayWrite({ roles: ['coordinator'] }, change('secret.a'), beacon)).toBe(true);
  });
}
