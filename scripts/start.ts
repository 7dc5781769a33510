/** `npm start`: builds the application when it is missing or older than its sources, then serves it. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isBuildFresh } from './build-freshness.ts';
import { root } from './repository-files.ts';

function build(): void {
  console.log('Building Carnet…\nConstruction de Carnet…');
  const vite = join(
    dirname(createRequire(import.meta.url).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (!(await isBuildFresh())) build();
await import('../src/server/main.ts');
