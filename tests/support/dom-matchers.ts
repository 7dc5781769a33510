/**
 * Runs before each test file. In a file that asked for jsdom it adds the DOM matchers
 * (`toBeVisible`, `toHaveAccessibleName` …) and unmounts what a test rendered; in a Node
 * file it costs nothing.
 */
import { afterEach } from 'vitest';

if (typeof document !== 'undefined') {
  await import('@testing-library/jest-dom/vitest');
  const { fillDomGaps } = await import('./dom-gaps.ts');
  fillDomGaps();
  const { cleanup } = await import('@testing-library/react');
  afterEach(cleanup);
}
