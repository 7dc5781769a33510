/** What screens read of the exchange: one small store, replaced part by part. */

import type { Progress, SyncPhase, SyncProblem } from './machine-parts.ts';

export interface SyncState {
  readonly phase: SyncPhase;
  /** Changes that the server has not acknowledged. */
  readonly waiting: number;
  /** Changes that took no effect and need a person. */
  readonly stuck: number;
  /** When the last exchange ended well, by this device's clock, in milliseconds since 1970. */
  readonly exchangedAt: number | undefined;
  /** Of a first download. */
  readonly progress: Progress | undefined;
  readonly problem: SyncProblem | undefined;
  /** When it goes on by itself. */
  readonly retryAt: number | undefined;
  /** What the server's clock is ahead of this device's, in milliseconds. */
  readonly offset: number;
}

/** Before anything is known. */
export const firstSyncState: SyncState = {
  phase: 'following',
  waiting: 0,
  stuck: 0,
  exchangedAt: undefined,
  progress: undefined,
  problem: undefined,
  retryAt: undefined,
  offset: 0,
};

/** A clock that is wrong by more than this is worth a word: it is what entries are dated by. */
const offsetMsMax = 2 * 60_000;

/** Whether this device's clock is so wrong that a person should hear of it. */
export function isClockWrong({ offset }: Pick<SyncState, 'offset'>): boolean {
  return Math.abs(offset) > offsetMsMax;
}
