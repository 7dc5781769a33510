/** Waiting in tests for what becomes true: it ends with its condition, and a busy machine is slow, not wrong. */

import { vi } from 'vitest';

const eventuallyMsMax = 20_000;

/** Looks until nothing is thrown, and answers what was found then; rejects with what was thrown last. */
export function eventually<T>(look: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: eventuallyMsMax, interval: 20 });
}
