/** A sheet on a phone: what stays over it covers nothing by half, neither its name nor its tabs. */
import { mkdir } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  composerOf,
  journalEntries,
  newVisitor,
  onlineOnly,
  openSample,
  pattern,
  waitForValue,
} from '../support/journey.ts';

const phone = { ...onlineOnly, hasTouch: true, isMobile: true } as const;

let browser: Browser;
let server: ChangingServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startChangingServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Opens the first sheet of the sample programme on a screen of this size. */
async function openedSheet(width: number, height: number) {
  const viewport = { width, height };
  const { context, page, person } = await newVisitor(browser, 'fr', { ...phone, viewport });
  await openSample(person, server.address);
  const sheet = page.getByRole('main').locator('a[href*="/sme/"]').first();
  await page.goto(`${server.address}${(await sheet.getAttribute('href')) ?? ''}`);
  await composerOf(person).waitFor();
  await journalEntries(person).first().waitFor();
  return { page, person, [Symbol.asyncDispose]: () => context.close() };
}

interface Places {
  /** Where the top bar ends. */
  readonly bar: number;
  /** The line with the name that stays, once the heading is out of sight. */
  readonly line: readonly [number, number] | undefined;
  /** The letters in it. */
  readonly name: readonly [number, number] | undefined;
  readonly tabs: readonly [number, number];
}

const placesOn = (page: Page): Promise<Places> =>
  page.evaluate(() => {
    const edges = (element: Element | Range): [number, number] => {
      const { top, bottom } = element.getBoundingClientRect();
      return [Math.round(top), Math.round(bottom)];
    };
    const one = (selector: string): Element => {
      const found = document.querySelector(selector);
      if (found === null) throw new Error(`Nothing is ${selector}`);
      return found;
    };
    const line = document.querySelector('main > [aria-hidden="true"] > div');
    const letters = document.createRange();
    if (line !== null) letters.selectNodeContents(line);
    return {
      bar: edges(one('main header'))[1],
      line: line === null ? undefined : edges(line),
      name: line === null ? undefined : edges(letters),
      tabs: edges(one('[role="tablist"]')),
    };
  });

/** For whoever wants to look: the folder is named in the environment. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['CARNET_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

test.each([390, 320])(
  'the name of the sheet that stays is whole under the top bar at %i px',
  async (width) => {
    await using sheet = await openedSheet(width, 844);
    const { page } = sheet;
    for (const theme of ['light', 'dark']) {
      await page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name;
      }, theme);
      await page.evaluate(() => scrollTo(0, 0));
      await expect.poll(async () => (await placesOn(page)).name).toBeUndefined();
      await page.evaluate(() => scrollTo(0, 500));
      await expect.poll(async () => (await placesOn(page)).name).toBeDefined();
      const { bar, name } = await placesOn(page);
      // The box of a line is a little higher than its letters.
      expect(name?.[0]).toBeGreaterThanOrEqual(bar - 2);
      await picture(page, `name-${width}-${theme}`);
    }
  },
);

test('after a visit the tabs of the sheet stand whole or not at all', async () => {
  await using sheet = await openedSheet(390, 560);
  const { page, person } = sheet;
  const { visit } = person.texts;
  await page.getByRole('button', { name: visit.open, exact: true }).tap();
  const line = page.getByRole('textbox', { name: visit.line.label });
  await line.waitFor();
  for (const note of ['trois colis cassés', 'un emballage à trouver', '= dix fiches']) {
    await line.fill(note);
    await line.press('Enter');
    await waitForValue(line, '');
  }
  await page.getByRole('button', { name: visit.end.open }).tap();
  await page.getByRole('button', { name: visit.end.close }).tap();
  await composerOf(person).waitFor();
  await page.locator('li[tabindex="-1"]:focus').waitFor();
  await expect
    .poll(async () => {
      const { bar, line: stuck, tabs } = await placesOn(page);
      const covered = stuck?.[1] ?? bar;
      return tabs[0] >= covered || tabs[1] <= covered ? 'whole' : { bar, stuck, tabs };
    })
    .toBe('whole');
  await picture(page, 'after-visit');
});

test.each([390, 800])(
  'a section of the details that is chosen stands under the list, and is the one marked in it, at %i px',
  async (width) => {
    await using sheet = await openedSheet(width, 844);
    const { page, person } = sheet;
    const { header } = person.texts.sheet;
    await page.getByRole('tab', { name: header.details }).tap();
    await page.getByRole('textbox', { name: person.texts.domain.field.sme.town }).waitFor();
    const list = page.getByRole('navigation', { name: person.texts['sme-details'].sections });
    const chosen = list.getByRole('link').nth(2);
    await chosen.tap();
    await expect.poll(() => chosen.getAttribute('aria-current')).toBe('true');
    const below = await list.boundingBox();
    const id = ((await chosen.getAttribute('href')) ?? '').slice(1);
    const section = await page.locator(`[id="${id}"]`).boundingBox();
    expect(section?.y).toBeGreaterThanOrEqual((below?.y ?? 0) + (below?.height ?? 0));
    const { bar } = await placesOn(page);
    if (width < 720) expect(below?.y).toBeGreaterThanOrEqual(bar);
  },
);

test.each([
  [390, 430],
  [320, 300],
])(
  'a long line is never higher than a page of %i × %i px: what was read of it scrolls inside',
  async (width, height) => {
    await using sheet = await openedSheet(width, height);
    const { page, person } = sheet;
    const { composer } = person.texts.sheet;
    const line = composerOf(person);
    await line.tap();
    await page.keyboard.type(
      'a 12 claire étiquettes reçues, la boutique a changé de prestataire et attend le contrat signé' +
        ' > envoyer le glossaire vendredi > rappeler lundi > relire la page mardi',
    );
    const box = page.getByRole('region', { name: composer.label, exact: true });
    const log = box.getByRole('button', { name: pattern(composer.log) });
    await log.waitFor();
    const edges = () => box.evaluate((element) => element.getBoundingClientRect().toJSON());
    await expect.poll(async () => (await edges()).top).toBeGreaterThanOrEqual(0);
    expect((await edges()).bottom).toBeLessThanOrEqual(height);
    await picture(page, `line-${width}`);
    for (const one of await box.getByRole('listitem').all()) {
      await one.scrollIntoViewIfNeeded();
      await expect.poll(() => isWholeIn(one, height)).toBe(true);
    }
    await log.scrollIntoViewIfNeeded();
    await expect.poll(() => isWholeIn(log, height)).toBe(true);
  },
);

/** Whether nothing that scrolls, nor the edge of the window, hides a part of an element. */
const isWholeIn = (locator: Locator, height: number): Promise<boolean> =>
  locator.evaluate((element, end) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const isSeen = (x: number, y: number): boolean => {
      const there = document.elementFromPoint(x, y);
      return there !== null && (element.contains(there) || there.contains(element));
    };
    const x = (left + right) / 2;
    return top >= 0 && bottom <= end && isSeen(x, top + 1) && isSeen(x, bottom - 1);
  }, height);
