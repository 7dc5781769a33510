/**
 * What two laptops notice of a server that dies in the middle of their pushes, and of one that comes back from an
 * older backup: a moment without it, and nothing else. The server is the real one, killed as by a power cut and
 * restored by the operator's own commands.
 */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { composerOf, journalEntries, logLine } from '../support/journey.ts';
import {
  expectAgreement,
  goToSheet,
  type Laptop,
  openLaptop,
  pillOf,
  untilSent,
  waitingIds,
} from '../support/sync-journey.ts';
import {
  entriesOnServer,
  foundProgramme,
  type Network,
  type ProgrammeOnServer,
  startNetwork,
} from '../support/sync-network.ts';

const pushes = /\/push$/;

let browser: Browser;
let network: Network;
let programme: ProgrammeOnServer;
let maelle: Laptop;
let emma: Laptop;

beforeAll(async () => {
  [browser, network] = await Promise.all([launchBrowser(), startNetwork()]);
  programme = await foundProgramme(network, ['Atelier Kerlan']);
  [maelle, emma] = await Promise.all([
    openLaptop(browser, network, 'maelle', programme),
    openLaptop(browser, network, 'emma', programme),
  ]);
});
afterAll(async () => {
  await browser.close();
  await network.stop();
});
afterEach(() => network.proxy.heal());

const smeId = (): string => programme.smes['Atelier Kerlan'] ?? '';
const server = () => {
  const [only] = network.servers;
  if (only === undefined) throw new Error('There is a server');
  return only;
};

/** The ids of the operations that a laptop was told are on the server. */
async function acknowledgedOn(laptop: Laptop): Promise<readonly string[]> {
  const { kept } = await laptop.dump();
  return kept.flatMap(({ group }) => group.map(({ operationId }) => operationId));
}

/** Looks at the database file of a server that is not running. */
function storedOnDisk() {
  const file = new Sqlite(join(network.place.dataFolder, 'carnet.db'), { readonly: false });
  const integrity = file.pragma('integrity_check', { simple: true });
  const count = file.prepare('select count(*) as count from entries').get() as {
    readonly count: number;
  };
  file.close();
  return { integrity, entries: count.count };
}

describe('a server that is killed', () => {
  const points = [
    {
      when: 'before a push reaches it',
      stored: 0,
      spoil: async () => server().kill(),
    },
    {
      when: 'after it has written a push and before it answers',
      stored: 1,
      spoil: async () => {
        const fault = { kind: 'dropReply', first: () => server().kill() } as const;
        network.proxy.spoil({ path: pushes, fault, times: 1 });
      },
    },
    {
      when: 'as soon as a push is on its way to it',
      stored: undefined,
      spoil: async () => {
        const fault = { kind: 'breakMidway', meanwhile: () => server().kill() } as const;
        network.proxy.spoil({ path: pushes, fault, times: 1 });
      },
    },
  ];

  test.each(points)(
    '(F39) $when has all that it acknowledged, and each push has one effect',
    async ({ when, stored, spoil }) => {
      await Promise.all([untilSent(maelle), untilSent(emma)]);
      const before = await entriesOnServer(network.clients.maelle, programme.id);
      await goToSheet(emma, smeId());
      await composerOf(emma.person).waitFor();
      await spoil();
      const words = `logged ${when}`;
      await logLine(emma.person, `c 7 ${words}`);
      const written = waitingIds(await emma.dump());
      await pillOf(emma.person, emma.person.texts.sync.pill.offline).waitFor();
      expect(waitingIds(await emma.dump())).toEqual(written);
      const acknowledged = await acknowledgedOn(emma);

      const onDisk = storedOnDisk();
      expect(onDisk.integrity).toBe('ok');
      const added = onDisk.entries - before.length;
      if (stored === undefined) expect([0, written.length]).toContain(added);
      else expect(added).toBe(stored * written.length);
      await server().start();
      const after = await entriesOnServer(network.clients.maelle, programme.id);
      const there = new Set(after.map(({ operationId }) => operationId));
      expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);

      await expectAgreement(network, [maelle, emma], written);
      const entry = journalEntries(emma.person).filter({ hasText: words });
      expect(await entry.count()).toBe(1);
    },
  );
});
