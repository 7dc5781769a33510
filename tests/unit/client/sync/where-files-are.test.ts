/** Whether the server has a file that is not on this device: asked once, and of one that is missing again after a while (F208). */

import { expect, test } from 'vitest';
import { firstSyncState, type SyncPhase } from '../../../../src/client/ports/exchange.ts';
import { fileExchange } from '../../../../src/client/sync/file-exchange.ts';
import type { FileTransport } from '../../../../src/client/sync/file-transport.ts';
import { fail, ok } from '../../../../src/std/result.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import { testDevice } from '../../../support/test-device.ts';

async function begun() {
  const environment = testEnvironment();
  const asked: string[] = [];
  const whole = new Set<string>();
  const server = { isAway: false, phase: 'synced' as SyncPhase };
  const offline = async () => fail({ kind: 'offline' } as const);
  const transport: FileTransport = {
    state: async ({ hash }) => {
      asked.push(hash);
      return server.isAway ? offline() : ok({ offset: 0, isWhole: whole.has(hash) });
    },
    send: offline,
    fetch: offline,
  };
  const exchange = fileExchange({
    store: await testDevice(() => environment.now()).files('p1'),
    transport,
    environment,
    exchange: {
      getState: () => ({ ...firstSyncState, phase: server.phase }),
      subscribe: () => () => undefined,
    },
    epoch: async () => 'epoch-1',
    wanted: async () => [],
    alone: (work) => work(),
    random: () => 0,
  });
  const isThere = (hash: string) => exchange.isThere(`record of ${hash}`, hash);
  return { environment, asked, whole, server, isThere, exchange };
}

test('one that came is asked about once, one that did not again after a while (F208)', async () => {
  const { environment, asked, whole, isThere } = await begun();
  whole.add('here');
  const both = async () => Promise.all([isThere('here'), isThere('late')]);
  expect(await both()).toEqual([true, false]);
  expect(await both()).toEqual([true, false]);
  expect(asked).toEqual(['here', 'late']);
  whole.add('late');
  environment.pass(30_000);
  expect(await both()).toEqual([true, true]);
  expect(asked).toEqual(['here', 'late', 'late']);
});

test('nothing is known while the server is away, and no list asks without end (F208)', async () => {
  const { asked, server, isThere, exchange } = await begun();
  server.phase = 'offline';
  expect(await isThere('a')).toBeUndefined();
  expect(asked).toEqual([]);
  server.phase = 'synced';
  server.isAway = true;
  expect(await isThere('a')).toBeUndefined();
  server.isAway = false;
  for (let index = 0; index < 250; index += 1) await isThere(`file ${String(index)}`);
  expect(new Set(asked).size).toBe(201);
  exchange.stop();
  expect(await isThere('file 0')).toBe(false);
  expect(await isThere('another')).toBeUndefined();
});
