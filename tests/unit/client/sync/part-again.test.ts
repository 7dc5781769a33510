/** A part of a snapshot that is asked for a second time, for a reason of this device: the server said nothing wrong. */

import { expect, it, vi } from 'vitest';
import { StoreError } from '../../../../src/client/ports/sheet-store.ts';
import type { SyncTransport } from '../../../../src/client/ports/sync.ts';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { SyncRunner } from '../../../../src/client/sync/sync-runner.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import type { SnapshotReply, SnapshotRequest } from '../../../../src/protocol/sync-messages.ts';
import { present } from '../../../../src/std/assert.ts';
import { ok } from '../../../../src/std/result.ts';
import { testEnvironment, testNow } from '../../../support/carnet-fixture.ts';
import { snapshotDevice } from '../../../support/snapshot-device.ts';

const ids = ['sme-a', 'sme-b', 'sme-c', 'sme-d'];
const stamp = { at: 1, by: 'somebody' };

/** A long download, of one sheet in each part. */
function partOf({ part }: SnapshotRequest): SnapshotReply {
  const at = part.after === undefined ? 0 : ids.indexOf(part.after.home) + 1;
  const id = present(ids[at], 'the server was asked for a part that it has');
  const values = { name: id };
  const record: AnyRecord = {
    ...{ id, entity: 'sme', home: id, values, created: stamp, changed: stamp, sequence: 1 },
  };
  const next = { kind: 'heads', after: { home: id, record: id } } as const;
  return {
    ...{ epoch: 'e', scope: 1, serverTime: testNow, sequence: 5, watermark: 0, total: 50_000 },
    records: [record],
    ...(at === ids.length - 1 ? {} : { next }),
  };
}

it.each([
  ['second', 1],
  ['third', 2],
])('goes on with the %s part, for which there was no room at first (F270)', async (_, fails) => {
  const { store, environment, take } = await snapshotDevice('programme-1', async (_id, asked) => {
    // Slowly: each part is written by itself.
    environment.pass(5000);
    return ok(partOf(asked));
  });
  const written = store.takeSnapshot.bind(store);
  let parts = 0;
  vi.spyOn(store, 'takeSnapshot').mockImplementation(async (...asked) => {
    parts += 1;
    if (parts === fails + 1) throw new StoreError('full');
    return written(...asked);
  });
  await take('anew');
  for (let part = 1; part < fails; part += 1) {
    expect(await take('next')).toMatchObject({ kind: 'part', done: false });
  }
  expect(await take('next')).toEqual({ kind: 'storeFailed', failure: 'full' });
  for (let part = fails; part < ids.length - 1; part += 1) {
    expect(await take('next')).toMatchObject({ kind: 'part', done: false });
  }
  expect(await take('next')).toMatchObject({ kind: 'part', done: true });
  expect((await store.readSync())?.cursor?.sequence).toBe(5);
});

it('goes on in a tab that leads again, where another one had begun anew in the meantime (F270)', async () => {
  const device = memoryDevice();
  const sheets = memoryStore('programme-1', device);
  await sheets.begin('member-1');
  const store = await sheets.sync();
  await store.connect('device-1');
  const environment = testEnvironment();
  const asked: (string | undefined)[] = [];
  let goOn: (() => void) | undefined;
  const snapshot: SyncTransport['snapshot'] = async (_id, request) => {
    environment.pass(5000);
    const from = request.part.after?.home;
    asked.push(from);
    // The fourth part is long on its way.
    if (from === 'sme-c' && goOn === undefined) {
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
    return ok(partOf(request));
  };
  const never = (): Promise<never> => new Promise(() => undefined);
  const lead: (() => void)[] = [];
  const tab = new SyncRunner({
    programmeId: 'programme-1',
    store,
    environment,
    transport: {
      push: never,
      pull: never,
      history: never,
      nudges: () => () => undefined,
      snapshot,
    },
    leadership: {
      campaign: (...told) => {
        lead.push(...told);
        return { stop: () => undefined, giveWay: () => undefined };
      },
    },
    random: () => 0.5,
  });
  tab.start();
  const [onLead, onLost] = [present(lead[0], 'it campaigns'), present(lead[1], 'it campaigns')];
  onLead();
  await expect.poll(() => goOn).toBeDefined();
  await expect.poll(async () => (await store.readSync())?.snapshot?.next.after?.home).toBe('sme-c');

  onLost();
  const other = await memoryStore('programme-1', device).sync();
  await other.claim();
  await other.takeSnapshot(
    partOf({ device: 'd', part: { kind: 'heads' }, recentFrom: '' }),
    'anew',
  );
  asked.length = 0;
  onLead();
  goOn?.();
  await expect.poll(async () => (await store.readSync())?.cursor?.sequence).toBe(5);
  expect(asked).toEqual(['sme-a', 'sme-b', 'sme-c']);
  tab.stop();
});
