/** Printing: then every line of a list is drawn, whatever is in view, and what is not for paper is left out. */

import { useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

let isPrinting = false;
const watchers = new Set<(printing: boolean) => void>();

function tell(printing: boolean): void {
  isPrinting = printing;
  flushSync(() => {
    for (const watcher of watchers) watcher(printing);
  });
}

globalThis.window?.addEventListener('beforeprint', () => tell(true));
globalThis.window?.addEventListener('afterprint', () => tell(false));

/**
 * Whether the page is about to be printed. It is known from the moment that a part is on the page: what keeps something
 * from paper may not begin to listen a moment later.
 */
export function useIsPrinting(): boolean {
  const [printing, setPrinting] = useState(isPrinting);
  useLayoutEffect(() => {
    watchers.add(setPrinting);
    // It may have begun since this part was drawn. `useSyncExternalStore` would listen only once the page had been seen.
    // oxlint-disable-next-line react/set-state-in-effect -- nothing changes but in that one case
    setPrinting(isPrinting);
    return () => void watchers.delete(setPrinting);
  }, []);
  return printing;
}
