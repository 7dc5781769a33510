/** How ready this device is for work without a network, as the first run shows it. */

import { usePwa, usePwaState } from './pwa-context.ts';

/** The state of the installed application and the way to install it. */
export function useReadiness() {
  const pwa = usePwa();
  const offline = usePwaState((state) => state.offline);
  const installState = usePwaState((state) => state.install);
  return { offline, installState, install: pwa.install, installLater: pwa.installLater };
}
