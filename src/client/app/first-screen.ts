/**
 * The list as it was last drawn, shown at a start until the application itself has drawn it.
 *
 * It is shown only where everything that it was drawn from is as it was: the day, the language, the version and the
 * rest of `drawnFrom`; any write to a database has taken it away. Once the database is open it is held against that
 * as well, for a browser that is killed may forget what was taken away last. It is drawn element by element, so that
 * no text of a sheet is ever read as markup, and nothing in it can be pressed: it goes as soon as the application
 * draws anything. It is the first thing that runs, so it imports nothing but names.
 */

import { databaseToOpen, readPlace } from '../storage/early-opening.ts';
import {
  type Drawn,
  type DrawnElement,
  keepScreen,
  keptBesides,
  keptScreen,
  onScreenForgotten,
} from '../storage/kept-screen.ts';

const elementId = 'first-screen';
const rootId = 'root';
const vectorNamespace = 'http://www.w3.org/2000/svg';

/** What is true at one moment only, such as where the work is: its room is kept, and nothing is seen there. */
const momentary = '[data-momentary]';
/**
 * Of a screen with one of these, somebody is about to do something: it is not how a start looks. The parts of the list
 * (`data-part`) are open as a rule.
 */
const underWay = 'dialog[open], [aria-expanded="true"]:not([data-part]), [aria-selected="true"]';

/** What the list is drawn from besides the database, as one text. */
function drawnFrom(): string {
  const now = new Date();
  return JSON.stringify([
    // The names of the files tell the version.
    [...document.querySelectorAll('script[src]')].map((script) => script.getAttribute('src')),
    now.toDateString(),
    now.getTimezoneOffset(),
    document.documentElement.lang,
    keptBesides(),
    innerWidth,
  ]);
}

/**
 * Shows what is kept for an address, if it is still true.
 *
 * @param place how far the database is, once that is known; what is shown goes where it is not as far
 */
export function showFirstScreen(
  { pathname, search }: Pick<Location, 'pathname' | 'search'>,
  place: Promise<string | undefined>,
): void {
  try {
    const root = document.getElementById(rootId);
    const database = listOf(pathname, search);
    if (root === null || database === undefined) return;
    const kept = keptScreen();
    if (kept?.database !== database || kept.drawnFrom !== drawnFrom()) return;
    const shown = document.createElement('div');
    shown.id = elementId;
    shown.inert = true;
    shown.ariaHidden = 'true';
    shown.append(nodeOf(kept.drawn));
    root.before(shown);
    const observer = new MutationObserver(() => {
      if (root.childElementCount === 0) return;
      observer.disconnect();
      shown.remove();
    });
    observer.observe(root, { childList: true });
    void place.then((found) => {
      if (found !== kept.place) shown.remove();
    });
  } catch {
    // The application draws it a little later.
    document.getElementById(elementId)?.remove();
  }
}

/** The database whose list an address shows: with no filter, and no dialog before it. */
function listOf(pathname: string, search: string): string | undefined {
  const isList = pathname === '/' || /^\/p\/[^/]+\/?$/.test(pathname);
  return isList && search === '' ? databaseToOpen(pathname) : undefined;
}

function nodeOf(drawn: Drawn, namespace?: string): Node {
  if (typeof drawn === 'string') return document.createTextNode(drawn);
  const [name, attributes, content] = drawn;
  const own = name === 'svg' ? vectorNamespace : namespace;
  const element =
    own === undefined ? document.createElement(name) : document.createElementNS(own, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    // The content policy lets no attribute set a style, but a script may.
    if (attribute === 'style') (element as HTMLElement).style.cssText = value;
    else element.setAttribute(attribute, value);
  }
  element.append(...content.map((one) => nodeOf(one, own)));
  return element;
}

/** After this long without a change what is drawn is kept, in milliseconds. */
const quietMs = 1500;

/**
 * Keeps the list whenever it has been still for a moment; to be called while it is what is shown. The answer ends it.
 *
 * @param whenIdle runs its work when the browser has nothing better to do; the answer cancels
 * @param stillMs how long nothing must have changed, in milliseconds
 */
export function keepFirstScreen(
  whenIdle: (work: () => void) => () => void,
  stillMs: number = quietMs,
): () => void {
  const root = document.getElementById(rootId);
  if (root === null) return () => undefined;
  let cancel = (): void => undefined;
  let changes = 0;
  const begin = (): void => {
    cancel();
    const seen = changes;
    const timer = setTimeout(() => {
      cancel = whenIdle(() => void keep(root, () => changes === seen));
    }, stillMs);
    cancel = () => clearTimeout(timer);
  };
  const changed = (): void => {
    changes += 1;
    begin();
  };
  const observer = new MutationObserver(changed);
  observer.observe(root, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  const unlisten = onScreenForgotten(changed);
  begin();
  return () => {
    changes += 1;
    cancel();
    unlisten();
    observer.disconnect();
  };
}

async function keep(root: HTMLElement, isStill: () => boolean): Promise<void> {
  const database = listOf(location.pathname, location.search);
  const screen = root.firstElementChild;
  if (database === undefined || screen === null || scrollY > 0) return;
  const place = await readPlace(database);
  if (place === undefined || !isStill() || root.querySelector(underWay) !== null) return;
  keepScreen({ database, place, drawnFrom: drawnFrom(), drawn: drawnElement(screen) });
}

function drawnElement(element: Element): DrawnElement {
  const attributes = Object.fromEntries(
    [...element.attributes].map(({ name, value }) => [name, value]),
  );
  if (element.matches(momentary)) attributes['style'] = 'visibility: hidden';
  const content = [...element.childNodes].flatMap((node): readonly Drawn[] => {
    if (node instanceof Element) return [drawnElement(node)];
    return node instanceof Text ? [node.data] : [];
  });
  return [element.localName, attributes, content];
}
