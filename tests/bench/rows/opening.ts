/**
 * B11: a cold start without a network to fifty SMEs on the screen, each time in a new browser process: Carnet
 * against the floor application, and with all its contacts against none. Times run from the navigation.
 */

import type { BrowserContext, Page } from 'playwright-core';
import { copyOfProfile, dropProfile, newProfile, startBrowser } from '../browser-process.ts';
import { type BenchRow, median, rotated } from '../measure.ts';
import { benchIds, type ProgrammeSize } from '../programme.ts';
import { type BenchServer, serveSite } from '../sites.ts';
import type { Site } from '../../../src/server/http/site.ts';
import { type BenchContext, harnessPage } from './bench-context.ts';

const listed = 50;
/** Visits with a network before the measure, after which a browser keeps compiled code. */
const visits = 3;
const startMsMax = 60_000;

interface Variant {
  readonly name: 'floor' | 'carnet' | 'empty';
  readonly profile: string;
  readonly address: string;
}

interface Servers {
  readonly carnet: BenchServer;
  readonly floor: BenchServer;
}

/**
 * @param carnet the built application with the page of the bench beside it
 * @param floor the floor application
 */
export async function openingRows(
  context: BenchContext,
  carnet: Site,
  floor: Site,
): Promise<BenchRow[]> {
  const servers = { carnet: await serveSite(carnet), floor: await serveSite(floor) };
  const profiles: string[] = [];
  try {
    const seeded = async (size: ProgrammeSize): Promise<string> => {
      const profile = await preparedProfile(servers, size);
      profiles.push(profile);
      return profile;
    };
    const full = await seeded(context.size);
    const empty = await seeded({ ...context.size, contactsPerSme: 0 });
    servers.carnet.silence(true);
    servers.floor.silence(true);
    const way = `${servers.carnet.address}/p/${benchIds.programmeId}`;
    const variants: readonly Variant[] = [
      { name: 'floor', profile: full, address: servers.floor.address },
      { name: 'carnet', profile: full, address: way },
      { name: 'empty', profile: empty, address: way },
    ];
    const [plain, slowed] = [
      await measure(context, variants, 1),
      await measure(context, variants, 4),
    ];
    return [
      row('cold offline start to 50 rows / floor application, 1× CPU', ratio(plain, 'floor'), 1.5),
      row('cold offline start to 50 rows / floor application, 4× CPU', ratio(slowed, 'floor'), 1.5),
      row('cold offline start, all contacts / none, 1× CPU', ratio(plain, 'empty')),
      row('cold offline start, all contacts / none, 4× CPU', ratio(slowed, 'empty')),
    ];
  } finally {
    await servers.carnet.stop();
    await servers.floor.stop();
    for (const profile of profiles) await dropProfile(profile);
  }
}

const row = (what: string, value: number, must = 1.1): BenchRow => ({
  goal: 'B11',
  what,
  ratio: value,
  must,
  aim: 1.1,
});

type Starts = readonly Readonly<Record<Variant['name'], number>>[];

function ratio(starts: Starts, floor: 'floor' | 'empty'): number {
  return median(starts.map((start) => start.carnet / start[floor]));
}

async function measure(
  context: BenchContext,
  variants: readonly Variant[],
  slowdown: number,
): Promise<Starts> {
  const starts: Record<Variant['name'], number>[] = [];
  for (let repetition = 0; repetition < context.repetitions; repetition += 1) {
    const start = { floor: Number.NaN, carnet: Number.NaN, empty: Number.NaN };
    for (const variant of rotated(variants, repetition)) {
      start[variant.name] = await coldStart(variant, slowdown);
    }
    starts.push(start);
  }
  return starts;
}

/** Milliseconds from the navigation to the fiftieth row, in a new browser. */
async function coldStart({ profile, address }: Variant, slowdown: number): Promise<number> {
  const copy = await copyOfProfile(profile);
  const browser = await startBrowser(copy);
  try {
    const page = await browser.context.newPage();
    const session = await browser.context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(noteRows, listed);
    const response = await page.goto(address);
    if (response?.fromServiceWorker() !== true) throw new Error(`${address} needed a network`);
    const reached = await page.waitForFunction(() => window.rowsReachedAt, undefined, {
      timeout: startMsMax,
    });
    return (await reached.jsonValue()) ?? Number.NaN;
  } finally {
    await browser.close();
    await dropProfile(copy);
  }
}

declare global {
  interface Window {
    rowsReachedAt?: number;
  }
}

/** Runs in the page before anything else: notes when the table has its rows. No names inside: it travels as text. */
function noteRows(count: number): void {
  new MutationObserver(() => {
    if (window.rowsReachedAt !== undefined) return;
    if (document.querySelectorAll('tbody tr th[scope="row"]').length >= count) {
      window.rowsReachedAt = performance.now();
    }
  }).observe(document, { childList: true, subtree: true });
}

/** A profile that has visited both applications with a network and holds the programme. */
async function preparedProfile(servers: Servers, size: ProgrammeSize): Promise<string> {
  const profile = await newProfile();
  const browser = await startBrowser(profile);
  try {
    const harness = await harnessPage({ harnessAddress: servers.carnet.address }, browser);
    await harness.evaluate((wanted) => window.bench.seedProgramme(wanted), size);
    await harness.close();
    await visit(browser.context, `${servers.carnet.address}/p/${benchIds.programmeId}`);
    await visit(browser.context, servers.floor.address, (page) =>
      page.evaluate((count) => window.seedFloor(count), size.smes),
    );
  } finally {
    await browser.close();
  }
  return profile;
}

async function visit(
  context: BrowserContext,
  address: string,
  first: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  for (let time = 0; time < visits; time += 1) {
    const page = await context.newPage();
    await page.addInitScript(noteRows, listed);
    await page.goto(address);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    if (time === 0) await first(page);
    else await page.waitForFunction(() => window.rowsReachedAt !== undefined);
    await page.close();
  }
}
