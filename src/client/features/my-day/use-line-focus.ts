/**
 * Where the focus is among the lines of the day, and where it goes when its line is done: to the next one, else to
 * the one before, else to any other, else to the day itself. When that is undone, the focus is back with its line.
 */

import { type RefObject, useEffect, useRef, useState } from 'react';
import { isFocusNowhere } from '../../model/left-place.ts';
import { useLineKeys } from './use-line-keys.ts';

export interface LineFocus {
  /** The line that has the focus, or had it last. */
  readonly activeKey: string | undefined;
  readonly onFocus: (key: string) => void;
  /** To be called before something is done to a line: it may go away with it. */
  readonly leaving: (key: string) => void;
}

interface Leaving {
  readonly key: string;
  /** Where to go once it is gone, the nearest first. */
  readonly others: readonly string[];
  gone: boolean;
}

/**
 * `order` are the lines as drawn, the same array until they change; `day` takes the focus when none is left. While a
 * window lies above the day, the focus waits for it to close.
 */
export function useLineFocus(
  order: readonly string[],
  day: RefObject<HTMLElement | null>,
  isBelowWindow: boolean,
): LineFocus {
  const [lastKey, setLastKey] = useState<string | undefined>(undefined);
  const activeKey = lastKey !== undefined && order.includes(lastKey) ? lastKey : undefined;
  const left = useRef<Leaving | undefined>(undefined);

  useEffect(() => {
    const leaving = left.current;
    if (leaving === undefined || isBelowWindow) return;
    const isThere = order.includes(leaving.key);
    if (isThere && leaving.gone) {
      left.current = undefined;
      if (isFocusNowhere()) focusLine(leaving.key);
    } else if (!isThere && !leaving.gone) {
      leaving.gone = true;
      const next = leaving.others.find((key) => order.includes(key)) ?? order[0];
      if (next === undefined) day.current?.focus();
      else focusLine(next);
    }
  }, [order, day, isBelowWindow]);

  useLineKeys((by) => {
    const from = activeKey === undefined ? (by > 0 ? -1 : order.length) : order.indexOf(activeKey);
    const to = order[Math.min(Math.max(from + by, 0), order.length - 1)];
    if (to !== undefined) focusLine(to);
  });

  const leaving = (key: string): void => {
    const at = order.indexOf(key);
    const others = [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0)).toReversed()];
    left.current = { key, others, gone: false };
  };
  return { activeKey, onFocus: setLastKey, leaving };
}

/** Focuses the name of the SME of a line; answers whether it is there. */
export function focusLine(key: string): boolean {
  const line = document.getElementById(key);
  line?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  line?.scrollIntoView({ block: 'nearest' });
  return line !== null;
}
