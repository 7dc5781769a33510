/**
 * How the suites run. Node is the default environment; a test of a component asks for jsdom
 * in its first line: `// @vitest-environment jsdom`. Nothing is retried, so that a flaky
 * test is seen; browser journeys run one file at a time, because they share two cores with
 * a server and a browser.
 */
import { defineConfig } from 'vitest/config';
import { suites } from './scripts/suites.ts';

const unitTimeoutMs = 10_000;
const browserTimeoutMs = 120_000;

export default defineConfig({
  // The tests' own tsconfig decides on JSX; nothing of the build is needed here.
  cacheDir: '.cache/vitest',
  test: {
    retry: 0,
    restoreMocks: true,
    unstubGlobals: true,
    projects: suites.map((suite) => ({
      extends: true as const,
      test: {
        name: suite.name,
        include: [...suite.include],
        environment: 'node',
        testTimeout: suite.browser ? browserTimeoutMs : unitTimeoutMs,
        hookTimeout: suite.browser ? browserTimeoutMs : unitTimeoutMs,
        fileParallelism: !suite.browser,
        ...(suite.browser
          ? { globalSetup: ['tests/support/built-application.ts'] }
          : { setupFiles: ['tests/support/dom-matchers.ts'] }),
      },
    })),
  },
});
