/**
 * How much of one account is worked on at once. A body waits in memory from its first byte until its turn, and a few
 * compressed bytes may be megabytes; an answer stays there until it is sent. Without a bound, anybody who is signed in fills the memory
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
/** What one that was too many is told. */
export const busy = { kind: 'busy', retryAfter: busySeconds } as const;

interface Load {
  readonly bytes: number;
  readonly calls: number;
}

const nothing: Load = { bytes: 0, calls: 0 };

/** A call that was counted in. */
export interface CountedCall {
  /** Counts its body anew, now that it is known; `false` where there is no room for what it is. */
  weigh(bytes: number): boolean;
  /** Lets it go; may be called twice. */
  letGo(): void;
}

export class InFlight {
  private readonly loads = new Map<string, Load>();

  /** Counts a call in with its body, unless there is no room for it. */
  take(accountId: string, announced: number): CountedCall | undefined {
    const there = this.loads.get(accountId) ?? nothing;
    if (there.calls >= callsInFlightMax || !hasRoom(there, announced)) return undefined;
    this.add(accountId, announced, 1);
    let counted = announced;
    let isGone = false;
    return {
      weigh: (bytes) => {
        const { calls, bytes: all } = this.loads.get(accountId) ?? nothing;
        if (!hasRoom({ calls, bytes: all - counted }, bytes)) return false;
        this.add(accountId, bytes - counted, 0);
        counted = bytes;
        return true;
      },
      letGo: () => {
        if (isGone) return;
        isGone = true;
        this.add(accountId, -counted, -1);
      },
    };
  }

  private add(accountId: string, bytes: number, calls: number): void {
    const there = this.loads.get(accountId) ?? nothing;
    const now = { bytes: there.bytes + bytes, calls: there.calls + calls };
    if (now.calls > 0) this.loads.set(accountId, now);
    else this.loads.delete(accountId);
  }
}

/** One body is always heard. */
function hasRoom(others: Load, bytes: number): boolean {
  return others.bytes === 0 || others.bytes + bytes <= bytesInFlightMax;
}
