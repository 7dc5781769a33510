/**
 * Compresses the files of a build once, for every server that will serve it: a server that had to do it itself would
 * start two seconds later, each time.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { compressed, compressedPath } from '../src/server/http/site.ts';

/** Writes what is smaller compressed into `dist/.compressed`, once everything else has been written. */
export function compressBuild(root: string): Plugin {
  const built = join(root, 'dist');
  return {
    name: 'carnet:compress-build',
    apply: 'build',
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler(error) {
        if (error) return;
        const entries = await readdir(built, { recursive: true, withFileTypes: true });
        for (const entry of entries) {
          const path = join(entry.parentPath, entry.name);
          const name = relative(built, path);
          if (!entry.isFile() || name.startsWith('.')) continue;
          const content = await readFile(path);
          const smaller = await compressed(name, content);
          if (smaller === undefined) continue;
          const target = compressedPath(built, name, content);
          await mkdir(dirname(target), { recursive: true });
          await writeFile(`${target}.br`, smaller.brotli);
          await writeFile(`${target}.gz`, smaller.gzip);
        }
      },
    },
  };
}
