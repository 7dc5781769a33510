/**
 * What becomes of sending while the server does not take it: pulls go on, the batch shrinks, and one group at which
 * the server stumbles alone is parked, so that nothing waits behind it [C1] [C13].
 *
 * That it is this group and not the server is shown by three things: what is read goes well meanwhile, the server was
 * asked many times over minutes, and it takes a push without groups at that moment. Where group after group is refused
 * all the same, it is the server: the rest waits.
 */

import { syncLimits } from '../../protocol/limits.ts';
import type { SyncProblem } from '../ports/exchange.ts';
import type { Batch } from '../ports/sync.ts';
import type { Context, Step, StepResult, SyncMachine } from './machine-parts.ts';
import { pauseMs, wait } from './pauses.ts';

export const batchMax: Batch = { groupsMax: syncLimits.pushGroupsMax, lengthMax: 1_000_000 };

/** Pushes that fail in a row before a group is parked: two minutes at least, by the pauses between them. */
export const pushFailuresMax = 8;
/** As many of them as were of that group alone. */
export const aloneFailuresMax = 3;
/** Groups parked in a row, at most; beyond that it is not the groups. */
export const parkedMax = 3;

/** After a push that the server did not decide. A batch that is too large was halved before. */
export function afterPushFailure(
  state: SyncMachine,
  { problem, groups = 0, deviceSequence }: Extract<StepResult, { kind: 'failed' }>,
  context: Context,
): SyncMachine {
  if (isRefused(problem, 'tooLarge') && deviceSequence !== undefined) {
    return { ...state, step: { kind: 'park', deviceSequence } };
  }
  const pushFailures = state.pushFailures + 1;
  const isAnswered = problem.kind === 'refused' || problem.kind === 'nonsense';
  const isThere = isAnswered || isThereAfterAll(state);
  // The network went, as far as can be told: that says nothing of what was sent.
  if (!isThere) return wait({ ...state, pushFailures }, 'offline', problem, context);
  const failing = { ...shrunk(state, problem, groups), pushFailures };
  const isProven = failing.alone >= aloneFailuresMax && pushFailures >= pushFailuresMax;
  if (isProven && deviceSequence !== undefined && state.parked < parkedMax) {
    return { ...failing, step: { kind: 'park', deviceSequence, probe: true } };
  }
  return pushPaused(failing, problem, context, state.pushFailures);
}

/**
 * After groups were not taken because something else is known under their name [C9]. A device whose disk was copied takes a new
 * name. A group of which an operation is known otherwise is refused under every name: it is left to its author with its text,
 * however many there are, and the others go on. Where the server misreads everything, nothing is set aside and sending pauses.
 */
export function afterFork(
  state: SyncMachine,
  step: Step,
  fork: Extract<StepResult, { kind: 'forked' }>,
  context: Context,
): SyncMachine {
  if (fork.of === 'group') {
    const { deviceSequence } = fork;
    // What comes behind it is sent again each time.
    const { batch: all } = state;
    const next = { ...state, forks: 0, batch: halved(all.groupsMax, all) };
    return step.kind === 'upload'
      ? { ...next, step: { kind: 'passOver', deviceSequence } }
      : { ...next, step: { kind: 'park', deviceSequence, isFork: true } };
  }
  const isFirst = fork.of === 'name' && state.forks === 0;
  if (isFirst) return { ...state, forks: 1, step: { kind: 'renumber' } };
  // Nobody else can have had the new name: it is the server.
  const problem = { kind: 'refused', refusal: 'taken' } as const;
  const paused = { ...state, forks: 0 };
  // What is kept has to be sent before what is here goes [C7].
  if (step.kind !== 'push' || state.place === 'anew') {
    return wait(paused, 'waiting', problem, context);
  }
  const { pushFailures } = state;
  return pushPaused({ ...paused, pushFailures: pushFailures + 1 }, problem, context, pushFailures);
}

/** Sending pauses after a number of failures in a row, or as long as the server asked; reading goes on. */
export function pushPaused(
  state: SyncMachine,
  problem: SyncProblem,
  context: Context,
  failuresBefore: number = state.pushFailures,
): SyncMachine {
  const pause = pauseMs(failuresBefore, problem, context);
  return {
    ...state,
    wants: { push: false, pull: true },
    pushProblem: problem,
    pushAgainAt: context.now + pause,
  };
}

/**
 * Whether the server is there although a push was not answered: not the first, and what was read went well meanwhile.
 * Before a snapshot that replaces everything, what is kept is sent first [C7]: once more, and then it goes on unread.
 */
function isThereAfterAll({ hasAnswered, place, pushFailures }: SyncMachine): boolean {
  return pushFailures > 0 && (hasAnswered || place === 'anew');
}

/** The batch is halved from the second failure on that may have to do with what is in it. */
function shrunk(state: SyncMachine, problem: SyncProblem, groups: number): SyncMachine {
  if (!mayBeTheGroups(problem)) return { ...state, alone: 0 };
  const isFirst = state.pushFailures === 0;
  if (groups > 1) {
    return { ...state, alone: 0, batch: isFirst ? state.batch : halved(groups, state.batch) };
  }
  // What comes to wait behind it meanwhile is not sent with it.
  const batch = isFirst ? state.batch : { ...state.batch, groupsMax: 1 };
  return { ...state, alone: state.alone + 1, batch };
}

/** Whether another content might have been taken: not so where the server says that it takes nothing of anybody. */
function mayBeTheGroups(problem: SyncProblem): boolean {
  if (problem.kind === 'nonsense') return false;
  return (
    problem.kind !== 'refused' || problem.refusal === 'failed' || problem.refusal === 'malformed'
  );
}

function isRefused(problem: SyncProblem, refusal: 'tooLarge'): boolean {
  return problem.kind === 'refused' && problem.refusal === refusal;
}

/** An initial upload goes in smaller parts once it has failed twice. */
export function lighter(
  state: SyncMachine,
  { problem, groups = 0 }: Extract<StepResult, { kind: 'failed' }>,
): SyncMachine {
  const isHeavy = groups > 1 && state.failures > 0 && mayBeTheGroups(problem);
  return isHeavy ? { ...state, batch: halved(groups, state.batch) } : state;
}

/** After a push that the server decided, or for which there was nothing to send. */
export function afterPush(state: SyncMachine): SyncMachine {
  return {
    ...state,
    forks: 0,
    pushFailures: 0,
    alone: 0,
    parked: 0,
    pushProblem: undefined,
    pushAgainAt: undefined,
    batch: larger(state.batch),
  };
}

/** Whether to pull before sending: more than one push in a row failed, and the server has not answered since. */
export function readsFirst({ pushFailures, hasAnswered }: SyncMachine): boolean {
  return pushFailures > 1 && !hasAnswered;
}

/** The push that is due; none while it pauses. */
export function nextPush({ wants, pushProblem, batch }: SyncMachine): Step | undefined {
  return wants.push && pushProblem === undefined ? { kind: 'push', batch } : undefined;
}

/**
 * What waits is sent once more before anybody is asked to sign in: of somebody whose account was disabled the server
 * takes that, and nothing else. Then it is asked again, so that the refusal is told.
 */
export function beforeSignedOut(state: SyncMachine, step: Step): SyncMachine | undefined {
  const push = state.wants.push ? nextPush(state) : undefined;
  if (push === undefined || (step.kind !== 'pull' && step.kind !== 'snapshot')) return undefined;
  return { ...state, step: push, wants: { push: false, pull: true } };
}

/** Half of what was sent, and half of its length. */
export function halved(groups: number, { lengthMax }: Batch): Batch {
  return {
    groupsMax: Math.max(1, Math.floor(groups / 2)),
    lengthMax: Math.max(1, Math.floor(lengthMax / 2)),
  };
}

/** Twice of everything, up to what a request may hold: what was taken shows that more may be. */
export function larger({ groupsMax, lengthMax }: Batch): Batch {
  return {
    groupsMax: Math.min(batchMax.groupsMax, groupsMax * 2),
    lengthMax: Math.min(batchMax.lengthMax, lengthMax * 2),
  };
}
