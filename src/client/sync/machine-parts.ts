/** What the machine of the exchange is made of: phases, steps and how they end, events, effects, state. */

import type { RefusalKind } from '../../protocol/sync-messages.ts';
import type { Progress, SyncPhase, SyncProblem } from '../ports/exchange.ts';
import type { StoreErrorKind } from '../ports/sheet-store.ts';
import type { Batch, ExchangeProblem, PartMode } from '../ports/sync.ts';

/** How a part is asked for; what becomes of what is here, the step finds out. */
export type DownloadMode = Exclude<PartMode, 'instead'>;

export type Step =
  | { readonly kind: 'read' }
  | { readonly kind: 'upload'; readonly batch: Batch }
  | { readonly kind: 'push'; readonly batch: Batch }
  /** `echo`: with this device's own operations in full. */
  | { readonly kind: 'pull'; readonly echo: boolean }
  | { readonly kind: 'snapshot'; readonly mode: DownloadMode }
  /** A new name for the device. */
  | { readonly kind: 'renumber' }
  | { readonly kind: 'repush' }
  /**
   * `probe`: only if the server takes a push without groups: it stumbles at this one, and might at all. `isFork`: the
   * server took it for something else.
   */
  | {
      readonly kind: 'park';
      readonly deviceSequence: number;
      readonly probe?: true;
      readonly isFork?: true;
    }
  /** A group of the log that the server knows with another content is left to its author. */
  | { readonly kind: 'passOver'; readonly deviceSequence: number }
  | { readonly kind: 'evict' };

/** How far the device is: what has to be read before entries can be pulled. */
export type Place = 'unknown' | 'upload' | DownloadMode | 'current' | 'evicted';

export type StepResult =
  | { readonly kind: 'read'; readonly place: Place }
  | { readonly kind: 'uploaded'; readonly done: boolean }
  /** `sent`: how many groups were decided; `rest`: 0 where nothing is left to send. */
  | { readonly kind: 'pushed'; readonly sent: number; readonly rest?: number | undefined }
  /**
   * The groups from a counter on were not taken. `name`: that of the device stands for something else there, or the server waits
   * for a counter that is long past here. `everything`: the server, or a proxy, misreads whatever it is sent.
   */
  | { readonly kind: 'forked'; readonly of: 'name' | 'everything' }
  /** An operation of this group is known with another content. */
  | { readonly kind: 'forked'; readonly of: 'group'; readonly deviceSequence: number }
  | { readonly kind: 'restored' }
  /** `to`: the place up to which everything is here. */
  | { readonly kind: 'pulled'; readonly more: boolean; readonly to: number }
  /** Something that the entries need is not here. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'tooFarBehind' }
  | {
      readonly kind: 'part';
      readonly done: boolean;
      readonly progress: Progress;
      /** The place up to which nothing is left to pull, where that is known. */
      readonly upTo?: number | undefined;
    }
  /** A step that changes only what is here. */
  | { readonly kind: 'changed' }
  /** `groups`: how many were sent; `deviceSequence`: the first of them. */
  | {
      readonly kind: 'failed';
      readonly problem: ExchangeProblem;
      readonly groups?: number;
      readonly deviceSequence?: number;
    }
  | { readonly kind: 'storeFailed'; readonly failure: StoreErrorKind };

export type SyncEvent =
  | { readonly kind: 'lead' }
  | { readonly kind: 'lostLead' }
  | { readonly kind: 'ended'; readonly run: number; readonly result: StepResult }
  /** The timer rang. */
  | { readonly kind: 'woke' }
  | { readonly kind: 'sealed' }
  /** `head`: the last place there is on the server; `isAgain`: it is as before, and the members are others. */
  | { readonly kind: 'nudged'; readonly head: number; readonly isAgain?: boolean }
  /** The server ended the stream of nudges, or would not begin it. */
  | { readonly kind: 'nudgesEnded' }
  /** The browser says that there is a network: a hint, no more. */
  | { readonly kind: 'online' }
  | { readonly kind: 'visible' }
  /** A person asks. */
  | { readonly kind: 'tryAgain' }
  | { readonly kind: 'signedIn' };

export type Effect =
  | { readonly kind: 'run'; readonly run: number; readonly step: Step }
  /** Replaces the timer that was set before. */
  | { readonly kind: 'wake'; readonly afterMs: number }
  | { readonly kind: 'sleep' }
  | { readonly kind: 'nudges'; readonly on: boolean };

export interface SyncMachine {
  readonly phase: SyncPhase;
  /** The step that is under way: one at most. */
  readonly step: Step | undefined;
  /** Counts the steps, so that a late end of an earlier one is told from the present one. */
  readonly run: number;
  readonly isLeading: boolean;
  readonly isListening: boolean;
  readonly place: Place;
  readonly wants: { readonly push: boolean; readonly pull: boolean };
  /** The server would not take what is sent for now; it is read from all the same [C1]. */
  readonly pushProblem: SyncProblem | undefined;
  /** When it is sent again. */
  readonly pushAgainAt: number | undefined;
  /** Pushes in a row that the server did not decide. */
  readonly pushFailures: number;
  /** Those of them, in a row, that held the same single group. */
  readonly alone: number;
  /** Groups parked since the server last decided a push. */
  readonly parked: number;
  /** The last place of which a nudge told, while it may be beyond what is here. */
  readonly news: number | undefined;
  /** The place up to which the last pull brought everything. */
  readonly pulledTo: number | undefined;
  /** Whether the server answered well since the exchange last began or rested. */
  readonly hasAnswered: boolean;
  readonly lastKind: Step['kind'] | undefined;
  readonly batch: Batch;
  /** Pulls ask for own operations in full, because one of them was not here. */
  readonly echo: boolean;
  /** Failures in a row. */
  readonly failures: number;
  /** Forks of the name of the device in a row. */
  readonly forks: number;
  /** Downloads that were begun anew in a short while, when the last of them was, and whether it waited for its turn. */
  readonly anew: {
    readonly count: number;
    readonly at: number;
    readonly hasWaited: boolean;
  };
  readonly isLossSeen: boolean;
  readonly problem: SyncProblem | undefined;
  readonly progress: Progress | undefined;
  /** When it goes on by itself, by this device's clock. */
  readonly wakeAt: number | undefined;
  readonly exchangedAt: number | undefined;
}

/** When an event happened, and a random number for the jitter. */
export interface Context {
  readonly now: number;
  /** At least 0, less than 1. */
  readonly random: number;
}

/** The next state and its effects. */
export interface Transition {
  readonly state: SyncMachine;
  readonly effects: readonly Effect[];
}

/** Whether an answer says that there is no place in the programme for whoever asks. */
export function isLoss(refusal: RefusalKind): boolean {
  return refusal === 'notFound' || refusal === 'forbidden';
}

/** Whether it goes on after nothing had answered, and nothing has answered yet. */
export function isUnanswered({ step, problem, pushProblem }: SyncMachine): boolean {
  if (step === undefined || problem === undefined || pushProblem !== undefined) return false;
  return problem.kind === 'offline' || problem.kind === 'timeout' || problem.kind === 'notCarnet';
}
