/** What a device sends again to another life of the server, though a verified backup of the life before had covered it. */

import { describe, expect, it } from 'vitest';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { present } from '../../../../src/std/assert.ts';
import { recordAs } from '../../../../src/domain/operation/record.ts';
import type { SyncDevice } from '../../../support/sync-device.ts';
import { type SyncServer, syncServer } from '../../../support/sync-server.ts';
import {
  addSme,
  expectSame,
  home,
  meet,
  nameOf,
  rename,
  savedCopy,
  world,
} from '../../../support/two-people.ts';

const programmeOn = (server: SyncServer) =>
  present(server.disk.programmes.get(home), 'the programme is there');

/** The nightly backup holds everything, and was verified. */
async function verify(server: SyncServer, ...devices: readonly SyncDevice[]): Promise<void> {
  const stands = programmeOn(server);
  const head = { ...stands.head, watermark: stands.head.sequence };
  server.disk.programmes.set(home, { ...stands, head });
  for (const device of devices) {
    await device.exchange();
    expect(device.device.kept.size).toBe(0);
  }
}

const townOf = (on: SyncDevice, id: string) => recordAs(on.carnet.record(id), 'sme')?.values.town;

describe('A server that goes on from before the last verified backup', () => {
  it('[C7][C17] (F242) connected again by someone who was away, gets the work of colleagues from their devices', async () => {
    const all = await world();
    const { server, maelle, emma } = all;
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    await meet(maelle, emma);
    // Maëlle’s laptop stays closed.
    const call = emma.environment.newId();
    const notes = { lang: 'fr', text: 'Une semaine de notes.' } as const;
    const logged = await emma.carnet.run(
      createRecord(
        'contact',
        kerlan,
        {
          at: '2026-11-24T14:41',
          kind: 'interim',
          mode: 'phone',
          state: 'held',
          minutesText: notes,
        },
        call,
      ),
    );
    expect(logged.ok).toBe(true);
    const north = await addSme(emma, 'Northgate');
    await emma.exchange();
    await verify(server, emma);
    const lost = present((await syncServer()).disk.programmes.get(home), 'one that is empty');
    for (const { network } of [maelle, emma]) network.down = { kind: 'otherLife' };
    expect((await savedCopy(memoryStore(home, maelle.device))).lacking).toEqual([]);
    await maelle.runner.uploadAgain();
    const { memberships } = programmeOn(server);
    const head = { ...lost.head, epoch: 'epoch-2' };
    server.disk.programmes.set(home, { ...lost, memberships, head });
    maelle.network.down = undefined;
    maelle.runner.notice('tryAgain');
    await meet(maelle);
    expect(nameOf(maelle, north)).toBeUndefined();
    emma.network.down = undefined;
    emma.runner.notice('tryAgain');
    await meet(emma, maelle);
    expectSame(all);
    expect(nameOf(maelle, north)).toBe('Northgate');
    expect(programmeOn(server).records.get(call)?.values).toMatchObject({ minutesText: notes });
    expect(await emma.runner.stuck()).toEqual([]);
  });

  it('[C7][S2] (F242) gets from a device what it lacks, and has nothing twice', async () => {
    const all = await world();
    const { server, maelle, emma } = all;
    const kerlan = await addSme(maelle, 'Atelier Kerlan');
    await meet(maelle, emma);
    await rename(emma, kerlan, 'Kerlan');
    await meet(emma, maelle);
    const backup = structuredClone(programmeOn(server));
    await rename(maelle, kerlan, 'Kerlan & fils');
    await meet(maelle, emma);
    const written = await emma.carnet.run(setFields(kerlan, { town: 'Auray' }));
    expect(written.ok).toBe(true);
    await meet(emma, maelle);
    await verify(server, maelle, emma);
    const before = programmeOn(server).entries.length;
    server.disk.programmes.set(home, { ...backup, head: { ...backup.head, epoch: 'epoch-2' } });
    // She meets it, and the connection breaks: her screen is as it was, with nothing that is long past.
    emma.network.faults.push(undefined, undefined, 'drop', 'drop');
    const shown = emma.carnet.record(kerlan);
    await emma.exchange();
    expect(emma.device.outbox.size).toBeGreaterThan(0);
    expect(emma.carnet.record(kerlan)).toEqual(shown);
    await meet(emma, maelle);
    await meet(emma, maelle);
    expectSame(all);
    expect([nameOf(emma, kerlan), townOf(maelle, kerlan)]).toEqual(['Kerlan & fils', 'Auray']);
    expect(maelle.carnet.record(kerlan)?.conflicts).toBeUndefined();
    expect(programmeOn(server).entries).toHaveLength(before);
  });
});
