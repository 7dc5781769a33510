/** Whether the member who works here writes; whoever keeps a programme alone does. */

import { useContext } from 'react';
import { HeldWritesContext, onlyReads } from './only-reads.ts';
import { useCarnetState } from './use-carnet.ts';

export function useMayWrite(): boolean {
  const isHeld = useContext(HeldWritesContext);
  return useCarnetState((state) => isHeld || !onlyReads(state));
}
