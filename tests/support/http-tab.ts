/** A tab of a signed-in browser that exchanges over the real transport with the real routes. */

import { createRecord } from '../../src/domain/command/command.ts';
import { createOperation } from '../../src/domain/operation/build.ts';
import { Carnet } from '../../src/client/model/carnet.ts';
import { memoryDevice, memoryStore } from '../../src/client/storage/memory-store.ts';
import { httpTransport } from '../../src/client/sync/http-transport.ts';
import { SyncRunner } from '../../src/client/sync/sync-runner.ts';
import { type AnyApiServer, apiAddress, type Browser } from './api-server.ts';
import { testEnvironment } from './carnet-fixture.ts';
import { testLeadership } from './sync-device.ts';

/** The programme that `connected` puts on a server. */
const home = 'programme-1';
const running: SyncRunner[] = [];

/** Closes every tab that a test opened. */
export function closeTabs(): void {
  for (const runner of running.splice(0)) runner.stop();
}

/** A tab of a browser that is signed in; `begun` when the programme was begun there alone. */
export async function openTab(
  server: Pick<AnyApiServer, 'app' | 'clock'>,
  browser: Browser,
  memberId: string,
  begun = false,
) {
  const device = memoryDevice();
  const environment = testEnvironment(`tab-${memberId}`, server.clock.now);
  const sheets = memoryStore(home, device);
  await sheets.begin(memberId);
  if (begun) await sheets.importLog([foundation(memberId)], () => true, 'asMade');
  const store = await sheets.sync();
  await store.connect(environment.newId());
  const carnet = new Carnet(sheets, environment);
  await carnet.open();
  const sent: string[] = [];
  const cut = { isCut: false };
  const transport = httpTransport(
    {
      environment,
      random: () => 0.5,
      fetch: async (path, init) => {
        sent.push(path.replace(/^.*\//, ''));
        if (cut.isCut) throw new TypeError('Failed to fetch');
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
  );
  const runner = new SyncRunner({
    programmeId: home,
    store,
    environment,
    leadership: testLeadership(),
    random: () => 0.5,
    onDefect: (error) => {
      throw error;
    },
    transport,
  });
  running.push(runner);
  runner.start();
  await runner.idle();
  /** Word that somebody signed in on this browser. */
  const signedIn = (): void => {
    transport.signedIn();
    runner.notice('signedIn');
  };
  return { device, carnet, runner, environment, signedIn, sent, cut };
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

export type HttpTab = Awaited<ReturnType<typeof openTab>>;

/** Adds an SME as its screen does; answers its id. */
export async function addSmeOn({ carnet, environment }: HttpTab, town: string): Promise<string> {
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
        town,
      },
      id,
    ),
  );
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  return id;
}
