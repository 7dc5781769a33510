/**
 * B20 and B21: the list under the hands, in Carnet itself with a thousand SMEs: from a key or a click until what it
 * changes is painted, in ratios to what a person takes for at once.
 */

import type { Page } from 'playwright-core';
import type { Site } from '../../../src/server/http/site.ts';
import { copyOfProfile } from '../browser-process.ts';
import { type BenchRow, median, p95 } from '../measure.ts';
import { benchIds } from '../programme.ts';
import { type BenchServer, serveSite } from '../sites.ts';
import { type BenchContext, inBrowser, seededProfile } from './bench-context.ts';

const listLimitMs = 50;
const sheetLimitMs = 100;
/** The first few of each compile what they need. */
const warmUps = 5;
/** Every name ends with a number: each of these keeps some and drops the others. */
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const row = 'tbody tr[data-sme]';

/** What is measured: a key moves the row, letters filter, a head sorts, Enter opens a sheet. */
type Act = 'row' | 'filter' | 'sort' | 'sheet';
type Taken = Record<Act, number[]>;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The laptop that the screens are designed for, which has a limit; and a tall window, which shows twice as many rows. */
const laptop: Size = { width: 1440, height: 900 };
const tall: Size = { width: 1280, height: 1800 };
/** The tall window has no limit: it is measured to see what twice the rows cost. */
const tallRepetitionsMax = 2;
/** Sheets that are opened at most: with the way back to the list, each takes ten times as long as a key. */
const sheetsMax = 25;

/** @param carnet the built application with the page of the bench beside it */
export async function usingRows(
  context: BenchContext,
  carnet: Site,
  count: number,
): Promise<BenchRow[]> {
  const server = await serveSite(carnet);
  try {
    const profile = await seededProfile(context, server);
    const onLaptop: Taken[] = [];
    const inTall: Taken[] = [];
    for (let repetition = 0; repetition < context.repetitions; repetition += 1) {
      onLaptop.push(await measureOn(await copyOfProfile(profile), server, laptop, count));
      if (repetition >= tallRepetitionsMax) continue;
      inTall.push(await measureOn(await copyOfProfile(profile), server, tall, count));
    }
    return [
      ...rowsOf(onLaptop, `${context.size.smes} SMEs`, 1),
      ...rowsOf(inTall, `${context.size.smes} SMEs in a window twice as high`),
    ];
  } finally {
    await server.stop();
  }
}

function rowsOf(all: readonly Taken[], where: string, must?: number): readonly BenchRow[] {
  const ratio = (act: Act, limitMs: number): number =>
    median(all.map((taken) => p95(taken[act]))) / limitMs;
  const listRow = (act: Act, what: string): BenchRow => ({
    goal: 'B20',
    what: `${what}, ${where}, to the next paint, p95 / ${listLimitMs} ms`,
    ratio: ratio(act, listLimitMs),
    must,
  });
  return [
    listRow('row', 'J and K'),
    listRow('filter', 'a letter of the filter'),
    listRow('sort', 'sort by a column'),
    {
      goal: 'B21',
      what: `open a sheet, ${where}, to its journal painted, p95 / ${sheetLimitMs} ms`,
      ratio: ratio('sheet', sheetLimitMs),
      must,
    },
  ];
}

function measureOn(
  profile: string,
  server: BenchServer,
  size: Size,
  count: number,
): Promise<Taken> {
  return inBrowser(profile, async (browser) => {
    const page = await browser.context.newPage();
    await page.setViewportSize(size);
    // What compiles these files keeps the names of functions with a helper that the page lacks.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(installWatch);
    await page.goto(`${server.address}/p/${benchIds.programmeId}`);
    await page.locator(`#root ${row}`).first().waitFor();
    await browser.rested();
    const taken: Taken = { row: [], filter: [], sort: [], sheet: [] };
    await moveRows(page, taken.row, count);
    await filterRows(page, taken.filter, count);
    await sortRows(page, taken.sort, count);
    await openSheets(page, taken.sheet, Math.min(count, sheetsMax));
    return taken;
  });
}

/** Does something and notes how long it took until `state` is another and painted. */
async function timed(
  page: Page,
  times: number[],
  state: 'current' | 'rows' | 'sheet',
  act: () => Promise<void>,
): Promise<void> {
  await page.evaluate((name) => window.watchNext(name), state);
  await act();
  times.push(await page.evaluate(() => window.painted));
}

const kept = (times: number[], all: readonly number[]): void =>
  void times.push(...all.slice(warmUps));

async function moveRows(page: Page, times: number[], count: number): Promise<void> {
  const all: number[] = [];
  await page.keyboard.press('j');
  for (let at = 0; at < count + warmUps; at += 1) {
    await timed(page, all, 'current', () => page.keyboard.press(at % 5 === 4 ? 'k' : 'j'));
  }
  kept(times, all);
}

async function filterRows(page: Page, times: number[], count: number): Promise<void> {
  const all: number[] = [];
  await page.keyboard.press('f');
  for (let at = 0; all.length < count + warmUps; at += 1) {
    await timed(page, all, 'rows', () => page.keyboard.press(digits[at % digits.length] ?? '1'));
    await timed(page, all, 'rows', () => page.keyboard.press('Backspace'));
  }
  kept(times, all);
  await page.keyboard.press('Escape');
}

async function sortRows(page: Page, times: number[], count: number): Promise<void> {
  const all: number[] = [];
  // By name: up, down, and as usual again.
  await page.locator('thead th button').nth(1).focus();
  while (all.length < count + warmUps) {
    await timed(page, all, 'rows', () => page.keyboard.press('Enter'));
  }
  kept(times, all);
}

async function openSheets(page: Page, times: number[], count: number): Promise<void> {
  const all: number[] = [];
  for (let at = 0; at < count + warmUps; at += 1) {
    await page.keyboard.press('Escape');
    await page.locator(`#root ${row}`).first().waitFor();
    // In a hurry: the row that J chose has the focus before the next key comes.
    await page.keyboard.press('j');
    await timed(page, all, 'sheet', () => page.keyboard.press('Enter'));
  }
  kept(times, all);
}

declare global {
  interface Window {
    watchNext: (state: 'current' | 'rows' | 'sheet') => void;
    /** Milliseconds from the next key to the paint after the state has changed. */
    painted: Promise<number>;
  }
}

/** Runs in the page before anything else. */
function installWatch(): void {
  const read = {
    current: () => document.querySelector('tr[data-sme][aria-selected="true"]')?.outerHTML ?? '',
    rows: () =>
      [...document.querySelectorAll('tbody tr[data-sme]')]
        .slice(0, 12)
        .map((each) => each.getAttribute('data-sme'))
        .join() + (document.querySelector('table')?.getAttribute('aria-rowcount') ?? ''),
    sheet: () => (document.querySelector('ol article, ul article') === null ? '' : 'open'),
  };
  window.watchNext = (state) => {
    const before = read[state]();
    window.painted = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`Nothing changed: ${state}`)), 10_000);
      window.addEventListener(
        'keydown',
        ({ timeStamp }) => {
          const observer = new MutationObserver(() => {
            if (read[state]() === before) return;
            observer.disconnect();
            requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.addEventListener('message', () =>
                resolve(performance.now() - timeStamp),
              );
              channel.port1.start();
              channel.port2.postMessage(0);
            });
          });
          // No other attribute: an entry for each of hundreds that change would be part of what is measured.
          const attributeFilter = ['aria-rowcount', 'aria-selected', 'data-sme'];
          observer.observe(document, { childList: true, subtree: true, attributeFilter });
        },
        { capture: true, once: true },
      );
    });
  };
}
