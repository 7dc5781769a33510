/** What screens see of a programme that is exchanged with a server. */

import { describe, expect, it, vi } from 'vitest';
import { Carnet } from '../../../../src/client/model/carnet.ts';
import { browserBackups } from '../../../../src/client/storage/backup.ts';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { setFields } from '../../../../src/domain/command/command.ts';
import { carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { typeInto } from '../../../support/typist.ts';
import { eventually } from '../../../support/eventually.ts';

async function exchanged() {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme({ town: 'Saint-Malo' });
  await fixture.carnet.confirmNow();
  const sync = await fixture.store.sync();
  await sync.connect('device-1');
  await sync.claim();
  await sync.writeSync({ offset: 0 });
  fixture.carnet.noteClockOffset(0);
  const town = () => fixture.carnet.record(smeId)?.values['town'];
  return { ...fixture, smeId, sync, town };
}

/** As they stand on a server. */
function smes(count: number): readonly AnyRecord[] {
  const stamp = { at: 1, by: 'somebody' };
  return Array.from({ length: count }, (_, index) => {
    const id = `sme-${String(index).padStart(4, '0')}`;
    const values = { name: `Atelier ${index}` };
    return { id, entity: 'sme', home: id, values, created: stamp, changed: stamp, sequence: 1 };
  });
}

describe('A programme that is exchanged', () => {
  it('shows a whole download without a look where it was taken in, and in few looks elsewhere, in turns that let a save in between', async () => {
    const { carnet, device, environment, store, sync } = await exchanged();
    const records = smes(1000);
    const ownLooks = vi.spyOn(store, 'readHeads');
    const elsewhere = memoryStore(fixtureIds.programmeId, device);
    const looks = vi.spyOn(elsewhere, 'readHeads');
    const other = new Carnet(elsewhere, environment);
    await other.open();
    await sync.takeSnapshot(
      {
        epoch: 'e',
        scope: 1,
        serverTime: 1,
        sequence: 1,
        watermark: 0,
        records: [...records],
        total: records.length,
      },
      'over',
    );
    const shown = ({ state }: Carnet) => state.getState().sheets;
    await eventually(() => expect(shown(carnet).size === records.length + 1).toBe(true));
    await eventually(() => expect(shown(other).size === records.length + 1).toBe(true));
    expect(ownLooks).not.toHaveBeenCalled();
    expect(looks).toHaveBeenCalled();
    for (const [homes] of looks.mock.calls) expect(homes.length).toBeLessThanOrEqual(120);
    expect(looks.mock.calls.length).toBeLessThan(30);
    const fresh = new Carnet(memoryStore(fixtureIds.programmeId, device), environment);
    await fresh.open();
    for (const one of [carnet, other]) expect(shown(one)).toEqual(shown(fresh));
  });

  it('says that contacts are still to come until everything that came is shown', async () => {
    const { carnet, sync } = await exchanged();
    const records = smes(1000);
    const place = { epoch: 'e', scope: 1, serverTime: 1, sequence: 1, watermark: 0, total: 1000 };
    const next = { kind: 'recent' } as const;
    const said: (readonly [coming: boolean, sheets: number])[] = [];
    carnet.state.subscribe(({ contactsComing, sheets }, before) => {
      if (contactsComing !== before.contactsComing) said.push([contactsComing, sheets.size]);
    });
    await sync.takeSnapshot({ ...place, records: [], next }, 'anew');
    await sync.takeSnapshot({ ...place, records: [...records] }, 'next');
    await eventually(() => expect(said.length === 2).toBe(true));
    // The turns that show a thousand sheets come first.
    expect(said).toEqual([
      [true, expect.any(Number)],
      [false, records.length],
    ]);
  });

  it('[P6] shows nothing of a download that is gone before it was shown', async () => {
    const { carnet, store, sync, smeId } = await exchanged();
    const records = smes(1000);
    // A save takes its time: what comes meanwhile waits for its turn.
    let release: () => void = () => undefined;
    const saving = new Promise<void>((resolve) => {
      release = resolve;
    });
    const append = store.append.bind(store);
    vi.spyOn(store, 'append').mockImplementation(async (row) => {
      await saving;
      return append(row);
    });
    const saved = carnet.run(setFields(smeId, { town: 'Dinard' }));
    await sync.takeSnapshot(
      {
        ...{ epoch: 'e', scope: 1, serverTime: 1, sequence: 1, watermark: 0 },
        ...{ records: [...records], total: records.length },
      },
      'over',
    );
    await sync.evict();
    release();
    await saved;
    for (let turn = 0; turn < 20; turn += 1) await carnet.settled();
    expect([...carnet.state.getState().sheets.keys()].filter((id) => id !== smeId)).toEqual([]);
  });

  it('[P5] shows what waits and what was acknowledged, and not what took no effect', async () => {
    const { carnet, sync, smeId, town } = await exchanged();
    await carnet.run(setFields(smeId, { town: 'Dinard' }));
    expect(town()).toBe('Dinard');
    const [group] = await sync.nextGroups({ groupsMax: 9, lengthMax: 99_999 });
    const deviceSequence = group?.deviceSequence ?? 0;
    const outcomes = [{ deviceSequence, outcome: 'accepted', sequence: 99 }] as const;
    await sync.acknowledge({ epoch: 'e', watermark: 0, outcomes });
    await carnet.settled();
    expect(town()).toBe('Dinard');
    await carnet.run(setFields(smeId, { town: 'Rennes' }));
    const [second] = await sync.nextGroups({ groupsMax: 9, lengthMax: 99_999 });
    await sync.acknowledge({
      epoch: 'e',
      watermark: 0,
      outcomes: [{ deviceSequence: second?.deviceSequence ?? 0, outcome: 'held' }],
    });
    await carnet.settled();
    expect(town()).toBe('Dinard');
    const history = await carnet.readHistory(smeId);
    expect(JSON.stringify(history)).not.toContain('Rennes');
    expect(JSON.stringify(await sync.stuck())).toContain('Rennes');
  });

  it('[O8] puts the offset of the clock into every change, from the opening on', async () => {
    const { carnet, store, sync, environment, device, smeId } = await exchanged();
    await sync.writeSync({ offset: 5000 });
    const { carnet: opened } = await carnetFixture({ device, environment, store });
    expect(opened.state.getState().isConnected).toBe(true);
    await opened.run(setFields(smeId, { town: 'Dinard' }));
    expect(opened.lastChange()?.[0]?.offset).toBe(5000);
    carnet.noteClockOffset(-70);
    await typeInto(carnet, smeId, 'town', 'Cancale');
    expect(carnet.lastChange()?.[0]?.offset).toBe(-70);
    await carnet.undo();
    expect((await store.readOutbox()).at(-1)?.group[0]?.offset).toBe(-70);
  });

  it('names no offset while it is kept alone', async () => {
    const { carnet, addSme } = await carnetFixture();
    expect(carnet.state.getState().isConnected).toBe(false);
    await addSme();
    expect(carnet.lastChange()?.[0]).not.toHaveProperty('offset');
  });

  it('is exchanged in every tab once one of them connects it', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    const second = await carnetFixture({ device: first.device });
    await (await first.store.sync()).connect('device-1');
    await second.carnet.settled();
    expect(second.carnet.state.getState().isConnected).toBe(true);
    await second.carnet.run(setFields(smeId, { town: 'Dinard' }));
    expect(second.carnet.lastChange()?.[0]).toHaveProperty('offset');
  });

  it('leaves the outbox to the exchange', async () => {
    const { carnet, store, smeId } = await exchanged();
    await carnet.run(setFields(smeId, { town: 'Dinard' }));
    await carnet.confirmNow();
    expect(await store.readOutbox()).toMatchObject([{ state: 'sealed' }]);
  });

  it('[C8] shows nothing of the programme any more once everything was put away', async () => {
    const { carnet, sync, smeId } = await exchanged();
    await carnet.loadJournal(smeId);
    await sync.evict();
    await carnet.settled();
    const { sheets, journals, programme, members } = carnet.state.getState();
    // Own changes that are held name their sheet, and nothing of it is read.
    expect([...journals.values()].flat()).toEqual([]);
    expect([sheets.size, programme, members]).toEqual([0, undefined, []]);
    expect(carnet.record(smeId)).toBeUndefined();
  });
});

describe('The backup copy of a programme that is exchanged', () => {
  it('[P3] holds what a server acknowledged and may still lose, even without its log', async () => {
    const { carnet, store, sync, smeId, environment } = await exchanged();
    await carnet.run(setFields(smeId, { town: 'Dinard' }));
    const own = (await store.readOutbox())[0]?.group[0];
    const [group] = await sync.nextGroups({ groupsMax: 9, lengthMax: 99_999 });
    const outcomes = [
      { deviceSequence: group?.deviceSequence ?? 0, outcome: 'accepted', sequence: 99 },
    ] as const;
    await sync.acknowledge({ epoch: 'e', watermark: 0, outcomes });
    const snapshot = { epoch: 'e', scope: 1, serverTime: 1, sequence: 99, watermark: 0 };
    await sync.takeSnapshot({ ...snapshot, records: [], total: 0 }, 'anew');
    expect(await store.readOutbox()).toEqual([]);
    const header = {
      programmeId: store.programmeId,
      programmeName: 'E-Channel',
      memberId: 'member-maelle',
      memberName: 'Maëlle',
      exportedAt: environment.now(),
    };
    const written = await browserBackups().write(header, store, '2020-11-19');
    if (!written.ok) throw new Error(written.error.kind);
    const read = await browserBackups().read(written.value.file);
    expect(read.ok && read.value.groups.flat()).toContainEqual(own);
  });

  it('of a device that joined says what it lacks, and is whole once the history was fetched (F110)', async () => {
    const { store: first, smeId, environment } = await exchanged();
    const log = await first.readWholeLog();
    const { programme, heads } = await first.open();
    const records = [...programme, ...heads.flatMap((head) => head.records)].map((record) => ({
      ...record,
      sequence: 99,
    }));
    const store = memoryStore(first.programmeId);
    await store.begin('member-maelle');
    const sync = await store.sync();
    await sync.connect('device-2');
    await sync.claim();
    const snapshot = { epoch: 'e', scope: 1, serverTime: 1, sequence: 99, watermark: 0 };
    await sync.takeSnapshot({ ...snapshot, records, total: records.length }, 'anew');
    const header = {
      programmeId: store.programmeId,
      programmeName: 'E-Channel',
      memberId: 'member-maelle',
      memberName: 'Maëlle',
      exportedAt: environment.now(),
    };
    const lackingNow = async (): Promise<readonly string[] | undefined> => {
      const written = await browserBackups().write(header, store, '2020-11-19');
      return written.ok ? written.value.lacking : undefined;
    };
    expect(await store.readHomes()).toContain(smeId);
    expect(new Set(await lackingNow())).toEqual(new Set([store.programmeId, smeId]));
    for (const home of [store.programmeId, smeId]) {
      await sync.takeHistory(
        home,
        log.filter(({ operation }) => operation.home === home),
        (await sync.readSync())?.downloads,
      );
    }
    expect(await lackingNow()).toEqual([]);
  });
});
