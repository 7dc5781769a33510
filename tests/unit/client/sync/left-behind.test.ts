/** What the log of a founder holds of a life before, and a server lacks that was restored to an older backup. */

import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { entriesOf, logKeys, logPages } from '../../../../src/client/storage/page-rows.ts';
import { present } from '../../../../src/std/assert.ts';
import { type SyncServer, syncServer } from '../../../support/sync-server.ts';
import {
  addSme,
  home,
  meet,
  nameOf,
  rename,
  savedCopy,
  world,
} from '../../../support/two-people.ts';

const typed = 'Emma typed this';

const stored = (server: SyncServer) =>
  present(server.disk.programmes.get(home), 'the programme is there');

function copied(server: SyncServer): ReturnType<typeof stored> {
  const found = stored(server);
  return { ...found, records: new Map(found.records), entries: [...found.entries] };
}

/**
 * Maëlle connected the programme again, so that her log stays; a backup was made; Emma wrote on a sheet and began another;
 * the server is restored to the backup.
 *
 * @param isAgain whether the programme was connected again, or only once
 */
async function afterRestore(isAgain: boolean) {
  const { server, maelle, emma } = await world();
  const connectAgain = async (epoch: string): Promise<void> => {
    const lost = present((await syncServer()).disk.programmes.get(home), 'one that is empty');
    for (const device of [maelle, emma]) device.network.down = { kind: 'otherLife' };
    await maelle.runner.uploadAgain();
    server.disk.programmes.set(home, { ...lost, head: { ...lost.head, epoch } });
    server.admit('emma', ['accountManager'], 'pad-fr');
    maelle.network.down = undefined;
    maelle.runner.notice('tryAgain');
    await meet(maelle);
  };
  const back = async (): Promise<void> => {
    emma.network.down = undefined;
    emma.runner.notice('tryAgain');
    await meet(emma, maelle);
  };
  const kerlan = await addSme(maelle, 'Kerlan');
  await meet(maelle, emma);
  if (isAgain) {
    await connectAgain('epoch-2');
    await back();
  }
  const backup = copied(server);
  await rename(emma, kerlan, typed);
  const north = await addSme(emma, 'Northgate');
  await meet(emma, maelle);
  expect([kerlan, north].map((id) => nameOf(maelle, id))).toEqual([typed, 'Northgate']);
  emma.network.down = { kind: 'offline' };
  server.disk.programmes.set(home, { ...backup, head: { ...backup.head, epoch: 'epoch-3' } });
  await meet(maelle);
  expect([kerlan, north].map((id) => nameOf(maelle, id))).toEqual(['Kerlan', undefined]);
  const copy = async () => {
    const { lacking, groups } = await savedCopy(memoryStore(home, maelle.device));
    return { lacking: new Set(lacking), hasAll: JSON.stringify(groups).includes(typed) };
  };
  const left = async () => (await maelle.store.leftBehind()).size;
  return { server, maelle, kerlan, north, connectAgain, back, copy, left };
}

const whole = { lacking: new Set(), hasAll: true };

describe('[C17] (F241) a founder whose log holds more than the restored server', () => {
  it('has a whole copy, and brings all of it to the next server', async () => {
    const { server, maelle, kerlan, north, connectAgain, copy, left } = await afterRestore(true);
    expect(await copy()).toEqual(whole);
    expect(await left()).toBe(2);
    await connectAgain('epoch-4');
    expect([kerlan, north].map((id) => nameOf(maelle, id))).toEqual([typed, 'Northgate']);
    expect(stored(server).records.has(north)).toBe(true);
    expect(await copy()).toEqual(whole);
    expect(await left()).toBe(0);
  });

  it('has a whole copy once histories were fetched, where a download left a gap', async () => {
    const { maelle, kerlan, copy } = await afterRestore(false);
    expect((await copy()).lacking).toEqual(new Set([home, kerlan]));
    for (const one of [home, kerlan]) await maelle.runner.fetchHistory(one, undefined);
    expect(await copy()).toEqual(whole);
  });

  it('has a whole copy once their author has sent them again', async () => {
    const { maelle, kerlan, back, copy, left } = await afterRestore(true);
    await back();
    expect(nameOf(maelle, kerlan)).toBe(typed);
    expect(await left()).toBe(0);
    expect(await copy()).toEqual(whole);
  });

  it('has no whole copy where the log lacks what came in this life', async () => {
    const { server, maelle, kerlan, back, copy } = await afterRestore(true);
    await rename(maelle, kerlan, 'Of this life');
    await meet(maelle);
    expect((await copy()).lacking).toEqual(new Set());
    const { pages } = maelle.device;
    const log = [...pages.values()].filter(({ key }) => key.startsWith(logKeys(kerlan)));
    const entries = log.flatMap(entriesOf).slice(0, -1);
    for (const row of logPages(kerlan, entries, [])) pages.set(row.key, row);
    maelle.device.kept.clear();
    expect((await copy()).lacking).toEqual(new Set([kerlan]));
    // Nor once Emma is back, whose change is in conflict with that.
    await back();
    expect(stored(server).records.get(kerlan)?.conflicts?.['name']).toHaveLength(1);
    expect((await copy()).lacking).toEqual(new Set([kerlan]));
  });
});
