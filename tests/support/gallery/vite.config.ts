/**
 * Builds the gallery of primitives, and of where the work is, to look at them and to drive them in a real browser under
 * the content policy of production. No part of the application.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const outDir = fileURLToPath(new URL('../../../.cache/gallery', import.meta.url));

export default defineConfig({
  root: here,
  cacheDir: fileURLToPath(new URL('../../../.cache/vite-gallery', import.meta.url)),
  plugins: [react()],
  // A polyfill would be an inline script, which the policy refuses.
  build: {
    outDir,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: { input: [`${here}index.html`, `${here}work.html`] },
  },
});
