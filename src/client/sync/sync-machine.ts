/**
 * What the exchange with a server does next, as a pure function: state and event in, state and effects out. It reads
 * no clock and draws no lots; the runner executes what it asks for, one step at a time.
 *
 *   following ──lead──▶ reading ──▶ uploading ────▶ downloading ──▶ sending ⇄ receiving ──▶ synced
 *       ▲                  ▲                                            ▲                     │
 *       └── lostLead ──    └── woke · tryAgain · signedIn · online      └─ sealed · nudge · woke · visible
 *           from anywhere
 *                          offline     nothing answered, or not a Carnet server: comes back by itself
 *                          waiting     the server, or this device's storage, asked for patience: comes back by itself
 *    from any step to ──▶  signedOut   the same member signs in again; nothing is sent meanwhile [C6], but before it
 *                                      what waits is handed in, which the server takes of disabled accounts
 *                          outdated    this version is not spoken any more: an update is due
 *                          lost        the membership is gone, twice told: what was here is put away [C8], until
 *                                      its member is back and what was held waits again
 *                          stopped     the store is not there any more: the screens say why
 *
 * Membership: only an answer with the protocol's own header counts, so a proxy's "not found" evicts nobody; and it has
 * to be said twice, a moment apart, because a server that is just being set up says it too.
 */

import type { SyncPhase } from '../ports/exchange.ts';
import type { ExchangeProblem } from '../ports/sync.ts';
import {
  type Context,
  type Effect,
  isLoss,
  isUnanswered,
  type Step,
  type StepResult,
  type SyncEvent,
  type SyncMachine,
  type Transition,
} from './machine-parts.ts';
import { afterNudge, afterPart, afterPull } from './news.ts';
import { afterWrongPart, beginsAnew, isFarOff, isLongPause, pauseEnd, wait } from './pauses.ts';
import {
  afterFork,
  afterPush,
  afterPushFailure,
  batchMax,
  beforeSignedOut,
  halved,
  larger,
  lighter,
  nextPush,
  pushPaused,
  readsFirst,
} from './pushing.ts';

/** Without nudges the device pulls about as often as this. */
export const pullEveryMs = 60_000;
/** Between the two answers that end a membership. */
export const lossConfirmMs = 2000;

/** A tab that does not lead yet. */
export const firstMachine: SyncMachine = {
  phase: 'following',
  step: undefined,
  run: 0,
  isLeading: false,
  isListening: false,
  place: 'unknown',
  wants: { push: false, pull: false },
  pushProblem: undefined,
  pushAgainAt: undefined,
  pushFailures: 0,
  alone: 0,
  parked: 0,
  news: undefined,
  pulledTo: undefined,
  hasAnswered: false,
  lastKind: undefined,
  batch: batchMax,
  echo: false,
  failures: 0,
  forks: 0,
  anew: { count: 0, at: -Infinity, hasWaited: false },
  isLossSeen: false,
  problem: undefined,
  progress: undefined,
  wakeAt: undefined,
  exchangedAt: undefined,
};

/** Phases that a timer, a person or a sign-in ends. */
const asleep: readonly SyncPhase[] = ['offline', 'waiting', 'signedOut', 'outdated'];
/** Phases in which nothing is exchanged: only a new membership ends the first, and nothing the second. */
const over: readonly SyncPhase[] = ['lost', 'stopped'];

/** The next state, and what is to be done. */
export function reduce(before: SyncMachine, event: SyncEvent, context: Context): Transition {
  const state = stateAfter(before, event, context);
  return settled(before, state === before ? before : next(state, context), context);
}

function stateAfter(state: SyncMachine, event: SyncEvent, context: Context): SyncMachine {
  if (state.phase === 'stopped') return state;
  switch (event.kind) {
    case 'lead':
      return state.isLeading ? state : afresh({ ...state, isLeading: true });
    case 'lostLead':
      return { ...firstMachine, run: state.run + 1, exchangedAt: state.exchangedAt };
    case 'ended':
      if (state.step === undefined || event.run !== state.run) return state;
      return afterStep({ ...state, step: undefined }, state.step, event.result, context);
    case 'sealed':
      // What was held waits again where its author came back, in whichever tab.
      if (state.phase === 'lost') return afresh({ ...state, isLossSeen: false });
      return state.wants.push ? state : wanting(state, { push: true });
    case 'nudged':
      return afterNudge(state, event);
    case 'nudgesEnded':
      // Who may not listen any more is told so by a pull, and who reads with other rights as well.
      return wanting(state, { pull: true });
    case 'visible':
      if (state.phase === 'synced') return wanting(state, { pull: true });
      return state.phase === 'offline' ? byItself(state) : state;
    case 'online':
      return state.phase === 'offline' ? afresh(state, state.failures) : state;
    case 'woke':
      if (state.phase === 'synced') return wanting(state, both);
      // Where sending alone is put off for long, it is read meanwhile.
      if (state.pushProblem !== undefined && isFarOff(state.pushAgainAt, context)) {
        return wanting(state, { pull: true });
      }
      return state.phase === 'offline' || state.phase === 'waiting' ? byItself(state) : state;
    case 'signedIn':
      return state.phase === 'signedOut' ? afresh(state) : state;
    case 'tryAgain':
      if (asleep.includes(state.phase)) return afresh(state);
      if (isUnanswered(state)) return { ...state, problem: undefined };
      return state.phase === 'synced' ? wanting(state, both) : state;
  }
}

const both = { push: true, pull: true };

/** Goes on with everything, reading first how far this device is. */
function afresh(state: SyncMachine, failures = 0): SyncMachine {
  return {
    ...state,
    phase: 'reading',
    place: 'unknown',
    wants: both,
    pushProblem: undefined,
    pushAgainAt: undefined,
    hasAnswered: false,
    problem: undefined,
    failures,
    wakeAt: undefined,
  };
}

/** Goes on without anybody having asked: until something answers well, it stays told what was in the way. */
function byItself(state: SyncMachine): SyncMachine {
  const again = afresh(state, state.failures);
  const { phase, problem } = state;
  return phase === 'offline' || problem?.kind === 'otherLife' ? { ...again, problem } : again;
}

function wanting(state: SyncMachine, more: Partial<SyncMachine['wants']>): SyncMachine {
  return { ...state, wants: { ...state.wants, ...more } };
}

/** Ends of a step that an answer of the server brought about; an exchange that went well is noted apart. */
const answers: ReadonlySet<StepResult['kind']> = new Set([
  'forked',
  'restored',
  'missing',
  'tooFarBehind',
]);

function afterStep(
  state: SyncMachine,
  step: Step,
  result: StepResult,
  context: Context,
): SyncMachine {
  const well = {
    ...state,
    lastKind: step.kind,
    problem: answers.has(result.kind) ? undefined : state.problem,
  };
  switch (result.kind) {
    case 'read':
      if (result.place === 'evicted') return { ...well, phase: 'lost', place: 'evicted' };
      return { ...well, place: result.place };
    case 'uploaded': {
      const place = result.done ? 'unknown' : 'upload';
      return exchanged({ ...well, place, batch: larger(state.batch) }, context);
    }
    case 'pushed': {
      const sent = afterPush(well);
      if (result.sent === 0) return sent;
      // What was sent is pulled back; more of it may wait.
      return exchanged(wanting(sent, result.rest === 0 ? { pull: true } : both), context);
    }
    case 'forked':
      return afterFork(well, step, result, context);
    case 'restored': {
      return beginsAnew(well, { phase: 'reading', step: { kind: 'repush' } }, context);
    }
    case 'pulled':
      return exchanged(afterPull(well, result), context);
    case 'missing':
      // With own operations in full nothing can be missing; where it is all the same, everything is taken anew.
      return well.echo
        ? beginsAnew(well, { echo: false }, context)
        : wanting({ ...well, echo: true }, { pull: true });
    case 'tooFarBehind':
      return beginsAnew(well, {}, context);
    case 'part':
      return exchanged(
        {
          ...afterPart(well, result),
          place: result.done ? 'current' : 'next',
          progress: result.done ? undefined : result.progress,
        },
        context,
      );
    case 'changed':
      if (step.kind === 'evict') return { ...well, phase: 'lost', place: 'evicted' };
      if (step.kind === 'park' && step.probe === true) {
        const counted = { ...well, alone: 0, parked: well.parked + 1 };
        return wanting({ ...counted, place: 'unknown' }, both);
      }
      return wanting({ ...well, place: 'unknown' }, both);
    case 'failed':
      return afterFailure(well, step, result, context);
    case 'storeFailed': {
      const problem = { kind: 'storage', failure: result.failure } as const;
      return result.failure === 'full' || result.failure === 'failed'
        ? wait(well, 'waiting', problem, context)
        : { ...well, phase: 'stopped', problem };
    }
  }
}

/** An exchange ended well. */
function exchanged(state: SyncMachine, { now }: Context): SyncMachine {
  return {
    ...state,
    failures: 0,
    hasAnswered: true,
    problem: undefined,
    exchangedAt: now,
    isLossSeen: state.lastKind === 'push' ? state.isLossSeen : false,
  };
}

type Failed = Extract<StepResult, { kind: 'failed' }>;
type Refused = Failed & { readonly problem: Extract<ExchangeProblem, { kind: 'refused' }> };

function afterFailure(
  before: SyncMachine,
  step: Step,
  failure: Failed,
  context: Context,
): SyncMachine {
  const { problem } = failure;
  const state = step.kind === 'upload' ? lighter(before, failure) : before;
  if (problem.kind === 'otherLife') return wait(state, 'waiting', problem, context);
  if (problem.kind !== 'refused') {
    if (step.kind === 'push') return afterPushFailure(state, failure, context);
    if (step.kind === 'snapshot' && problem.kind === 'nonsense') {
      return afterWrongPart(state, context);
    }
    return wait(state, problem.kind === 'nonsense' ? 'waiting' : 'offline', problem, context);
  }
  return afterRefusal({ ...state, problem: undefined }, step, { ...failure, problem }, context);
}

function afterRefusal(
  state: SyncMachine,
  step: Step,
  failure: Refused,
  context: Context,
): SyncMachine {
  const { problem, groups = 0 } = failure;
  const { refusal } = problem;
  if (refusal === 'signedOut')
    return beforeSignedOut(state, step) ?? { ...state, phase: 'signedOut', problem };
  if (refusal === 'outdated') return { ...state, phase: 'outdated', problem };
  // Sending alone is put off for so long that reading goes on: what others wrote does not wait for a quota.
  if (
    refusal === 'busy' &&
    step.kind === 'push' &&
    state.place !== 'anew' &&
    isLongPause(problem)
  ) {
    return pushPaused(state, problem, context);
  }
  if (refusal === 'busy') return wait(state, 'waiting', problem, context);
  if (refusal === 'tooLarge' && groups > 1) {
    return wanting({ ...state, batch: halved(groups, state.batch) }, { push: true });
  }
  if (step.kind === 'push') return afterPushFailure(state, failure, context);
  if (isLoss(refusal) && step.kind !== 'upload') {
    if (state.isLossSeen) return { ...state, step: { kind: 'evict' } };
    const seen = wait({ ...state, isLossSeen: true }, 'waiting', problem, context);
    return { ...seen, wakeAt: context.now + lossConfirmMs };
  }
  return wait(state, 'waiting', problem, context);
}

/** Chooses the next step where none is under way. */
function next(state: SyncMachine, context: Context): SyncMachine {
  if (!state.isLeading || over.includes(state.phase)) return state;
  // While only sending pauses, news are read all the same.
  const isPausing = state.phase === 'waiting' && state.pushProblem !== undefined;
  const isReading = isPausing && state.wants.pull;
  if (asleep.includes(state.phase) && !isReading) return state;
  // What `afterStep` asked for at once.
  if (state.step !== undefined) return state;
  const step = nextStep(state);
  if (step !== undefined) {
    // What comes up while the step runs is wanted again, not forgotten.
    const wants = {
      push: state.wants.push && step.kind !== 'push',
      pull: state.wants.pull && step.kind !== 'pull',
    };
    const phase = phaseOf[step.kind] ?? state.phase;
    return { ...state, step, wants, phase, wakeAt: undefined };
  }
  const pause = pullEveryMs * (0.75 + context.random / 2);
  if (state.pushProblem !== undefined) {
    const { pushProblem: problem, pushAgainAt = context.now } = state;
    const againAt = pauseEnd(pushAgainAt, problem, context);
    const wakeAt = isFarOff(againAt, context) ? context.now + pause : againAt;
    return { ...state, phase: 'waiting', problem, wakeAt, pushAgainAt: againAt };
  }
  return { ...state, phase: 'synced', hasAnswered: false, wakeAt: context.now + pause };
}

function nextStep(state: SyncMachine): Step | undefined {
  const { place, wants, lastKind, batch, echo } = state;
  const push = nextPush(state);
  const isPullFirst = lastKind === 'push' || readsFirst(state);
  switch (place) {
    case 'unknown':
      return { kind: 'read' };
    case 'upload':
      return { kind: 'upload', batch };
    case 'anew':
      // What is kept is pushed before what is here goes away [C7].
      return push ?? { kind: 'snapshot', mode: place };
    case 'over':
    case 'next':
      return (isPullFirst ? undefined : push) ?? { kind: 'snapshot', mode: place };
    case 'current': {
      const pull: Step | undefined = wants.pull ? { kind: 'pull', echo } : undefined;
      // In turns: neither waits for the other to have nothing left [C1].
      return isPullFirst ? (pull ?? push) : (push ?? pull);
    }
    case 'evicted':
      return undefined;
  }
}

const phaseOf: Readonly<Partial<Record<Step['kind'], SyncPhase>>> = {
  read: 'reading',
  upload: 'uploading',
  push: 'sending',
  pull: 'receiving',
  snapshot: 'downloading',
};

/** The effects that take the world from one state to the next. */
function settled(before: SyncMachine, after: SyncMachine, { now }: Context): Transition {
  const effects: Effect[] = [];
  let state = after;
  if (state.step !== undefined && state.step !== before.step) {
    state = { ...state, run: before.run + 1 };
    effects.push({ kind: 'run', run: state.run, step: present(state.step) });
  }
  if (state.wakeAt !== before.wakeAt) {
    effects.push(
      state.wakeAt === undefined
        ? { kind: 'sleep' }
        : { kind: 'wake', afterMs: Math.max(0, state.wakeAt - now) },
    );
  }
  const isListening = state.isLeading && state.place === 'current' && !isSilent(state);
  if (isListening !== before.isListening) effects.push({ kind: 'nudges', on: isListening });
  return { state: { ...state, isListening }, effects };
}

/** A server that asked for patience is not listened to either, until then. */
function isSilent({ phase, problem, pushProblem, step }: SyncMachine): boolean {
  if (phase === 'signedOut' || phase === 'outdated' || over.includes(phase)) return true;
  const isBusy = problem?.kind === 'refused' && problem.refusal === 'busy';
  return phase === 'waiting' && step === undefined && isBusy && pushProblem === undefined;
}

function present(step: Step | undefined): Step {
  if (step === undefined) throw new Error('Broken invariant: a step is under way');
  return step;
}
