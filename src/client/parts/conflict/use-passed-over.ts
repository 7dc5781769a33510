/**
 * A card that comes while somebody types beside it takes no key that was meant for the next field: Tab passes over it, until
 * the field was left once, or the card is pointed at. Otherwise the digits of a postcode would settle the conflict.
 */

import { type RefObject, useEffect } from 'react';
import { isInputBox } from '../../model/input-box.ts';

const tabStops = 'input, select, textarea, button, [href], [tabindex="0"]';

export function usePassedOver(card: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current: element } = card;
    const { activeElement: typedIn } = document;
    const isBeside = element?.parentElement?.contains(typedIn) === true;
    if (element === null || !isInputBox(typedIn) || !isBeside || element.contains(typedIn)) {
      return undefined;
    }
    const ended = new AbortController();
    const { signal } = ended;
    const end = (): void => ended.abort();
    element.addEventListener('pointerdown', end, { signal });
    document.addEventListener(
      'focusin',
      ({ target }) => {
        end();
        if (target instanceof HTMLElement && element.contains(target)) passOver(element, typedIn);
      },
      { signal },
    );
    return end;
  }, [card]);
}

/** The next stop of the Tab key behind the card, seen from where somebody typed. */
function passOver(card: HTMLElement, typedIn: Element | null): void {
  if (typedIn === null) return;
  const isBefore = isFollowing(typedIn, card);
  const screen = card.closest('dialog, [role="dialog"]') ?? document;
  const stops = [...screen.querySelectorAll<HTMLElement>(tabStops)].filter(
    (one) =>
      one.tabIndex >= 0 &&
      !one.matches(':disabled') &&
      !card.contains(one) &&
      one.checkVisibility?.() !== false,
  );
  const next = isBefore
    ? stops.find((one) => isFollowing(card, one))
    : stops.findLast((one) => isFollowing(one, card));
  next?.focus();
}

const isFollowing = (first: Node, second: Node): boolean =>
  (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
