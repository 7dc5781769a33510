/** Two people of one programme, each with a device, and the server that they meet over. */

import { expect } from 'vitest';
import { createRecord, setFields } from '../../src/domain/command/command.ts';
import type { Backup } from '../../src/domain/backup/backup.ts';
import { recordAs } from '../../src/domain/operation/record.ts';
import { createOperation } from '../../src/domain/operation/build.ts';
import type { Group } from '../../src/domain/operation/operation.ts';
import type { BackupFile, CopiedStore } from '../../src/client/ports/backups.ts';
import { browserBackups } from '../../src/client/storage/backup.ts';
import { memoryDevice, memoryStore } from '../../src/client/storage/memory-store.ts';
import { baseOf, type SyncDevice, syncDevice } from './sync-device.ts';
import { serverProgrammeId, type SyncServer, syncServer } from './sync-server.ts';

export const home = serverProgrammeId;

/** The first groups of the programme, as Maëlle began it. */
export function foundation(): readonly Group[] {
  let count = 0;
  const author = { by: 'maelle', at: 1_699_000_000_000, newId: () => `begun-${(count += 1)}` };
  return [
    [
      createOperation(
        author,
        'programme',
        { home, id: home },
        { name: programmeName, firstMonth: '2019-09', reviewMonths: [9, 12] },
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

export async function world(): Promise<{
  server: SyncServer;
  maelle: SyncDevice;
  emma: SyncDevice;
}> {
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

export async function addSme(on: SyncDevice, name: string): Promise<string> {
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

export const programmeName = 'E-Channel';

/** A copy of everything, as Maëlle saves it. */
export async function savedCopy(
  store: CopiedStore,
): Promise<BackupFile & Pick<Backup, 'groups' | 'drafts' | 'caps'>> {
  const header = {
    programmeId: home,
    programmeName,
    memberId: 'maelle',
    memberName: 'Maëlle',
    exportedAt: 1_700_000_000_000,
  };
  const written = await browserBackups().write(header, store, '2026-12-01');
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  const read = await browserBackups().read(written.value.file);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { groups, drafts, caps } = read.value;
  return { ...written.value, groups, drafts, caps };
}

export const nameOf = (on: SyncDevice, id: string): string | undefined =>
  recordAs(on.carnet.record(id), 'sme')?.values.name;

export async function rename(on: SyncDevice, id: string, name: string): Promise<void> {
  const written = await on.carnet.run(setFields(id, { name }));
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

/** Exchanges until everybody has heard of everything. */
export async function meet(...devices: readonly SyncDevice[]): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const device of devices) await device.exchange();
  }
}

export function expectSame({ server, maelle, emma }: Awaited<ReturnType<typeof world>>): void {
  const records = server.disk.programmes.get(home)?.records;
  expect(baseOf(maelle.device)).toEqual(records);
  expect(baseOf(emma.device)).toEqual(records);
  expect([...maelle.device.outbox.values(), ...emma.device.outbox.values()]).toEqual([]);
}
