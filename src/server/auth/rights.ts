/**
 * What one account may do to others, asked in the transaction that does it: memberships and roles are read there, so
 * that a right that has ended a moment ago has ended.
 */

import { mayCoordinate } from '../../domain/permission/permission.ts';
import type { Account, AccountReader } from '../ports/account-storage.ts';
import type { Membership } from '../ports/sheet-storage.ts';

/**
 * Programmes that one account may coordinate, as far as it brings them itself: each is work for the server for good. Two that are
 * brought in the same moment may both be let in.
 */
export const coordinatedProgrammesMax = 20;

/** Whether somebody coordinates a programme. */
export async function coordinates(
  reader: Pick<AccountReader, 'membership'>,
  accountId: string,
  programmeId: string,
): Promise<boolean> {
  const membership = await reader.membership(programmeId, accountId);
  return membership !== undefined && mayCoordinate(membership.roles);
}

/**
 * Whether somebody may bring another programme to the server: the administrator, and who coordinates one there. Whoever brings one
 * invites whom they like to it, so that accounts would cost nothing if everybody might.
 *
 * @param memberships those of the account
 */
export function mayBring(
  account: Account,
  memberships: readonly Pick<Membership, 'roles'>[],
): boolean {
  return account.administrator || memberships.some(({ roles }) => mayCoordinate(roles));
}

/**
 * Whether somebody may make a link that sets a new password for another: the administrator for everybody; coordination
 * only where it coordinates every programme of that person, who is no administrator. Whoever sets the password of an
 * account reads everything that the account reads.
 */
export async function mayReset(
  reader: Pick<AccountReader, 'membership' | 'memberships'>,
  by: Account,
  target: Account,
): Promise<boolean> {
  if (by.disabled) return false;
  if (by.administrator) return true;
  if (target.administrator) return false;
  const memberships = await reader.memberships(target.id);
  for (const { programmeId } of memberships) {
    if (!(await coordinates(reader, by.id, programmeId))) return false;
  }
  // Whoever belongs to no programme any more is nobody's member: a link from before does not come to life again.
  return memberships.length > 0;
}
