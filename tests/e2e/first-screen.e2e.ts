/**
 * A start that shows the list as it was last drawn, before the application has come: with the content policy of
 * production, and nothing of it where it is true no more.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { screenKey } from '../../src/client/storage/layout.ts';
import {
  complaintsOf,
  composerOf,
  logLine,
  newVisitor,
  onlineOnly,
  openSample,
} from '../support/journey.ts';

let browser: Browser;
let server: ChangingServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startChangingServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const isKept = (page: Page): Promise<boolean> =>
  page.evaluate((key) => localStorage.getItem(key) !== null, screenKey);

/** Pixels by which the first row still moves, until everything that its screen needs has come. */
const rowsMovedBy = async (page: Page): Promise<number> => {
  const topOfFirst = (): Promise<number> =>
    page.evaluate(
      () => document.querySelector('#root tbody a')?.getBoundingClientRect().top ?? Number.NaN,
    );
  const before = await topOfFirst();
  await page.waitForLoadState('networkidle');
  return (await topOfFirst()) - before;
};

/** Carnet itself, of which the start can be held up. */
const application = /\/assets\/carnet-classic-\w+\.js$/;

test('the list is there before the application, and goes when that has come or cannot come, and with the first change', async () => {
  // Without the copy of the application that the browser keeps: what is late comes from the server.
  const { context, page, person } = await newVisitor(browser, 'fr', onlineOnly);
  await using _closed = { [Symbol.asyncDispose]: () => context.close() };
  const complaints = complaintsOf(context);
  const programmeId = await openSample(person, server.address);
  const list = `${server.address}/p/${programmeId}`;
  const [lastDrawn, own] = [page.locator('#first-screen table'), page.locator('#root table')];
  await page.goto(list);
  await expect.poll(() => isKept(page)).toBe(true);
  const drawn = await own.innerText();

  let arrive = (): void => undefined;
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(application, async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(list, { waitUntil: 'commit' });
  await lastDrawn.waitFor();
  expect(await lastDrawn.innerText()).toBe(drawn);
  expect(await own.count()).toBe(0);
  expect(await page.locator('#first-screen [data-momentary]').isVisible()).toBe(false);
  arrive();
  await own.waitFor();
  expect(await page.locator('#first-screen').count()).toBe(0);
  expect(complaints).toEqual([]);

  await expect.poll(() => isKept(page)).toBe(true);
  await page.unroute(application);
  await page.route(application, (route) => route.abort());
  await page.goto(list);
  await page.locator('#start-failed').waitFor();
  expect(await page.locator('#first-screen').count()).toBe(0);

  await page.unroute(application);
  await page.goto(list);
  await own.waitFor();
  // Nothing that comes later moves the rows: one that moved between press and release would not open.
  const [first, moved] = [own.getByRole('link').first(), await rowsMovedBy(page)];
  expect(moved).toBe(0);
  await first.click();
  await composerOf(person).waitFor();
  expect(await isKept(page)).toBe(true);
  await logLine(person, 'a 12 étiquettes reçues');
  await expect.poll(() => isKept(page)).toBe(false);
});
