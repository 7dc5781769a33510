/**
 * Whose changes a push may bring [S10]. An author is who the session says; what others made comes honestly in two ways
 * only, and the push says which: from the log of a programme that coordination puts on the server, and from a backup
 * copy that somebody took in.
 */

import type { Group } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { mayCoordinate } from '../../domain/permission/permission.ts';
import { signsForItself } from '../../domain/permission/signed.ts';
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

/**
 * What becomes of a group: decided, held for coordination where it has changes of others, or refused as what nothing honest
 * sends: changes of others whose way is not said, or own ones that sign for somebody else (F332).
 *
 * @param record as it stands
 */
export function verdictOn(
  group: Group,
  author: Membership,
  handing: Handing,
  record: (id: string) => AnyRecord | undefined,
): 'decide' | 'held' | 'forged' {
  const { handedIn, cannotSay, anew, isLetThrough } = handing;
  if (isLetThrough === true) return 'decide';
  const isCoordination = mayCoordinate(author.roles);
  if (handedIn !== undefined && isCoordination) return 'decide';
  if (group.every(({ by }) => by === author.memberId)) {
    const isSigned = group.every((one) => signsForItself(one, record(one.record)));
    return isSigned ? 'decide' : 'forged';
  }
  // A copy may hold the changes of many people, and its owner need not coordinate.
  if (handedIn === 'backup' || cannotSay === true || anew === true) return 'held';
  return 'forged';
}
