/**
 * An answer that comes to a tab after it lost the lead, and after it has it again: in between another tab exchanged,
 * and what was asked is of nobody any more.
 */

import { expect, it } from 'vitest';
import { setFields } from '../../../../src/domain/command/command.ts';
import type { SyncTransport } from '../../../../src/client/ports/sync.ts';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { SyncRunner } from '../../../../src/client/sync/sync-runner.ts';
import { present } from '../../../../src/std/assert.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import { founding, newSme, send } from '../../../support/server-pushes.ts';
import { type SyncDevice, syncDevice, testNetwork } from '../../../support/sync-device.ts';
import { serverProgrammeId as home, syncServer } from '../../../support/sync-server.ts';

async function town(device: SyncDevice, value: string): Promise<void> {
  const written = await device.carnet.run(setFields('sme-1', { town: value }));
  expect(written.ok).toBe(true);
}

it('[C3] acknowledges nothing by an answer to what a tab asked before another one led', async () => {
  const server = await syncServer();
  server.admit('emma', ['accountManager'], 'pad-fr');
  await send(server, 'maelle', [founding, [newSme('sme-1')]], { device: 'm' });
  const device = memoryDevice();
  const other = await syncDevice(server, 'emma', { device });
  await other.exchange();
  other.network.down = { kind: 'offline' };
  await town(other, 'Dinard');

  // The tab asks, the server takes it in, and the answer is long on its way.
  const network = testNetwork(server, 'emma');
  const { transport } = network;
  const answers: (() => void)[] = [];
  const slow: SyncTransport = {
    ...transport,
    push: async (id, request) => {
      const answer = await transport.push(id, request);
      if (answers.length === 0) await new Promise<void>((resolve) => answers.push(resolve));
      return answer;
    },
  };
  const lead: (() => void)[] = [];
  const tab = new SyncRunner({
    programmeId: home,
    store: await memoryStore(home, device).sync(),
    environment: testEnvironment('tab-slow', server.clock.now),
    transport: slow,
    leadership: {
      campaign: (...told) => {
        lead.push(...told);
        return { stop: () => undefined, giveWay: () => undefined };
      },
    },
    random: () => 0.5,
    onDefect: (error) => {
      throw error;
    },
  });
  tab.start();
  const [onLead, onLost] = [present(lead[0], 'it campaigns'), present(lead[1], 'it campaigns')];
  onLead();
  await expect.poll(() => answers.length).toBe(1);

  // Another tab exchanges meanwhile: it takes a new name, under which the next change has the same counter.
  onLost();
  await other.store.claim();
  other.network.down = undefined;
  await other.exchange();
  await other.store.renumber('laptop-renamed');
  other.network.down = { kind: 'offline' };
  await town(other, 'Cancale');
  await other.exchange();
  const [waiting] = [...device.outbox.values()];
  expect(waiting).toMatchObject({ state: 'sealed', deviceSequence: 1 });
  other.stop();

  network.down = { kind: 'offline' };
  onLead();
  await tab.idle();
  present(answers[0], 'one is on its way')();
  network.down = undefined;
  tab.notice('tryAgain');
  await tab.idle();
  expect(server.disk.programmes.get(home)?.records.get('sme-1')?.values['town']).toBe('Cancale');
  expect([...device.outbox.values()]).toEqual([]);
  tab.stop();
});
