/**
 * The server and the operator's commands, each in one file, for the processes that browser journeys start, kill and start
 * again. Packages stay outside. A file lies as deep below the root as its source does, because both find the root from there.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const sources = {
  server: pathOf('src/server/main.ts'),
  commands: pathOf('scripts/carnet.ts'),
} as const;

/** Where they are, once `bundleServer` is through. */
export const bundled = {
  server: pathOf('.cache/server-bundle/main.mjs'),
  commands: pathOf('.cache/carnet-bundle.mjs'),
} as const satisfies Record<keyof typeof sources, string>;

/** Makes both anew: that takes less time than to find out whether they are fresh. */
export async function bundleServer(): Promise<void> {
  await Promise.all(
    (['server', 'commands'] as const).map((part) =>
      build({
        entryPoints: [sources[part]],
        outfile: bundled[part],
        bundle: true,
        packages: 'external',
        platform: 'node',
        format: 'esm',
        target: 'node20',
        logLevel: 'error',
      }),
    ),
  );
}
