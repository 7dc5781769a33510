/**
 * Shortcuts of the whole application. Letters are read by their place on the keyboard's code, ignored while
 * someone types, and can be switched off (WCAG 2.1.4); those with Ctrl or ⌘ always work.
 */

import { useEffect, useEffectEvent } from 'react';
import { preferences } from '../model/preferences.ts';

export interface ShortcutActions {
  readonly search: () => void;
  readonly undo: () => void;
  readonly log: () => void;
  readonly newSme: () => void;
  readonly portfolio: () => void;
  readonly settings: () => void;
  readonly shortcuts: () => void;
}

/** Whether keys go into a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !buttonLike.has(target.type);
}
const buttonLike: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'submit']);

/** After `G`, the next letter is awaited this long. */
const sequenceMs = 1500;

/** Listens while the component is mounted. */
export function useShortcuts(actions: ShortcutActions): void {
  const onKey = useEffectEvent((event: KeyboardEvent, afterG: boolean): boolean => {
    if (event.defaultPrevented || event.isComposing) return false;
    const control = event.ctrlKey || event.metaKey;
    if (control && !event.altKey && !event.shiftKey) {
      if (event.key.toLowerCase() === 'k') return act(event, actions.search);
      // In a field, undo is the field's own: it takes back letters, not what was saved.
      if (event.key.toLowerCase() === 'z' && !isTyping(event.target))
        return act(event, actions.undo);
      return false;
    }
    if (control || event.altKey || isTyping(event.target)) return false;
    if (document.querySelector('dialog[open]') !== null) return false;
    if (!preferences.getState().letterShortcuts) return false;
    if (event.key === '?') return act(event, actions.shortcuts);
    if (event.shiftKey) return false;
    const letter = event.key.toLowerCase();
    if (afterG) {
      if (letter === 'p') return act(event, actions.portfolio);
      if (letter === 's') return act(event, actions.settings);
      return false;
    }
    if (letter === 'g') return true;
    if (letter === 'l') act(event, actions.log);
    if (letter === 'n') act(event, actions.newSme);
    return false;
  });

  useEffect(() => {
    let afterG = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = (event: KeyboardEvent): void => {
      const begun = onKey(event, afterG) && !afterG && event.key.toLowerCase() === 'g';
      clearTimeout(timer);
      afterG = begun;
      if (begun) timer = setTimeout(() => (afterG = false), sequenceMs);
    };
    document.addEventListener('keydown', listen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', listen);
    };
  }, []);
}

function act(event: KeyboardEvent, action: () => void): true {
  event.preventDefault();
  action();
  return true;
}
