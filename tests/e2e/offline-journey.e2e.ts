/**
 * A day with Carnet and no network, on one profile that lives through the end of its browser: begin a programme by
 * keyboard, add an SME, lose the server and the network, start again, log a call, see it in another tab, lose the
 * browser's process, and find everything in its place.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Language } from '../../src/domain/entity/field.ts';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchProfile } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  complaintsOf,
  composerOf,
  journalEntries,
  killBrowser,
  logLine,
  pattern,
  type Person,
  personAt,
  readyOffline,
  settingsOf,
} from '../support/journey.ts';

let profile: string;
let server: ChangingServer;
let context: BrowserContext | undefined;

beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'carnet-profile-'));
  server = await startChangingServer();
});
afterEach(async () => {
  await context?.close();
  context = undefined;
  await server.stop();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the browser of the profile; without a network once the server is gone. */
async function start(language: Language, offline: boolean): Promise<BrowserContext> {
  context = await launchProfile(profile, settingsOf(language));
  await context.setOffline(offline);
  return context;
}

const firstPage = async (opened: BrowserContext): Promise<Page> =>
  opened.pages()[0] ?? opened.newPage();

/** The line is read in both languages; these are the same call, told in each. */
const calls = {
  fr: {
    line: 'a 12 claire étiquettes EN reçues > envoyer le glossaire vendredi',
    text: 'claire étiquettes EN reçues',
    action: 'envoyer le glossaire',
  },
  en: {
    line: 'c 12 claire EN labels received > send the glossary friday',
    text: 'claire EN labels received',
    action: 'send the glossary',
  },
} as const;

/** The Friday that comes next, as the local calendar of the device has it. */
function nextFriday(): string {
  const day = new Date();
  do day.setDate(day.getDate() + 1);
  while (day.getDay() !== 5);
  const part = (number: number): string => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${part(day.getMonth() + 1)}-${part(day.getDate())}`;
}

/** The call in the journal, and its action with its due date beside it. */
async function expectCall(person: Person, language: Language): Promise<void> {
  const { page } = person;
  const call = calls[language];
  const entry = journalEntries(person).filter({ hasText: call.text });
  await entry.waitFor();
  expect(await entry.count()).toBe(1);
  // For a moment the line that was logged is still read below its field, without the date.
  const due = new RegExp(`\\b${Number(nextFriday().slice(8))}\\b`);
  const action = page.getByRole('listitem').filter({ hasText: call.action });
  await action.filter({ hasText: due }).first().waitFor();
}

describe('a day without a network', () => {
  test.each(['fr', 'en'] as const)(
    'begun by keyboard (%s), it survives a cold start and the death of the browser',
    async (language) => {
      const online = await start(language, false);
      const page = await firstPage(online);
      const person = personAt(page, language);
      await beginProgramme(person, server.address, {
        programme: 'E-Channel',
        member: 'Maëlle Guivarc’h',
      });
      await addSme(person, 'Atelier Kerlan');
      const sheet = page.url();
      await readyOffline(page);
      await online.close();

      server.deploy(undefined);
      const offline = await start(language, true);
      const complaints = complaintsOf(offline);
      const here = personAt(await firstPage(offline), language);
      const response = await here.page.goto(sheet);
      expect(response?.fromServiceWorker()).toBe(true);
      await here.page.getByRole('heading', { level: 1, name: 'Atelier Kerlan' }).waitFor();

      const other = personAt(await offline.newPage(), language);
      await other.page.goto(sheet);
      await composerOf(other).waitFor();
      await here.page.bringToFront();
      const begun = Date.now();
      await logLine(here, calls[language].line);
      await expectCall(here, language);
      expect(Date.now() - begun).toBeLessThan(10_000);
      await expectCall(other, language);
      expect(complaints).toEqual([]);
      await killBrowser(offline);

      const again = await start(language, true);
      const back = personAt(await firstPage(again), language);
      await back.page.goto(sheet);
      await expectCall(back, language);
      expect(await journalEntries(back).count()).toBe(1);
    },
  );

  test('what was logged offline is taken back with Ctrl Z, action and all', async () => {
    const online = await start('fr', false);
    const person = personAt(await firstPage(online), 'fr');
    const { page } = person;
    await beginProgramme(person, server.address, { programme: 'E-Channel', member: 'Maëlle' });
    await addSme(person, 'Atelier Kerlan');
    await readyOffline(page);
    server.deploy(undefined);
    await online.setOffline(true);

    await logLine(person, calls.fr.line);
    await expectCall(person, 'fr');
    // In a field, Ctrl Z takes back letters: the line is left first.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.getByText(pattern(person.texts.shell.undone)).first().waitFor();
    await expect.poll(() => journalEntries(person).count()).toBe(0);
    expect(await page.getByText(calls.fr.action).count()).toBe(0);

    await page.reload();
    // The filters stand over a journal that was read.
    await page.getByRole('radiogroup', { name: person.texts.sheet.journal.filter.label }).waitFor();
    expect(await journalEntries(person).count()).toBe(0);
    expect(await page.getByText(calls.fr.action).count()).toBe(0);
  });
});
