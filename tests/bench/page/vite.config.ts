/** Builds the page of the bench for production, below `/bench/` of the application that it measures. */

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { logMadeAhead, sampleMadeAhead } from '../../../scripts/log-made-ahead.ts';
import { sampleGroups } from '../../../src/domain/sample/sample-programme.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const repository = here('../../../');

export default defineConfig({
  root: here('.'),
  base: '/bench/',
  publicDir: false,
  cacheDir: here('../../../.cache/vite-bench'),
  plugins: [
    react(),
    sampleMadeAhead(repository),
    logMadeAhead(repository, 'tests/bench/page/sample-without-forms.ts', () =>
      sampleGroups({ hasForms: false }),
    ),
  ],
  // RxDB brings another version of it, and a page cannot hold two.
  resolve: { dedupe: ['dexie'] },
  build: {
    target: 'es2022',
    outDir: here('../../../.cache/bench/page'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
  },
});
