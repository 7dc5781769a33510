/** Long work gives way to others (F174). */

import { expect, test } from 'vitest';
import { breather } from '../../../src/server/breather.ts';

/** Whether something else came to its turn while it was asked. */
async function lets(breathe: () => Promise<void>): Promise<boolean> {
  let heard = false;
  setImmediate(() => (heard = true));
  await breathe();
  return heard;
}

test('the event loop turns once the work has taken some milliseconds, and not before (F174)', async () => {
  let now = 1000;
  const breathe = breather(() => now);
  expect(await lets(breathe)).toBe(false);
  now += 19;
  expect(await lets(breathe)).toBe(false);
  now += 1;
  expect(await lets(breathe)).toBe(true);
  expect(await lets(breathe)).toBe(false);
});

test('also where the clock was set back meanwhile', async () => {
  let now = 1_000_000;
  const breathe = breather(() => now);
  now = 0;
  expect(await lets(breathe)).toBe(true);
});
