/**
 * A checklist gone through with the keyboard alone and without a network, in each language: answered by digits, walked with
 * arrows and Enter, found again after a reload where it was left, with nothing that axe knows against it.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eligibilityChecklist } from '../../src/domain/form/templates/eligibility-checklist.ts';
import { itemsOf } from '../../src/domain/form/template.ts';
import { yesNoOptions } from '../../src/domain/form/wordings.ts';
import { present } from '../../src/std/assert.ts';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  languageCodes,
  newVisitor,
  readyOffline,
  tabTo,
} from '../support/journey.ts';
import { axeFaults, clippedTexts, tooWide } from '../support/page-faults.ts';

let browser: Browser;
let server: ChangingServer;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startChangingServer();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const [registered, inArea] = itemsOf(eligibilityChecklist);
const narrow = 320;

describe('a checklist by keyboard, without a network', () => {
  test.each(languageCodes)('is answered, left and resumed (%s)', async (language) => {
    const { context, page, person, complaints } = await newVisitor(browser, language);
    await using _closed = { [Symbol.asyncDispose]: () => context.close() };
    const { texts } = person;
    const first = present(registered, 'the checklist has a question').label[language];
    const second = present(inArea, 'the checklist has two').label[language];
    const yes = present(yesNoOptions[0], 'yes is an answer').label[language];
    await beginProgramme(person, server.address, { programme: 'E-Channel', member: 'Maëlle' });
    await addSme(person, 'Atelier Kerlan');
    await readyOffline(page);
    await context.setOffline(true);

    await tabTo(page.getByRole('tab', { name: texts.sheet.header.journal }));
    await page.keyboard.press('ArrowRight');
    await tabTo(page.getByRole('button', { name: texts.form.begin.do, exact: true }));
    await page.keyboard.press('Enter');

    const question = (name: string) => page.getByRole('group', { name, exact: true });
    await tabTo(question(first).getByRole('radio').first());
    await page.keyboard.press('1');
    await question(first).getByRole('radio', { name: yes, exact: true, checked: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => document.activeElement?.closest('[data-item]')?.getAttribute('data-item') === 'inArea',
    );
    await page.keyboard.press('2');
    await question(second).getByRole('radio', { checked: true }).waitFor();

    await page.reload();
    await question(first).getByRole('radio', { name: yes, exact: true, checked: true }).waitFor();
    await question(second).getByRole('radio', { checked: true }).waitFor();
    expect(await axeFaults(page, 'everything')).toEqual([]);
    expect(await clippedTexts(page)).toEqual([]);
    await page.setViewportSize({ width: narrow, height: 800 });
    expect(await tooWide(page, narrow)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
