/**
 * Keeps the place of whoever works with the keyboard: where what has the focus leaves the page (a button that its own press
 * takes away, a row that is deleted, a window that closes onto something that went meanwhile) or is disabled, a browser gives
 * the focus to the page, and keys and screen readers are nowhere. Here it goes to what stands around the place instead: the
 * next row, or the nearest group, list or section. Never to a control of it: a second press of the same key must do nothing,
 * and Tab leads to the next control from there. What was only moved, as a row is, has it again.
 *
 * A row shows that it has the focus; around a whole section or panel a ring would say that it can be used.
 *
 * A screen that knows better moves the focus itself, before the next frame or after it.
 */

/** What a place is called by, from the inside out. */
const around =
  'li, tr, article, section, fieldset, form, dialog, main, [tabindex], [role="group"], [role="region"], [role="tabpanel"], [role="list"], ol, ul';
const row = 'li, tr, article, fieldset';
/** What passes by itself, and is no place to stay: a notice; and, once they close, a menu, a list of options, a panel. */
const notice = '[role="status"], [role="alert"]';
const passing = `${notice}, [popover]`;
/** How far back is looked for where one was before a thing that passes. */
const rememberedMax = 8;

/** Watches a page until the function that it answers is called. */
export function keepFocus(page: Document): () => void {
  let recent: readonly HTMLElement[] = [];
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target === page.body) return;
    recent = [target, ...recent.filter((each) => each !== target)].slice(0, rememberedMax);
  };
  const observer = new MutationObserver((changes) => {
    const [last] = recent;
    if (last === undefined) return;
    const change = changes.findLast(
      ({ type, target, removedNodes }) =>
        target.isConnected &&
        // A box for words that was only written in has changed children as well, and may have been left since.
        ((type === 'attributes' && target === last) ||
          [...removedNodes].some((node) => node.contains(last))),
    );
    recent = recent.filter(({ isConnected }) => isConnected);
    if (change === undefined) return;
    const place = nextPlace(change, last, recent);
    // Not at once: what goes because the focus leaves it must not hold back where the Tab key leads.
    requestAnimationFrame(() => {
      const { activeElement } = page;
      const isNowhere = activeElement === null || activeElement === page.body;
      const isStuck = activeElement === last && last.matches(':disabled');
      if ((isNowhere || isStuck) && place?.isConnected === true) giveFocus(place);
    });
  });
  page.addEventListener('focusin', onFocus, true);
  observer.observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  return () => {
    page.removeEventListener('focusin', onFocus, true);
    observer.disconnect();
  };
}

/** @param recent what had the focus before, as far as it is still there */
function nextPlace(
  change: MutationRecord,
  last: HTMLElement,
  recent: readonly HTMLElement[],
): HTMLElement | undefined {
  if (last.isConnected) {
    const isDisabled = last.matches(':disabled');
    return isDisabled ? (last.parentElement?.closest<HTMLElement>(around) ?? undefined) : last;
  }
  return passes(change, last)
    ? besideWords(recent.find((element) => element.closest(passing) === null))
    : placeOf(change, last);
}

/**
 * Whether what went was in something that passes by itself. A panel that is still open is a place like any other: with the
 * focus outside, it would close while somebody reads the question that their press brought.
 */
function passes({ target }: MutationRecord, last: HTMLElement): boolean {
  const around = elementOf(target);
  const isIn = (kind: string): boolean =>
    [last, around].some((each) => (each?.closest(kind) ?? null) !== null);
  return isIn(notice) || (isIn(passing) && (around?.closest('[popover]') ?? null) === null);
}

/**
 * Where one was before, but not in a box for words itself: nobody asked to write again, and whoever is in one holds back the
 * newer version that they have just agreed to.
 */
function besideWords(before: HTMLElement | undefined): HTMLElement | undefined {
  const isForWords = before?.matches('input, textarea, select, [contenteditable]') === true;
  return isForWords ? (before.parentElement?.closest<HTMLElement>(around) ?? undefined) : before;
}

/** The row that took the place of a row; else the nearest thing around it. */
function placeOf(change: MutationRecord, last: HTMLElement): HTMLElement | undefined {
  const { target, nextSibling, previousSibling, removedNodes } = change;
  const wasRow = [...removedNodes].some(
    (node) => node.contains(last) && elementOf(node)?.matches(row) === true,
  );
  const beside = [nextSibling, previousSibling].map(elementOf);
  const next = beside.find((each) => wasRow && each?.isConnected === true && each.matches(row));
  return next ?? elementOf(target)?.closest<HTMLElement>(around) ?? undefined;
}

function elementOf(node: Node | null): HTMLElement | undefined {
  return node instanceof HTMLElement ? node : undefined;
}

/** Also to what the Tab key passes over, as long as it has the focus. */
function giveFocus(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    if (!element.matches(row)) element.dataset['focusPlace'] = '';
    const leave = (): void => {
      element.removeAttribute('tabindex');
      delete element.dataset['focusPlace'];
    };
    element.addEventListener('blur', leave, { once: true });
  }
  element.focus({ preventScroll: true });
}
