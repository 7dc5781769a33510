/**
 * Runs before each test file. In a file that asked for jsdom it adds the DOM matchers
 * (`toBeVisible`, `toHaveAccessibleName` …) and unmounts what a test rendered; in a Node
 * file it costs nothing.
 */
import { afterEach } from 'vitest';

const waitMs = 10_000;

if (typeof document !== 'undefined') {
  await import('@testing-library/jest-dom/vitest');
  const { fillDomGaps, rememberComputedStyles } = await import('./dom-gaps.ts');
  fillDomGaps();
  rememberComputedStyles();
  const { cleanup, configure } = await import('@testing-library/react');
  // A wait ends with its condition; on a busy machine that may take a while.
  configure({ asyncUtilTimeout: waitMs });
  afterEach(cleanup);
}
