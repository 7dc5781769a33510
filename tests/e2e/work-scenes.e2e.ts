/**
 * Where the work is, what has to be settled and how one arrives, in every state of `work-scenes.ts`, and every question of
 * every template: as axe, a narrow window and the content policy of production meet it.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { workSceneNames } from '../support/gallery/work-scenes.ts';
import { type GalleryServer, openScene, startGallery } from '../support/gallery-server.ts';
import { complaintsOf, languageCodes, settingsOf, watch } from '../support/journey.ts';
import { axeFaults, clippedTexts, tooWide } from '../support/page-faults.ts';
import { settled } from '../support/screens.ts';

const matrixTimeoutMs = 300_000;

let browser: Browser;
let gallery: GalleryServer;

beforeAll(async () => {
  [browser, gallery] = await Promise.all([launchBrowser(), startGallery()]);
});
afterAll(async () => {
  await browser.close();
  gallery.stop();
});

const useTheme = (page: Page, theme: 'light' | 'dark'): Promise<void> =>
  page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);

describe('every scene', () => {
  test.each(languageCodes)(
    'has no fault that axe knows, needs no sideways scrolling and cuts no word (%s)',
    async (language) => {
      const context = watch(await browser.newContext(settingsOf(language)));
      await using _closed = { [Symbol.asyncDispose]: () => context.close() };
      const complaints = complaintsOf(context);
      const page = await context.newPage();
      const found: string[] = [];
      for (const name of workSceneNames) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await openScene(page, gallery.address, name, language);
        await settled(page);
        const tell = (where: string, faults: readonly string[]): void => {
          for (const fault of faults) found.push(`${name}, ${where}: ${fault}`);
        };
        if (language === 'fr') {
          tell('light', await axeFaults(page, 'everything'));
          await useTheme(page, 'dark');
          tell('dark', await axeFaults(page, 'colours'));
        } else if (name !== 'work-forms') {
          // Two hundred questions take axe long; their names are looked at in both languages by `every-item.test.tsx`.
          tell('light', await axeFaults(page, 'everythingButColours'));
        }
        for (const width of [1440, 390, 320]) {
          await page.setViewportSize({ width, height: 844 });
          await settled(page);
          tell(`at ${width}`, [...(await tooWide(page, width)), ...(await clippedTexts(page))]);
        }
      }
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
    },
    matrixTimeoutMs,
  );
});
