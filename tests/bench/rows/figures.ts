/**
 * B23: a block of figures pasted into the grid of months, 36 months of eight columns, until all of it is saved on the device and
 * painted, in Carnet itself, as a ratio to what a person takes for at once.
 */

import type { Page } from 'playwright-core';
import type { Site } from '../../../src/server/http/site.ts';
import { copyOfProfile } from '../browser-process.ts';
import { type BenchRow, median } from '../measure.ts';
import { benchIds } from '../programme.ts';
import { type BenchServer, serveSite } from '../sites.ts';
import { type BenchContext, inBrowser, seededProfile } from './bench-context.ts';

const limitMs = 100;
const months = 36;
/** Visits, orders, revenue, returned, abroad, revenue abroad, spent, a note. */
const columns = 8;
/** The first block compiles what it needs. */
const warmUps = 1;
const row = 'tbody tr[data-sme]';

/** @param carnet the built application with the page of the bench beside it */
export async function figureRows(
  context: BenchContext,
  carnet: Site,
  blocks: number,
): Promise<BenchRow[]> {
  const server = await serveSite(carnet);
  try {
    const profile = await seededProfile(context, server);
    const all: number[] = [];
    for (let repetition = 0; repetition < context.repetitions; repetition += 1) {
      all.push(median(await pasted(await copyOfProfile(profile), server, blocks)));
    }
    return [
      {
        goal: 'B23',
        what: `paste ${months} × ${columns} figures, saved and painted / ${limitMs} ms`,
        ratio: median(all) / limitMs,
        must: 1,
      },
    ];
  } finally {
    await server.stop();
  }
}

function pasted(profile: string, server: BenchServer, blocks: number): Promise<number[]> {
  return inBrowser(profile, async (browser) => {
    const page = await browser.context.newPage();
    // What compiles these files keeps the names of functions with a helper that the page lacks.
    await page.addInitScript('globalThis.__name = (named) => named');
    const base = `${server.address}/p/${benchIds.programmeId}`;
    await page.goto(base);
    const first = page.locator(`#root ${row}`).first();
    await first.waitFor();
    const sme = (await first.getAttribute('data-sme')) ?? '';
    await page.goto(`${base}/sme/${sme}/figures`);
    await page.locator('[role="grid"]').waitFor();
    await showMonths(page);
    await browser.rested();
    const times: number[] = [];
    for (let at = 0; at < blocks + warmUps; at += 1) {
      times.push(await page.evaluate(pasteBlock, { months, columns, seed: at + 1 }));
      await browser.rested();
    }
    return times.slice(warmUps);
  });
}

/** A year at a time, until there is a row for every month of the block; then the first cell has the focus. */
async function showMonths(page: Page): Promise<void> {
  const rows = page.locator('[role="grid"] tbody tr');
  const earlier = page.locator('button:has(+ [role="grid"]), main button').filter({
    has: page.locator('svg.lucide-chevron-up, svg.lucide-arrow-up'),
  });
  for (let shown = await rows.count(); shown < months; shown = await rows.count()) {
    await earlier.first().click();
    await page.waitForFunction(
      (before) => document.querySelectorAll('[role="grid"] tbody tr').length > before,
      shown,
    );
  }
  await rows.first().locator('td').first().click();
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
}

interface Block {
  readonly months: number;
  readonly columns: number;
  readonly seed: number;
}

/** Runs in the page: pastes a block into the cell that has the focus; answers the milliseconds until its last cell is painted. */
function pasteBlock({ months: height, columns: width, seed }: Block): Promise<number> {
  const cell = (line: number, column: number): string =>
    column === width - 1 ? `note ${seed}.${line}` : String(1000 * seed + 10 * line + column);
  const text = Array.from({ length: height }, (_, line) =>
    Array.from({ length: width }, (__, column) => cell(line, column)).join('\t'),
  ).join('\n');
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const last = cell(height - 1, width - 1);
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The block is not in the grid')), 20_000);
    const begun = performance.now();
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[role="grid"]')?.textContent?.includes(last)) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () => resolve(performance.now() - begun));
        channel.port1.start();
        channel.port2.postMessage(0);
      });
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }),
    );
  });
}
