/** Draws pictures again in a worker, which is on the device with the rest of the application. */

import { redrawApart } from '../parts/files/redraw-apart.ts';
import type { Redraw } from '../ports/picture.ts';
import { trustedScript } from './trusted-script.ts';

export const redrawInWorker: Redraw = redrawApart({
  startWorker: async () => {
    const { default: address } = await import('../parts/files/redraw-worker.ts?worker&url');
    return new Worker(trustedScript(address));
  },
  later: (work, ms) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
});
