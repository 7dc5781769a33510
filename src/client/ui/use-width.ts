/** The width of an element, for what is drawn to fit it. */

import { type RefObject, useEffect, useState } from 'react';

/**
 * The width of an element inside its border in pixels of the page, followed while it is there. One that is not shown keeps
 * the width that it had.
 *
 * @param before what is answered until it is known
 */
export function useWidth(frame: RefObject<HTMLElement | null>, before: number): number {
  const [width, setWidth] = useState(before);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const measure = (): void => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    };
    measure();
    if (typeof ResizeObserver !== 'function') return undefined;
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [frame]);
  return width;
}
