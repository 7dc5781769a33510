/** How long the exchange waits after a failure, and the state in which it does [C5]. */

import type { SyncProblem } from '../ports/exchange.ts';
import type { Context, SyncMachine } from './machine-parts.ts';
import { nonsense } from './step-ports.ts';

export const backoffMsMin = 1000;
export const backoffMsMax = 5 * 60_000;
/** Downloads that are begun anew at once, one after the other; the next ones wait longer and longer. */
export const anewAtOnceMax = 3;
/** After so long without one, they are counted anew, in milliseconds. */
export const anewWithinMs = 10 * 60_000;
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
    pushAgainAt: undefined,
    failures: state.failures + 1,
    wakeAt: context.now + pauseMs(state.failures, problem, context),
  };
}

/**
 * Begins the download anew: at once, or after a pause where a server has said so again and again in a short while. To
 * read everything from it each time would keep this device and its line busy without end.
 *
 * @param begun what else comes of it
 */
export function beginsAnew(
  state: SyncMachine,
  begun: Partial<SyncMachine>,
  context: Context,
): SyncMachine {
  const { count, at, hasWaited } = state.anew;
  const isRecent = Math.abs(context.now - at) < anewWithinMs;
  if (isRecent && !hasWaited && count >= anewAtOnceMax) {
    const waits = { ...state, anew: { count, at: context.now, hasWaited: true } };
    return wait({ ...waits, failures: count - anewAtOnceMax }, 'waiting', nonsense, context);
  }
  const anew = { count: isRecent ? count + 1 : 1, at: context.now, hasWaited: false };
  return { ...state, place: 'anew', pulledTo: undefined, ...begun, anew };
}

/** After a part that cannot be true. The parts before it were well each time: the pauses grow all the same. */
export function afterWrongPart(state: SyncMachine, context: Context): SyncMachine {
  const { count, at } = state.anew;
  const failures = Math.abs(context.now - at) < anewWithinMs ? count : 0;
  const anew = { count: failures + 1, at: context.now, hasWaited: true };
  return wait({ ...state, anew, failures }, 'waiting', nonsense, context);
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

/** Whether a moment is further off than the pauses between two attempts. */
export function isFarOff(at: number | undefined, { now }: Context): boolean {
  return at !== undefined && at - now > backoffMsMax;
}

/** Whether the server asked for more than a moment of patience. */
export function isLongPause(problem: SyncProblem): boolean {
  return askedMs(problem) > backoffMsMax;
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
