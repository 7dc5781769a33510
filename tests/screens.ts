/**
 * `npm run screens`: a picture of every screen, in both languages and both themes, on a laptop, a tablet and a
 * phone, with the sample programme, and of every scene of the gallery (where the work is, what has to be settled, how
 * one arrives), into `screens/` (which git does not keep). They are made to be looked at.
 *
 *   --only portfolio,sheet-journal   some screens
 *   --quick                          on the laptop and the phone, in light, in French
 *   --language en, --theme dark      of these, or of all, one language or one theme
 *
 * Fails when a screen does not open; the pictures made until then stay.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { setup } from './support/built-application.ts';
import { startChangingServer } from './support/changing-server.ts';
import { launchBrowser } from './support/chromium.ts';
import { type WorkSceneName, workSceneNames } from './support/gallery/work-scenes.ts';
import { openScene, startGallery } from './support/gallery-server.ts';
import { languageCodes, newVisitor, openSample } from './support/journey.ts';
import {
  fillTrash,
  firstRunScreens,
  firstSmeId,
  prepareDevice,
  programmeScreens,
  type Screen,
  settled,
  type Stage,
} from './support/screens.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    language: { type: 'string' },
    theme: { type: 'string' },
  },
});
const only = options.only?.split(',');

const folder = fileURLToPath(new URL('../screens/', import.meta.url));

const sizes = [
  { name: 'laptop', width: 1440, height: 900 },
  { name: 'tablet', width: 820, height: 1180 },
  { name: 'phone', width: 390, height: 844 },
].filter(({ name }) => !options.quick || name !== 'tablet');
const quickly = options.quick ? { theme: 'light', language: 'fr' } : {};
const wanted = { ...quickly, ...options };
const themes = (['light', 'dark'] as const).filter((theme) => theme === (wanted.theme ?? theme));
const languages = languageCodes.filter((code) => code === (wanted.language ?? code));

async function picture(stage: Stage, screen: Screen, language: string): Promise<void> {
  if (only !== undefined && !only.includes(screen.name)) return;
  const { page } = stage.person;
  for (const { name: size, width, height } of sizes) {
    await page.setViewportSize({ width, height });
    await screen.open(stage);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await settled(page);
      const path = join(folder, `${screen.name}-${language}-${theme}-${size}.png`);
      await page.screenshot({ path });
    }
  }
}

/** The scenes of the gallery, which need no server and no second laptop. */
async function scenePictures(browser: Browser): Promise<void> {
  const names = workSceneNames.filter((name) => only === undefined || only.includes(name));
  if (names.length === 0) return;
  const gallery = await startGallery();
  try {
    for (const language of languages) {
      const { context, page } = await newVisitor(browser, language);
      for (const name of names) await scenePicture(page, gallery.address, name, language);
      await context.close();
    }
  } finally {
    gallery.stop();
  }
}

async function scenePicture(
  page: Page,
  address: string,
  name: WorkSceneName,
  language: (typeof languageCodes)[number],
): Promise<void> {
  for (const { name: size, width, height } of sizes) {
    await page.setViewportSize({ width, height });
    await openScene(page, address, name, language);
    for (const theme of themes) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset['theme'] = chosen;
      }, theme);
      await settled(page);
      await page.screenshot({ path: join(folder, `${name}-${language}-${theme}-${size}.png`) });
    }
  }
}

async function pictures(browser: Browser, address: string): Promise<void> {
  for (const language of languages) {
    const { context, person } = await newVisitor(browser, language);
    const blank = {
      person,
      address,
      programmeId: '',
      smeId: '',
      emptyProgrammeId: '',
      vanishedProgrammeId: '',
      newerProgrammeId: '',
    };
    for (const screen of firstRunScreens) await picture(blank, screen, language);
    await person.page.setViewportSize({ width: 1440, height: 900 });
    const device = await prepareDevice(person, address);
    const programmeId = await openSample(person, `${address}`);
    const smeId = await firstSmeId(person);
    await fillTrash(person, 'Poterie Kerlann');
    const stage: Stage = { person, address, programmeId, smeId, ...device };
    for (const screen of programmeScreens) await picture(stage, screen, language);
    await context.close();
  }
}

await setup();
if (only === undefined) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const server = await startChangingServer();
const browser = await launchBrowser();
try {
  await pictures(browser, server.address);
  await scenePictures(browser);
} finally {
  await browser.close();
  await server.stop();
}
