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
    const onLeft = ({ relatedTarget }: FocusEvent): void => {
      if (!isText(relatedTarget)) setSeen((now) => ({ ...now, drawn: now.found }));
    };
    document.addEventListener('focusout', onLeft);
    return () => document.removeEventListener('focusout', onLeft);
  }, [isHeld]);
  return seen.drawn;
}
