/** Who can be the account manager of an SME: whoever keeps its sheet, its stage included. And who still is. */

import type { Member, Sme } from '../operation/record.ts';
import { mayRead, mayWriteAs } from './permission.ts';

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

/** The account manager of an SME who still looks after it; nobody where it has none, or where they have left. */
export type ManagerOf = (sme: {
  readonly values: Pick<Sme['values'], 'accountManagerId'>;
}) => string | undefined;

/** Whether a member has left: takes no part any more, or receives no sheets. Their SMEs have no account manager then. */
export function hasLeft({ values }: Member): boolean {
  return values.inactive === true || !mayRead(values.roles);
}

/**
 * Who still looks after which SME; somebody who is no member any more does not.
 *
 * @param members absent as long as they are not known: nobody is then said to have left
 */
export function presentManagers(members: readonly Member[] | undefined): ManagerOf {
  if (members === undefined) return ({ values }) => values.accountManagerId;
  const present = new Set(members.filter((member) => !hasLeft(member)).map(({ id }) => id));
  return ({ values: { accountManagerId: id } }) =>
    id !== undefined && present.has(id) ? id : undefined;
}
