/**
 * Where the work is, as one of a few answers: what the pill in the corner shows, from what the device and its exchange
 * say. Pure, so that each answer is held by a test.
 *
 * What needs a person goes before what passes by itself: unsaved, then refused, then without effect, then offline (a
 * place, with what is saved here), then what lasts, then what waits for a decision, then conflicts, then what is on its
 * way, then what waits for a decision of somebody else. What a server keeps waiting, and conflicts, are said beside what goes before them.
 */

import type { SyncState } from '../ports/exchange.ts';

/** The pill in the corner: pressed from a screen, it opens its panel. */
export const workPillId = 'work-pill';

/** Something a person has to look at, and what is said beside it. */
interface ForPerson {
  readonly count: number;
  /** Changes that the server does not take for now. */
  readonly unsent?: number;
  /** Conflicts to resolve, where something else goes before them. */
  readonly conflicts?: number;
}

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
  | ({ readonly kind: 'conflict' } & ForPerson)
  /** Sending does not go on without a person. */
  | { readonly kind: 'failed' }
  /** Changes took no effect and wait for a person; everything else goes on. */
  | ({ readonly kind: 'stuck' } & ForPerson)
  /** All is exchanged, and changes made here wait for a decision of coordination. */
  | { readonly kind: 'awaiting'; readonly count: number }
  /** All is exchanged, and changes of others wait for a decision of whoever coordinates. */
  | ({ readonly kind: 'held' } & ForPerson);

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
  /** Those among the changes without effect that wait for a decision of coordination. */
  readonly awaiting: number;
  /** Whether the browser promised to keep the storage; `undefined` where it is not known. */
  readonly persisted: boolean | undefined;
}

export function workPlaceOf(facts: WorkFacts): WorkPlace {
  const { isConnected, isSaved, conflicts } = facts;
  if (!isSaved) return { kind: 'notSaved' };
  const sync = isConnected ? facts.sync : undefined;
  const { phase, waiting = 0 } = sync ?? {};
  const stuck = Math.max(0, (sync?.stuck ?? 0) - facts.awaiting);
  if (phase === 'signedOut' || phase === 'outdated' || phase === 'lost') return { kind: 'failed' };
  // What is about to leave is not worth a word beside another.
  const isWaiting = phase === 'offline' || phase === 'waiting';
  const beside = isWaiting && waiting > 0 && { unsent: waiting };
  const open = conflicts > 0 && { conflicts };
  if (stuck > 0) return { kind: 'stuck', count: stuck, ...beside, ...open };
  if (phase === 'offline') return { kind: 'offline', waiting };
  const place = isConnected ? exchangePlace(facts) : ({ kind: 'here' } as const);
  if (place.kind === 'held') return { ...place, ...open };
  if (conflicts === 0 || place.kind === 'failed') return place;
  return { kind: 'conflict', count: conflicts, ...beside };
}

function exchangePlace({ sync, pendingCount, persisted, held, awaiting }: WorkFacts): WorkPlace {
  const waiting = sync?.waiting ?? pendingCount;
  const problem = sync?.problem;
  switch (sync?.phase) {
    case 'sending':
    case 'uploading':
      return { kind: 'sending', waiting };
    case 'downloading':
      return { kind: 'receiving' };
    default:
      if (waiting > 0) return { kind: persisted === false ? 'unprotected' : 'waiting', waiting };
      // Nothing of this device waits, and yet nothing comes: no check for that.
      if (problem !== undefined && !isPassing(problem)) return { kind: 'failed' };
      if (held > 0) return { kind: 'held', count: held };
      if (sync !== undefined && awaiting > 0) return { kind: 'awaiting', count: awaiting };
      return { kind: sync?.exchangedAt === undefined ? 'here' : 'synced' };
  }
}

/** What is over by itself in a moment. */
function isPassing(problem: NonNullable<SyncState['problem']>): boolean {
  return problem.kind === 'timeout' || (problem.kind === 'refused' && problem.refusal === 'busy');
}

/** Whether work would be lost if the page were closed now: only what never reached this device's storage. */
export function isClosingSafe(place: WorkPlace): boolean {
  return place.kind !== 'notSaved';
}
