/** Whether the member who works here writes; whoever keeps a programme alone does. */

import { useContext } from 'react';
import { HeldRightContext, includes, isAllowed, type Right } from './own-rights.ts';
import { useCarnetState } from './use-carnet.ts';

export function useMayWrite(): boolean {
  return useRight('write');
}

/** Whether the member who works here has a right; where one types, the role does not take it away. */
export function useRight(right: Right): boolean {
  const held = useContext(HeldRightContext);
  return useCarnetState((state) => includes(held, right) || isAllowed(right, state));
}
