/** How long the exchange waits after a failure, and the state in which it does [C5]. */

import type { SyncProblem } from '../ports/exchange.ts';
import type { Context, SyncMachine } from './machine-parts.ts';

export const backoffMsMin = 1000;
export const backoffMsMax = 5 * 60_000;
/** A server cannot send a device away for longer than this. */
export const retryAfterMsMax = 60 * 60_000;

/** Comes back after a pause that grows with each failure in a row, or when the server said. */
export function wait(
  state: SyncMachine,
  phase: 'offline' | 'waiting',
  problem: SyncProblem,
  context: Context,
): SyncMachine {
  return {
    ...state,
    phase,
    problem,
    pushProblem: undefined,
    failures: state.failures + 1,
    wakeAt: context.now + pauseMs(state.failures, problem, context),
  };
}

/**
 * When a pause ends of which part may be over. The clock may have been set back since it began: then it is no longer
 * from now on than it can have been.
 *
 * @param until by the clock as it was, in milliseconds since 1970
 */
export function pauseEnd(until: number, problem: SyncProblem, { now }: Context): number {
  return Math.min(until, now + Math.max(backoffMsMax, askedMs(problem)));
}

/** The pause after a number of failures in a row before, or what the server asked for where that is longer. */
export function pauseMs(failuresBefore: number, problem: SyncProblem, { random }: Context): number {
  return Math.max(backoffMs(failuresBefore, random), askedMs(problem));
}

function askedMs(problem: SyncProblem): number {
  const asked = problem.kind === 'refused' ? (problem.retryAfterMs ?? 0) : 0;
  return Math.min(asked, retryAfterMsMax);
}

/** The pause after a number of failures in a row before, in milliseconds: doubled each time, at least half of it. */
export function backoffMs(failuresBefore: number, random: number): number {
  const whole = Math.min(backoffMsMax, backoffMsMin * 2 ** Math.min(failuresBefore, 20));
  return whole / 2 + (whole / 2) * random;
}
