import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isBuildFresh } from '../../../scripts/build-freshness.ts';

let folder = '';

const sources = ['src/client/main.tsx', 'locales/en/shell.json', 'public/start.js', 'index.html'];
const built = ['dist/index.html', 'dist/service-worker.js'];

async function write(name: string, seconds: number): Promise<void> {
  await mkdir(join(folder, name, '..'), { recursive: true });
  await writeFile(join(folder, name), name);
  await utimes(join(folder, name), seconds, seconds);
}

/** Gives every folder of the sources the same time, as if nothing had been added since. */
async function settle(): Promise<void> {
  for (const name of ['src/client', 'locales/en', 'locales', 'public']) {
    await utimes(join(folder, name), 100, 100);
  }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-build-'));
  for (const name of sources) await write(name, 100);
  for (const name of built) await write(name, 200);
  await settle();
});
afterEach(() => rm(folder, { recursive: true }));

test('a build that is newer than its sources is fresh', async () => {
  expect(await isBuildFresh(folder)).toBe(true);
});

test.each(sources)('a change of %s asks for a new build', async (name) => {
  await write(name, 300);
  expect(await isBuildFresh(folder)).toBe(false);
});

test('a source that was deleted asks for a new build', async () => {
  await rm(join(folder, 'locales/en/shell.json'));
  expect(await isBuildFresh(folder)).toBe(false);
});

test.each(built)('a build without %s is not one', async (name) => {
  await rm(join(folder, name));
  expect(await isBuildFresh(folder)).toBe(false);
});
