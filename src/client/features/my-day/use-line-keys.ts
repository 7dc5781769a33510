/**
 * J, K and the arrows move between the lines, whatever section they stand in. Letters are read by their place on the
 * keyboard and can be switched off (WCAG 2.1.4); fields, menus and choices keep the keys they need.
 */

import { useEffect, useEffectEvent } from 'react';
import { preferences } from '../../model/preferences.ts';

const fields = 'input, textarea, select, [contenteditable="true"]';
/** Places with arrows of their own. */
const ownArrows = `${fields}, [role="menu"], [role="radiogroup"], [aria-haspopup="menu"]`;

const steps: Readonly<Record<string, { readonly by: 1 | -1; readonly letter: boolean }>> = {
  ArrowDown: { by: 1, letter: false },
  ArrowUp: { by: -1, letter: false },
  KeyJ: { by: 1, letter: true },
  KeyK: { by: -1, letter: true },
};

/** Listens while the day is shown; `move` goes one line down (1) or up (-1). */
export function useLineKeys(move: (by: 1 | -1) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const step = steps[event.code];
    if (step === undefined || isForOthers(event, step.letter)) return;
    event.preventDefault();
    move(step.by);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.body.addEventListener('keydown', listen);
    return () => document.body.removeEventListener('keydown', listen);
  }, []);
}

function isForOthers(event: KeyboardEvent, letter: boolean): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  if (letter && !preferences.getState().letterShortcuts) return true;
  const place = letter ? fields : ownArrows;
  return event.target instanceof Element && event.target.closest(place) !== null;
}
