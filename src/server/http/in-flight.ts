/**
 * How much of one account is worked on at once. A body that was read waits in memory until its turn, and a few compressed
 * bytes may be megabytes; an answer stays there until it is sent. Without a bound, anybody who is signed in fills the memory
 * of the server, and everybody's time, by sending the same call many times at once [S12].
 *
 * Kept in memory, per process.
 */

import { syncLimits } from '../../protocol/limits.ts';

/** Bytes of bodies of one account, once inflated: those of a few laptops at their largest. One body is always heard. */
export const bytesInFlightMax = 3 * syncLimits.pushBytesMax;
/** Calls of one account, until their answers are sent: those of a few laptops, each of which asks for one or two at a time. */
export const callsInFlightMax = 6;
/** When one that was too many may come again, in seconds. */
export const busySeconds = 2;

interface Load {
  readonly bytes: number;
  readonly calls: number;
}

const nothing: Load = { bytes: 0, calls: 0 };

export class InFlight {
  private readonly loads = new Map<string, Load>();

  /** Counts a call in with its body, unless there is no room for it; what it answers lets it go, and may be called twice. */
  take(accountId: string, bytes: number): (() => void) | undefined {
    const there = this.loads.get(accountId) ?? nothing;
    if (there.calls >= callsInFlightMax) return undefined;
    if (there.bytes > 0 && there.bytes + bytes > bytesInFlightMax) return undefined;
    this.loads.set(accountId, { bytes: there.bytes + bytes, calls: there.calls + 1 });
    let isGone = false;
    return () => {
      if (isGone) return;
      isGone = true;
      const now = this.loads.get(accountId) ?? nothing;
      if (now.calls > 1) {
        this.loads.set(accountId, { bytes: now.bytes - bytes, calls: now.calls - 1 });
      } else this.loads.delete(accountId);
    };
  }
}
