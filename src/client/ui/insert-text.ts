/** Puts words where the caret stands in a text field, as if they had been typed. */

/** A space comes before them where a word ends there, and after them where one begins. */
export function insertText(area: HTMLTextAreaElement | HTMLInputElement, words: string): void {
  area.focus();
  const { value, selectionStart, selectionEnd } = area;
  const from = selectionStart ?? value.length;
  const to = selectionEnd ?? value.length;
  const before = /[\p{L}\p{N},;:.!?)»]$/u.test(value.slice(0, from)) ? ' ' : '';
  const after = /^[\p{L}\p{N}(«]/u.test(value.slice(to)) ? ' ' : '';
  const text = `${before}${words}${after}`;
  // This way the browser can undo it.
  if (
    typeof document.execCommand === 'function' &&
    document.execCommand('insertText', false, text)
  ) {
    return;
  }
  area.setRangeText(text, from, to, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
