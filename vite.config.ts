/**
 * The build: the application with its service worker, into `dist`. Nothing is inlined into the
 * page, because the server's content policy allows neither scripts nor styles in it.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { classicStart } from './scripts/classic-start.ts';
import { compressBuild } from './scripts/compress-build.ts';
import { keepEarlierAssets } from './scripts/earlier-assets.ts';
import { sampleMadeAhead } from './scripts/log-made-ahead.ts';
import { preloadFont } from './scripts/preload-font.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Not the port of the server: browsers keep data by address, and these are not for work. */
const developmentPort = 4322;

/** A file larger than this is a mistake, not a part of an application that opens at once. */
const precachedBytesMax = 2 * 1024 * 1024;

const earlyPattern = /[\\/]client[\\/]app[\\/]early\.ts$/;
const libraryPattern = /[\\/]node_modules[\\/]/;

/**
 * What several parts share, in one file per layer: left alone, the bundler makes a file of every few lines, and each of
 * them costs the service worker as much as a large one before Carnet is ready without a network. A layer uses only the
 * layers below it, so that no two files wait for each other.
 */
const sharedLayers = Object.entries({
  lower: /[\\/]src[\\/](?:std|domain|protocol)[\\/]/,
  // With the part of the library that only `i18n` uses, which would else be put beside the first who needs it.
  model: /[\\/]client[\\/](?:i18n|model|ports|storage|sync)[\\/]|[\\/]react-i18next[\\/]/,
  ui: /[\\/]client[\\/]ui[\\/]/,
  parts: /[\\/]client[\\/]parts[\\/]/,
}).map(([name, test]) => ({
  name,
  test,
  minShareCount: 2,
  includeDependenciesRecursively: false,
}));

interface PrecachedFile {
  readonly url: string;
  revision: string | null;
  size: number;
  integrity?: string;
}

/** Gives each file its hash, so that a version with an altered file is never installed. */
async function withIntegrity(files: PrecachedFile[]): Promise<{ manifest: PrecachedFile[] }> {
  const manifest = await Promise.all(
    files.map(async (file) => {
      const content = await readFile(new URL(`dist/${file.url}`, import.meta.url));
      const digest = createHash('sha256').update(content).digest('base64');
      return { ...file, integrity: `sha256-${digest}` };
    }),
  );
  return { manifest };
}

export default defineConfig({
  root,
  cacheDir: '.cache/vite',
  plugins: [
    react(),
    sampleMadeAhead(root),
    classicStart(['rolldown-runtime', 'libraries', 'carnet'], ['early']),
    preloadFont(/source-sans-3-latin-wght-normal.*\.woff2$/),
    keepEarlierAssets(root),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/client/service-worker',
      filename: 'service-worker.ts',
      injectRegister: false,
      // Both manifests are files of ours, one per language.
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,png,webmanifest}'],
        globIgnores: ['service-worker-retired.js'],
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: precachedBytesMax,
        manifestTransforms: [withIntegrity],
        rollupFormat: 'iife',
        target: 'es2022',
        sourcemap: false,
      },
    }),
    // After the service worker, which is a file of the build too.
    compressBuild(root),
  ],
  build: {
    target: 'es2022',
    // The first browsers with `light-dark()`, which must reach them as it is written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The log of the sample is the largest file; it is read when somebody opens the sample.
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      output: {
        // The first script names every other file, and hashes do not compress: as short as the bundler allows.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:6][extname]',
        codeSplitting: {
          // What the first screen needs, in few files: left alone, the bundler shares it out over some forty small
          // ones, and a cold start waits for each. Libraries stay apart because they change least.
          groups: [
            { name: 'early', tags: ['$initial'], test: earlyPattern, priority: 3 },
            { name: 'libraries', tags: ['$initial'], test: libraryPattern, priority: 2 },
            { name: 'carnet', tags: ['$initial'], priority: 1 },
            ...sharedLayers,
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: developmentPort, strictPort: true },
});
