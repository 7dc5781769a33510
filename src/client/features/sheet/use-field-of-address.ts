/** Gives the focus to the field or the section that the address names after `#`: it is where something is to be mended. */

import { useEffect } from 'react';
import { isFocusNowhere } from '../../model/left-place.ts';
import { useTarget } from './journal/use-target.ts';

/** Of the cells of a grid, the one that Tab leads to. */
const controls = ':is(input, select, textarea, button):not([tabindex="-1"])';

/** What is read when a tab is opened is there after so many frames, on a slow device. */
const framesMax = 120;

/** Moves the focus to a field or a section; answers whether it is there. */
export function focusOn(field: string): boolean {
  const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  const control = place?.matches(controls) === true ? place : place?.querySelector(controls);
  if (control instanceof HTMLElement) {
    control.focus();
    return true;
  }
  const section = document.getElementById(field);
  if (section === null) return false;
  // Its own list brings it into view.
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
  return true;
}

export function useFieldOfAddress(): void {
  const field = useTarget();
  useEffect(() => {
    if (field === '') return undefined;
    let frames = 0;
    let frame = 0;
    const step = (): void => {
      // Who went on meanwhile is left alone.
      if ((frames > 0 && !isFocusNowhere()) || focusOn(field)) return;
      frames += 1;
      if (frames < framesMax) frame = requestAnimationFrame(step);
    };
    step();
    return () => cancelAnimationFrame(frame);
  }, [field]);
}
