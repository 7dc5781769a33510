/**
 * The keys of a form: digits choose in the question that has the focus, up and down walk from question to question, Enter
 * goes on to the next. In a text, keys write; there Ctrl Enter goes on.
 */

import type { KeyboardEvent } from 'react';

export type Step = 'next' | 'previous';

const buttonLike: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'submit']);

function isWriting(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !buttonLike.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** What Enter means to the element itself: a button acts, a text takes a new line. */
function keepsEnter(target: HTMLElement): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  const isPress = target.matches('button, a, summary');
  return isPress && target.getAttribute('role') !== 'radio';
}

/** Answers what a form listens with. */
export function formKeys(
  onStep: (from: string, step: Step) => void,
): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { target } = event;
    if (event.defaultPrevented || event.altKey || event.shiftKey) return;
    if (event.nativeEvent.isComposing || !(target instanceof HTMLElement)) return;
    const item = target.closest<HTMLElement>('[data-item]');
    const key = item?.dataset['item'];
    if (item === null || key === undefined) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const step = stepOf(event.key, target, isCommand);
    if (step !== undefined) {
      event.preventDefault();
      onStep(key, step);
      return;
    }
    if (isCommand || isWriting(target)) return;
    const digit = /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
    const choice = digit && item.querySelector<HTMLElement>(`[data-digit="${digit}"]`);
    if (digit === undefined) return;
    // A digit without an answer does nothing: above all, it opens no other tab.
    event.preventDefault();
    if (choice instanceof HTMLElement) choice.click();
  };
}

function stepOf(key: string, target: HTMLElement, isCommand: boolean): Step | undefined {
  if (key === 'Enter') return isCommand || !keepsEnter(target) ? 'next' : undefined;
  if (isCommand || isWriting(target)) return undefined;
  if (key === 'ArrowDown') return 'next';
  return key === 'ArrowUp' ? 'previous' : undefined;
}

/** Gives the focus to the control of a question; to the question itself where it has none. */
export function focusItem(root: HTMLElement | null, key: string): void {
  const items = [...(root?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
  const item = items.find((each) => each.dataset['item'] === key);
  const control = item?.querySelector<HTMLElement>(
    '[role="radio"][tabindex="0"], [data-answer] input, [data-answer] textarea, [data-answer] select',
  );
  const found = control ?? item;
  found?.focus({ preventScroll: true });
  item?.scrollIntoView?.({ block: 'nearest' });
}
