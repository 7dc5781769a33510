/**
 * Where the focus goes when what had it goes away: a form that closes, a line that is removed, a button that is replaced or
 * disabled. It goes to what now stands in the same place of the group, else to what follows the group: whoever works with
 * the keyboard never begins again at the top of the page.
 *
 * The browser tells nobody when it drops the focus of a removed element, so changes of the group are watched. A press
 * beside everything takes the focus away on purpose, and is left alone.
 */

const focusable = [
  'a[href]',
  ...['button', 'input', 'select', 'textarea'].map((name) => `${name}:not(:disabled)`),
  '[tabindex="0"]',
]
  .map((selector) => `${selector}:not([tabindex="-1"])`)
  .join(',');

/** What had the focus, with what it stands in up to the group, and the place of each among all that can have it. */
interface Held {
  readonly path: readonly { readonly element: Element; readonly place: number }[];
}

/** The `ref` of the group, which stays on the page while its content changes. */
export function keepFocus(group: HTMLElement | null): (() => void) | undefined {
  return group === null ? undefined : keepFocusIn(group);
}

function keepFocusIn(group: HTMLElement): () => void {
  let held: Held | undefined;
  const onFocus = ({ target }: FocusEvent): void => {
    held = target instanceof Element && group.contains(target) ? heldIn(group, target) : undefined;
  };
  const onPress = ({ target }: PointerEvent): void => {
    const stays = target instanceof Node && document.activeElement?.contains(target) === true;
    if (!stays || isNowhere()) held = undefined;
  };
  const watcher = new MutationObserver(() => {
    if (held === undefined || !isNowhere()) return;
    const { path } = held;
    held = undefined;
    for (const next of nextOf(group, path)) {
      next.focus({ preventScroll: true });
      // What is not shown takes no focus.
      if (!isNowhere()) break;
    }
  });
  watcher.observe(group, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', onFocus);
  document.addEventListener('pointerdown', onPress, { capture: true });
  return () => {
    watcher.disconnect();
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('pointerdown', onPress, { capture: true });
  };
}

const isNowhere = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

const focusables = (within: ParentNode): readonly HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(focusable),
];

function heldIn(group: HTMLElement, target: Element): Held {
  const all = focusables(group);
  const path: { element: Element; place: number }[] = [];
  for (
    let element: Element | null = target;
    element !== null && element !== group;
    element = element.parentElement
  ) {
    const at = element;
    path.push({ element: at, place: all.findIndex((one) => at.contains(one)) });
  }
  return { path };
}

/** The best first: what had it, if it was only moved; what stands in its place, before it, after the group, anywhere. */
function nextOf(group: HTMLElement, path: Held['path']): readonly HTMLElement[] {
  const inGroup = focusables(group);
  const [target] = path;
  const gone = path.findLast(({ element }) => !element.isConnected) ?? target;
  const place = Math.max(gone?.place ?? 0, 0);
  const all = focusables(document);
  const follows = (one: HTMLElement): boolean =>
    (group.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return [
    ...inGroup.filter((one) => one === target?.element),
    ...inGroup.slice(place),
    ...inGroup.slice(0, place).toReversed(),
    ...all.filter((one) => follows(one) && !group.contains(one)),
    ...all,
  ];
}
