/**
 * Letters that a screen hears while it is shown. Ignored while someone types, under a dialog or in a menu, and where
 * letters are switched off (WCAG 2.1.4); Escape is heard in any case. The listener sits on the body: what a field takes
 * never comes here, and what is taken here stops before the shortcuts of the whole application.
 */

import { useEffect, useEffectEvent } from 'react';
import { preferences } from './preferences.ts';

/** By the letter printed on the key, in lower case, or the name of the key; an absent one is left to others. */
export type LetterKeys = Readonly<Record<string, (() => void) | undefined>>;

const fields =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="menu"]';

/** Listens while the component is mounted. */
export function useLetterKeys(keys: LetterKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]') !== null) return;
    if (event.target instanceof Element && event.target.closest(fields) !== null) return;
    const act = actionOf(event, keys);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.body.addEventListener('keydown', listen);
    return () => document.body.removeEventListener('keydown', listen);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: LetterKeys): (() => void) | undefined {
  const isLetter = /^\p{L}$/u.test(event.key);
  if (event.key.length === 1 && !preferences.getState().letterShortcuts) return undefined;
  if (isLetter && event.shiftKey) return undefined;
  const name = isLetter ? event.key.toLowerCase() : event.key;
  return Object.hasOwn(keys, name) ? keys[name] : undefined;
}
