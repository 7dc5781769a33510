/**
 * The list by keyboard alone, in both languages: filtered, sorted, three SMEs changed at once and back, a cell changed
 * in its place, the view saved; all of it still there when the browser has read the page anew.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  languageCodes,
  newVisitor,
  onlineOnly,
  openSample,
  pattern,
  tabTo,
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

const names = ['Zinc Anvil', 'Zinc Brick', 'Zinc Cask'] as const;
const namesShown = (page: Page): Promise<readonly string[]> =>
  page.locator('tr[data-sme] a').allTextContents();
const stagesShown = (page: Page): Promise<readonly string[]> =>
  page.locator('tr[data-sme] [data-column="stage"]').allInnerTexts();

describe.each(languageCodes)('the list by keyboard: %s', (language) => {
  test('filters, sorts, changes three at once and back, and keeps a view over a reload', async () => {
    const { context, page, person, complaints } = await newVisitor(browser, language, onlineOnly);
    const { texts } = person;
    await openSample(person, server.address);
    for (const name of names) {
      await addSme(person, name);
      await page.keyboard.press('Escape');
      await page.locator('[data-sme]').first().waitFor();
    }
    const { prospect, screening } = texts.domain.option.stage;

    await page.keyboard.press('f');
    await page.keyboard.type('zinc');
    await expect.poll(() => namesShown(page)).toEqual(names);
    await page.keyboard.press('Enter');
    const head = page.getByRole('columnheader', { name: texts.portfolio.column.name, exact: true });
    await tabTo(head.getByRole('button'), 300);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => namesShown(page)).toEqual(names.toReversed());

    // The first row: the one that was chosen last may stand anywhere.
    for (let step = 0; step < names.length; step += 1) await page.keyboard.press('k');
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('toolbar', { name: texts.list.bulk.label }).waitFor();
    expect(await page.locator('tbody input:checked').count()).toBe(3);
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: texts.list.bulk.title.stage });
    await dialog.waitFor();
    await page.keyboard.type(screening.slice(0, 4));
    const submit = dialog.getByRole('button', {
      name: pattern(texts.list.bulk.submit.stage_other),
    });
    await tabTo(submit);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => stagesShown(page)).toEqual([screening, screening, screening]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => stagesShown(page)).toEqual([prospect, prospect, prospect]);

    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('menu', { name: texts.portfolio.column.stage }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stagesShown(page)).includes(screening)).toBe(true);

    await tabTo(page.getByRole('button', { name: texts.portfolio.view.save }), 300);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: texts.list.view.title }).waitFor();
    await page.keyboard.type('Z – A');
    await page.keyboard.press('Enter');
    const entry = page.getByRole('link', { name: pattern('Z – A') });
    await entry.waitFor();

    await page.reload();
    await expect.poll(() => entry.getAttribute('aria-current')).toBe('page');
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
    await expect.poll(async () => (await stagesShown(page)).includes(screening)).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
