/** A browser clears the data under a tab in which somebody types: the words are on the screen that says so, and stay there. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  databaseOf,
  newVisitor,
  pattern,
  programmeIdAt,
} from '../support/journey.ts';
import { detailOf } from '../support/sync-journey.ts';

let browser: Browser;
let server: ChangingServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startChangingServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('(F150) the words of a field that is being typed in are shown, and not all is said to be confirmed', async () => {
  const { context, page, person } = await newVisitor(browser, 'en');
  await beginProgramme(person, server.address, { programme: 'E-Channel', member: 'Emma' });
  await addSme(person, 'Atelier Kerlan');
  await page.goto(`${page.url()}/details`);
  await detailOf(person, 'town').fill('Brest field');
  const waiting = async () => (await databaseOf(page, programmeIdAt(page))).outbox;
  await expect.poll(async () => JSON.stringify(await waiting())).toContain('Brest field');
  const session = await context.newCDPSession(page);
  const cleared = { origin: server.address, storageTypes: 'indexeddb' };
  await session.send('Storage.clearDataForOrigin', cleared);
  const { vanished } = person.texts['first-run'];
  const kept = page.getByRole('textbox', { name: person.texts['sign-in'].lost.texts });
  for (const look of ['at once', 'after a reload']) {
    await page.getByRole('heading', { level: 1, name: vanished.title }).waitFor();
    await kept.waitFor();
    expect(await kept.inputValue(), look).toBe('Brest field');
    await page.getByText(pattern(vanished.words_one)).waitFor();
    expect(await page.getByText(vanished.nonePending).count(), look).toBe(0);
    await page.reload();
  }
  await context.close();
});
