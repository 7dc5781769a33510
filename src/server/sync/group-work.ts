/**
 * What it takes to decide on a group, as it shows while it is decided. A push is weighed before [S18]: that is what is known of the
 * cost, and this is the end of what was not.
 */

/** So long a group may keep the processor, in milliseconds: some ten times as long as the largest that anybody makes by typing. */
export const groupMsMax = 3000;

/** The same for all groups of a push together; more than that is to come in smaller ones. */
export const pushMsMax = 5000;

/** A millisecond of the processor counts as so many bytes that are touched: 50 of them are a turn [S12]. */
export const bytesOfMs = 10 * 1024;

/** To decide on this group took too long. Nothing of it was decided. */
export class TooMuchWork extends Error {
  constructor() {
    super(`The group keeps the processor for more than ${groupMsMax} ms`);
    this.name = 'TooMuchWork';
  }
}

/**
 * Begins to measure; what it answers is asked before each operation, and throws where the group has taken too long.
 *
 * @param processorMs how long the processor has worked for this process, in milliseconds: others on the machine count for nothing
 */
export function workOfGroup(processorMs: () => number): () => void {
  const began = processorMs();
  return () => {
    if (processorMs() - began > groupMsMax) throw new TooMuchWork();
  };
}
