/** Long work of the processor, which gives way to others from time to time. */

import { setImmediate } from 'node:timers/promises';

/** Nobody hears the server for so many milliseconds at most, but for a step that takes longer alone. */
const workMsMax = 20;

/**
 * To be called between the steps of a work: lets the event loop turn once it has gone on for some milliseconds.
 *
 * @param now milliseconds by any clock, which may be set
 */
export function breather(now: () => number): () => Promise<void> {
  let since = now();
  return async () => {
    if (Math.abs(now() - since) < workMsMax) return;
    await setImmediate();
    since = now();
  };
}
