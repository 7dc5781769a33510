/** Whether the words of a bar stand beside it: they do not fit into it, and there is more room after it. */

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

interface Beside {
  readonly bar: RefObject<HTMLButtonElement | null>;
  readonly isBeside: boolean;
}

/**
 * @param words in the first element of the bar
 * @param room after the bar, as a share of the track that it stands in; absent for what is no bar
 */
export function useBeside(words: string, room: number | undefined): Beside {
  const bar = useRef<HTMLButtonElement>(null);
  const [isBeside, setBeside] = useState(false);
  useLayoutEffect(() => {
    const element = bar.current;
    const [text] = element?.children ?? [];
    const track = element?.parentElement;
    if (room === undefined || element === null || text === undefined || !track) return undefined;
    const measure = (): void => {
      const inside = element.clientWidth;
      setBeside(text.scrollWidth > inside && room * track.clientWidth > inside);
    };
    measure();
    if (typeof ResizeObserver !== 'function') return undefined;
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    watcher.observe(track);
    return () => watcher.disconnect();
  }, [words, room]);
  return { bar, isBeside };
}
