/** A history of a server that was restored, before the device has met its new life. */

import { describe, expect, it, vi } from 'vitest';
import { setFields } from '../../../../src/domain/command/command.ts';
import { StoreError } from '../../../../src/client/ports/sheet-store.ts';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { httpTransport } from '../../../../src/client/sync/http-transport.ts';
import { lifeHeader } from '../../../../src/protocol/version.ts';
import { present } from '../../../../src/std/assert.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import type { SyncServer } from '../../../support/sync-server.ts';
import { addSme, home, meet, rename, savedCopy, world } from '../../../support/two-people.ts';

const site = 'https://emma-wrote-this.example';
const otherLife = { kind: 'failed', problem: { kind: 'otherLife' } };

const stored = (server: SyncServer) =>
  present(server.disk.programmes.get(home), 'the programme is there');

/**
 * A device whose log has the gap of a download, in which what Emma wrote came and went. The server is restored to before
 * that.
 */
async function afterRestore() {
  const { server, maelle, emma } = await world();
  const verify = async (): Promise<void> => {
    const { head, ...rest } = stored(server);
    server.disk.programmes.set(home, { ...rest, head: { ...head, watermark: head.sequence } });
    await meet(maelle, emma);
  };
  const kerlan = await addSme(maelle, 'Kerlan');
  await meet(maelle, emma);
  await verify();
  const backup = stored(server);
  const saved = { ...backup, records: new Map(backup.records), entries: [...backup.entries] };
  for (const website of [site, null]) {
    await emma.carnet.run(setFields(kerlan, { website }));
    await meet(emma, maelle);
  }
  await verify();
  server.admit('maelle', ['coordinator', 'accountManager'], 'pad-fr');
  await meet(maelle, emma);
  const { memberships } = stored(server);
  const head = { ...saved.head, epoch: 'epoch-2' };
  const fetchAll = async () => [
    await maelle.runner.fetchHistory(home, undefined),
    await maelle.runner.fetchHistory(kerlan, undefined),
  ];
  const copy = async () => {
    const { lacking, groups } = await savedCopy(memoryStore(home, maelle.device));
    return { lacking: new Set(lacking), hasAll: JSON.stringify(groups).includes(site) };
  };
  expect((await copy()).lacking).toEqual(new Set([home, kerlan]));
  return {
    ...{ maelle, kerlan, fetchAll, copy },
    restore: () => server.disk.programmes.set(home, { ...saved, memberships, head }),
  };
}

describe('[C17] [S16] (F240) a history of a restored server', () => {
  it('proves nothing for a device of the life before: its copy is not complete', async () => {
    const { maelle, kerlan, fetchAll, copy, restore } = await afterRestore();
    restore();
    expect(await fetchAll()).toEqual([otherLife, otherLife]);
    expect(await copy()).toEqual({ lacking: new Set([home, kerlan]), hasAll: false });
    expect(maelle.device.meta?.sync?.epoch).toBe('epoch-1');
  });

  it('nor where a push has met the new life, and the device could not write that yet', async () => {
    const { maelle, kerlan, fetchAll, copy, restore } = await afterRestore();
    restore();
    const again = vi.spyOn(maelle.store, 'repushKept');
    again.mockRejectedValue(new StoreError('full'));
    await rename(maelle, kerlan, 'Kerlan & fils');
    await maelle.exchange();
    expect(again).toHaveBeenCalled();
    expect(await fetchAll()).toEqual([otherLife, otherLife]);
    expect((await copy()).lacking).toEqual(new Set([home, kerlan]));
    again.mockRestore();
    await meet(maelle);
    expect(await fetchAll()).toEqual([{ kind: 'complete' }, { kind: 'complete' }]);
    expect((await copy()).lacking).toEqual(new Set());
  });

  it('is fetched as ever before the restore', async () => {
    const { fetchAll, copy } = await afterRestore();
    expect(await fetchAll()).toEqual([{ kind: 'complete' }, { kind: 'complete' }]);
    expect(await copy()).toEqual({ lacking: new Set(), hasAll: true });
  });
});

it('[S16] (F240) a history names its own life, and leaves that of the exchange', async () => {
  const answered = (life: string, value: unknown): Response =>
    new Response(JSON.stringify(value), {
      headers: { 'carnet-protocol': '9', 'content-type': 'application/json', [lifeHeader]: life },
    });
  const answers: Record<string, unknown> = {
    session: {
      account: { id: 'a', name: 'Maëlle', email: 'm@example.org', administrator: false },
      device: { id: 'd', name: 'Laptop' },
      memberships: [],
    },
    push: { epoch: 'e', serverTime: 5, head: 1, watermark: 0, outcomes: [] },
    history: { entries: [], more: false },
  };
  const http = httpTransport(
    {
      environment: testEnvironment(),
      random: () => 0.5,
      fetch: async (path) => {
        const name = path.replace(/^.*\//, '');
        return answered(name === 'history' ? 'life-2' : 'life-1', answers[name]);
      },
    },
    'maelle',
  );
  await http.push(home, { device: 'd', sentAt: 1, groups: [] });
  const history = await http.history(home, { home });
  expect(history).toMatchObject({ ok: true, value: { entries: [], life: 'life-2' } });
  expect(http.life?.()).toBe('life-1');
});
