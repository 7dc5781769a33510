/**
 * What two laptops notice of a server that dies in the middle of their pushes, and of one that comes back from an
 * older backup: a moment without it, and nothing else. The server is the real one, killed as by a power cut and
 * restored by the operator's own commands.
 */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCarnet } from '../support/carnet-process.ts';
import { launchBrowser } from '../support/chromium.ts';
import { type DatabaseOfServer, databases } from '../support/databases.ts';
import { composerOf, journalEntries, logLine } from '../support/journey.ts';
import {
  expectAgreement,
  goToSheet,
  type Laptop,
  openLaptop,
  pillOf,
  untilSent,
  waitingIds,
  writeDetail,
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
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A server of its own for the tests of a block, with both people at their laptops. */
function withServer({ begin }: DatabaseOfServer): void {
  let stop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const database = await begin();
    network = await startNetwork({ databaseUrl: database.url });
    stop = async () => {
      await network.stop();
      await database.stop();
    };
    programme = await foundProgramme(network, ['Atelier Kerlan']);
    [maelle, emma] = await Promise.all([
      openLaptop(browser, network, 'maelle', programme),
      openLaptop(browser, network, 'emma', programme),
    ]);
  });
  afterEach(() => network.proxy.heal());
  afterAll(async () => {
    await Promise.all([maelle, emma].map(({ page }) => page.context().close()));
    await stop?.();
  });
}

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

/** Looks at the database of a server that is not running. */
async function storedOnDisk() {
  const { databaseUrl } = network.place;
  if (databaseUrl !== undefined) return storedInPostgresql(databaseUrl);
  const file = new Sqlite(join(network.place.dataFolder, 'carnet.db'), { readonly: false });
  const integrity = file.pragma('integrity_check', { simple: true });
  const count = file.prepare('select count(*) as count from entries').get() as {
    readonly count: number;
  };
  file.close();
  return { integrity, entries: count.count };
}

async function storedInPostgresql(connectionString: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ readonly count: string }>('select count(*) from entries');
    return { integrity: 'ok', entries: Number(rows[0]?.count) };
  } finally {
    await client.end();
  }
}

describe.each(databases)('a server on $name that is killed', (database) => {
  withServer(database);
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

      const onDisk = await storedOnDisk();
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

describe.each(databases)('a server on $name that was restored from an older backup', (database) => {
  withServer(database);

  test('(F24) gets back from the laptops everything that it had acknowledged since, and they say so', async () => {
    const said = await runCarnet(network.place, 'backup');
    const path = /^Backup: (.+?), encrypted|^Backup: (.+?)\. It is not/m.exec(said);
    const backup = path?.[1] ?? path?.[2] ?? '';
    await runCarnet(network.place, 'verify-backup', backup);

    await goToSheet(maelle, smeId(), '/details');
    await writeDetail(maelle, 'town', 'Dinard');
    await goToSheet(emma, smeId());
    for (const line of ['after the backup', 'and one more after it']) {
      await logLine(emma.person, `c 7 ${line}`);
    }
    const written = await since(backup);
    await expectAgreement(network, [maelle, emma], written);
    const before = await entriesOnServer(network.clients.maelle, programme.id);
    const [epoch] = await epochs();
    expect(await epochs()).toEqual([epoch, epoch]);

    await server().stop();
    await runCarnet(network.place, 'restore', backup, '--replace');
    await server().start();

    await expect
      .poll(async () => (await epochs()).every((known) => known !== epoch), { timeout: 30_000 })
      .toBe(true);
    // Their own logs began anew with what the server is now; its log is whole again.
    const records = await expectAgreement(network, [maelle, emma], written, []);
    expect(records.find(({ id }) => id === smeId())?.values['town']).toBe('Dinard');
    const after = await entriesOnServer(network.clients.maelle, programme.id);
    const ids = (entries: typeof after) => entries.map(({ operationId }) => operationId).toSorted();
    expect(ids(after)).toEqual(ids(before));
    for (const line of ['after the backup', 'and one more after it']) {
      await expect
        .poll(() => journalEntries(emma.person).filter({ hasText: line }).count())
        .toBe(1);
    }
    await goToSheet(emma, smeId(), '/history');
    await emma.page
      .getByRole('list', { name: emma.person.texts.history.list })
      .getByText('Dinard')
      .first()
      .waitFor();
  });

  const epochs = () =>
    Promise.all([maelle, emma].map(async (laptop) => (await laptop.dump()).meta.sync?.epoch));

  /** Waits until nothing waits; answers the ids of what the backup does not hold. */
  async function since(backup: string): Promise<readonly string[]> {
    expect(backup).not.toBe('');
    await Promise.all([untilSent(maelle), untilSent(emma)]);
    const both = await Promise.all([acknowledgedOn(maelle), acknowledgedOn(emma)]);
    return both.flat();
  }
});
