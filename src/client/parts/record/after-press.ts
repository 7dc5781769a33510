/**
 * Runs something once the press under way is over, or at once where there is none: what goes away as the focus leaves it
 * would move the page under a button that is held down, and the press would hit nothing.
 */

import { useCallback, useEffect, useRef } from 'react';

export interface AfterPress {
  readonly run: (work: () => void) => void;
  /** Forgets what waits: the focus came back, as it does after a press on the label of the same box. */
  readonly drop: () => void;
}

/** @param isWatching whether something may have to wait */
export function useAfterPress(isWatching: boolean): AfterPress {
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
    // Let go where this page does not hear it.
    const move = ({ buttons }: PointerEvent): void => {
      if (isPressed.current && buttons === 0) release();
    };
    document.addEventListener('pointerdown', press, true);
    document.addEventListener('pointerup', release, true);
    document.addEventListener('pointercancel', release, true);
    document.addEventListener('pointermove', move, true);
    window.addEventListener('blur', release);
    return () => {
      isPressed.current = false;
      document.removeEventListener('pointerdown', press, true);
      document.removeEventListener('pointerup', release, true);
      document.removeEventListener('pointercancel', release, true);
      document.removeEventListener('pointermove', move, true);
      window.removeEventListener('blur', release);
    };
  }, [isWatching]);
  const run = useCallback((work: () => void) => {
    if (isPressed.current) waiting.current = work;
    else work();
  }, []);
  const drop = useCallback(() => {
    waiting.current = undefined;
  }, []);
  return { run, drop };
}
