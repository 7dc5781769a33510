/**
 * Keeps the hashed files of earlier builds for a while (`.cache/earlier-assets`), where the
 * server finds them: a page that was opened before a new version came still asks for its own.
 * A page with a service worker has them all already; this serves those without.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A page left open for longer than this has been reloaded, or its day is over. */
const keptDays = 14;
const dayMs = 86_400_000;

/** Puts the files of this build aside for the builds after it, and drops those past their time. */
export function keepEarlierAssets(root: string): Plugin {
  const assets = join(root, 'dist', 'assets');
  const kept = join(root, '.cache', 'earlier-assets');
  return {
    name: 'carnet:earlier-assets',
    apply: 'build',
    closeBundle() {
      if (!existsSync(assets)) return;
      mkdirSync(kept, { recursive: true });
      const now = new Date();
      for (const name of readdirSync(assets)) {
        cpSync(join(assets, name), join(kept, name));
        utimesSync(join(kept, name), now, now);
      }
      for (const name of readdirSync(kept)) {
        const path = join(kept, name);
        if (now.getTime() - statSync(path).mtimeMs > keptDays * dayMs) rmSync(path);
      }
    },
  };
}
