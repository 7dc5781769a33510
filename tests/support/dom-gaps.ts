/**
 * What every supported browser has and jsdom has not: the modal `dialog` and the popover. They
 * open and close here as the standard says, without the top layer and without making the rest
 * inert, which only a real browser can show.
 */
export function fillDomGaps(): void {
  // The style sheet of jsdom hides every popover and has no state for a shown one.
  HTMLElement.prototype.showPopover = function showPopover(this: HTMLElement) {
    this.style.display = 'block';
  };
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
}

/**
 * Looks the style of an element up once per kind: jsdom reads its whole style sheet for each
 * element and each question, which took a seventh of the time of a test that asks by role. An
 * element with a style of its own, and a document with a style sheet, are asked as before.
 */
export function rememberComputedStyles(): void {
  const asked = window.getComputedStyle.bind(window);
  const remembered = new Map<string, CSSStyleDeclaration>();
  window.getComputedStyle = (element, pseudoElement) => {
    const isPlain =
      pseudoElement === undefined &&
      !element.hasAttribute('style') &&
      document.styleSheets.length === 0;
    if (!isPlain) return asked(element, pseudoElement);
    const kind = kindOf(element);
    const known = remembered.get(kind) ?? asked(element);
    remembered.set(kind, known);
    return known;
  };
}

/** What the style sheet of jsdom looks at. */
function kindOf(element: Element): string {
  const parent = element.parentElement;
  const isFolded = parent?.tagName === 'DETAILS' && !parent.hasAttribute('open');
  const marks = ['hidden', 'open', 'popover', 'dir', 'type'].map((name) =>
    element.getAttribute(name),
  );
  return [element.namespaceURI, element.tagName, isFolded, ...marks].join(' ');
}
