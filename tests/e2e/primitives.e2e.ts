/**
 * The primitives in a real browser, on the page that shows them all, under the content policy of
 * production: what jsdom cannot show. The page is built and served here.
 */
import { eventually } from '../support/eventually.ts';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { type GalleryServer, startGallery } from '../support/gallery-server.ts';
import { watch } from '../support/journey.ts';

let served: GalleryServer;
let browser: Browser;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchBrowser(), startGallery()]);
});

afterAll(async () => {
  await browser.close();
  served.stop();
});

/** Opens the gallery and collects everything that the browser complains about. */
async function open(query = '', options: BrowserContextOptions = {}) {
  const context = watch(
    await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options }),
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${served.address}${query}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

/** What axe finds, as `rule: selector`. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const found = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      // The gallery shows things side by side that no screen has twice.
      rules: { 'landmark-unique': { enabled: false }, 'target-size': { enabled: true } },
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
    );
  });
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last();
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

describe('the primitives, in a browser', () => {
  it.each(['light', 'dark'])('have no fault that axe knows in the %s theme', async (theme) => {
    await using gallery = await open(`?theme=${theme}`);
    expect(await faults(gallery.page)).toEqual([]);
  });

  it('have no fault when a menu, a list or a dialog is open, and break no content policy', async () => {
    await using gallery = await open();
    const { page } = gallery;
    await button(page, 'Autres actions de la PME').click();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Personnes présentes' }).click();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /Hors ligne/ })
      .first()
      .click();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await button(page, 'Nouvelle PME').first().click();
    expect(await faults(page)).toEqual([]);
    expect(gallery.complaints).toEqual([]);
  });

  it('keep the focus inside an open dialog, and give it back', async () => {
    await using gallery = await open();
    const { page } = gallery;
    const opener = page.getByRole('button', { name: 'Nouvelle PME' }).first();
    await opener.click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(() => {
        const active = document.activeElement;
        // Between the last control and the first, the focus is on the browser's own.
        if (active === document.body) return 'browser';
        return active?.closest('dialog') === null ? 'outside' : 'inside';
      });
      expect(place).not.toBe('outside');
    }
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focused(page)).toBe('Nouvelle PME');
  });

  it('close one layer per Escape', async () => {
    await using gallery = await open();
    const { page } = gallery;
    await page.getByRole('button', { name: 'Nouvelle PME' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Étape' }).click();
    expect(await page.getByRole('menu').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('put a menu beside its button, inside the window', async () => {
    await using gallery = await open('', { viewport: { width: 1280, height: 420 } });
    const { page } = gallery;
    const trigger = button(page, 'Autres actions de la PME');
    await trigger.click();
    const [around, menu] = [
      await trigger.boundingBox(),
      await page.getByRole('menu').boundingBox(),
    ];
    if (around === null || menu === null) throw new Error('The menu is not drawn');
    expect(menu.x).toBeCloseTo(around.x, 0);
    expect(menu.y).toBeGreaterThanOrEqual(0);
    expect(menu.y + menu.height).toBeLessThanOrEqual(420);
    const overlaps = menu.y < around.y + around.height && menu.y + menu.height > around.y;
    expect(overlaps).toBe(false);
  });

  it.each([320, 390, 720, 721, 1100, 1440])(
    'need no sideways scrolling at %i px',
    async (width) => {
      await using gallery = await open('', { viewport: { width, height: 800 } });
      const widths = await gallery.page.evaluate(() => document.documentElement.scrollWidth);
      expect(widths).toBeLessThanOrEqual(width);
    },
  );

  it('say on a phone why a button cannot act, once it is touched', async () => {
    await using gallery = await open('', { viewport: { width: 390, height: 844 }, hasTouch: true });
    const { page } = gallery;
    const reason = page.getByText('L’envoi nécessite une connexion.', { exact: true });
    const width = async () => (await reason.boundingBox())?.width ?? 0;
    expect(await width()).toBeLessThan(2);
    // It says that it is disabled, and the press is to be seen all the same.
    await button(page, 'Indisponible').tap({ force: true });
    expect(await width()).toBeGreaterThan(100);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    // What is pressed next does not move from under the finger (F216).
    const afterwards = await reason.evaluate((said) => {
      (document.activeElement as HTMLElement | null)?.blur();
      return said.getBoundingClientRect().width;
    });
    expect(afterwards).toBeGreaterThan(100);
    await eventually(async () => expect(await width()).toBeLessThan(2));
  });

  it('are reached whole on a phone, also where small ones stand side by side', async () => {
    await using gallery = await open('', { viewport: { width: 390, height: 844 }, hasTouch: true });
    const { page } = gallery;
    const places = await Promise.all(
      ['Monter', 'Descendre', 'Enlever'].map((name) => button(page, name).boundingBox()),
    );
    expect(places.map((place) => [place?.width, place?.height])).toEqual([
      [44, 44],
      [44, 44],
      [44, 44],
    ]);
    const [first, second] = places.map((place) => place?.x ?? 0);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(44);
  });

  it('trade the sidebar for a bar at the bottom on a phone, whose menu is a sheet', async () => {
    await using gallery = await open('', { viewport: { width: 390, height: 844 }, hasTouch: true });
    const { page } = gallery;
    expect(await page.getByRole('navigation', { name: 'Navigation', exact: true }).count()).toBe(0);
    await button(page, 'Plus').click();
    const menu = await page.getByRole('menu').boundingBox();
    expect(menu).toMatchObject({ x: 0, width: 390 });
    expect((menu?.y ?? 0) + (menu?.height ?? 0)).toBeCloseTo(844, 0);
    await page.mouse.click(100, 100);
    expect(await page.getByRole('menu').count()).toBe(0);
  });

  it('print without the frame of the application', async () => {
    await using gallery = await open();
    await gallery.page.emulateMedia({ media: 'print' });
    expect(await gallery.page.getByRole('navigation').count()).toBe(0);
    expect(await gallery.page.getByText('E-mail Daniel Reid').isVisible()).toBe(true);
  });
});
