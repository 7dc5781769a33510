/** Boxes of the page into which keys go. */

/** An input of whichever kind, or a text area. */
export function isInputBox(
  target: EventTarget | null,
): target is HTMLTextAreaElement | HTMLInputElement {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}

const buttonLike: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'submit']);

/** Whether keys go into a field, and are no shortcuts. */
export function isTyping(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !buttonLike.has(target.type);
  return isInputBox(target) || target instanceof HTMLSelectElement || target.isContentEditable;
}
