/** Whether the member who works here coordinates: issues reports, changes templates. Whoever keeps a programme alone decides alone. */

import { mayCoordinate } from '../../domain/permission/permission.ts';
import { useCarnetState } from './use-carnet.ts';

export function useMayCoordinate(): boolean {
  const roles = useCarnetState(
    (state) => state.members.find(({ id }) => id === state.memberId)?.values.roles,
  );
  const isConnected = useCarnetState((state) => state.isConnected);
  return roles === undefined || mayCoordinate(roles) || !isConnected;
}
