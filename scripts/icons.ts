/**
 * Draws the PNG icons from the SVG ones in `public/icons`, with a real browser, so that they
 * look as they do on a screen. Run by hand when a drawing changes; the PNGs are committed.
 *
 * `CHROME_PATH=<path of a Chromium> npx tsx scripts/icons.ts`
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './repository-files.ts';

/** The files to draw: from which drawing, and how many pixels wide and high. */
const icons = [
  { file: 'icon-192.png', drawing: 'icon.svg', pixels: 192 },
  { file: 'icon-512.png', drawing: 'icon.svg', pixels: 512 },
  { file: 'maskable-512.png', drawing: 'maskable.svg', pixels: 512 },
  { file: 'apple-touch-icon.png', drawing: 'maskable.svg', pixels: 180 },
] as const;

const executablePath = process.env['CHROME_PATH'];
if (executablePath === undefined) throw new Error('Set CHROME_PATH to the path of a Chromium.');

const folder = join(root, 'public', 'icons');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const { file, drawing, pixels } of icons) {
    const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
    const svg = await readFile(join(folder, drawing), 'utf8');
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
    await writeFile(join(folder, file), await page.screenshot({ omitBackground: true }));
    await page.close();
    console.log(`${file}: ${pixels} × ${pixels}`);
  }
} finally {
  await browser.close();
}
