/** A block of a spreadsheet that is pasted into the figures of an SME: what became of it is seen where one types. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { addSme, beginProgramme, goInside, newVisitor, onlineOnly } from '../support/journey.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const block = [
  'January 2026\t120\t8\t1240.50',
  'February 2026\t150\t11\t1980',
  'Total\t270\t19\t3220.50',
];

test('the first figures of an SME bring charts, which leave in sight what was left out', async () => {
  const server = await startChangingServer();
  await using _stopped = { [Symbol.asyncDispose]: () => server.stop() };
  const { context, page, person } = await newVisitor(browser, 'en', onlineOnly);
  await using _closed = { [Symbol.asyncDispose]: () => context.close() };
  const { figures } = person.texts;
  await beginProgramme(person, server.address, { programme: 'E-Channel', member: 'Emma' });
  await addSme(person, 'Atelier Kerlan');
  await page.setViewportSize({ width: 1440, height: 900 });
  await goInside(page, `${page.url().replace(/[?#].*$/, '')}/figures`);
  await page.getByRole('gridcell').first().click();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  }, block.join('\n'));
  // The charts stand above the grid.
  await page.getByRole('figure').first().waitFor();
  const grid = page.getByRole('grid');
  const note = grid.getByText(figures.paste.lines_one.replace('{{count, number}}', '1'));
  await note.waitFor();
  const isInSight = async (): Promise<boolean> => {
    const box = await note.boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= 900;
  };
  await expect.poll(isInSight).toBe(true);
});
