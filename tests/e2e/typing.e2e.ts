/**
 * Typing is never lost: not by a change of language in the middle of a word, not by a new version, not by a browser
 * that dies, not by a tab that is closed while the caret stands in a field.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type ChangingServer,
  loadBuiltSite,
  nextVersion,
  startChangingServer,
} from '../support/changing-server.ts';
import { launchBrowser, launchProfile } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  composerOf,
  databaseOf,
  killBrowser,
  newVisitor,
  type Person,
  personAt,
  portfolioHeading,
  programmeIdAt,
  readyOffline,
  settingsOf,
  textsOf,
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

const names = { programme: 'E-Channel', member: 'Maëlle' } as const;

/** Someone on the sheet of an SME of a programme of their own. */
async function onSheet(language: 'fr' | 'en' = 'fr') {
  const visitor = await newVisitor(browser, language);
  open.push(visitor.context);
  await beginProgramme(visitor.person, server.address, names);
  await addSme(visitor.person, 'Atelier Kerlan');
  return visitor;
}

const townOf = ({ page, texts }: Person): Locator =>
  page.getByRole('textbox', { name: texts.domain.field.sme.town, exact: true });

const openDetails = async ({ page, texts }: Person): Promise<void> => {
  await page.getByRole('tab', { name: texts.sheet.header.details }).click();
};

const switchTo = async (page: Page, language: 'fr' | 'en'): Promise<void> => {
  const { name } = { name: textsOf.en.shell.languages[language] };
  await page.getByRole('radio', { name }).click();
  await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
};

describe('a change of language in the middle of typing', () => {
  test('keeps what stands in the line, on the screen and as a draft', async () => {
    const { page, person } = await onSheet('fr');
    const half = 'a 12 claire étiquettes à moitié tap';
    await composerOf(person).focus();
    await page.keyboard.insertText(half);
    await switchTo(page, 'en');
    const english = personAt(page, 'en');
    await waitForValue(composerOf(english), half);
    await composerOf(english).press('End');
    await page.keyboard.insertText('ées');
    await waitForValue(composerOf(english), `${half}ées`);
    const programmeId = programmeIdAt(page);
    await expect
      .poll(async () => (await databaseOf(page, programmeId)).drafts.map(({ text }) => text))
      .toEqual([`${half}ées`]);
  });

  test('keeps what stands in a field of the details, and saves it', async () => {
    const { page, person } = await onSheet('fr');
    await openDetails(person);
    await townOf(person).focus();
    await page.keyboard.insertText('Saint-Ma');
    await switchTo(page, 'en');
    const english = personAt(page, 'en');
    await waitForValue(townOf(english), 'Saint-Ma');
    await townOf(english).press('End');
    await page.keyboard.insertText('lo');
    await townOf(english).press('Tab');
    // At once: the last letters may not be in the database yet.
    await page.reload();
    await waitForValue(townOf(english), 'Saint-Malo');
  });
});

test('(F173) a window that closes over the box leaves the caret in it: the next letters arrive', async () => {
  const { page, person } = await onSheet('en');
  const line = composerOf(person);
  await line.focus();
  await page.keyboard.type('line ');
  await page.keyboard.press('Control+K');
  const palette = page.getByRole('dialog');
  await palette.waitFor();
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
  await page.keyboard.type('more');
  await waitForValue(line, 'line more');
});

describe('a tab that goes while someone types', () => {
  test('closed with the caret in a field, it leaves the field saved', async () => {
    const { context, page, person } = await onSheet('en');
    await openDetails(person);
    const address = page.url();
    await townOf(person).focus();
    await page.keyboard.insertText('Roscoff');
    const other = await context.newPage();
    await page.close({ runBeforeUnload: true });
    const next = personAt(other, 'en');
    await other.goto(address);
    await expect
      .poll(async () => {
        await other.reload();
        await townOf(next).waitFor();
        return townOf(next).inputValue();
      })
      .toBe('Roscoff');
  });

  test('(F10b) killed with the browser, it brings back the line and the new SME as they stood 2 s before', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'carnet-profile-'));
    open.push({ close: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }) });
    const first = await launchProfile(profile, settingsOf('fr'));
    const person = personAt(first.pages()[0] ?? (await first.newPage()), 'fr');
    const { page } = person;
    await beginProgramme(person, server.address, names);
    const portfolio = page.url();
    await addSme(person, 'Atelier Kerlan');
    const sheet = page.url();
    await page.goto(portfolio);
    await portfolioHeading(person).waitFor();
    await page.keyboard.press('n');
    const nameField = (one: Person) =>
      one.page.getByRole('textbox', { name: one.texts.portfolio.newDialog.name });
    await nameField(person).waitFor();
    const newName = await typeWithoutPause(page, 'Biscuiterie ');
    await page.goto(sheet);
    await composerOf(person).focus();
    const line = await typeWithoutPause(page, 'n ');
    await killBrowser(first);

    const second = await launchProfile(profile, settingsOf('fr'));
    open.push(second);
    const back = personAt(second.pages()[0] ?? (await second.newPage()), 'fr');
    await back.page.goto(sheet);
    await composerOf(back).waitFor();
    const kept = await composerOf(back).inputValue();
    expect(line.before2s.startsWith('n 1')).toBe(true);
    expect(kept.startsWith(line.before2s), `${kept} / ${line.before2s}`).toBe(true);
    expect(line.all.startsWith(kept)).toBe(true);
    await back.page.goto(portfolio);
    await portfolioHeading(back).waitFor();
    await back.page.keyboard.press('n');
    await nameField(back).waitFor();
    expect(newName.all.startsWith(await nameField(back).inputValue())).toBe(true);
    expect((await nameField(back).inputValue()).startsWith(newName.before2s)).toBe(true);
  });
});

/** Types for four seconds with never a pause; tells what stood there two seconds before the end. */
async function typeWithoutPause(page: Page, start: string) {
  const begun = Date.now();
  const strokes: { readonly text: string; readonly at: number }[] = [];
  let all = start;
  await page.keyboard.insertText(start);
  for (let count = 1; Date.now() - begun < 4000; count += 1) {
    const word = `${count} `;
    await page.keyboard.type(word, { delay: 20 });
    all += word;
    strokes.push({ text: all, at: Date.now() });
  }
  const end = Date.now();
  return { all, before2s: strokes.findLast(({ at }) => at <= end - 2000)?.text ?? start };
}

describe('a new version while someone types', () => {
  const updateFound = (page: Page): Promise<void> =>
    page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    });
  const versionOf = (page: Page): Promise<string | null> =>
    page.evaluate(
      () => document.querySelector('meta[name="carnet-version"]')?.getAttribute('content') ?? null,
    );

  test('(F46) waits for consent, then for the end of the line; afterwards every tab has it', async () => {
    const { context, page, person } = await onSheet('en');
    await readyOffline(page);
    const other: Person = personAt(await context.newPage(), 'en');
    await other.page.goto(page.url());
    const line = 'c 12 half a sentence';
    await composerOf(other).focus();
    await other.page.keyboard.insertText(line);

    server.deploy(nextVersion(await loadBuiltSite(), 'second'));
    await updateFound(page);
    const words = person.texts.pwa.update;
    const apply = (one: Person): Locator =>
      one.page.getByRole('button', { name: words.apply, exact: true });
    await apply(person).waitFor();
    await apply(other).waitFor();
    expect(await versionOf(page)).toBeNull();

    let otherLoads = 0;
    other.page.on('load', () => (otherLoads += 1));
    await apply(person).click();
    await page.waitForFunction(() => document.querySelector('meta[content="second"]') !== null);
    await other.page.getByText(words.waiting).waitFor();
    await other.page.keyboard.insertText(' goes on');
    await waitForValue(composerOf(other), `${line} goes on`);
    expect(otherLoads).toBe(0);

    await composerOf(other).blur();
    await other.page.waitForFunction(
      () => document.querySelector('meta[content="second"]') !== null,
    );
    await waitForValue(composerOf(other), `${line} goes on`);
    expect(otherLoads).toBe(1);
  });
});
