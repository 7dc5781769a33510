/** Whether the server would hold back whatever the member who works here writes: chiefs, chairs and observers read. */

import { mayWriteAs } from '../../domain/permission/permission.ts';
import type { CarnetState } from './state.ts';

export function onlyReads({ isConnected, members, memberId }: CarnetState): boolean {
  const roles = members.find(({ id }) => id === memberId)?.values.roles;
  return isConnected && roles !== undefined && !mayWriteAs(roles, 'staff');
}
