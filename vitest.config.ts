/**
 * How the suites run. Node is the default environment; a test of a component asks for jsdom
 * in its first line: `// @vitest-environment jsdom`. Nothing is retried, so that a flaky
 * test is seen; browser journeys run two files at a time, however many cores there are: each
 * has a server and a browser or two beside it, and waits for them half of its time.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { drewNothing, longestFirst, type Suite, suites } from './scripts/suites.ts';

const unitTimeoutMs = 30_000;
const browserTimeoutMs = 120_000;
const browsersMax = 2;
const postgresqlTimeoutMs = 60_000;
const officeTimeoutMs = 120_000;
/** How long a condition is waited for: a machine that is busy is slow, not wrong. */
const poll = { timeout: 20_000, interval: 50 };

function timeoutMs({ browser, postgresql, office }: Suite): number {
  if (browser) return browserTimeoutMs;
  if (office === true) return officeTimeoutMs;
  return postgresql === true ? postgresqlTimeoutMs : unitTimeoutMs;
}

/** Left alone, one core is kept free, which of two is half. The suite on PostgreSQL runs beside the others. */
function workersMax({ browser, postgresql }: Suite): number {
  if (browser) return browsersMax;
  return postgresql === true ? 1 : availableParallelism();
}

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = longestFirst.findIndex((file) => moduleId.endsWith(file));
  return rank < 0 ? longestFirst.length : rank;
};

/** A process is shared by files of one environment: those that follow each other. */
const asksForDom = ({ moduleId }: TestSpecification): boolean =>
  readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment jsdom');

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
    const withDom = new Set(sorted.filter(asksForDom));
    return [...withDom, ...sorted.filter((file) => !withDom.has(file))];
  }
}

/** What runs before each file. */
const setupOf = ({ shared, browser }: Suite): string[] => [
  ...(shared === 'packages' ? ['tests/support/fresh-file.ts'] : []),
  browser ? 'tests/support/browser-failures.ts' : 'tests/support/dom-matchers.ts',
];

export default defineConfig({
  // The tests' own tsconfig decides on JSX; nothing of the build is needed here.
  cacheDir: '.cache/vitest',
  test: {
    retry: 0,
    sequence: { sequencer: LongestFirst },
    restoreMocks: true,
    unstubGlobals: true,
    expect: { poll },
    // Whoever reads only the summary of a run sees what differed.
    chaiConfig: { truncateThreshold: 2_000 },
    projects: suites.map((suite, groupOrder) => ({
      extends: true as const,
      test: {
        name: suite.name,
        include: [...suite.include],
        exclude: [...(suite.exclude ?? [])],
        environment: 'node',
        testTimeout: timeoutMs(suite),
        hookTimeout: timeoutMs(suite),
        maxWorkers: workersMax(suite),
        // Together they would have to agree on the number of workers.
        sequence: { groupOrder, setupFiles: 'list' as const },
        isolate: suite.shared === undefined,
        ...(suite.postgresql === true ? { globalSetup: ['tests/support/postgresql.ts'] } : {}),
        ...(suite.browser
          ? {
              globalSetup: ['tests/support/built-application.ts'],
              retry: { count: 1, condition: drewNothing },
            }
          : {}),
        setupFiles: setupOf(suite),
      },
    })),
  },
});
