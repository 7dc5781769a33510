/** The keyboard of a calendar never starts at the top of the page: keys while nothing has the focus, and focus that is lost. */

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { isFocusNowhere } from '../../model/left-place.ts';

/** Hears keys from the first one, while nothing has the focus; `act` answers whether the key was its own. */
export function useFirstKey(act: (key: string) => boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (!isFocusNowhere() || document.querySelector('dialog[open]') !== null) return;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (act(event.key)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Whether the focus was last seen inside, even if what had it is gone by now. */
export function useFocusInside(grid: RefObject<HTMLElement | null>): RefObject<boolean> {
  const inside = useRef(false);
  useEffect(() => {
    const note = (event: Event): void => {
      inside.current =
        event.target instanceof Node && grid.current?.contains(event.target) === true;
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', note);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
    };
  }, [grid]);
  return inside;
}
