/** Puts words where the caret stands in a text field, as if they had been typed. */

/** A space comes before them where a word ends there, and after them where one begins. */
export function insertText(area: HTMLTextAreaElement | HTMLInputElement, words: string): void {
  const { value, selectionStart, selectionEnd } = area;
  const from = selectionStart ?? value.length;
  const to = selectionEnd ?? value.length;
  const before = /[\p{L}\p{N},;:.!?)»]$/u.test(value.slice(0, from)) ? ' ' : '';
  const after = /^[\p{L}\p{N}(«]/u.test(value.slice(to)) ? ' ' : '';
  replaceSelected(area, `${before}${words}${after}`);
}

/** Longest text that the browser puts in itself, and can undo: it takes each line alone, and seconds for a thousand. */
const undoneLengthMax = 20_000;

/** Puts a text in place of what is selected, letter for letter; the caret stands behind it. */
export function replaceSelected(area: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  area.focus();
  const { value, selectionStart, selectionEnd } = area;
  const from = selectionStart ?? value.length;
  const to = selectionEnd ?? value.length;
  // To place the caret, where it stands as well, ends what one undo takes out: what is typed before and after is not in it.
  area.setSelectionRange(from, to);
  if (text.length > undoneLengthMax || !typed(text)) area.setRangeText(text, from, to, 'end');
  area.setSelectionRange(from + text.length, from + text.length);
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Whether the browser put it in; what it tells of each line reaches nobody, who would draw each. */
function typed(text: string): boolean {
  if (typeof document.execCommand !== 'function') return false;
  const withhold = (event: Event): void => event.stopImmediatePropagation();
  window.addEventListener('input', withhold, true);
  try {
    return document.execCommand('insertText', false, text);
  } finally {
    window.removeEventListener('input', withhold, true);
  }
}
