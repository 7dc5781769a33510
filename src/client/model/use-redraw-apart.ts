/** What draws pictures again apart from the page, for components. */

import { createContext, useContext } from 'react';
import type { Redraw } from '../ports/picture.ts';

export const RedrawContext = createContext<Redraw | undefined>(undefined);

/** Absent where there is none: then they are drawn in the page. */
export const useRedrawApart = (): Redraw | undefined => useContext(RedrawContext);
