/** Whether the member who works here writes; whoever keeps a programme alone does. Chiefs and chairs read. */

import { mayWriteAs } from '../../domain/permission/permission.ts';
import { useCarnetState } from './use-carnet.ts';

export function useMayWrite(): boolean {
  const roles = useCarnetState(
    (state) => state.members.find(({ id }) => id === state.memberId)?.values.roles,
  );
  return roles === undefined || mayWriteAs(roles, 'staff');
}
