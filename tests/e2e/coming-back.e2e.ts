/**
 * Half an hour at the list by keyboard alone: from a filtered list to a sheet, on to the next ones with J, back with
 * Esc and with the browser, to the row and the height one left; a contact logged, taken back and done again.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  composerOf,
  journalEntries,
  languageCodes,
  logLine,
  newVisitor,
  onlineOnly,
  openSample,
  portfolioHeading,
  waitForValue,
} from '../support/journey.ts';

let browser: Browser;
let server: ChangingServer;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startChangingServer();
});
afterEach(() => server.stop());

/** The name of the row that has the focus. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.closest('[data-sme] a')?.textContent ?? '');
const scrolledTo = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY));

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
}

describe.each(languageCodes)('half an hour by keyboard: %s', (language) => {
  test('every way back from a sheet leads to the row and the height one left', async () => {
    // Low enough for the list to scroll.
    const { context, page, person, complaints } = await newVisitor(browser, language, {
      ...onlineOnly,
      viewport: { width: 1440, height: 500 },
    });
    await openSample(person, server.address);
    await pressTimes(page, 'j', 14);
    const left = await focusedName(page);
    expect(left).not.toBe('');
    const height = await scrolledTo(page);
    expect(height).toBeGreaterThan(100);

    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: left }).waitFor();
    await composerOf(person).waitFor();
    await page.keyboard.press('Escape');
    await portfolioHeading(person).waitFor();
    await expect.poll(() => focusedName(page)).toBe(left);
    expect(Math.abs((await scrolledTo(page)) - height)).toBeLessThan(60);

    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: left }).waitFor();
    await composerOf(person).waitFor();
    await page.goBack();
    await portfolioHeading(person).waitFor();
    await expect.poll(() => focusedName(page)).toBe(left);

    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: left }).waitFor();
    await composerOf(person).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { level: 1, name: left }).waitFor({ state: 'detached' });
    const next = await page.getByRole('heading', { level: 1 }).innerText();
    await page.keyboard.press('Escape');
    await portfolioHeading(person).waitFor();
    await expect.poll(() => focusedName(page)).toBe(next);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('what was logged is taken back and done again, in the line and outside', async () => {
    const { context, page, person, complaints } = await newVisitor(browser, language, onlineOnly);
    await openSample(person, server.address);
    await page.keyboard.press('j');
    await page.keyboard.press('l');
    await composerOf(person).and(page.locator(':focus')).waitFor();
    const words = 'a 12 papiers reçus zzq';
    const entry = journalEntries(person).filter({ hasText: 'zzq' });
    await logLine(person, words);
    await entry.waitFor();
    await page.keyboard.press('Control+z');
    await waitForValue(composerOf(person), words);
    await entry.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+z');
    await waitForValue(composerOf(person), '');
    await entry.waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await entry.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: person.texts.shell.redo }).waitFor();
    await page.keyboard.press('Control+y');
    await entry.waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
