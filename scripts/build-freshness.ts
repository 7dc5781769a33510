/**
 * Whether the built application is that of the sources as they are now. Compares times of
 * change, folders included, so that a deleted or renamed file counts as well. The service
 * worker is what a build writes last: a build that was cut off has none, or an old one.
 */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './repository-files.ts';

const sources = ['src/client', 'src/domain', 'src/protocol', 'src/std', 'locales', 'public'];
const singleFiles = ['index.html', 'vite.config.ts', 'package-lock.json'];

async function lastChangeMs(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const times = entries.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(own.mtimeMs, ...times);
}

/** True when `dist` is complete and newer than everything that it is made from. */
export async function isBuildFresh(folder: string = root): Promise<boolean> {
  const last = join(folder, 'dist', 'service-worker.js');
  if (!existsSync(last) || !existsSync(join(folder, 'dist', 'index.html'))) return false;
  const changes = [...sources, ...singleFiles].map((path) => lastChangeMs(join(folder, path)));
  return Math.max(...(await Promise.all(changes))) < statSync(last).mtimeMs;
}
