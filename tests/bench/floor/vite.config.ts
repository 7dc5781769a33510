/** Builds the floor application with the service worker of Carnet, made as Carnet's own build makes it. */

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  publicDir: false,
  cacheDir: here('../../../.cache/vite-bench-floor'),
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '../../../src/client/service-worker',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js}'],
        dontCacheBustURLsMatching: /^assets\//,
        rollupFormat: 'iife',
        target: 'es2022',
        sourcemap: false,
      },
    }),
  ],
  build: {
    target: 'es2022',
    outDir: here('../../../.cache/bench/floor'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
  },
});
