/** What somebody types in is taken away in mid-word, in another tab as by a colleague: they go on typing, and nothing is lost. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { addSme, beginProgramme, newVisitor, waitForValue } from '../support/journey.ts';

let browser: Browser;
let server: ChangingServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startChangingServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('(F168) a window that closes in mid-word leaves its words in another, which has the next letters', async () => {
  const { context, page, person } = await newVisitor(browser, 'en');
  const { achievements, shell, 'my-day': day, domain, sheet } = person.texts;
  await beginProgramme(person, server.address, { programme: 'E-Channel', member: 'Emma' });
  await addSme(person, 'Atelier Kerlan');
  const details = `${page.url()}/details`;
  await page.goto(details);
  await page.getByRole('button', { name: achievements.add }).click();
  await page.getByRole('button', { name: achievements.create }).click();
  const edit = (on: typeof page) =>
    on.getByRole('button', { name: `Edit: ${domain.option.achievementKind.firstSaleAbroad}` });
  await edit(page).click();
  const note = page.getByRole('textbox', { name: /^Note/u }).first();
  await note.focus();
  const other = await context.newPage();
  await other.goto(details);
  await edit(other).click();
  const remove = other.getByRole('button', { name: sheet.delete });
  await remove.waitFor();
  // Less than what is written by itself: only the box has it.
  await page.keyboard.type('Half');
  await remove.click();
  const gone = page.getByRole('dialog', { name: shell.stray.title });
  await gone.waitFor();
  await page.keyboard.type(' a word');
  await waitForValue(gone.getByRole('textbox'), 'Half a word');
  await gone.getByRole('button', { name: sheet.close }).click();
  await page.reload();
  await page.getByRole('link', { name: shell.nav.myDay }).first().click();
  const kept = page.getByRole('region', { name: day.section.typedBefore });
  await expect.poll(() => kept.getByRole('textbox').inputValue()).toBe('Half a word');
  await context.close();
});
