/**
 * Planning by keyboard alone: at most three keys beside the words, from the list and from a sheet, in both languages;
 * taken back with the same keys as everything else; and the week by the hour without a mouse.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  composerOf,
  languageCodes,
  newVisitor,
  onlineOnly,
  openSample,
  pattern,
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
    const { context, page, person, complaints } = await newVisitor(browser, language, onlineOnly);
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
    // Back on the row: what is planned is for its SME.
    const isOnRow = () => document.activeElement?.closest('[data-sme]') instanceof HTMLElement;
    await expect.poll(() => page.evaluate(isOnRow)).toBe(true);

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

/** The keys that answer whether a contact took place. */
const yesKeys = { fr: 'o', en: 'y' } as const;

describe.each(languageCodes)('the week by the hour, by keyboard: %s', (language) => {
  test('a contact is planned, moved in one change, taken back and settled', async () => {
    const { context, page, person, complaints } = await newVisitor(browser, language, onlineOnly);
    const programmeId = await openSample(person, server.address);
    const { texts } = person;
    await page.goto(`${server.address}/p/${programmeId}/calendar?view=week`);
    await page.locator('[data-place] button').waitFor();
    const focused = page.locator('[data-place] button:focus');

    // Of the day before: its time has passed.
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await focused.waitFor();
    await page.keyboard.press('Enter');
    await sheetOf(person).waitFor();
    await page.getByRole('combobox', { name: texts.calendar.plan.sme }).fill('Maison Tad');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: texts.calendar.plan.submit }).last().press('Enter');
    await sheetOf(person).waitFor({ state: 'detached' });

    const contact = page.locator('[data-entry^="contact/"]', {
      hasText: texts.contact.tookPlace.replaceAll('\u00a0', ' '),
    });
    await contact.waitFor();
    const place = (): Promise<string | null> => contact.locator('..').getAttribute('style');
    const before = await place();
    await contact.focus();
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(place).not.toBe(before);
    await page.keyboard.up('Alt');
    await page.getByText(pattern(texts.calendar.done.movedTo)).first().waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(place).toBe(before);
    // Told once it is saved: a notice of before would be told over by it.
    await page.getByText(pattern(texts.shell.undoneAt)).first().waitFor();

    await contact.focus();
    await page.keyboard.press(yesKeys[language]);
    await page.getByText(texts.calendar.done.held).first().waitFor();
    await contact.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('the full form of a line that plans is the planning sheet, with what it read', async () => {
    const { context, page, person, complaints } = await newVisitor(browser, language, onlineOnly);
    await openSample(person, server.address);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await composerOf(person).waitFor();
    await composerOf(person).fill(
      language === 'fr' ? 'visio demain 14h30' : 'video tomorrow 2.30pm',
    );
    await page.getByRole('button', { name: person.texts.sheet.composer.plan }).first().waitFor();
    await page.getByRole('button', { name: person.texts.sheet.composer.fullForm }).press('Enter');
    await sheetOf(person).waitFor();
    await expect
      .poll(() => sheetOf(person).getByRole('textbox').first().inputValue())
      .toBe('14:30');
    await page.keyboard.press('Enter');
    await sheetOf(person).waitFor({ state: 'detached' });
    await expect.poll(() => composerOf(person).inputValue()).toBe('');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
