/** Who can be the account manager of an SME: whoever keeps its sheet, its stage included. */

import type { Member } from '../operation/record.ts';
import { mayWriteAs } from './permission.ts';

/** Whether a member can be given an SME. */
export function mayManage({ values }: Member): boolean {
  return values.inactive !== true && mayWriteAs(values.roles, 'ownPad');
}

/**
 * Those whom an SME can be given to, in their order.
 *
 * @param present the account manager as of now or as chosen before, who is listed in any case
 */
export function possibleManagers(members: readonly Member[], present?: string): readonly Member[] {
  return members.filter((member) => member.id === present || mayManage(member));
}
