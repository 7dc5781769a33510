/**
 * B11: a cold start without a network to fifty SMEs on the screen, each time in a new browser process: Carnet
 * against the floor application, and with all its contacts against none. Times run from the navigation.
 *
 * Carnet shows the list as it was last drawn, where that is still true, before it draws it itself; both are told.
 */

import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { screenKey } from '../../../src/client/storage/layout.ts';
import { present } from '../../../src/std/assert.ts';
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
    return [...rowsOf('1× CPU', plain), ...rowsOf('4× CPU', slowed)];
  } finally {
    await servers.carnet.stop();
    await servers.floor.stop();
    for (const profile of profiles) await dropProfile(profile);
  }
}

/** B18: what forms and figures on every sheet add to a cold start: the list reads heads alone. */
export async function startWithFormsRows(
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
    const { smes } = context.size;
    const full = await seeded({ smes, contactsPerSme: 20, formsPerSme: 30, monthsPerSme: 72 });
    const empty = await seeded({ smes, contactsPerSme: 20 });
    servers.carnet.silence(true);
    servers.floor.silence(true);
    const address = `${servers.carnet.address}/p/${benchIds.programmeId}`;
    const starts = await measure(
      context,
      [
        { name: 'floor', profile: empty, address: servers.floor.address },
        { name: 'carnet', profile: full, address },
        { name: 'empty', profile: empty, address },
      ],
      1,
    );
    const ratio = (moment: keyof Start): number =>
      median(starts.map((start) => start.carnet[moment] / start.empty[moment]));
    const row = (what: string, moment: keyof Start): BenchRow => ({
      goal: 'B18',
      what: `cold offline start ${what}, 30 forms and 72 months per SME / none`,
      ratio: ratio(moment),
      must: 1.1,
    });
    return [row('to 50 rows', 'shown'), row('until the list answers', 'answering')];
  } finally {
    await servers.carnet.stop();
    await servers.floor.stop();
    for (const profile of profiles) await dropProfile(profile);
  }
}

/** Not a goal: above this, what one waits for until the list answers has grown. */
const answeringMax = 4;

function rowsOf(speed: string, starts: Starts): readonly BenchRow[] {
  const row = (what: string, value: number, must: number): BenchRow => ({
    goal: 'B11',
    what: `cold offline start ${what}, ${speed}`,
    ratio: value,
    must,
    aim: 1.1,
  });
  const ratio = (floor: 'floor' | 'empty', moment: keyof Start): number =>
    median(starts.map((start) => start.carnet[moment] / start[floor][moment]));
  return [
    row('to 50 rows / floor application', ratio('floor', 'shown'), 1.5),
    row('until the list answers / floor application', ratio('floor', 'answering'), answeringMax),
    row('to 50 rows, all contacts / none', ratio('empty', 'shown'), 1.1),
    row('until the list answers, all contacts / none', ratio('empty', 'answering'), 1.1),
  ];
}

/** Milliseconds from the navigation to the fiftieth row: as it was last drawn, and as the application draws it. */
interface Start {
  readonly shown: number;
  readonly answering: number;
}

type Starts = readonly Readonly<Record<Variant['name'], Start>>[];

async function measure(
  context: BenchContext,
  variants: readonly Variant[],
  slowdown: number,
): Promise<Starts> {
  const starts: Record<Variant['name'], Start>[] = [];
  for (let repetition = 0; repetition < context.repetitions; repetition += 1) {
    const measured = new Map<Variant['name'], Start>();
    for (const variant of rotated(variants, repetition)) {
      measured.set(variant.name, await coldStart(variant, slowdown));
    }
    const of = (name: Variant['name']): Start => present(measured.get(name), 'each was measured');
    starts.push({ floor: of('floor'), carnet: of('carnet'), empty: of('empty') });
  }
  return starts;
}

/** A start in a new browser. */
async function coldStart({ profile, address }: Variant, slowdown: number): Promise<Start> {
  const copy = await copyOfProfile(profile);
  const browser = await startBrowser(copy);
  try {
    const page = await browser.context.newPage();
    const session = await browser.context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(noteRows, listed);
    // Asking the page would put a script of the tool into it, which it compiles while it starts: the page tells.
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: 'tellRowsAnswer' });
    const answered = once(session, 'Runtime.bindingCalled', startMsMax);
    const response = await page.goto(address);
    if (response?.fromServiceWorker() !== true) throw new Error(`${address} needed a network`);
    await answered;
    return await page.evaluate(() => ({
      shown: window.rowsReachedAt ?? Number.NaN,
      answering: window.rowsAnswerAt ?? Number.NaN,
    }));
  } finally {
    await browser.close();
    await dropProfile(copy);
  }
}

/** Resolves with the first event of that name. */
function once(session: CDPSession, name: 'Runtime.bindingCalled', msMax: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No ${name} in ${msMax} ms`)), msMax);
    session.once(name, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

declare global {
  interface Window {
    /** There where the bench listens. */
    tellRowsAnswer?: (nothing: string) => void;
    rowsReachedAt?: number;
    rowsAnswerAt?: number;
  }
}

/** Runs in the page before anything else: notes when the table has its rows. No names inside: it travels as text. */
function noteRows(count: number): void {
  new MutationObserver(() => {
    if (window.rowsAnswerAt !== undefined) return;
    const row = 'tbody tr th[scope="row"]';
    if (document.querySelectorAll(row).length < count) return;
    window.rowsReachedAt ??= performance.now();
    if (document.querySelectorAll(`#root ${row}`).length >= count) {
      window.rowsAnswerAt = performance.now();
      window.tellRowsAnswer?.('');
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
    await visit(browser.context, `${servers.carnet.address}/p/${benchIds.programmeId}`, {
      // A person looks for a moment, and the list is kept.
      last: (page) => page.waitForFunction((key) => localStorage.getItem(key) !== null, screenKey),
    });
    await visit(browser.context, servers.floor.address, {
      first: (page) => page.evaluate((count) => window.seedFloor(count), size.smes),
    });
  } finally {
    await browser.close();
  }
  return profile;
}

async function visit(
  context: BrowserContext,
  address: string,
  does: {
    readonly first?: (page: Page) => Promise<unknown>;
    readonly last?: (page: Page) => Promise<unknown>;
  },
): Promise<void> {
  for (let time = 0; time < visits; time += 1) {
    const page = await context.newPage();
    await page.addInitScript(noteRows, listed);
    await page.goto(address);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    if (time === 0) await does.first?.(page);
    else await page.waitForFunction(() => window.rowsAnswerAt !== undefined);
    if (time === visits - 1) await does.last?.(page);
    await page.close();
  }
}
