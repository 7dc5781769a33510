/**
 * Versions that meet: a newer Carnet wants the database that this tab holds, an upgrade that fails half-way, a part
 * of the application that a deployment took away. Nothing hangs, nothing goes round in circles, no word is lost.
 */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Site } from '../../src/server/http/site.ts';
import {
  type ChangingServer,
  loadBuiltSite,
  nextSchema,
  renamed,
  startChangingServer,
  withText,
} from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  composerOf,
  databaseOf,
  journalEntries,
  logLine,
  newVisitor,
  type Person,
  programmeIdAt,
} from '../support/journey.ts';

let browser: Browser;
let server: ChangingServer;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startChangingServer();
});
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
  await server.stop();
});

const names = { programme: 'E-Channel', member: 'Emma' } as const;

async function onSheet(options: Parameters<typeof newVisitor>[2] = {}) {
  const visitor = await newVisitor(browser, 'en', options);
  open.push(visitor.context);
  await beginProgramme(visitor.person, server.address, names);
  await addSme(visitor.person, 'Atelier Kerlan');
  return visitor;
}

/** Opens the database as a newer version of Carnet would; its upgrade ends well or throws. */
const openNewer = (page: Page, programmeId: string, upgrade: 'works' | 'throws') =>
  page.evaluate(
    ([name, how]) =>
      new Promise<string>((resolve) => {
        const request = indexedDB.open(name, 1000);
        request.onupgradeneeded = () => {
          if (how === 'works') {
            request.result.createObjectStore('ofTheNewerVersion');
            return;
          }
          request.result.deleteObjectStore('outbox');
          request.result.deleteObjectStore('pages');
          throw new Error('The upgrade is broken');
        };
        request.onsuccess = () => {
          request.result.close();
          resolve('opened');
        };
        request.onerror = (event) => {
          event.preventDefault();
          resolve('refused');
        };
      }),
    [`carnet-${programmeId}`, upgrade] as const,
  );

describe('a newer version that opens the database', () => {
  test('(F41) is let in at once; this tab keeps what is typed and asks to be loaded again', async () => {
    const { context, page, person } = await onSheet();
    const programmeId = programmeIdAt(page);
    await logLine(person, 'c 12 labels received');
    await journalEntries(person).filter({ hasText: 'labels received' }).waitFor();
    const newer = await context.newPage();
    await newer.goto(`${server.address}/start`);
    await composerOf(person).focus();
    await page.keyboard.insertText('n half a sentence');
    expect(await openNewer(newer, programmeId, 'works')).toBe('opened');
    const words = person.texts['first-run'].failure;
    await page.getByRole('heading', { level: 1, name: words.outdated.title }).waitFor();
    await page.getByText(words.outdated.todo).waitFor();
    const kept = await databaseOf(newer, programmeId);
    expect(kept.drafts.map(({ text }) => text)).toEqual(['n half a sentence']);
    expect(JSON.stringify(kept)).toContain('labels received');

    // Loaded again it is still the older version here: it says so, and leaves the newer data alone.
    await page.getByRole('button', { name: words.reload, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: words.newer.title }).waitFor();
    expect(await databaseOf(newer, programmeId)).toEqual(kept);
  });

  test('(F43) whose upgrade fails half-way leaves the old data whole', async () => {
    const { context, page, person } = await onSheet();
    const programmeId = programmeIdAt(page);
    await logLine(person, 'c 12 labels received');
    await journalEntries(person).filter({ hasText: 'labels received' }).waitFor();
    const sheet = page.url();

    const newer = await context.newPage();
    await newer.goto(`${server.address}/start`);
    await page.goto('about:blank');
    expect(await openNewer(newer, programmeId, 'throws')).toBe('refused');
    await page.goto(sheet);
    await journalEntries(person).filter({ hasText: 'labels received' }).waitFor();
    await logLine(person, 'n it goes on');
    await journalEntries(person).filter({ hasText: 'it goes on' }).waitFor();
  });
});

/** Waits until this version runs the page without a network, then looks for another one as the page does by itself. */
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    await (await navigator.serviceWorker.getRegistration())?.update();
  });

/** A version that knows no lessons: to it, the word stands for nothing that anybody wrote. */
function withoutLessons(site: Site): Site {
  let older = site;
  for (const path of [...site.keys()].filter((one) => one.endsWith('.js'))) {
    older = withText(older, path, (script) =>
      script.replaceAll(/(?<![-/\w])lesson(?![-\w])/g, 'neverLesson'),
    );
  }
  return renamed(older, 'without');
}

/** A lesson that a newer version saved and had not confirmed when its page went away, written past the application. */
const addWaiting = (page: Page, programmeId: string, text: string) =>
  page.evaluate(
    async ([name, home, words]) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The database does not open'));
      });
      const id = crypto.randomUUID();
      const meta = await new Promise<{ memberId: string }>((resolve) => {
        const request = database.transaction('meta').objectStore('meta').getAll();
        request.onsuccess = () => resolve(request.result[0] as { memberId: string });
      });
      const operation = {
        ...{ operationId: id, kind: 'create', entity: 'lesson', record: id, home },
        fields: {
          number: { value: 2 },
          text: { value: { lang: 'en', text: words } },
          theme: { value: 'support' },
        },
        ...{ by: meta.memberId, at: Date.now(), version: 1 },
      };
      await new Promise<void>((resolve, reject) => {
        const change = database.transaction('outbox', 'readwrite');
        change.objectStore('outbox').add({ state: 'sealed', tab: '', group: [operation] });
        change.oncomplete = () => resolve();
        change.onerror = () => reject(new Error('The change is not written'));
      });
      database.close();
    },
    [`carnet-${programmeId}`, programmeId, text] as const,
  );

describe('a step back to an older version, and forward again', () => {
  /** Brings in what is served now. */
  async function update(page: Page, person: Person): Promise<void> {
    await lookForUpdate(page);
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: person.texts.pwa.update.apply, exact: true }).click();
    await loaded;
  }

  test('(F70) says so, hands out a copy of everything, offers the update, and nothing is lost', async () => {
    const older = await loadBuiltSite();
    const { page, person } = await onSheet({ acceptDownloads: true });
    await logLine(person, 'c 12 labels received');
    const labels = journalEntries(person).filter({ hasText: 'labels received' });
    await labels.waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

    server.deploy(nextSchema(older, 'newer'));
    await update(page, person);
    await labels.waitFor();
    await logLine(person, 'n written by the newer version');
    const written = journalEntries(person).filter({ hasText: 'written by the newer version' });
    await written.waitFor();
    await composerOf(person).focus();
    await page.keyboard.insertText('n half a sentence');
    const programmeId = programmeIdAt(page);
    await expect
      .poll(async () => (await databaseOf(page, programmeId)).drafts.length)
      .toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    const kept = await databaseOf(page, programmeId);

    server.deploy(older);
    await update(page, person);
    const words = person.texts['first-run'].failure.newer;
    const title = page.getByRole('heading', { level: 1, name: words.title });
    await title.waitFor();
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.reload();
    await title.waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: person.texts.backup.save, exact: true }).click();
    const file = gunzipSync(await readFile(await (await downloading).path())).toString();
    expect(file).toContain('labels received');
    expect(file).toContain('written by the newer version');
    expect(file).toContain('half a sentence');
    expect(await databaseOf(page, programmeId)).toEqual(kept);
    expect(loads).toBe(1);

    server.deploy(nextSchema(older, 'again'));
    await update(page, person);
    await labels.waitFor();
    await written.waitFor();
    await expect.poll(() => composerOf(person).inputValue()).toBe('n half a sentence');
  });

  test('[X4] that knows fewer kinds of record keeps those, also unsent, and takes the rest', async () => {
    const newer = await loadBuiltSite();
    const older = withoutLessons(newer);
    server.deploy(older);
    const { page, person } = await onSheet();
    const sheet = page.url();
    const programmeId = programmeIdAt(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    const words = person.texts.lessons;
    const toLessons = () => page.goto(sheet.replace(/\/sme\/.*$/, '/lessons'));
    const lesson = (text: string) => page.getByRole('cell', { name: text });
    await toLessons();
    await page.getByText(words.empty.title).waitFor();

    server.deploy(newer);
    await update(page, person);
    await page.getByRole('button', { name: words.add, exact: true }).first().click();
    await page.getByLabel(/^Lesson, English/).fill('Parcels wait at the border');
    await page.getByRole('button', { name: words.create, exact: true }).click();
    await lesson('Parcels wait at the border').waitFor();

    server.deploy(older);
    await update(page, person);
    await page.getByText(words.empty.title).waitFor();
    await addWaiting(page, programmeId, 'August is quiet');
    await page.goto(sheet);
    await logLine(person, 'c written by the older version');
    const written = journalEntries(person).filter({ hasText: 'written by the older version' });
    await written.waitFor();
    await expect
      .poll(async () =>
        (await databaseOf(page, programmeId)).outbox.flatMap(({ group }) =>
          group.map(({ entity }) => entity),
        ),
      )
      .toEqual(['lesson']);

    server.deploy(renamed(newer, 'again'));
    await update(page, person);
    await written.waitFor();
    await toLessons();
    await lesson('Parcels wait at the border').waitFor();
    await lesson('August is quiet').waitFor();
    await expect.poll(async () => (await databaseOf(page, programmeId)).outbox.length).toBe(0);
  });
});

/** The chunk of the settings, which nobody has loaded yet on a sheet. */
function settingsChunk(site: Site): string {
  const path = [...site.keys()].find((one) => /^\/assets\/settings-screen-[\w-]+\.js$/.test(one));
  if (path === undefined) throw new Error('The settings have no chunk of their own');
  return path;
}

describe('a part of the application that a deployment took away', () => {
  const withoutWorker = { serviceWorkers: 'block' } as const;

  test('(F45) is fetched by loading the page again, once, and the draft is still there', async () => {
    const { page, person } = await onSheet(withoutWorker);
    await composerOf(person).focus();
    await page.keyboard.insertText('n half a sentence');
    const sheet = page.url();
    const programmeId = programmeIdAt(page);
    await expect
      .poll(async () => (await databaseOf(page, programmeId)).drafts.length)
      .toBeGreaterThan(0);
    server.deploy(renamed(await loadBuiltSite(), 'second'));
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.getByRole('link', { name: person.texts.shell.nav.settings }).first().click();
    await page.getByRole('heading', { level: 1, name: person.texts.settings.title }).waitFor();
    expect(loads).toBe(1);
    await page.goto(sheet);
    await expect.poll(() => composerOf(person).inputValue()).toBe('n half a sentence');
  });

  test('(F45) and is nowhere any more ends in a screen with a way back, not in a circle', async () => {
    const { page, person } = await onSheet(withoutWorker);
    const site = await loadBuiltSite();
    const gone = settingsChunk(site);
    server.deploy(new Map([...site].filter(([path]) => path !== gone)));
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.getByRole('link', { name: person.texts.shell.nav.settings }).first().click();
    await page.getByText(person.texts.shell.broken.title).waitFor();
    expect(loads).toBe(1);
    await page
      .getByRole('link', { name: person.texts.shell.broken.portfolio, exact: true })
      .click();
    await page.getByRole('heading', { level: 1, name: person.texts.portfolio.title }).waitFor();
    expect(loads).toBe(2);
  });
});
