/** Whether the words of a bar stand beside it: they do not fit into it, and there is more room next to it. */

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** What is free on either side of a bar, as shares of the track that it stands in. */
export interface Room {
  readonly before: number;
  readonly after: number;
}

interface Beside {
  readonly bar: RefObject<HTMLButtonElement | null>;
  /** On which side; on neither, they stand in the bar. */
  readonly side: keyof Room | undefined;
}

/**
 * @param words in the first element of the bar
 * @param before room on its left; none for what is no bar
 * @param after room on its right, which comes first where all the words fit there
 */
export function useBeside(words: string, { before, after }: Room): Beside {
  const bar = useRef<HTMLButtonElement>(null);
  const [side, setSide] = useState<keyof Room | undefined>(undefined);
  useLayoutEffect(() => {
    const element = bar.current;
    const [text] = element?.children ?? [];
    const track = element?.parentElement;
    if (element === null || text === undefined || !track) return undefined;
    const measure = (): void => {
      const inside = element.clientWidth;
      const needed = text.scrollWidth;
      const best =
        after * track.clientWidth >= needed || after >= before
          ? ({ side: 'after', room: after } as const)
          : ({ side: 'before', room: before } as const);
      setSide(needed > inside && best.room * track.clientWidth > inside ? best.side : undefined);
    };
    measure();
    if (typeof ResizeObserver !== 'function') return undefined;
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    watcher.observe(track);
    return () => watcher.disconnect();
  }, [words, before, after]);
  return { bar, side };
}
