/**
 * Runs something once the press under way is over, or at once where there is none: what goes away as the focus leaves it
 * would move the page under a button that is held down, and the press would hit nothing.
 */

import { useCallback, useEffect, useRef } from 'react';

/** @param isWatching whether something may have to wait */
export function useAfterPress(isWatching: boolean): (work: () => void) => void {
  const isPressed = useRef(false);
  const waiting = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    if (!isWatching) return undefined;
    const press = (): void => {
      isPressed.current = true;
    };
    const release = (): void => {
      isPressed.current = false;
      // Not before the click that follows.
      requestAnimationFrame(() => {
        const work = waiting.current;
        waiting.current = undefined;
        work?.();
      });
    };
    document.addEventListener('pointerdown', press, true);
    document.addEventListener('pointerup', release, true);
    document.addEventListener('pointercancel', release, true);
    return () => {
      isPressed.current = false;
      document.removeEventListener('pointerdown', press, true);
      document.removeEventListener('pointerup', release, true);
      document.removeEventListener('pointercancel', release, true);
    };
  }, [isWatching]);
  return useCallback((work) => {
    if (isPressed.current) waiting.current = work;
    else work();
  }, []);
}
