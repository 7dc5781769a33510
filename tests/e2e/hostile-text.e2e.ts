/**
 * Hostile texts, typed or from a file, are texts: shown as they were written on every screen, run by nothing, and
 * never wider than the window.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { hostileBackup, hostileProgrammeId, hostileTexts } from '../support/hostile-programme.ts';
import {
  addSme,
  beginProgramme,
  composerOf,
  databaseOf,
  goInside,
  journalEntries,
  newVisitor,
  onlineOnly,
  type Person,
  portfolioHeading,
  programmeIdAt,
  waitForValue,
} from '../support/journey.ts';
import { prepareDevice, programmeScreens, settled } from '../support/screens.ts';

const matrixTimeoutMs = 240_000;

let browser: Browser;
let server: ChangingServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startChangingServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function takeInHostile(person: Person): Promise<void> {
  const { page, texts } = person;
  await page.goto(`${server.address}/start?way=takeIn`);
  await page.getByRole('heading', { level: 1, name: texts.backup.takeIn.title }).waitFor();
  await page.locator('input[type=file]').setInputFiles(hostileBackup());
  await page.getByRole('button', { name: texts.backup.takeIn.action, exact: true }).click();
  await portfolioHeading(person).waitFor();
}

/** Parts of the page that a text could only have made by being run. */
const intruders = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('img[src="x"], #root script, svg[onload], a[href^="javascript"]')]
      .map((element) => element.outerHTML.slice(0, 200))
      .concat('polluted' in {} ? ['Object.prototype'] : []),
  );

describe('a programme whose every text is hostile', () => {
  test(
    '(F62) (control 7) is taken in and shown on every screen: nothing runs, nothing is wider than the window',
    async () => {
      const { context, page, person, complaints } = await newVisitor(browser, 'en', onlineOnly);
      await using _closed = { [Symbol.asyncDispose]: () => context.close() };
      await page.goto(server.address);
      const device = await prepareDevice(person, server.address);
      await takeInHostile(person);
      const stage = {
        person,
        address: server.address,
        programmeId: hostileProgrammeId,
        smeId: 'sme-0',
        // What is drawn before everything else, from the list as it was last drawn, is hostile as well.
        isLoadedAnew: true as const,
        ...device,
      };
      const found: string[] = [];
      for (const screen of programmeScreens) {
        await screen.open(stage);
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 844 });
          await settled(page);
          const needed = await page.evaluate(() => document.documentElement.scrollWidth);
          if (needed > width) found.push(`${screen.name}: ${needed} px at ${width}`);
        }
        await page.setViewportSize({ width: 1440, height: 900 });
        for (const one of await intruders(page)) found.push(`${screen.name}: ${one}`);
      }
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
    },
    matrixTimeoutMs,
  );

  test('is shown letter by letter as it was written', async () => {
    const { context, page, person } = await newVisitor(browser, 'en', onlineOnly);
    await using _closed = { [Symbol.asyncDispose]: () => context.close() };
    await takeInHostile(person);
    for (const [index, text] of hostileTexts.entries()) {
      await goInside(page, `${server.address}/p/${hostileProgrammeId}/sme/sme-${index}`);
      await composerOf(person).waitFor();
      const shown = await page.getByRole('heading', { level: 1 }).textContent();
      expect(shown).toBe(text);
      const isWide = await page.evaluate(
        () => document.documentElement.scrollWidth > window.innerWidth,
      );
      expect([text, isWide]).toEqual([text, false]);
    }
  });
});

describe('hostile texts that are typed', () => {
  test('(F62) (control 7) become the names of a programme, an SME and an entry, and stay texts', async () => {
    const { context, page, person, complaints } = await newVisitor(browser, 'en', onlineOnly);
    await using _closed = { [Symbol.asyncDispose]: () => context.close() };
    const [image = '', script = ''] = hostileTexts;
    await beginProgramme(person, server.address, { programme: image, member: script });
    for (const text of hostileTexts.slice(0, 7)) {
      await goInside(page, `${server.address}/p/${programmeIdAt(page)}`);
      await portfolioHeading(person).waitFor();
      await addSme(person, text);
      await composerOf(person).focus();
      await page.keyboard.insertText(`n ${text} > ${text}`);
      await page.keyboard.press('Enter');
      await waitForValue(composerOf(person), '');
      await journalEntries(person).first().waitFor();
      expect(await journalEntries(person).first().textContent()).toContain(text);
      expect(await intruders(page)).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

  test('of a megabyte are refused at the field, which keeps them', async () => {
    const { context, page, person, complaints } = await newVisitor(browser, 'en', onlineOnly);
    await using _closed = { [Symbol.asyncDispose]: () => context.close() };
    await beginProgramme(person, server.address, { programme: 'E-Channel', member: 'Emma' });
    const megabyte = 'x'.repeat(1_048_576);
    await page.keyboard.press('n');
    const words = person.texts.portfolio.newDialog;
    const name = page.getByRole('textbox', { name: words.name });
    await name.waitFor();
    await name.fill(megabyte);
    await page.keyboard.press('Enter');
    await page.getByText(words.nameTooLong.split('{{')[0] ?? '').waitFor();
    expect((await name.inputValue()).length).toBe(megabyte.length);
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await name.fill('Atelier Kerlan');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Atelier Kerlan' }).waitFor();

    const line = composerOf(person);
    await line.fill(`n ${megabyte}`);
    await line.press('Enter');
    await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
    expect((await line.inputValue()).length).toBe(megabyte.length + 2);
    expect(await journalEntries(person).count()).toBe(0);
    const { pages } = await databaseOf(page, programmeIdAt(page));
    expect(JSON.stringify(pages).length).toBeLessThan(100_000);
    expect(complaints).toEqual([]);
  });
});
