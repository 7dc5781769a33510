/**
 * Gives the browser journeys a production build: what they drive is what is served to
 * people. Runs once before the suite; builds only when `dist` is missing or older than one
 * of its sources, so `verify`, which has just built, loses no time here. Bundles the server
 * as well, which the journeys start many times.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleServer } from './bundled-server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['src', 'locales', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
const builtFile = join(root, 'dist', 'index.html');

async function lastChangeMs(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}

async function isStale(): Promise<boolean> {
  if (!existsSync(builtFile)) return true;
  const changes = await Promise.all(sources.map((path) => lastChangeMs(join(root, path))));
  return Math.max(...changes) > statSync(builtFile).mtimeMs;
}

/** Vitest sets these for itself; inherited, they would make a development build. */
const ownOfVitest = ['NODE_ENV', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'VITEST', 'TEST'];

function productionEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !ownOfVitest.includes(name));
  return { ...Object.fromEntries(inherited), NODE_ENV: 'production' };
}

/** Vitest's global setup of the browser suite. */
export async function setup(): Promise<void> {
  await bundleServer();
  if (!(await isStale())) return;
  const build = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    env: productionEnvironment(),
    stdio: 'inherit',
  });
  if (build.status !== 0) throw new Error('The application could not be built for the journeys');
}
