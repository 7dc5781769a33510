/**
 * Documents in a real browser: a photograph loses the place where it was taken and stands upright, files that could run
 * are a name and nothing else, a PDF is drawn under the content policy (control 8), and everything opens without a network
 * after the browser was closed (F78).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { runCarnet } from '../support/carnet-process.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  languageCodes,
  newVisitor,
  pattern,
  type Person,
  readyOffline,
} from '../support/journey.ts';
import { madePdf } from '../support/made-pdf.ts';
import { goToSheet, openLaptop } from '../support/sync-journey.ts';
import { foundProgramme, startNetwork } from '../support/sync-network.ts';

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

/** A photograph of 400 by 200 pixels, turned by its camera, with the place in what the camera wrote. */
async function photograph(page: Page): Promise<Buffer> {
  const plain = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 400;
    canvas.height = 200;
    const context = canvas.getContext('2d');
    context?.fillRect(0, 0, 200, 100);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
    return [...new Uint8Array(await (blob as Blob).arrayBuffer())];
  });
  return Buffer.concat([Buffer.from([0xff, 0xd8]), cameraNotes(), Buffer.from(plain.slice(2))]);
}

/** Orientation 6 (turned to the right), and a part for the place that holds a word we can look for. */
function cameraNotes(): Buffer {
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(count, 4);
    if (type === 3) bytes.writeUInt16BE(value, 8);
    else bytes.writeUInt32BE(value, 8);
    return bytes;
  };
  const place = Buffer.from('SAINT-MALO 48.6493N\0', 'latin1');
  const head = Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1');
  const count = Buffer.from([0, 2]);
  const entries = [entry(0x0112, 3, 1, 6), entry(0x010e, 2, place.length, 8 + 2 + 24 + 4)];
  const body = Buffer.concat([head, count, ...entries, Buffer.alloc(4), place]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), length, body]);
}

/** What a browser says of a network that was taken away, and of the question who is signed in. */
const isNetwork = (complaint: string): boolean =>
  complaint.startsWith('console: Failed to load resource');

/** Everything that is kept of files on this device, as text in which words can be looked for. */
function keptBytes(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('carnet.files.'));
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name?.name ?? '');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
    });
    const rows = await new Promise<{ readonly bytes: Uint8Array }[]>((resolve) => {
      const reading = database.transaction('contents').objectStore('contents').getAll();
      reading.addEventListener('success', () => resolve(reading.result));
    });
    database.close();
    return rows.map(({ bytes }) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
}

/** Two pages with a blue square, a program and a link. */
const guide = () =>
  madePdf({
    pages: [{ words: 'Page one', links: ['https://example.org/guide'] }, { words: 'Page two' }],
    program: 'app.alert(1)',
  });

/** The share of the page of a PDF that is blue. */
const blueShare = (page: Page): Promise<number> =>
  page.locator('canvas[data-page]').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let blue = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at] === 0 && pixels[at + 1] === 0 && pixels[at + 2] === 255) blue += 1;
    }
    return blue / (width * height);
  });

const documentsOf = async ({ page, texts }: Person): Promise<void> => {
  await page.getByRole('tab', { name: texts.sheet.header.documents }).click();
  await page.getByRole('button', { name: texts.files.attach.label, exact: true }).waitFor();
};

const attach = ({ page, texts }: Person, files: Parameters<Page['setInputFiles']>[1]) =>
  page
    .locator(`input[type=file][multiple][aria-label="${texts.files.attach.files}"]`)
    .setInputFiles(files);

describe('documents of a sheet', () => {
  test.each(languageCodes)(
    'are kept without a network, photographs without their place (%s)',
    async (language) => {
      const { context, page, person, complaints } = await newVisitor(browser, language);
      await using _closed = { [Symbol.asyncDispose]: () => context.close() };
      await beginProgramme(person, server.address, { programme: 'E-Channel', member: 'Maëlle' });
      await addSme(person, 'Atelier Kerlan');
      await readyOffline(page);
      await documentsOf(person);
      await context.setOffline(true);
      const photo = await photograph(page);
      expect(photo.includes('SAINT-MALO')).toBe(true);
      await attach(person, [
        { name: 'Guide.pdf', mimeType: 'application/pdf', buffer: Buffer.from(guide()) },
        { name: 'Zone d’emballage.jpeg', mimeType: 'image/jpeg', buffer: photo },
        {
          name: 'page.html',
          mimeType: 'text/html',
          buffer: Buffer.from('<script>document.title = "run"</script>'),
        },
        {
          name: 'photo.heic',
          mimeType: 'image/heic',
          buffer: Buffer.from('\0\0\0\x18ftypheic none'),
        },
      ]);
      const { files } = person.texts;
      await page.getByText('photo.heic').waitFor();
      await page.getByRole('button', { name: 'page.html' }).click();
      await page.getByText(files.notShown).waitFor();
      await page.getByRole('button', { name: files.close, exact: true }).last().click();

      const [kept = '', ...others] = (await keptBytes(page)).toSorted(
        (a, b) => b.length - a.length,
      );
      expect(kept.slice(0, 3)).toBe('\u00ff\u00d8\u00ff');
      expect(others).toHaveLength(2);
      expect(kept).not.toContain('Exif');
      expect(kept).not.toContain('SAINT-MALO');

      await page.reload();
      await documentsOf(person);
      await page.getByRole('button', { name: 'Zone d’emballage.jpg' }).click();
      const picture = page.getByRole('dialog').getByRole('img', { name: 'Zone d’emballage.jpg' });
      await picture.waitFor();
      const size = () =>
        picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
      await expect.poll(size).toEqual([200, 400]);
      await page.getByRole('button', { name: files.close, exact: true }).last().click();

      await page.getByRole('button', { name: 'Guide.pdf' }).click();
      const drawn = (number: number) => page.locator(`canvas[data-page="${number}"]`);
      await drawn(1).waitFor();
      await page.keyboard.press('ArrowRight');
      await drawn(2).waitFor();
      expect(await blueShare(page)).toBeGreaterThan(0.01);
      expect(await page.title()).not.toBe('run');
      expect(complaints).toEqual([]);
    },
  );
});

describe('documents between two laptops', () => {
  test('are sent after the text and fetched where they are opened', async () => {
    const network = await startNetwork();
    await using _stopped = { [Symbol.asyncDispose]: () => network.stop() };
    const programme = await foundProgramme(network, ['Atelier Kerlan']);
    const smeId = programme.smes['Atelier Kerlan'] ?? '';
    const maelle = await openLaptop(browser, network, 'maelle', programme);
    const emma = await openLaptop(browser, network, 'emma', programme);
    await goToSheet(maelle, smeId);
    await documentsOf(maelle.person);
    const back = await maelle.unplug();
    const buffer = await photograph(maelle.page);
    await attach(maelle.person, [{ name: 'Zone.jpeg', mimeType: 'image/jpeg', buffer }]);
    const words = { maelle: maelle.person.texts.files, emma: emma.person.texts.files };
    await maelle.page.getByText(words.maelle.place.waiting).waitFor();
    await back();
    await maelle.page.getByText(words.maelle.place.here, { exact: true }).waitFor();

    await goToSheet(emma, smeId);
    await documentsOf(emma.person);
    await emma.page.getByText(words.emma.place.online).waitFor();
    await emma.page.getByRole('button', { name: 'Zone.jpg' }).click();
    await emma.page.getByRole('button', { name: words.emma.fetch, exact: true }).click();
    const picture = emma.page.getByRole('dialog').getByRole('img', { name: 'Zone.jpg' });
    await picture.waitFor();
    expect(await keptBytes(emma.page)).toEqual(await keptBytes(maelle.page));

    // Room is made of nothing that no backup holds; once one does, the file goes, and comes back when it is opened.
    const { storage } = maelle.person.texts.settings;
    await maelle.page.goto(`${network.address}/p/${programme.id}/settings/storage`);
    const free = maelle.page.getByRole('button', { name: storage.freeNow, exact: true });
    await free.click();
    await maelle.page.getByText(pattern(storage.freeStays_one)).waitFor();
    expect(await keptBytes(maelle.page)).toHaveLength(1);
    await runCarnet(network.place, 'backup');
    await free.click();
    await maelle.page.getByText(pattern(storage.freed_one)).waitFor();
    expect(await keptBytes(maelle.page)).toEqual([]);
    expect(await free.evaluate((button) => button === document.activeElement)).toBe(true);
    await goToSheet(maelle, smeId);
    await documentsOf(maelle.person);
    await maelle.page.getByText(words.maelle.place.online).waitFor();
    await maelle.page.getByRole('button', { name: 'Zone.jpg' }).click();
    await maelle.page.getByRole('button', { name: words.maelle.fetch, exact: true }).click();
    await maelle.page.getByRole('dialog').getByRole('img', { name: 'Zone.jpg' }).waitFor();
    expect(await keptBytes(maelle.page)).toEqual(await keptBytes(emma.page));
    expect([...maelle.complaints, ...emma.complaints].filter((one) => !isNetwork(one))).toEqual([]);
    await Promise.all([maelle.context.close(), emma.context.close()]);
  });
});
