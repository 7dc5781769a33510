/** Notices stand above what is at the bottom of a phone's window, however high it grows. */

import { type RefObject, useEffect } from 'react';

/** Keeps notices above a box, on a phone, for as long as it is drawn. */
export function useNoticesAbove(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const there = box.current;
    if (there === null) return undefined;
    const { style } = document.documentElement;
    const lift = (): void => {
      style.setProperty('--above-line', `${there.offsetHeight}px`);
    };
    lift();
    // Tests have no layout.
    const observer = 'ResizeObserver' in window ? new ResizeObserver(lift) : undefined;
    observer?.observe(there);
    return () => {
      observer?.disconnect();
      style.removeProperty('--above-line');
    };
  }, [box]);
}
