/** Whether the member who works here is among those who usually decide on an SME: its own pad, or the coordination. */

import { mayChange, type Writer } from '../../domain/permission/permission.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

/** A remark, never a lock: whoever works alone decides alone. */
export function useDecidesOn(smeId: string): boolean {
  const carnet = useCarnet();
  const me = useCarnetState((state) => state.members.find(({ id }) => id === state.memberId));
  const record = carnet.record(smeId);
  return me === undefined || record === undefined || mayChange(me.values, record, 'stage');
}

/** Whose rights leave an SME out where several are changed at once; nobody's on a device that works alone. */
export function useDecider(): Writer | undefined {
  return useCarnetState(({ members, memberId, isConnected }) =>
    isConnected ? members.find(({ id }) => id === memberId)?.values : undefined,
  );
}
