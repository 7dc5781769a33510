/** Whether the member who works here decides on SMEs of a launch pad; the server holds what others add to it. */

import { useCallback } from 'react';
import { mayChange } from '../../../domain/permission/permission.ts';
import { useDecider } from '../../model/use-decides-on.ts';

export function useDecidesOnPad(): (launchPadId: string) => boolean {
  const decider = useDecider();
  return useCallback(
    (launchPadId) => {
      if (decider === undefined) return true;
      const stamp = { at: 0, by: '' };
      const made = { created: stamp, changed: stamp };
      const sme = { id: '', entity: 'sme', home: '', values: { launchPadId }, ...made } as const;
      return mayChange(decider, sme, 'stage');
    },
    [decider],
  );
}
