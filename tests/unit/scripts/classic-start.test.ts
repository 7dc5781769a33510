/** The chunks of the first screen as classic scripts, in a small application that is built for it. */

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import { afterEach, expect, test } from 'vitest';
import { classicStart } from '../../../scripts/classic-start.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

const sources = {
  'index.html': '<!doctype html><body><script type="module" src="/main.js"></script></body>',
  'early.js': 'export const early = ["early"];',
  'library.js': 'export const said = []; export function say(word) { said.push(word); }',
  'main.js': `
    import { early } from './early.js';
    import { say, said } from './library.js';
    say(early[0]);
    export const name = await Promise.resolve('main');
    say(name);
    globalThis.outcome = { said, later: () => import('./later.js') };
  `,
  'later.js': `
    import { say } from './library.js';
    import { name } from './main.js';
    export const later = () => say(name);
  `,
};

/** Builds the application, with another line where it says its name; answers where it lies. */
async function built(instead = 'say(name);'): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'carnet-classic-'));
  folders.push(root);
  await mkdir(root, { recursive: true });
  for (const [name, text] of Object.entries(sources)) {
    await writeFile(
      join(root, name),
      text.replace('say(name);', () => instead),
    );
  }
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [classicStart(['library', 'app'], ['early'])],
    build: {
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'early', test: /early\.js$|preload-helper/, priority: 3 },
              { name: 'library', test: /library\.js$/, priority: 2 },
              { name: 'app', tags: ['$initial'], priority: 1 },
            ],
          },
        },
      },
    },
  });
  return join(root, 'dist');
}

const scriptPattern = /<script[^>]* src="\/([^"]+)"/g;

test('runs in its order, waits, and hands on to what is loaded later', async () => {
  const dist = await built();
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  const files = [...page.matchAll(scriptPattern)].map(([, file = '']) => file);
  expect(files.map((file) => file.replace(/-[\w-]{8}\.js$/, ''))).toEqual([
    'assets/early',
    'assets/library-classic',
    'assets/app-classic',
  ]);
  expect(page.match(/type="module"/g)).toHaveLength(1);

  const failures: unknown[] = [];
  const place: Record<string, unknown> = { reportError: (error: unknown) => failures.push(error) };
  const context = createContext(place);
  for (const file of files) {
    const code = await readFile(join(dist, file), 'utf8');
    // One of them is a module; a context has no place for what only a module can say.
    const said = code.replace(/export\s*\{[^}]*\};?/, '').replaceAll('import.meta', '({})');
    runInContext(said, context);
  }
  await expect.poll(() => place['outcome']).toBeDefined();
  expect(failures).toEqual([]);
  expect(place).toMatchObject({ outcome: { said: ['early', 'main'] } });

  const library = files[1]?.replace(/-classic-.*$/, '') ?? '';
  const parts = Object.keys(place['$carnet'] as object);
  const handingOn = parts.find((part) => `assets/${part}`.startsWith(`${library}-`)) ?? '';
  Object.assign(globalThis, { $carnet: place['$carnet'] });
  const module = join(dist, 'assets', handingOn.replace('.js', '.mjs'));
  await writeFile(module, await readFile(join(dist, 'assets', handingOn), 'utf8'));
  const handed: Record<string, unknown> = await import(pathToFileURL(module).href);
  expect(Object.values(handed).map((value) => typeof value)).toContain('function');
});

test('a failure on the way is told to the window', async () => {
  const dist = await built(`throw new Error('on the way');`);
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  const [, main = ''] = /src="\/(assets\/app-classic[^"]+)"/.exec(page) ?? [];
  const failures: unknown[] = [];
  // Whatever it takes from the parts before it, under names that the build chose.
  const part = new Proxy({}, { get: () => Object.assign(() => undefined, ['early']) });
  const parts = new Proxy({}, { get: () => part });
  const place = { $carnet: parts, reportError: (error: unknown) => failures.push(error) };
  runInContext(await readFile(join(dist, main), 'utf8'), createContext(place));
  await expect.poll(() => failures.length).toBe(1);
  expect(String(failures[0])).toContain('on the way');
});

test('what a classic script cannot say stops the build', async () => {
  await expect(built('say(import.meta.resolve(name));')).rejects.toThrow('import.meta');
});
