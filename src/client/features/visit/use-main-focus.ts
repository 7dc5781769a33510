/** Gives the focus to a part of a visit that takes the place of another: the button that led there is gone. */

import { type RefObject, useEffect, useRef } from 'react';
import { isFocusNowhere } from '../../model/left-place.ts';

/** For the main element of the part, which can have the focus. */
export function useMainFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFocusNowhere()) main.current?.focus({ preventScroll: true });
  }, []);
  return main;
}
