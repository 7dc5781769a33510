/** Work on many files, one after the other, beside which somebody reads and types. */

import type { Environment } from '../../ports/environment.ts';

/** How long a rest is at most, in milliseconds: twenty seconds for a hundred photographs. */
const restMsMax = 200;

/**
 * Does some work for each of some items, one after the other, and rests after each twice as long as it took. Photographs
 * keep the processor and the disk busy: whoever reads and types beside them comes between two. In a tab that nobody looks
 * at there is no rest: there browsers make one of a second, and later of a minute.
 */
export async function withRests<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  { now, later }: Pick<Environment, 'now' | 'later'>,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    const before = now();
    await work(item);
    const restMs = Math.min(restMsMax, 2 * (now() - before));
    if (index === items.length - 1 || restMs <= 0 || document.hidden) continue;
    await new Promise<void>((resolve) => later(resolve, restMs));
  }
}
