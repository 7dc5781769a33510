/**
 * Whose changes a push may bring [S10]. An author is who the session says; what others made comes honestly in two ways
 * only, and the push says which: from the log of a programme that coordination puts on the server, and from a backup
 * copy that somebody took in.
 */

import type { Group } from '../../domain/operation/operation.ts';
import { mayCoordinate } from '../../domain/permission/permission.ts';
import type { HandedIn } from '../../protocol/sync-messages.ts';
import type { Membership } from '../ports/sheet-storage.ts';

/** What is known of how a group came here. */
export interface Handing {
  readonly handedIn?: HandedIn | undefined;
  /** Its device speaks a protocol in which it cannot say so. */
  readonly cannotSay?: boolean | undefined;
  /** It was held before. */
  readonly anew?: true | undefined;
  /** Coordination lets it through. */
  readonly isLetThrough?: boolean | undefined;
}

/** Whether others made some of a group. */
export function isForeign(group: Group, { memberId }: Membership): boolean {
  return group.some(({ by }) => by !== memberId);
}

/**
 * What becomes of a group with changes of others: decided like any other, held for coordination, or refused as what
 * nothing honest sends.
 */
export function verdictOn(author: Membership, handing: Handing): 'decide' | 'held' | 'forged' {
  const { handedIn, cannotSay, anew, isLetThrough } = handing;
  if (isLetThrough === true) return 'decide';
  const isCoordination = mayCoordinate(author.roles);
  if (handedIn !== undefined && isCoordination) return 'decide';
  // A copy may hold the changes of many people, and its owner need not coordinate.
  if (handedIn === 'backup' || cannotSay === true || anew === true) return 'held';
  return 'forged';
}
