/** A card that appears while somebody is at work scrolls into view, and never scrolls the box away in which they type. */

import { type RefObject, useEffect, useState } from 'react';
import { isInputBox } from '../../model/input-box.ts';

/** Whether something came after this was first shown. */
export function useCameLater(isThere: boolean): boolean {
  const [wasThere] = useState(isThere);
  return isThere && !wasThere;
}

/** @param isNew it appears, and was not there as the screen was opened */
export function useIntoView(card: RefObject<HTMLElement | null>, isNew: boolean): void {
  useEffect(() => {
    if (!isNew) return;
    // Its head says what it is; a card may be longer than the window.
    card.current?.firstElementChild?.scrollIntoView?.({ block: 'nearest' });
    const { activeElement } = document;
    if (isInputBox(activeElement)) activeElement.scrollIntoView?.({ block: 'nearest' });
  }, [card, isNew]);
}
