/**
 * Runs before each test file of a suite whose files share a process. The file then begins as it would in a process of its
 * own: the modules of this repository load anew, and what an earlier file left in the page, in its storage and in global names
 * is undone. Only packages and the DOM itself stay: loading them takes longer than most files' tests.
 *
 * It cannot undo a mocked module, or what a package remembers: `scripts/suites.ts` lists the files that stay apart for that.
 */
import { vi } from 'vitest';

vi.resetModules();
vi.useRealTimers();

interface Property {
  readonly owner: object;
  readonly name: string;
  readonly descriptor: PropertyDescriptor;
  readonly value: unknown;
}

type Listening = Parameters<typeof window.addEventListener>;

/** What was there before the first file, and who listens to the window since. */
interface Start {
  readonly properties: readonly Property[];
  readonly listening: Listening[];
}

/** Kept under a global symbol, because this module loads anew for each file as well. */
const place = globalThis as { [key: symbol]: Start | undefined };
const startKey = Symbol.for('carnet.start');
const hasDom = typeof document !== 'undefined';

/** What tests replace: global names, and what every element and the browser can do. */
const owners: readonly object[] = hasDom
  ? [globalThis, navigator, Element.prototype, HTMLElement.prototype]
  : [globalThis];

/** The DOM gives each global name a getter that hides an assigned value, so a global is read. */
const valueOf = (owner: object, name: string, { value }: PropertyDescriptor): unknown =>
  owner === globalThis ? Reflect.get(owner, name) : value;

function propertiesOf(owner: object): readonly Property[] {
  return Object.entries(Object.getOwnPropertyDescriptors(owner)).map(([name, descriptor]) => ({
    owner,
    name,
    descriptor,
    value: valueOf(owner, name, descriptor),
  }));
}

function restore({ owner, name, descriptor, value }: Property): void {
  const now = Object.getOwnPropertyDescriptor(owner, name);
  const isDefinedAsBefore =
    now !== undefined && now.get === descriptor.get && Object.is(now.value, descriptor.value);
  if (!isDefinedAsBefore) Object.defineProperty(owner, name, descriptor);
  if (owner !== globalThis || value === undefined) return;
  if (!Object.is(Reflect.get(owner, name), value)) Reflect.set(owner, name, value);
}

/** A global name that had no value stays: some packages add what they miss once, when they load. */
function restoreAll(properties: readonly Property[]): void {
  for (const owner of owners.filter((one) => one !== globalThis)) {
    const known = new Set(properties.filter((one) => one.owner === owner).map(({ name }) => name));
    for (const { name } of propertiesOf(owner)) {
      if (!known.has(name)) Reflect.deleteProperty(owner, name);
    }
  }
  for (const property of properties) restore(property);
}

function emptyPage(listening: Listening[]): void {
  for (const one of listening.splice(0)) window.removeEventListener(...one);
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
  getSelection()?.removeAllRanges();
  document.head.replaceChildren();
  document.body.replaceChildren();
  for (const element of [document.documentElement, document.body]) {
    for (const { name } of Array.from(element.attributes)) element.removeAttribute(name);
  }
}

const known = place[startKey];
const start = known ?? { properties: owners.flatMap(propertiesOf), listening: [] };
place[startKey] = start;
if (known !== undefined) {
  restoreAll(start.properties);
  if (hasDom) emptyPage(start.listening);
}
if (hasDom) {
  const listen = window.addEventListener;
  window.addEventListener = (...one: Listening) => {
    start.listening.push(one);
    listen(...one);
  };
}
