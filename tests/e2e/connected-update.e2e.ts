/**
 * A new version comes to a programme that is connected to a server: its pages hold a request open for as long as they
 * live, the stream of nudges, and the version in charge must not wait for the end of it.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadBuiltSite, nextVersion, withBusyWorker } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  composerOf,
  newVisitor,
  personAt,
  readyOffline,
  waitForValue,
} from '../support/journey.ts';
import { connect, setUp } from '../support/people-journey.ts';
import { startPeopleServer } from '../support/people-server.ts';

/** Long before the browser itself ends a service worker that is busy, which it does after five minutes. */
const takeoverMsMax = 20_000;
const line = 'c 12 half a sentence';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The sheet of a connected programme, loaded anew since the service worker is in charge, with its stream open. */
async function connectedSheet() {
  const server = await startPeopleServer();
  const visitor = await newVisitor(browser, 'en');
  const { context, page, person } = visitor;
  await setUp(visitor, server.setUpAddress);
  const programme = { programme: 'E-Channel', member: 'Maëlle Guivarc’h' } as const;
  const programmeId = await beginProgramme(person, `${server.address}/start?way=add`, programme);
  const smeId = await addSme(person, 'Atelier Kerlan');
  const sheet = `${server.address}/p/${programmeId}/sme/${smeId}`;
  await connect(visitor);
  await readyOffline(page);
  return {
    ...visitor,
    server,
    /** Loads the sheet in a tab, and waits until its exchange is under way. */
    openSheet: async (tab: Page) => {
      const heard = tab.waitForResponse(/\/nudges$/);
      await tab.goto(sheet);
      await composerOf(personAt(tab, 'en')).waitFor();
      return heard;
    },
    sheet,
    async [Symbol.asyncDispose]() {
      await context.close();
      await server.stop();
    },
  };
}

const isThere = (mark: string): boolean =>
  document.querySelector(`meta[name="carnet-version"][content="${mark}"]`) !== null;

const lookForUpdate = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update();
  });

describe('a new version in a connected programme', () => {
  test('(F134) takes over in every tab once someone agrees, with all that was typed', async () => {
    await using scene = await connectedSheet();
    const { context, page, person, server } = scene;
    const nudges = await scene.openSheet(page);
    expect(nudges.fromServiceWorker()).toBe(false);
    const other = await context.newPage();
    await other.goto(scene.sheet);
    await composerOf(personAt(other, 'en')).waitFor();
    await composerOf(person).fill(line);

    server.deploy(nextVersion(await loadBuiltSite(), 'second'));
    await lookForUpdate(page);
    const { apply } = person.texts.pwa.update;
    await page.getByRole('button', { name: apply, exact: true }).click();
    for (const tab of [page, other]) {
      await tab.waitForFunction(isThere, 'second', { timeout: takeoverMsMax });
    }
    await waitForValue(composerOf(person), line);
  });

  test('(F134) takes over from an earlier one whose service worker answers the API', async () => {
    await using scene = await connectedSheet();
    const { context, page, person, server } = scene;
    const site = await loadBuiltSite();
    const { apply } = person.texts.pwa.update;
    const update = async (mark: string) => {
      await lookForUpdate(page);
      await page.getByRole('button', { name: apply, exact: true }).click();
      await page.waitForFunction(isThere, mark, { timeout: takeoverMsMax });
    };
    server.deploy(withBusyWorker(nextVersion(site, 'busy')));
    await update('busy');
    const other = await context.newPage();
    const nudges = await scene.openSheet(page);
    expect(nudges.fromServiceWorker()).toBe(true);
    await other.goto(scene.sheet);
    await composerOf(personAt(other, 'en')).waitFor();
    await composerOf(person).fill(line);

    server.deploy(nextVersion(site, 'second'));
    await update('second');
    await other.waitForFunction(isThere, 'second', { timeout: takeoverMsMax });
    await waitForValue(composerOf(person), line);
  });
});
