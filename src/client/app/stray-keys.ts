/**
 * Letters that are typed on after the box for them left the page: somebody else removed what stands there, or lowered a role.
 * On the screen that is drawn instead, each of them would be a shortcut. No shortcut hears them until whoever types has
 * paused, or did something else.
 *
 * A press on the switch of the language changes nothing in the box: the caret stays there, and the next letters go on.
 */

import { isTyping } from '../model/input-box.ts';
import { onWayBack } from '../model/way-back.ts';

/** Keys by which one is done with a box; the letters that follow them in it begin anew. */
export const leavingKeys: readonly string[] = ['Enter', 'Escape', 'Tab'];

/** Other ways by which one leaves a box, beside the way back: a window that is closed by a gesture, paper. */
export const leavingWays = ['cancel', 'beforeprint'] as const;

/** Whether somebody can type in a box: it is on the page, and React does not hide it while a part beside it is read. */
export function isThere(box: Element): boolean {
  return box.isConnected && box.closest('[style*="display: none"]') === null;
}

/** Between two letters of a word; whoever presses a key later has seen the other screen. */
export const typingPauseMs = 1500;

/** The languages, each of which says its own. */
const languageChoice = '[role="radio"][lang]';

/** Keys that belong to typing and are no letters. */
const typingKeys: readonly string[] = ['Backspace', 'Delete', 'Dead', 'Shift', 'CapsLock'];

/**
 * Hears keys from now on, until the function that it answers is called.
 *
 * @param onLetter told each letter that would be heard by nothing, with the box that is gone
 */
export function guardStrayKeys(
  target: Window,
  onLetter: (box: HTMLElement, letter: string) => void,
): () => void {
  let last: { readonly box: HTMLElement; readonly at: number } | undefined;
  const onKey = (event: KeyboardEvent): void => {
    const isTyped = event.key.length === 1 || typingKeys.includes(event.key);
    const isShortcut = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');
    const box = event.target;
    const at = event.timeStamp;
    if (leavingKeys.includes(event.key)) last = undefined;
    else if (box instanceof HTMLElement && isTyping(box)) last = { box, at };
    else if (!isTyped || isShortcut) last = undefined;
    else if (last === undefined || isThere(last.box) || at - last.at > typingPauseMs) {
      last = undefined;
    } else {
      last = { box: last.box, at };
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key.length === 1) onLetter(last.box, event.key);
    }
  };
  const onPress = ({ target: pressed }: PointerEvent): void => {
    // In the box itself it sets the caret.
    if (pressed !== last?.box) last = undefined;
  };
  const onFocusing = (event: MouseEvent): void => {
    const isLanguage =
      event.target instanceof Element && event.target.closest(languageChoice) !== null;
    if (isLanguage && isTyping(target.document.activeElement)) event.preventDefault();
  };
  target.addEventListener('mousedown', onFocusing);
  target.addEventListener('keydown', onKey, { capture: true });
  target.addEventListener('pointerdown', onPress, { capture: true });
  const leave = (): void => void (last = undefined);
  for (const way of leavingWays) target.addEventListener(way, leave, true);
  const stopBack = onWayBack(leave);
  return () => {
    stopBack();
    target.removeEventListener('mousedown', onFocusing);
    target.removeEventListener('keydown', onKey, { capture: true });
    target.removeEventListener('pointerdown', onPress, { capture: true });
    for (const way of leavingWays) target.removeEventListener(way, leave, true);
  };
}
