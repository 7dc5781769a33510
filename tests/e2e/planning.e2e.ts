/**
 * Planning by keyboard alone: at most three keys beside the words, from the list and from a sheet, in both languages;
 * taken back with the same keys as everything else.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  composerOf,
  languageCodes,
  newVisitor,
  openSample,
  type Person,
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

/** Presses keys and counts them. */
function counted(page: Page) {
  let keys = 0;
  return {
    press: async (key: string): Promise<void> => {
      keys += 1;
      await page.keyboard.press(key);
    },
    count: () => keys,
  };
}

const sheetOf = ({ page, texts }: Person) =>
  page.getByRole('dialog', { name: texts.calendar.plan.title });
const words = { fr: 'mar 14h30', en: 'tue 2.30pm' } as const;

describe.each(languageCodes)('planning by keyboard: %s', (language) => {
  test('two keys plan the next free half hour, and words in between say another', async () => {
    const { context, page, person, complaints } = await newVisitor(browser, language);
    await openSample(person, server.address);
    await page.keyboard.press('j');

    const plain = counted(page);
    await plain.press('p');
    await sheetOf(person).waitFor();
    const when = page.locator('dialog input[role="combobox"]').first();
    await expect.poll(() => when.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await when.inputValue()).toMatch(/2021$/);
    await plain.press('Enter');
    await sheetOf(person).waitFor({ state: 'detached' });
    expect(plain.count()).toBeLessThanOrEqual(3);

    await page.keyboard.press('Enter');
    await composerOf(person).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-sme]').first().waitFor();

    const said = counted(page);
    await said.press('p');
    await sheetOf(person).waitFor();
    await page.keyboard.type(words[language]);
    await expect.poll(() => page.getByRole('textbox').first().inputValue()).toBe('14:30');
    await said.press('Enter');
    await sheetOf(person).waitFor({ state: 'detached' });
    expect(said.count()).toBeLessThanOrEqual(3);

    await page.keyboard.press('Enter');
    await composerOf(person).waitFor();
    await page.getByText('14:30').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
