/**
 * The line that someone typed in when they asked a question of the list from a sheet, such as a new SME. Another screen takes
 * the place of the sheet meanwhile; the way back from there leads into the line again.
 */

import { type RefObject, useLayoutEffect } from 'react';
import { askedElsewhere } from '../../../ports/routes.ts';

/** The place in the history of the window that was left from the line, and where the caret was. */
let left: { readonly place: string | undefined; readonly caret: number } | undefined;

/** The place in the history of the window that is shown; none in a browser that does not name it. */
function placeShown(): string | undefined {
  return 'navigation' in window ? window.navigation.currentEntry?.key : undefined;
}

/** Gives the focus back to the line of a sheet, on the way back from a question. */
export function useLeftLine(line: RefObject<HTMLTextAreaElement | null>): void {
  useLayoutEffect(() => {
    const input = line.current;
    const place = placeShown();
    if (place !== undefined && place === left?.place) {
      input?.focus({ preventScroll: true });
      input?.setSelectionRange(left.caret, left.caret);
    }
    left = undefined;
    // The window that asks which question it is has the focus last, and none when it closes.
    let last: EventTarget | null = document.activeElement;
    const onFocus = ({ target }: FocusEvent): void => {
      const isOfWindow = target instanceof Element && target.closest('dialog') !== null;
      if (!isOfWindow) last = target;
    };
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
      if (input === null || last !== input || history.state !== askedElsewhere) return;
      left = { place, caret: input.selectionEnd };
    };
  }, [line]);
}
