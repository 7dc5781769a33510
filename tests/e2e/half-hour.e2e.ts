/**
 * The half hour of a morning, by keyboard alone, in both languages, with the keys counted: from an empty laptop to the
 * first contact in at most twelve keys beside the words, a meeting planned in at most three, one undone and done again,
 * and back on the row one came from.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  composerOf,
  journalEntries,
  languageCodes,
  newVisitor,
  onlineOnly,
  type Person,
  portfolioHeading,
  waitForValue,
} from '../support/journey.ts';

let browser: Browser;
let server: ChangingServer;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startChangingServer();
});
afterEach(() => server.stop());

const words = {
  fr: {
    programme: 'E-Channel',
    me: 'Maëlle Guivarc’h',
    smes: ['Atelier Kerlan', 'Biscuiterie Ty Gwenn'],
    call: 'tel 12 étiquettes reçues > envoyer le glossaire vendredi',
    said: 'étiquettes reçues',
    meeting: 'mar 14h30',
    unanswered: 'a pas de réponse',
  },
  en: {
    programme: 'E-Channel',
    me: 'Emma Clarke',
    smes: ['Harbour Lamps', 'Kentish Bindery'],
    call: 'call 12 labels received > send the glossary friday',
    said: 'labels received',
    meeting: 'tue 2.30pm',
    unanswered: 'c no answer',
  },
} as const;

/** A keyboard that counts the keys that are no words. */
function handsOn({ keyboard }: Page) {
  let keys = 0;
  return {
    press: async (key: string): Promise<void> => {
      keys += 1;
      await keyboard.press(key);
    },
    say: (text: string): Promise<void> => keyboard.insertText(text),
    keys: () => keys,
  };
}
type Hands = ReturnType<typeof handsOn>;

/** Tab until the element is reached, each counted. */
async function tabOn(page: Page, hands: Hands, isThere: () => Promise<boolean>): Promise<void> {
  for (let steps = 0; steps < 20; steps += 1) {
    if (await isThere()) return;
    await hands.press('Tab');
  }
  throw new Error(`The keyboard does not get there: ${page.url()}`);
}

const focusIs = (page: Page, name: RegExp | string, role: 'button' | 'textbox') => () =>
  page
    .getByRole(role, { name })
    .first()
    .evaluate((it) => it === document.activeElement);

/** From the first screen of an empty laptop to a contact in the journal. */
async function firstContact(
  { page, texts }: Person,
  hands: Hands,
  said: (typeof words)['fr' | 'en'],
) {
  const first = texts['first-run'];
  await page.goto(server.address);
  const begin = page.getByRole('button', { name: first.ways.begin.action, exact: true });
  await begin.waitFor();
  await tabOn(page, hands, focusIs(page, first.ways.begin.action, 'button'));
  await hands.press('Enter');
  await page.getByRole('textbox', { name: first.begin.name }).waitFor();
  await tabOn(page, hands, focusIs(page, first.begin.name, 'textbox'));
  await hands.say(said.programme);
  await tabOn(page, hands, focusIs(page, first.begin.yourName, 'textbox'));
  await hands.say(said.me);
  await hands.press('Enter');
  await portfolioHeading({ page, texts }).waitFor();
  await hands.press('n');
  await page.getByRole('textbox', { name: texts.portfolio.newDialog.name }).waitFor();
  await hands.say(said.smes[0]);
  await hands.press('Enter');
  const line = composerOf({ page, texts });
  await line.waitFor();
  if (!(await line.evaluate((it) => it === document.activeElement))) await hands.press('l');
  await hands.say(said.call);
  await hands.press('Enter');
  await waitForValue(line, '');
  await journalEntries({ page, texts }).filter({ hasText: said.said }).waitFor();
}

describe.each(languageCodes)('the daily half hour, by keyboard: %s', (language) => {
  test('the first contact from an empty laptop, then a second SME, a plan, an undo', async () => {
    const { context, page, person, complaints } = await newVisitor(browser, language, onlineOnly);
    const { texts } = person;
    const said = words[language];
    const hands = handsOn(page);
    await firstContact(person, hands, said);
    expect(hands.keys()).toBeLessThanOrEqual(12);

    // Undone with the caret still in the line, and done again.
    const line = composerOf(person);
    const entry = journalEntries(person).filter({ hasText: said.said });
    await page.keyboard.press('Control+z');
    await entry.waitFor({ state: 'detached' });
    await waitForValue(line, said.call);
    await expect.poll(() => line.evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+Shift+z');
    await entry.waitFor();

    // Back on the list, on the row that one came from; a second SME.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await portfolioHeading(person).waitFor();
    const row = page.locator('tr[data-sme]', { hasText: said.smes[0] });
    await row.waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: texts.portfolio.newDialog.name }).waitFor();
    await page.keyboard.insertText(said.smes[1]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: said.smes[1] }).waitFor();

    // A call that reached nobody says so, and the journal keeps it.
    await line.waitFor();
    if (!(await line.evaluate((it) => it === document.activeElement))) {
      await page.keyboard.press('l');
    }
    await page.keyboard.insertText(said.unanswered);
    await page
      .getByRole('list', { name: texts.sheet.composer.reading })
      .getByText(texts.sheet.composer.reached.no)
      .waitFor();
    await page.keyboard.press('Enter');
    await waitForValue(line, '');

    // A meeting in three keys beside the words.
    await page.keyboard.press('Escape');
    const planning = handsOn(page);
    await planning.press('p');
    const sheet = page.getByRole('dialog', { name: texts.calendar.plan.title });
    await sheet.waitFor();
    await page.keyboard.type(said.meeting);
    await expect.poll(() => sheet.getByRole('textbox').first().inputValue()).toBe('14:30');
    await planning.press('Enter');
    await sheet.waitFor({ state: 'detached' });
    expect(planning.keys()).toBeLessThanOrEqual(3);
    await page.getByText('14:30').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
