/** How far Carnet is from opening without a network, for the parts of the shell. */

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { present } from '../../std/assert.ts';
import type { Pwa, PwaState } from './pwa.ts';

export const PwaContext = createContext<Pwa | undefined>(undefined);

/** The installed application. Only below `PwaContext`. */
export function usePwa(): Pwa {
  return present(useContext(PwaContext), 'the application is given above this component');
}

/** A part of its state. */
export function usePwaState<T>(selector: (state: PwaState) => T): T {
  return useStore(usePwa().store, selector);
}
