/** The record that the address points at after `#`, as search results and links between entries do. */

import { useSyncExternalStore } from 'react';

/** The router tells of `pushState` and `replaceState` by events of these names. */
const events = ['hashchange', 'popstate', 'pushState', 'replaceState'] as const;

function subscribe(changed: () => void): () => void {
  for (const name of events) window.addEventListener(name, changed);
  return () => {
    for (const name of events) window.removeEventListener(name, changed);
  };
}

/** The id after `#`; empty when there is none. */
export function useTarget(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash.slice(1));
}
