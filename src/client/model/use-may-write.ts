/** Whether the member who works here writes; whoever keeps a programme alone does. */

import { onlyReads } from './only-reads.ts';
import { useCarnetState } from './use-carnet.ts';

export function useMayWrite(): boolean {
  return useCarnetState((state) => !onlyReads(state));
}
