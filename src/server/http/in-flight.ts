/**
 * How much of what one account sends is worked on at once. A body that was read waits in memory until its turn, and a few
 * compressed bytes may be megabytes: without a bound, anybody who is signed in fills the memory of the server by sending
 * the same push many times at once [S12].
 *
 * Kept in memory, per process.
 */

import { syncLimits } from '../../protocol/limits.ts';

/** Bytes of bodies of one account, once inflated: those of a few laptops at their largest. One body is always heard. */
export const bytesInFlightMax = 3 * syncLimits.pushBytesMax;
/** When one that was too many may come again, in seconds. */
export const busySeconds = 2;

export class InFlight {
  private readonly bytes = new Map<string, number>();

  /** Counts a body in, unless there is no room for it; what it answers lets it go. */
  take(accountId: string, bytes: number): (() => void) | undefined {
    const there = this.bytes.get(accountId) ?? 0;
    if (there > 0 && there + bytes > bytesInFlightMax) return undefined;
    this.bytes.set(accountId, there + bytes);
    return () => {
      const left = (this.bytes.get(accountId) ?? bytes) - bytes;
      if (left > 0) this.bytes.set(accountId, left);
      else this.bytes.delete(accountId);
    };
  }
}
