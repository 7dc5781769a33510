/**
 * Where the focus goes when a card goes away under it: to the next card beside it, to the field in which it stood, to the
 * next card of the screen, or to the screen itself. It never falls to the page.
 */

import { type RefObject, useLayoutEffect } from 'react';

/** Marks a card that can be answered. */
export const cardMark = { 'data-conflict-card': '' } as const;
const nextCard = '[data-conflict-card] button';

export function useFocusAfter(card: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = card.current;
    // It is still there when this is cleaned up, and gone a moment later.
    return () => {
      if (element?.contains(document.activeElement) !== true) return;
      const beside = element.parentElement;
      const screen = element.closest<HTMLElement>('dialog, [role="dialog"], main');
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        const places = [
          beside?.querySelector<HTMLElement>(nextCard),
          beside?.querySelector<HTMLElement>('input, textarea, select'),
          screen?.querySelector<HTMLElement>(nextCard),
          screen,
        ];
        places.find((place) => place?.isConnected === true)?.focus();
      });
    };
  }, [card]);
}
