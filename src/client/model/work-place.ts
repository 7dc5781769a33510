/**
 * Where the work is, as one of a few answers: what the pill in the corner shows, from what the device and its exchange
 * say. Pure, so that each answer is held by a test.
 *
 * What needs a person goes before what passes by itself: unsaved, then refused, then without effect, then offline (a
 * place, with what is saved here), then conflicts, then what is on its way.
 */

import type { SyncState } from '../ports/exchange.ts';

/** The pill in the corner: pressed from a screen, it opens its panel. */
export const workPillId = 'work-pill';

export type WorkPlace =
  /** The last change is on the screen only. */
  | { readonly kind: 'notSaved' }
  /** Saved on this device; nothing is known of others, or there are none. */
  | { readonly kind: 'here' }
  | { readonly kind: 'synced' }
  | { readonly kind: 'sending'; readonly waiting: number }
  | { readonly kind: 'receiving' }
  | { readonly kind: 'waiting'; readonly waiting: number }
  /** It waits, and the browser may clear this device's storage. */
  | { readonly kind: 'unprotected'; readonly waiting: number }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'conflict'; readonly count: number }
  /** Sending does not go on without a person. */
  | { readonly kind: 'failed' }
  /** Changes took no effect and wait for a person; everything else goes on. */
  | { readonly kind: 'stuck'; readonly count: number }
  /** All is exchanged, and changes of others wait for a decision of whoever coordinates. */
  | { readonly kind: 'held'; readonly count: number };

export interface WorkFacts {
  readonly isConnected: boolean;
  readonly isSaved: boolean;
  /** Absent while the exchange is loaded. */
  readonly sync: SyncState | undefined;
  /** Rows that wait on this device. */
  readonly pendingCount: number;
  readonly conflicts: number;
  /** Changes of others that wait for a decision of this person. */
  readonly held: number;
  /** Whether the browser promised to keep the storage; `undefined` where it is not known. */
  readonly persisted: boolean | undefined;
}

export function workPlaceOf(facts: WorkFacts): WorkPlace {
  const { isConnected, isSaved, sync, conflicts } = facts;
  if (!isSaved) return { kind: 'notSaved' };
  if (isConnected && sync !== undefined) {
    const urgent = urgentPlace(sync);
    if (urgent !== undefined) return urgent;
  }
  if (conflicts > 0) return { kind: 'conflict', count: conflicts };
  if (!isConnected) return { kind: 'here' };
  return sync === undefined ? unknownPlace(facts) : exchangePlace(sync, facts);
}

/** What goes before a conflict. */
function urgentPlace({ phase, waiting, stuck }: SyncState): WorkPlace | undefined {
  if (phase === 'signedOut' || phase === 'outdated' || phase === 'lost') return { kind: 'failed' };
  if (stuck > 0) return { kind: 'stuck', count: stuck };
  return phase === 'offline' ? { kind: 'offline', waiting } : undefined;
}

function exchangePlace(
  { phase, waiting, exchangedAt, problem }: SyncState,
  facts: WorkFacts,
): WorkPlace {
  switch (phase) {
    case 'sending':
    case 'uploading':
      return { kind: 'sending', waiting };
    case 'downloading':
      return { kind: 'receiving' };
    default:
      if (waiting > 0) return waitingPlace(waiting, facts);
      // Nothing of this device waits, and yet nothing comes: no check for that.
      if (problem !== undefined && !isPassing(problem)) return { kind: 'failed' };
      if (facts.held > 0) return { kind: 'held', count: facts.held };
      return exchangedAt === undefined ? { kind: 'here' } : { kind: 'synced' };
  }
}

/** What is over by itself in a moment. */
function isPassing(problem: NonNullable<SyncState['problem']>): boolean {
  return problem.kind === 'timeout' || (problem.kind === 'refused' && problem.refusal === 'busy');
}

function unknownPlace(facts: WorkFacts): WorkPlace {
  return facts.pendingCount === 0 ? { kind: 'here' } : waitingPlace(facts.pendingCount, facts);
}

function waitingPlace(waiting: number, { persisted }: WorkFacts): WorkPlace {
  return { kind: persisted === false ? 'unprotected' : 'waiting', waiting };
}

/** Whether work would be lost if the page were closed now: only what never reached this device's storage. */
export function isClosingSafe(place: WorkPlace): boolean {
  return place.kind !== 'notSaved';
}
