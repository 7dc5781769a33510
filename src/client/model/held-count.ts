/** How many changes by others wait for a decision of whoever coordinates, as last heard: of a first page, there may be more. */

import { createStore } from 'zustand/vanilla';

export const heldCount = createStore(() => 0);
