/** Where the focus goes when what had it is removed, such as a condition by its own button: to the last control that is left. */

import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

interface FocusKept<E extends HTMLElement> {
  readonly ref: RefObject<E | null>;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** @param controls a selector of those that it may go to */
export function useFocusKept<E extends HTMLElement = HTMLElement>(controls: string): FocusKept<E> {
  const ref = useRef<E>(null);
  const last = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (last.current?.isConnected !== false || document.activeElement !== document.body) return;
    [...(ref.current?.querySelectorAll<HTMLElement>(controls) ?? [])].at(-1)?.focus();
  });
  return {
    ref,
    onFocus: ({ target }) => {
      last.current = target;
    },
  };
}
