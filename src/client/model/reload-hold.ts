/**
 * Work that a reload would take away although nobody types: a voice note that is recorded, a file that is added. A new version waits for its end,
 * and the browser asks before the tab is closed.
 */

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

type Work = 'recording' | 'file';

/** What holds reloads back just now, each by itself. */
const held = createStore<readonly { readonly what: Work }[]>(() => []);

/** Whether something holds reloads back. */
export const isReloadHeld = (): boolean => held.getState().length > 0;

/** What a reload waits for; a recording first, which ends only when somebody ends it. */
export function useReloadHold(): Work | undefined {
  return useStore(held, (all) =>
    all.some(({ what }) => what === 'recording') ? 'recording' : all[0]?.what,
  );
}

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Holds reloads back until the answer is called. */
export function holdReload(what: Work): () => void {
  const mine = { what };
  held.setState((all) => [...all, mine], true);
  window.addEventListener('beforeunload', ask);
  return () => {
    held.setState((all) => all.filter((one) => one !== mine), true);
    if (!isReloadHeld()) window.removeEventListener('beforeunload', ask);
  };
}
