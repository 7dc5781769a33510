/**
 * What somebody else takes away while one types stays drawn until the box is left: the focus and the caret stay, and what is
 * typed on is kept as everything typed is.
 */

import { useEffect, useState } from 'react';

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

/**
 * @param id of what is drawn; another one takes its place at once
 * @param found what is drawn, the same object as long as it is the same; nothing once it is gone
 * @returns it, or the last of it as long as somebody types
 */
export function useHeldWhileTyped<T>(id: string, found: T | undefined): T | undefined {
  const [seen, setSeen] = useState({ id, found, drawn: found });
  if (seen.id !== id || seen.found !== found) {
    const held = seen.id === id && isText(document.activeElement) ? seen.drawn : undefined;
    setSeen({ id, found, drawn: found ?? held });
  }
  const isHeld = seen.found === undefined && seen.drawn !== undefined;
  useEffect(() => {
    if (!isHeld) return undefined;
    let isPressed = false;
    const letGo = (): void => setSeen((now) => ({ ...now, drawn: now.found }));
    const onLeft = ({ relatedTarget }: FocusEvent): void => {
      if (!isPressed && !isText(relatedTarget)) letGo();
    };
    const onPress = (): void => {
      isPressed = true;
    };
    const onReleased = (): void => {
      isPressed = false;
      if (!isText(document.activeElement)) letGo();
    };
    // The button that is pressed stays until it has heard the click, which comes with the release.
    const onRelease = (): void => void setTimeout(onReleased);
    document.addEventListener('focusout', onLeft);
    document.addEventListener('pointerdown', onPress, true);
    document.addEventListener('pointerup', onRelease, true);
    document.addEventListener('pointercancel', onRelease, true);
    return () => {
      document.removeEventListener('focusout', onLeft);
      document.removeEventListener('pointerdown', onPress, true);
      document.removeEventListener('pointerup', onRelease, true);
      document.removeEventListener('pointercancel', onRelease, true);
    };
  }, [isHeld]);
  return seen.drawn;
}
