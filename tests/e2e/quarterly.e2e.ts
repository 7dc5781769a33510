/**
 * A quarter without a network: its review drafted from what was logged, a passage corrected, proofread, issued, and handed
 * over as Word files in both languages.
 */
import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partTitles, reportWords } from '../../src/domain/report/quarterly/review-words.ts';
import { present } from '../../src/std/assert.ts';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  issueFirst,
  languageCodes,
  newVisitor,
  openSample,
  readyOffline,
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

const narrow = 320;

/** The files that a press hands over. */
async function downloads(page: Page, count: number, press: () => Promise<void>) {
  const found: Download[] = [];
  const both = new Promise<void>((resolve) => {
    const note = (download: Download): void => {
      found.push(download);
      if (found.length < count) return;
      page.off('download', note);
      resolve();
    };
    page.on('download', note);
  });
  await press();
  await both;
  return Promise.all(
    found.map(async (download) => ({
      name: download.suggestedFilename(),
      content: await readFile(present(await download.path(), 'it is on the disk')),
    })),
  );
}

/** Whether the curves are in a Word file. */
const hasPicture = ({ content }: { readonly content: Buffer }): boolean =>
  content.includes('word/media/');

describe('a quarterly review, without a network', () => {
  test.each(languageCodes)(
    'is drafted, corrected, proofread and written (%s)',
    async (language) => {
      const { context, page, person, complaints } = await newVisitor(browser, language);
      await using _closed = { [Symbol.asyncDispose]: () => context.close() };
      const { quarterly: words } = person.texts;
      await openSample(person, server.address);
      await readyOffline(page);
      await context.setOffline(true);
      await page.keyboard.press('g');
      await page.keyboard.press('q');
      await page.getByRole('radio', { name: /^4 · / }).click();
      await page.getByText('24\u00a0/\u00a024', { exact: true }).waitFor();

      const name = `${partTitles.challenges[language]}, ${reportWords.both[language]}`;
      const named = (text: string): string => text.replace('{{name}}', name);
      await page.getByRole('button', { name: named(words.correctOne), exact: true }).click();
      const box = page.getByRole('textbox').first();
      await box.fill('Brexit.');
      await page.getByRole('button', { name: words.done, exact: true }).click();
      await page.getByRole('button', { name: named(words.readOne), exact: true }).click();
      await page.getByRole('button', { name: named(words.unreadOne), exact: true }).waitFor();

      const files = await downloads(page, 2, () =>
        page.getByRole('button', { name: words.word, exact: true }).click(),
      );
      expect(files.map((file) => file.name).sort()).toEqual([
        'quarterly-review-4-draft-2021-05-19-en.docx',
        'revue-trimestrielle-4-brouillon-2021-05-19-fr.docx',
      ]);
      for (const { content } of files) {
        expect(content.subarray(0, 2).toString()).toBe('PK');
        expect(content.includes('word/document.xml')).toBe(true);
        expect(hasPicture({ content })).toBe(true);
      }

      await page.reload();
      await page.getByText('Brexit.').waitFor();
      expect(await axeFaults(page, 'everything')).toEqual([]);
      expect(await clippedTexts(page)).toEqual([]);
      await page.setViewportSize({ width: narrow, height: 800 });
      expect(await tooWide(page, narrow)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  test('is issued by who coordinates, and stands as it was issued, with its chart', async () => {
    const { context, page, person, complaints } = await newVisitor(browser, 'en');
    await using _closed = { [Symbol.asyncDispose]: () => context.close() };
    const { quarterly: words } = person.texts;
    await openSample(person, server.address);
    await readyOffline(page);
    await context.setOffline(true);
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.getByRole('radio', { name: /^4 · / }).click();
    await issueFirst(person);
    await page.getByText(words.noChanges).waitFor();
    await page.reload();
    await page.getByText(words.noChanges).waitFor();
    const chart = page.getByRole('article').getByRole('img', { name: /24\sSMEs enrolled of 24/ });
    await chart.waitFor();
    const word = () => page.getByRole('button', { name: words.word, exact: true }).click();
    const files = await downloads(page, 2, word);
    expect(files.map(hasPicture)).toEqual([true, true]);
    expect(files.map(({ name }) => name).sort()).toEqual([
      'quarterly-review-4-edition-1-en.docx',
      'revue-trimestrielle-4-edition-1-fr.docx',
    ]);

    await page.getByRole('radio', { name: words.whole, exact: true }).click();
    await chart.waitFor();
    expect((await downloads(page, 2, word)).map(hasPicture)).toEqual([true, true]);
    expect(complaints).toEqual([]);
  });
});
