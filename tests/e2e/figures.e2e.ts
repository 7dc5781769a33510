/** The figures of an SME as a browser hands them over: pasted as a block, composed, dictated, typed on a phone. */
import type { Browser, CDPSession, Page } from 'playwright-core';
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

/** A key of the keyboard of a phone: what it is comes with the text alone. */
async function phoneKey(input: CDPSession, text: string): Promise<void> {
  const key = { key: 'Unidentified', windowsVirtualKeyCode: 229 };
  await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await input.send('Input.insertText', { text });
  await input.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

async function compose(input: CDPSession, ...steps: string[]): Promise<void> {
  for (const text of steps) {
    const at = text.length;
    await input.send('Input.imeSetComposition', { text, selectionStart: at, selectionEnd: at });
  }
}

const cellOf = (page: Page, name: string) => page.getByRole('gridcell', { name });
const boxOf = (page: Page, name: string) => page.getByRole('textbox', { name });

test('(F148) a chosen cell takes what comes without a plain key, in the place of what stood in it', async () => {
  const server = await startChangingServer();
  await using _stopped = { [Symbol.asyncDispose]: () => server.stop() };
  const { context, page, person } = await newVisitor(browser, 'en', onlineOnly);
  await using _closed = { [Symbol.asyncDispose]: () => context.close() };
  await beginProgramme(person, server.address, { programme: 'E-Channel', member: 'Emma' });
  await addSme(person, 'Atelier Kerlan');
  await goInside(page, `${page.url().replace(/[?#].*$/, '')}/figures`);
  const grid = page.getByRole('grid');
  await grid.waitFor();
  const [visits, note] = await grid
    .getByRole('row')
    .nth(1)
    .getByRole('gridcell')
    .evaluateAll((cells) => [cells[0]?.textContent ?? '', cells.at(-1)?.textContent ?? '']);
  if (visits === undefined || note === undefined) throw new Error('The grid has no months');
  const input = await context.newCDPSession(page);

  await cellOf(page, note).click();
  await input.send('Input.insertText', { text: 'stall at Brest' });
  await page.keyboard.press('Enter');
  await expect.poll(() => cellOf(page, note).textContent()).toBe(`${note}stall at Brest`);

  // A dead key and its letter, over what stands there.
  await cellOf(page, note).click();
  await compose(input, '^', 'ê');
  await input.send('Input.insertText', { text: 'ê' });
  await page.keyboard.type('tre');
  await page.keyboard.press('Enter');
  await expect.poll(() => cellOf(page, note).textContent()).toBe(`${note}être`);

  // Taken back by the input method, then by Escape.
  await cellOf(page, note).click();
  await compose(input, '^', '');
  await expect.poll(() => boxOf(page, note).inputValue()).toBe('être');
  await compose(input, 'な');
  await input.send('Input.insertText', { text: 'な' });
  await page.keyboard.press('Escape');
  await expect.poll(() => boxOf(page, note).inputValue()).toBe('être');

  // A second click leaves the next letter in the place of the value.
  await cellOf(page, visits).click();
  await phoneKey(input, '4');
  await phoneKey(input, '2');
  await page.keyboard.press('Enter');
  await expect.poll(() => cellOf(page, visits).textContent()).toBe(`${visits}42`);
  await cellOf(page, visits).click();
  await boxOf(page, visits).click();
  await phoneKey(input, '7');
  await expect.poll(() => boxOf(page, visits).inputValue()).toBe('7');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => boxOf(page, visits).inputValue()).toBe('42');
});
