/**
 * A server is lost without a backup. The programme is connected again from the device on which it was begun, with what
 * everybody made; a colleague who is invited again brings what she typed meanwhile.
 */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  goInside,
  journalEntries,
  languageCodes,
  logLine,
  newVisitor,
  onlineOnly,
} from '../support/journey.ts';
import { connect, invite, join, settingsOf, setUp } from '../support/people-journey.ts';
import { startPeopleServer } from '../support/people-server.ts';

/** Words that stand in no text of Carnet. */
const canaries = { sme: 'Zyxolithe', entry: 'quokkaphone', colleague: 'axolotl', later: 'numbat' };

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('a server that was lost', () => {
  test.each(languageCodes)(
    '(F223) is given the programme again, by its founder: %s',
    async (language) => {
      const server = await startPeopleServer();
      await using _server = { [Symbol.asyncDispose]: () => server.stop() };
      const maelle = await newVisitor(browser, language, onlineOnly);
      await using _maelle = { [Symbol.asyncDispose]: () => maelle.context.close() };
      const { page } = maelle;
      const { people } = maelle.person.texts;
      const { again, connected } = people.connection;
      await setUp(maelle, server.setUpAddress);
      const programmeId = await beginProgramme(maelle.person, `${server.address}/start?way=add`, {
        programme: 'E-Channel',
        member: 'Maëlle Guivarc’h',
      });
      const smeId = await addSme(maelle.person, canaries.sme);
      await logLine(maelle.person, `a 12 ${canaries.entry} reçu`);
      await connect(maelle);
      const emma = await newVisitor(browser, 'en', onlineOnly);
      await using _emma = { [Symbol.asyncDispose]: () => emma.context.close() };
      const email = 'emma@example.org';
      await join(emma, await invite(maelle, 'Emma Clarke'), email, 'Emma Clarke');
      await emma.page.getByRole('link', { name: canaries.sme }).first().click();
      await logLine(emma.person, `e 5 ${canaries.colleague} sent`);
      await goInside(page, `${server.address}/p/${programmeId}/sme/${smeId}`);
      await journalEntries(maelle.person).filter({ hasText: canaries.colleague }).waitFor();

      const setUpAddress = await server.lose();
      await logLine(emma.person, `e 6 ${canaries.later} asked`);
      await setUp(maelle, setUpAddress);
      await page.goto(`${server.address}/p/${programmeId}`);
      await goInside(page, settingsOf(page, 'members'));
      await page.getByRole('button', { name: again.action }).click();
      const dialog = page.getByRole('dialog');
      // Nothing is done before it is confirmed.
      await dialog.getByRole('button', { name: people.access.cancel }).click();
      await page.getByRole('button', { name: again.action }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: again.confirm }).click(),
      ]);
      const copy = gunzipSync(await readFile(await download.path())).toString();
      for (const word of [canaries.entry, canaries.colleague]) expect(copy).toContain(word);
      await page.getByText(connected).waitFor();
      await page.getByRole('button', { name: again.action }).waitFor({ state: 'detached' });

      // Emma is a member of the programme, whose access ended with the server.
      await page.getByText('Emma Clarke').first().click();
      await page.getByRole('button', { name: people.access.invite, exact: true }).click();
      const address = page.getByRole('textbox', { name: people.link.address });
      await join(emma, await address.inputValue(), email, 'Emma Clarke');
      await emma.page.getByRole('link', { name: canaries.sme }).first().click();
      for (const word of [canaries.entry, canaries.colleague, canaries.later]) {
        await journalEntries(emma.person).filter({ hasText: word }).waitFor();
      }
      await page.getByRole('button', { name: people.link.done }).click();
      await goInside(page, `${server.address}/p/${programmeId}/sme/${smeId}`);
      for (const word of Object.values(canaries).slice(1)) {
        await journalEntries(maelle.person).filter({ hasText: word }).waitFor();
      }
      // The browser itself complains of answers without the programme, and of sessions that went.
      const complaints = [...maelle.complaints, ...emma.complaints];
      expect(complaints.filter((one) => !one.includes('Failed to load resource'))).toEqual([]);
    },
    120_000,
  );
});
