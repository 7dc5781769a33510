/** The real transport against the real routes: what the client sends is what the server reads, and the other way. */

import { afterEach, describe, expect, it } from 'vitest';
import { createRecord } from '../../../../src/domain/command/command.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { Carnet } from '../../../../src/client/model/carnet.ts';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { httpTransport } from '../../../../src/client/sync/http-transport.ts';
import { SyncRunner } from '../../../../src/client/sync/sync-runner.ts';
import {
  apiAddress,
  type ApiServer,
  type Browser,
  connected,
  joined,
} from '../../../support/api-server.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import { baseOf, testLeadership } from '../../../support/sync-device.ts';

const home = 'programme-1';
const running: SyncRunner[] = [];
afterEach(() => {
  for (const runner of running.splice(0)) runner.stop();
});

/** A tab of a browser that is signed in; `begun` when the programme was begun there alone. */
async function tab(server: ApiServer, browser: Browser, memberId: string, begun = false) {
  const device = memoryDevice();
  const environment = testEnvironment(`tab-${memberId}`, server.clock.now);
  const sheets = memoryStore(home, device);
  await sheets.begin(memberId);
  if (begun) await sheets.importLog([foundation(memberId)], () => true, 'asMade');
  const store = await sheets.sync();
  await store.connect(environment.newId());
  const carnet = new Carnet(sheets, environment);
  await carnet.open();
  const runner = new SyncRunner({
    programmeId: home,
    store,
    environment,
    leadership: testLeadership(),
    random: () => 0.5,
    onDefect: (error) => {
      throw error;
    },
    transport: httpTransport(
      {
        environment,
        random: () => 0.5,
        fetch: async (path, init) => {
          const headers = new Headers(init.headers);
          headers.set('cookie', browser.cookie ?? '');
          headers.set('origin', apiAddress);
          headers.set('sec-fetch-site', 'same-origin');
          return server.app.request(`${apiAddress}${path.replace(/^\/api/, '')}`, {
            ...init,
            headers,
          });
        },
      },
      memberId,
    ),
  });
  running.push(runner);
  runner.start();
  await runner.idle();
  return { device, carnet, runner, environment };
}

function foundation(memberId: string) {
  const author = { by: memberId, at: 1_699_000_000_000, newId: () => 'unused' };
  return [
    createOperation(
      author,
      'programme',
      { home, id: home },
      { name: 'E-Channel', firstMonth: '2019-09', reviewMonths: [9, 12] },
    ),
    createOperation(
      author,
      'launchPad',
      { home, id: 'pad-uk' },
      { name: 'UK', code: 'UK', country: 'GB', timeZone: 'Europe/London' },
    ),
    createOperation(
      author,
      'member',
      { home, id: memberId },
      { name: 'Maëlle', roles: ['coordinator'], launchPadId: 'pad-uk' },
    ),
  ];
}

async function addSme({ carnet, environment }: Awaited<ReturnType<typeof tab>>, notes: string) {
  const id = environment.newId();
  const added = await carnet.run(
    createRecord(
      'sme',
      id,
      {
        name: 'Northgate',
        country: 'GB',
        launchPadId: 'pad-uk',
        track: 'programme',
        stage: 'enrolled',
        town: notes,
      },
      id,
    ),
  );
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  return id;
}

describe('Over HTTP', () => {
  it('[P7] two members hand over, join, send in compressed bodies and show each other everything', async () => {
    const { server, maelle } = await connected();
    const first = await tab(server, maelle, 'member-maelle', true);
    expect(first.runner.state.getState()).toMatchObject({ phase: 'synced', stuck: 0 });
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const second = await tab(server, emma, 'member-emma');
    expect(second.carnet.state.getState().programme?.values.name).toBe('E-Channel');
    for (let count = 0; count < 12; count += 1) await addSme(second, `Town ${'x'.repeat(60)}`);
    await second.runner.idle();
    first.runner.notice('tryAgain');
    await first.runner.idle();
    const records = server.disk.programmes.get(home)?.records;
    expect(records?.size).toBe(15);
    expect(baseOf(first.device)).toEqual(records);
    expect(baseOf(second.device)).toEqual(records);
    expect(server.faults).toEqual([]);
    const history = await second.runner.fetchHistory(home, undefined);
    expect(history).toEqual({ kind: 'complete' });
    expect((await second.carnet.readHistory(home)).length).toBe(3);
  });

  it('[C12] a nudge of the server brings what somebody else wrote', async () => {
    const { server, maelle } = await connected();
    const first = await tab(server, maelle, 'member-maelle', true);
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const second = await tab(server, emma, 'member-emma');
    const id = await addSme(second, 'Leeds');
    await second.runner.idle();
    await expect.poll(() => first.carnet.record(id)?.values['town']).toBe('Leeds');
  });

  it('[C6] another member on the same laptop neither sees nor sends anything', async () => {
    const { server, maelle } = await connected();
    const first = await tab(server, maelle, 'member-maelle', true);
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const other = await tab(server, emma, 'member-maelle', true);
    await addSme(other, 'Leeds');
    await other.runner.idle();
    expect(other.runner.state.getState().phase).toBe('signedOut');
    other.environment.pass(1000);
    await expect.poll(() => other.runner.state.getState().waiting).toBe(1);
    expect(server.disk.programmes.get(home)?.records.size).toBe(3);
    first.runner.stop();
  });

  it('[C8] a membership that ended puts everything away', async () => {
    const { server, maelle } = await connected();
    await tab(server, maelle, 'member-maelle', true);
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const second = await tab(server, emma, 'member-emma');
    const ended = await maelle.post('/programmes/programme-1/members', {
      memberId: 'member-emma',
      roles: [],
    });
    expect(ended.status).toBe(200);
    second.runner.notice('tryAgain');
    await second.runner.idle();
    second.environment.pass(5000);
    await second.runner.idle();
    expect(second.runner.state.getState().phase).toBe('lost');
    expect(second.device.pages.size).toBe(0);
  });
});
