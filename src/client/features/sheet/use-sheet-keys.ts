/**
 * The keys of a sheet: K and J walk the portfolio, the digits open the tabs, L comes back to the composer, Escape
 * goes back to the list. Ignored while someone types, under a dialog, and where letters are switched off
 * (WCAG 2.1.4); digits are read by their place, because a French keyboard has them shifted.
 */

import { useEffect, useEffectEvent } from 'react';
import { preferences } from '../../model/preferences.ts';
import { isTyping } from '../../model/input-box.ts';

export interface SheetKeys {
  readonly previous: () => void;
  readonly next: () => void;
  /** Counted from 0. */
  readonly tab: (index: number) => void;
  readonly back: () => void;
  /** Absent where the application itself finds the composer. */
  readonly log?: (() => void) | undefined;
}

/** Listens while the component is mounted. */
export function useSheetKeys(keys: SheetKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]') !== null) return;
    const act = actionOf(event, keys);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    // L belongs to the application, which finds no composer on the other tabs: there the sheet is asked first.
    const listenFirst = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'l') onKey(event);
    };
    document.addEventListener('keydown', listenFirst, { capture: true });
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listenFirst, { capture: true });
      document.removeEventListener('keydown', listen);
    };
  }, []);
}

function actionOf(event: KeyboardEvent, keys: SheetKeys): (() => void) | undefined {
  if (event.key === 'Escape') return keys.back;
  if (!preferences.getState().letterShortcuts) return undefined;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (digit !== undefined) return () => keys.tab(Number(digit) - 1);
  if (event.shiftKey) return undefined;
  switch (event.key.toLowerCase()) {
    case 'k':
      return keys.previous;
    case 'j':
      return keys.next;
    case 'l':
      return keys.log;
    default:
      return undefined;
  }
}
