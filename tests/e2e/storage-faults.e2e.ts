/**
 * The storage of a device at its worst: a renderer that dies in the middle of saving, a disk without room, a browser
 * that clears the data or keeps none. What was shown as saved is there; what is not saved is never called so.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordsOf } from '../../src/client/storage/page-rows.ts';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { findChromium, launchBrowser, launchProfile } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  composerOf,
  type DatabaseDump,
  databaseOf,
  journalEntries,
  killBrowser,
  logLine,
  newVisitor,
  onlineOnly,
  openSample,
  pattern,
  type Person,
  personAt,
  programmeIdAt,
  settingsOf,
  waitForValue,
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

async function onSheet(language: 'fr' | 'en' = 'en', prepare?: (page: Page) => Promise<void>) {
  const visitor = await newVisitor(browser, language);
  open.push(visitor.context);
  await prepare?.(visitor.page);
  await beginProgramme(visitor.person, server.address, names);
  await addSme(visitor.person, 'Atelier Kerlan');
  return visitor;
}

/** Which contacts the rows of the database hold, confirmed or waiting: the journal as it must be shown. */
function contactsIn({ pages, outbox }: DatabaseDump): ReadonlySet<string> {
  const confirmed = pages.flatMap(recordsOf);
  const waiting = outbox.flatMap(({ group }) => group).filter(({ kind }) => kind === 'create');
  return new Set([
    ...confirmed.filter(({ entity }) => entity === 'contact').map(({ id }) => id),
    ...waiting.filter(({ entity }) => entity === 'contact').map(({ record }) => record),
  ]);
}

const savesMax = 50;

/** Logs notes as fast as they are saved; `seen` has each as soon as it is shown, which is after it was saved. */
async function logUntilDeath(person: Person, seen: number[]): Promise<void> {
  for (let count = 1; count <= savesMax; count += 1) {
    await logLine(person, `n entry ${count} of the crash`);
    await journalEntries(person)
      .filter({ hasText: `entry ${count} of the crash` })
      .waitFor();
    seen.push(count);
  }
}

/** Everything that was seen is there again, and the screen shows what lies in the database, no more and no less. */
async function expectAllThere(person: Person, sheet: string, seen: readonly number[]) {
  const { page } = person;
  await page.goto(sheet);
  await composerOf(person).waitFor();
  const programmeId = programmeIdAt(page);
  await journalEntries(person).first().waitFor();
  const texts = (await journalEntries(person).allTextContents()).join('\n');
  for (const count of seen) expect(texts).toContain(`entry ${count} of the crash`);
  const stored = contactsIn(await databaseOf(page, programmeId));
  expect(await journalEntries(person).count()).toBe(stored.size);
}

/** A moment in the middle of the saves, another one at every run. */
const someMs = (): number => 300 + Math.floor(Math.random() * 1200);

describe('a process that dies in the middle of 50 saves', () => {
  test('(F01) the page: everything that showed as saved is there', async () => {
    const { context, page, person } = await onSheet();
    const sheet = page.url();
    const session = await context.newCDPSession(page);
    const seen: number[] = [];
    const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()));
    const moment = someMs();
    const logging = logUntilDeath(person, seen).catch(() => undefined);
    await expect.poll(() => seen.length, { timeout: 20_000 }).toBeGreaterThan(0);
    const timer = setTimeout(() => void session.send('Page.crash').catch(() => undefined), moment);
    await crashed;
    clearTimeout(timer);
    await page.close();
    await logging;
    expect(seen.length).toBeLessThan(savesMax);
    await expectAllThere(personAt(await context.newPage(), 'en'), sheet, seen);
  });

  test('(F02) the browser: everything that showed as saved is there, without a repair', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'carnet-profile-'));
    open.push({ close: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }) });
    const first = await launchProfile(profile, settingsOf('en'));
    const person = personAt(first.pages()[0] ?? (await first.newPage()), 'en');
    await beginProgramme(person, server.address, names);
    await addSme(person, 'Atelier Kerlan');
    const sheet = person.page.url();
    const seen: number[] = [];
    const logging = logUntilDeath(person, seen).catch(() => undefined);
    await expect.poll(() => seen.length, { timeout: 20_000 }).toBeGreaterThan(2);
    await killBrowser(first);
    await logging;
    expect(seen.length).toBeLessThan(savesMax);
    const second = await launchProfile(profile, settingsOf('en'));
    open.push(second);
    await expectAllThere(
      personAt(second.pages()[0] ?? (await second.newPage()), 'en'),
      sheet,
      seen,
    );
  });
});

test('(F03) every commit behind a "saved" waits for the disk', async () => {
  const { page, person } = await onSheet('en', async (opened) => {
    await opened.addInitScript(() => {
      const commits: string[] = [];
      Object.assign(globalThis, { commits });
      // oxlint-disable-next-line typescript/unbound-method -- Bound again by `call` below.
      const begin = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function transaction(stores, mode, options) {
        if (mode === 'readwrite') {
          commits.push(`${JSON.stringify(stores)}: ${options?.durability ?? 'default'}`);
        }
        return begin.call(this, stores, mode, options);
      };
    });
  });
  await logLine(person, 'c 12 labels received > send the glossary friday');
  await journalEntries(person).filter({ hasText: 'labels received' }).waitFor();
  const programmeId = programmeIdAt(page);
  await expect.poll(async () => (await databaseOf(page, programmeId)).outbox.length).toBe(0);
  const commits = await page.evaluate(
    () => (globalThis as unknown as { readonly commits: readonly string[] }).commits,
  );
  expect(commits.some((commit) => commit.includes('outbox') && !commit.includes('pages'))).toBe(
    true,
  );
  expect(commits.some((commit) => commit.includes('pages'))).toBe(true);
  expect(commits.filter((commit) => !commit.endsWith(': strict'))).toEqual([]);
});

/** Leaves the site this much room, in bytes, until the answer is called. */
async function limitRoom(page: Page, bytes: number): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const limit = { origin: server.address, quotaSize: bytes };
  await session.send('Storage.overrideQuotaForOrigin', limit);
  // The limit holds as long as the session does.
  return () => session.detach();
}

/** Logs notes that no storage can press together until one is not saved; answers the name of that one. */
async function fillRoom(person: Person): Promise<string> {
  const { page, texts } = person;
  const composer = composerOf(person);
  const refused = page.getByText(texts.sheet.composer.notSaved);
  for (let count = 1; count <= 60; count += 1) {
    const name = `filling-${count}-`;
    await composer.fill(`n ${name} ${randomBytes(12_000).toString('base64')}`);
    await composer.press('Enter');
    const entry = journalEntries(person).filter({ hasText: name });
    await entry.or(refused).first().waitFor();
    if ((await refused.count()) > 0) return name;
  }
  throw new Error('The room was never used up');
}

describe('a device without room', () => {
  test.each(['fr', 'en'] as const)(
    '(F04) keeps the line on the screen, says so (%s), and goes on once there is room',
    async (language) => {
      // Without the files that the service worker keeps, the room is filled by notes alone.
      const visitor = await newVisitor(browser, language, onlineOnly);
      open.push(visitor.context);
      const { page, person } = visitor;
      await page.goto(server.address);
      const giveRoom = await limitRoom(page, 500_000);
      await beginProgramme(person, server.address, names);
      await addSme(person, 'Atelier Kerlan');
      const lost = await fillRoom(person);

      const { failure, notSaved, here } = person.texts.shell.saved;
      await page.getByText(failure.full.title).first().waitFor();
      await page.getByRole('button', { name: notSaved }).waitFor();
      expect((await composerOf(person).inputValue()).startsWith(`n ${lost} `)).toBe(true);
      expect(await page.getByText(here.laptop).count()).toBe(0);
      expect(await journalEntries(person).filter({ hasText: lost }).count()).toBe(0);

      await giveRoom();
      await composerOf(person).focus();
      await page.keyboard.press('Enter');
      await waitForValue(composerOf(person), '');
      await journalEntries(person).filter({ hasText: lost }).waitFor();
      // On the pill, and in what is read aloud of it.
      await page.getByText(here.laptop).first().waitFor();
      const entries = await journalEntries(person).count();
      await page.reload();
      await journalEntries(person).filter({ hasText: lost }).waitFor();
      expect(await journalEntries(person).count()).toBe(entries);
    },
  );

  test('(F05) takes a backup copy in as a whole or not at all', async () => {
    const giver = await newVisitor(browser, 'en', onlineOnly);
    open.push(giver.context);
    const programmeId = await openSample(giver.person, server.address);
    await giver.page.goto(`${server.address}/p/${programmeId}/settings/storage`);
    const download = giver.page.waitForEvent('download');
    await giver.page
      .getByRole('button', { name: giver.person.texts.backup.save, exact: true })
      .click();
    const file = await (await download).path();

    const taker = await newVisitor(browser, 'en', onlineOnly);
    open.push(taker.context);
    const { page, person } = taker;
    const words = person.texts.backup.takeIn;
    await page.goto(`${server.address}/start?way=takeIn`);
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
    await page.locator('input[type=file]').setInputFiles(file);
    const take = page.getByRole('button', { name: words.action, exact: true });
    await take.waitFor();
    const giveRoom = await limitRoom(page, 100_000);
    await take.click();
    await page.getByText(person.texts['first-run'].failure.full.title).waitFor();
    expect(await page.evaluate(() => localStorage.getItem('carnet.programmes') ?? '[]')).toBe('[]');

    await giveRoom();
    await take.click();
    await page
      .getByRole('heading', { level: 1, name: person.texts.portfolio.title })
      .waitFor({ timeout: 60_000 });
    expect(programmeIdAt(page)).toBe(programmeId);
  });
});

/** Clears the databases of the site, as a browser does that makes room: other storage stays. */
async function clearDatabases(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: server.address,
    storageTypes: 'indexeddb',
  });
  await session.detach();
}

describe('data that the browser removed', () => {
  const expectVanished = async ({ page, texts }: Person): Promise<void> => {
    const words = texts['first-run'].vanished;
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
    await page.getByText(pattern(words.last)).waitFor();
    const known = [words.nonePending, words.pending_one, words.pending_other].map(
      (text) => pattern(text).source,
    );
    await page.getByText(new RegExp(known.join('|'))).waitFor();
  };

  test('(F06) while Carnet was closed, are missed and named, with what was last known', async () => {
    const { context, page, person, complaints } = await onSheet();
    const sheet = page.url();
    await page.goto('about:blank');
    await clearDatabases(context, page);
    await page.goto(sheet);
    await expectVanished(person);
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.reload();
    await expectVanished(person);
    expect(loads).toBe(1);
    expect(complaints).toEqual([]);
  });

  test.each(['at rest', 'in the middle of saves'])(
    '(F06) under an open tab %s, end in the same screen and not in a circle',
    async (when) => {
      const { context, page, person } = await onSheet();
      await logLine(person, 'n before the end');
      await journalEntries(person).filter({ hasText: 'before the end' }).waitFor();
      let loads = 0;
      page.on('load', () => (loads += 1));
      const seen: number[] = [];
      // The last one waits for an entry that never comes, or for a composer that went with the sheet.
      const saving =
        when === 'at rest' ? undefined : logUntilDeath(person, seen).catch(() => undefined);
      if (saving !== undefined) {
        await expect.poll(() => seen.length, { timeout: 20_000 }).toBeGreaterThan(0);
      }
      await clearDatabases(context, page);
      await expectVanished(person);
      expect(loads).toBe(0);
      // None was made in place of the one that is gone: nothing could be saved there.
      const names = await page.evaluate(async () => {
        const databases = await indexedDB.databases();
        return databases.map(({ name }) => name);
      });
      expect(names.filter((name) => name?.includes(programmeIdAt(page)))).toEqual([]);
      await page.reload();
      await expectVanished(person);
      await page.close();
      await saving;
    },
  );
});

test('(F09) a connection that is closed under the application loses no save', async () => {
  const { page, person } = await onSheet('en', async (opened) => {
    await opened.addInitScript(() => {
      const opened_: IDBDatabase[] = [];
      Object.assign(globalThis, { openedDatabases: opened_ });
      // oxlint-disable-next-line typescript/unbound-method -- Bound again by `apply` below.
      const begin = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function transaction(...parameters) {
        opened_.push(this);
        return begin.apply(this, parameters);
      };
    });
  });
  await logLine(person, 'n before');
  await journalEntries(person).filter({ hasText: 'before' }).waitFor();
  await page.evaluate(() => {
    const { openedDatabases } = globalThis as unknown as {
      readonly openedDatabases: readonly IDBDatabase[];
    };
    for (const database of openedDatabases) database.close();
  });
  await logLine(person, 'n and after');
  await journalEntries(person).filter({ hasText: 'and after' }).waitFor();
  await page.reload();
  await journalEntries(person).filter({ hasText: 'and after' }).waitFor();
  expect(await journalEntries(person).count()).toBe(2);
});

test('(F10) a browser that keeps nothing is named before the first word is typed', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'carnet-profile-'));
  open.push({ close: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }) });
  await mkdir(join(profile, 'Default'));
  // As the setting "block all cookies and site data" stands on the disk.
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
  const context = await launchProfile(profile, settingsOf('fr'));
  open.push(context);
  // The shell that npm installs reads no settings: there, storage answers as it does under that one.
  if ((await findChromium()).source === 'package') await context.addInitScript(refuseStorage);
  const page = context.pages()[0] ?? (await context.newPage());
  const { texts } = personAt(page, 'fr');
  await page.goto(server.address);
  const words = texts['first-run'];
  await page.getByText(words.blocked.title).waitFor();
  const begin = page.getByRole('button', { name: words.ways.begin.action, exact: true });
  await begin.waitFor();
  expect(await begin.getAttribute('aria-disabled')).toBe('true');
  await begin.click({ force: true });
  expect(await page.getByRole('textbox').count()).toBe(0);
});

/** Runs in the page. */
function refuseStorage(): void {
  const refuse = (): never => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(globalThis, name, { get: refuse });
  }
  Object.assign(IDBFactory.prototype, { open: refuse, databases: async () => refuse() });
  Object.assign(CacheStorage.prototype, { open: async () => refuse() });
}
