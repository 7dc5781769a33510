/**
 * The service worker's registration, through workbox-window. Only what that library does well is taken from
 * it: registering under the right address and asking the waiting version to take over. Which versions come and
 * go is watched in `pwa.ts`, since the library stops looking after the first one under an open page.
 */

import { Workbox } from 'workbox-window';
import { trustedScript } from './trusted-script.ts';

const workerAddress = '/service-worker.js';

/** The one registration of the page. */
export interface WorkerRegistration {
  /** Registers at the root, past the cache of the browser. Rejects where the browser refuses. */
  readonly register: () => Promise<ServiceWorkerRegistration>;
  /** Asks the waiting version to take over, in every open page. */
  readonly skipWaiting: () => void;
}

/** Set up, but not registered yet. */
export function workerRegistration(): WorkerRegistration {
  const workbox = new Workbox(trustedScript(workerAddress), { scope: '/', updateViaCache: 'none' });
  return {
    register: async () => {
      // `immediate`: the caller has already waited for the first render.
      const registration = await workbox.register({ immediate: true });
      if (registration === undefined) throw new Error('The service worker was not registered');
      return registration;
    },
    skipWaiting: () => workbox.messageSkipWaiting(),
  };
}
