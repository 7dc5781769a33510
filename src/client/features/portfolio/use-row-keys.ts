/**
 * The keys of the list: J, K and the arrows move, with Shift they select as well; X selects, `.` opens the menu of the
 * row, L logs on the chosen SME, N adds one, F goes to the filter.
 *
 * Letters are read by their place (`event.code`), so that AZERTY and QWERTY agree; they are ignored while someone
 * types, while a window or a menu is open, and when the preferences switch them off (WCAG 2.1.4). The listener
 * sits on the body: what a menu or a field takes never comes here, and what is taken here stops before the
 * shortcuts of the whole application.
 */

import { useEffect, useEffectEvent } from 'react';
import { preferences } from '../../model/preferences.ts';

export interface RowKeyActions {
  /** One row down (1) or up (-1), selecting on the way or not. */
  readonly move: (step: 1 | -1, selecting: boolean) => void;
  /** Selects the chosen SME, or no longer; answers whether there was one. */
  readonly select: () => boolean;
  readonly selectAll: () => boolean;
  /** Answers whether something was selected. */
  readonly selectNothing: () => boolean;
  readonly menu: () => boolean;
  /** Answers whether there was an SME to log on. */
  readonly log: () => boolean;
  readonly newSme: () => void;
  readonly filters: () => void;
}

const fields = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';
/** Places with arrows of their own. */
const ownArrows = `${fields}, [role="menu"], [role="radiogroup"], [aria-haspopup="menu"]`;

/** Listens while the list is shown. */
export function useRowKeys(actions: RowKeyActions): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (isForOthers(event)) return;
    const taken =
      takeArrow(event, actions) || takeLetter(event, actions) || takeSelection(event, actions);
    if (!taken) return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.body.addEventListener('keydown', listen);
    return () => document.body.removeEventListener('keydown', listen);
  }, []);
}

function isForOthers(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  if (event.altKey) return true;
  return document.querySelector('dialog[open]') !== null;
}

function takeArrow(event: KeyboardEvent, { move }: RowKeyActions): boolean {
  const step = arrowSteps[event.code];
  if (step === undefined || isControl(event) || isInside(event.target, ownArrows)) return false;
  move(step, event.shiftKey);
  return true;
}

function takeLetter(event: KeyboardEvent, actions: RowKeyActions): boolean {
  if (!preferences.getState().letterShortcuts || isControl(event)) return false;
  if (isInside(event.target, fields)) return false;
  // By what is printed on the key: it stands elsewhere on every keyboard.
  if (event.key === '.') return actions.menu();
  if (event.shiftKey && event.code !== 'KeyJ' && event.code !== 'KeyK') return false;
  switch (event.code) {
    case 'KeyJ':
      actions.move(1, event.shiftKey);
      return true;
    case 'KeyK':
      actions.move(-1, event.shiftKey);
      return true;
    case 'KeyL':
      return actions.log();
    case 'KeyN':
      actions.newSme();
      return true;
    case 'KeyX':
      return actions.select();
    case 'KeyF':
      actions.filters();
      return true;
    default:
      return false;
  }
}

/** Esc, and Ctrl or ⌘ with A. */
function takeSelection(event: KeyboardEvent, actions: RowKeyActions): boolean {
  if (isInside(event.target, ownArrows)) return false;
  if (event.key === 'Escape') return actions.selectNothing();
  return isControl(event) && event.key.toLowerCase() === 'a' && actions.selectAll();
}

function isControl(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

const arrowSteps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

function isInside(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
