/**
 * The whole of a restore on each database: people write without a pause while a backup is made, it is proved, they go
 * on, the server is lost, and what the backup lacks comes back from their devices.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeBackup, noteProved, verifyBackup } from '../../src/server/storage/backup.ts';
import { sqlAccounts } from '../../src/server/storage/sql-accounts.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { keptGroups } from '../../src/client/storage/sync-tables.ts';
import { present } from '../../src/std/assert.ts';
import type { BackupPlace } from '../support/backup-places.ts';
import {
  type AnyApiServer,
  apiOn,
  connectedOn,
  goodPassword,
  joined,
} from '../support/api-server.ts';
import { addSmeOn, closeTabs, type HttpTab, openTab } from '../support/http-tab.ts';
import { baseOf } from '../support/sync-device.ts';

const home = 'programme-1';
const phrase = 'ouvre-toi';
/** SMEs that are added before the backup, while it is proved, and after it. */
const addedBefore = 12;
const addedMeanwhile = 12;
const addedAfter = 12;

export function restoreDrillContract(name: string, newPlace: () => Promise<BackupPlace>): void {
  it(`[P3] (F24) (control 22) A server ${name} is lost, and gets back from the devices what its backup lacks`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'carnet-drill-'));
    const places = [await newPlace(), await newPlace()] as const;
    let database = await places[0].open();
    const server: AnyApiServer = serverOn(database);
    const people = await atWork(server);
    const added = [...people.added];

    const options = { folder, phrase, now: () => server.clock.now, version: '0' };
    const making = makeBackup(database, options);
    added.push(...(await people.add(addedMeanwhile)));
    const { path } = await making;
    const head = await verifyBackup(path, phrase, folder);
    await noteProved(database, { name: basename(path), head, verified: server.clock.now });
    added.push(...(await people.add(addedAfter)));
    expect(await people.notSynced()).toEqual([]);
    const kept = people.tabs.flatMap(({ device }) => [...device.kept.values()].flatMap(keptGroups));
    expect(server.faults).toEqual([]);
    await database.close();

    const restored = { path, phrase, replace: false, newId: () => 'second-life', now: () => 0 };
    await places[1].restore(restored);
    database = await places[1].open();
    Object.assign(server, serverOn(database));
    const before = await smesOn(database);
    expect(before.length).toBeGreaterThanOrEqual(addedBefore);
    expect(before.length).toBeLessThanOrEqual(added.length - addedAfter);

    // No session outlives a server that was lost with its database.
    expect(await people.notSynced()).toHaveLength(people.tabs.length);
    await people.signIn();
    expect(await people.notSynced()).toEqual([]);
    expect((await smesOn(database)).sort()).toEqual([...added].sort());
    await expectWhole(database, people.tabs);
    // What was proved was kept no longer: the devices had nothing to bring but what came after it.
    const provedUpTo = head.programmes.find(({ id }) => id === home)?.sequence ?? 0;
    expect(kept.every(({ sequence }) => sequence > provedUpTo)).toBe(true);
    expect(kept.length).toBeGreaterThanOrEqual(addedAfter);
    expect(server.faults).toEqual([]);
    closeTabs();
    await database.close();
    for (const place of places) await place.remove();
    await rm(folder, { recursive: true });
  });
}

function serverOn(database: SqlDatabase): AnyApiServer {
  return apiOn({ storage: sqlStorage(database), accounts: sqlAccounts(database) });
}

const others = ['member-emma', 'member-yann'];

/** Three people, each on a laptop, who have added SMEs. */
async function atWork(server: AnyApiServer) {
  const maelle = await connectedOn(server);
  const browsers = [maelle];
  const tabs: HttpTab[] = [await openTab(server, maelle, 'member-maelle', true)];
  for (const memberId of others) {
    const browser = await joined(server, maelle, memberId, ['accountManager']);
    browsers.push(browser);
    tabs.push(await openTab(server, browser, memberId));
  }
  const signIn = async (): Promise<void> => {
    const names = ['maelle', ...others];
    for (const [index, browser] of browsers.entries()) {
      const answer = await browser.post('/session', {
        email: `${names[index]}@example.org`,
        password: goodPassword,
        device: { id: `device-${names[index]}`, name: 'Firefox, Linux' },
      });
      expect(answer.status).toBe(200);
      tabs[index]?.signedIn();
    }
  };
  /** All at once, each sending as soon as it is saved. */
  const add = async (count: number): Promise<readonly string[]> => {
    const each = await Promise.all(
      tabs.map(async (tab) => {
        const ids: string[] = [];
        for (let turn = 0; turn < count / tabs.length; turn += 1) {
          ids.push(await addSmeOn(tab, `Town ${turn}`));
          await tab.runner.idle();
        }
        return ids;
      }),
    );
    return each.flat();
  };
  /** Asks until nobody has anything to exchange; answers the states of those who still have. */
  const notSynced = async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      for (const { runner, environment } of tabs) {
        runner.notice('tryAgain');
        await runner.idle();
        environment.pass(5000);
        await runner.idle();
      }
    }
    const states = tabs.map(({ runner }) => runner.state.getState());
    return states.filter(({ phase, waiting, stuck }) => phase !== 'synced' || waiting + stuck > 0);
  };
  return { tabs, add, signIn, notSynced, added: await add(addedBefore) };
}

async function smesOn(database: SqlDatabase): Promise<string[]> {
  const entries = await entriesOn(database);
  return entries.flatMap(({ operation }) => (operation.entity === 'sme' ? operation.record : []));
}

async function entriesOn(database: SqlDatabase) {
  const found = await sqlStorage(database).read(home, (reader) => reader.entriesAfter(0, 1000));
  return present(found, 'the programme is there');
}

/** One log without a gap, in which each operation stands once; and every device holds what the server holds. */
async function expectWhole(database: SqlDatabase, tabs: readonly HttpTab[]): Promise<void> {
  const entries = await entriesOn(database);
  expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
  const ids = entries.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const records = await sqlStorage(database).read(home, (reader) =>
    reader.records([...new Set(entries.map(({ operation }) => operation.record))]),
  );
  const onServer = new Map(present(records, 'the programme').map((one) => [one.id, one] as const));
  for (const { device } of tabs) expect(baseOf(device)).toEqual(onServer);
}
