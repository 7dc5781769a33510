/** Why the exchange does not go on, as the one sentence that screens say of it. Pure, so that each is held by a test. */

import type { SyncState } from '../ports/exchange.ts';

/** Every one has its sentence under `sync:problem`, but `offline`, which is a place. */
export type ProblemKey =
  | 'offline'
  | 'timeout'
  | 'notCarnet'
  | 'busy'
  | 'serverFull'
  | 'signedOut'
  | 'outdated'
  | 'lost'
  | 'otherLife'
  | 'nonsense'
  | 'storageFull'
  | 'storage'
  | 'other';

/** The sentence that fits; none while it goes on. */
export function problemOf(
  phase: SyncState['phase'],
  problem: SyncState['problem'],
): ProblemKey | undefined {
  if (phase === 'signedOut' || phase === 'outdated' || phase === 'lost') return phase;
  switch (problem?.kind) {
    case 'timeout':
    case 'notCarnet':
    case 'offline':
    case 'otherLife':
    case 'nonsense':
      return problem.kind;
    case 'storage':
      return problem.failure === 'full' ? 'storageFull' : 'storage';
    case 'refused':
      if (problem.refusal === 'busy') return 'busy';
      return problem.refusal === 'full' ? 'serverFull' : 'other';
    case undefined:
      return phase === 'offline' ? 'offline' : undefined;
  }
}
