/**
 * Typing whose box leaves the page in mid-word: somebody else deleted what stands there, settled a conflict or answered what the
 * question depends on, and the screen draws what there is now, or hides the box while a part beside it is read. The words would
 * be typed on into nothing. Here whoever watches hears of them at once, whatever drew the box.
 *
 * A box that goes because of what its author just did goes without a word: a press elsewhere, Enter, Escape or Tab, the
 * way back, paper, a letter that the box itself acts on. One that was only drawn anew, with the same words in it, gets the focus and the caret again.
 */

import { present } from '../../std/assert.ts';
import { isInputBox } from '../model/input-box.ts';
import { onWayBack } from '../model/way-back.ts';
import { guardStrayKeys, isThere, leavingKeys, leavingWays } from './stray-keys.ts';

/** What was typed in a box that is gone. */
export interface StrayTyping {
  /** What the box was called. */
  readonly label: string;
  readonly text: string;
  /** What stood in it when it got the focus. */
  readonly shown: string;
  /** Where the caret was. */
  readonly caret: number;
}

type Box = HTMLInputElement | HTMLTextAreaElement;

/** What is looked up or secret, and no words of a record. */
const isWords = (target: EventTarget | null): target is Box =>
  isInputBox(target) && ['textarea', 'text', 'url'].includes(target.type);

const acts = ['keydown', 'input', 'pointerdown', ...leavingWays] as const;

/** Watches a page until the function that it answers is called. */
export function watchStrayTyping(
  page: Document,
  onStray: (typing: StrayTyping) => void,
): () => void {
  let focused: { readonly box: Box; readonly shown: string; readonly label: string } | undefined;
  let typedIn: Box | undefined;
  /** Something that its author did is being heard. */
  let isActing = false;
  const end = (): void => {
    isActing = false;
  };
  const act = (): void => {
    isActing = true;
    // Where somebody stops the event on its way.
    setTimeout(end);
  };
  /** The event has passed the page. What is drawn because of it is drawn at once behind it, and heard of behind that. */
  const passed = (): void => queueMicrotask(() => queueMicrotask(end));
  const enter = (box: Box): void => {
    if (focused?.box !== box) focused = { box, shown: box.value, label: labelOf(box) };
  };
  const leave = (): void => {
    typedIn = undefined;
    act();
  };
  /** A press in the box itself sets the caret. */
  const onPress = ({ target }: Event): void => {
    if (target === typedIn) act();
    else leave();
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (isWords(target)) enter(target);
    // A box that is taken away gives the focus to another place first.
    queueMicrotask(() => {
      if (typedIn?.isConnected === true && typedIn !== page.activeElement) typedIn = undefined;
    });
  };
  const onInput = ({ target }: Event): void => {
    typedIn = isWords(target) ? target : undefined;
    // One that had the focus before the page was watched.
    if (typedIn !== undefined) enter(typedIn);
    act();
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (leavingKeys.includes(key)) leave();
    else act();
  };
  const onGone = (changes: readonly MutationRecord[]): void => {
    const box = typedIn;
    if (box === undefined || isThere(box)) return;
    typedIn = undefined;
    if (isActing || focused?.box !== box) return;
    const { shown, label } = focused;
    const { value: text } = box;
    const caret = box.selectionStart ?? text.length;
    // One that was just emptied is typed in anew.
    if (text === shown) return;
    if (!goesOnAnew(changes, { box, label, caret })) onStray({ label, text, shown, caret });
  };
  /** It went unseen, as what its author did: who types on shows that they are not done with it. */
  const onLetter = (box: HTMLElement, letter: string): void => {
    if (!isWords(box)) return;
    enter(box);
    const { shown, label } = present(focused, 'a box that was typed in had the focus');
    const start = box.selectionStart ?? box.value.length;
    const text = `${box.value.slice(0, start)}${letter}${box.value.slice(box.selectionEnd ?? start)}`;
    onStray({ label, text, shown, caret: start + 1 });
  };
  const view = present(page.defaultView, 'a page that is shown has a window');
  const stopKeys = guardStrayKeys(view, onLetter);
  if (isWords(page.activeElement)) enter(page.activeElement);
  const observer = new MutationObserver(onGone);
  observer.observe(page.body, { childList: true, subtree: true, attributeFilter: ['style'] });
  page.addEventListener('focusin', onFocus, true);
  page.addEventListener('input', onInput, true);
  page.addEventListener('keydown', onKey, true);
  page.addEventListener('pointerdown', onPress, true);
  for (const way of leavingWays) view.addEventListener(way, leave, true);
  const stopBack = onWayBack(leave);
  for (const kind of acts) view.addEventListener(kind, passed);
  return () => {
    observer.disconnect();
    stopKeys();
    stopBack();
    for (const kind of acts) view.removeEventListener(kind, passed);
    page.removeEventListener('focusin', onFocus, true);
    page.removeEventListener('input', onInput, true);
    page.removeEventListener('keydown', onKey, true);
    page.removeEventListener('pointerdown', onPress, true);
    for (const way of leavingWays) view.removeEventListener(way, leave, true);
  };
}

/** Gives the focus to a box that was drawn anew with the same words, in the same place: one that came as the other went. */
function goesOnAnew(
  changes: readonly MutationRecord[],
  {
    box: gone,
    label,
    caret,
  }: { readonly box: Box; readonly label: string; readonly caret: number },
): boolean {
  const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
  const boxes = added.flatMap((node) =>
    node instanceof Element ? [node, ...node.querySelectorAll('textarea, input')] : [],
  );
  for (const box of boxes) {
    if (!isWords(box) || box.value !== gone.value || box.disabled || box.readOnly) continue;
    const item = itemOf(gone);
    if (itemOf(box) !== item || (item === undefined && labelOf(box) !== label)) continue;
    box.focus({ preventScroll: true });
    if (box.ownerDocument.activeElement !== box) continue;
    box.setSelectionRange(caret, caret);
    return true;
  }
  return false;
}

/** The item of a list in which a box stands: where one is removed and another added, the second may look like the first. */
const itemOf = (box: Element): string | undefined =>
  box.closest('[data-item]')?.getAttribute('data-item') ?? undefined;

function labelOf(box: Box): string {
  const named = box.getAttribute('aria-label');
  const ids = box.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const texts = ids.map((id) => document.getElementById(id)?.textContent ?? '');
  const own = box.labels?.[0]?.textContent ?? '';
  return (named ?? (texts.join(' ').trim() || own)).trim();
}
