/**
 * What every supported browser has and jsdom has not: the modal `dialog` and the popover. They
 * open and close here as the standard says, without the top layer and without making the rest
 * inert, which only a real browser can show.
 */
export function fillDomGaps(): void {
  const prototype = HTMLDialogElement.prototype;
  if (typeof prototype.showModal === 'function') return;
  prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.setAttribute('open', '');
  };
  prototype.close = function close(this: HTMLDialogElement) {
    if (!this.hasAttribute('open')) return;
    this.removeAttribute('open');
    this.dispatchEvent(new Event('close'));
  };
  // The style sheet of jsdom hides every popover and has no state for a shown one.
  HTMLElement.prototype.showPopover = function showPopover(this: HTMLElement) {
    this.style.display = 'block';
  };
}
