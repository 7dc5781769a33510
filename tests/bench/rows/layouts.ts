/** The layouts of docs/decisions/0002-pages.md side by side (`--only layouts`): told as ratios to the rows. */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dropProfile, newProfile, startBrowser } from '../browser-process.ts';
import { type LayoutName, layoutNames } from '../layout-names.ts';
import { type BenchRow, median, ratioOf, rotated, type Times } from '../measure.ts';
import { type BenchContext, harnessPage } from './bench-context.ts';

const works = {
  write: 'write all',
  journal: 'open a journal, p50',
  everything: 'read everything',
  edit: 'edit one entry, p50',
  bytes: 'on disk',
} as const;

export async function layoutRows(context: BenchContext): Promise<BenchRow[]> {
  const repetitions: Times[] = [];
  for (let repetition = 0; repetition < context.repetitions; repetition += 1) {
    const times: Record<string, readonly number[]> = {};
    for (const name of rotated(layoutNames, repetition)) {
      for (const [work, list] of Object.entries(await measure(context, name))) {
        times[`${name} ${work}`] = list;
      }
    }
    repetitions.push(times);
  }
  const compare = (measured: LayoutName, floor: LayoutName): BenchRow[] =>
    Object.entries(works).map(([work, what]) => ({
      goal: 'layout',
      what: `${measured} / ${floor}: ${what}`,
      ratio: ratioOf(repetitions, [`${measured} ${work}`, `${floor} ${work}`], median),
    }));
  return [
    ...compare('pages', 'rows'),
    ...compare('texts', 'rows'),
    ...compare('packed', 'rows'),
    ...compare('packed', 'pages'),
  ];
}

/** On an empty profile, so that what it takes on disk is its own. */
async function measure(context: BenchContext, name: LayoutName): Promise<Times> {
  const profile = await newProfile();
  try {
    const browser = await startBrowser(profile);
    let times: Times;
    try {
      const page = await harnessPage(context, browser);
      times = await page.evaluate(({ layout, size }) => window.bench.measureLayout(layout, size), {
        layout: name,
        size: context.size,
      });
    } finally {
      await browser.close();
    }
    return { ...times, bytes: [await bytesIn(join(profile, 'Default', 'IndexedDB'))] };
  } finally {
    await dropProfile(profile);
  }
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
