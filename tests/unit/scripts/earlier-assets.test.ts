import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepEarlierAssets } from '../../../scripts/earlier-assets.ts';

const daySeconds = 86_400;
let folder = '';
const kept = () => join(folder, '.cache', 'earlier-assets');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-assets-'));
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
  await mkdir(kept(), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** Ends a build that wrote these files. */
async function endBuild(...names: readonly string[]): Promise<void> {
  await rm(join(folder, 'dist', 'assets'), { recursive: true });
  await mkdir(join(folder, 'dist', 'assets'));
  for (const name of names) await writeFile(join(folder, 'dist', 'assets', name), name);
  const { closeBundle } = keepEarlierAssets(folder) as unknown as { closeBundle: () => void };
  closeBundle();
}

async function age(name: string, days: number): Promise<void> {
  const seconds = Date.now() / 1000 - days * daySeconds;
  await utimes(join(kept(), name), seconds, seconds);
}

test('the files of a build outlive it by 14 days', async () => {
  await endBuild('main-a.js');
  await age('main-a.js', 13.9);
  await endBuild('main-b.js');
  expect((await readdir(kept())).toSorted()).toEqual(['main-a.js', 'main-b.js']);
  await age('main-a.js', 14.1);
  await endBuild('main-b.js');
  expect(await readdir(kept())).toEqual(['main-b.js']);
});

test('a file that is built again is as young as its last build', async () => {
  await endBuild('font-a.woff2');
  await age('font-a.woff2', 20);
  await endBuild('font-a.woff2', 'main-c.js');
  expect((await readdir(kept())).toSorted()).toEqual(['font-a.woff2', 'main-c.js']);
});

test('a build that wrote nothing changes nothing', async () => {
  await rm(join(folder, 'dist'), { recursive: true });
  const { closeBundle } = keepEarlierAssets(folder) as unknown as { closeBundle: () => void };
  expect(closeBundle).not.toThrow();
});
