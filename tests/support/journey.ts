/**
 * What a person does in Carnet, found by role and name as they would find it, in either language: the steps that
 * the browser journeys are told in. Names come from the texts of the interface, so a renamed button breaks nothing
 * here and a missing one does.
 *
 * Every step waits for what it leads to, never for a length of time.
 */
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from 'playwright-core';
import type { Language } from '../../src/domain/entity/field.ts';
import { english } from '../../src/client/i18n/english.ts';
import { french } from '../../src/client/i18n/french.ts';
import type { Texts } from '../../src/client/i18n/texts.ts';
import type { PageRow } from '../../src/client/storage/page-rows.ts';
import { keepDrawing } from './frames.ts';
import { watchForFailure } from './last-look.ts';

export const languageCodes = ['fr', 'en'] as const;

/** The texts of the interface. */
export const textsOf: Readonly<Record<Language, Texts>> = { en: english, fr: french };

/** Someone at a page, who reads one language. */
export interface Person {
  readonly page: Page;
  readonly texts: Texts;
}

/** A page on which someone reads `language`. */
export function personAt(page: Page, language: Language): Person {
  return { page, texts: textsOf[language] };
}

/** A text whose places may hold anything, as a pattern; a no-break space is read as any other. */
export function pattern(text: string): RegExp {
  const literal = text
    .split(/\{\{[^}]*\}\}/)
    .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(literal.join('.+').replaceAll(/\s/g, String.raw`\s`));
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** How the browser of someone who reads `language` is set. */
export function settingsOf(language: Language, more: BrowserContextOptions = {}) {
  return {
    locale: locales[language],
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...more,
  } as const satisfies BrowserContextOptions;
}

/**
 * Gathers everything a browser complains about: errors on the console (a broken content policy among them),
 * uncaught exceptions, and any dialogue box, which Carnet never opens and only a script of someone else would.
 */
export function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = [];
  const watchPage = (page: Page): void => {
    page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
    });
    page.on('dialog', (dialog) => {
      // A page with half-typed text may ask before it is left; that is the browser's own box.
      if (dialog.type() !== 'beforeunload') complaints.push(`dialogue: ${dialog.message()}`);
      void dialog.dismiss().catch(() => undefined);
    });
  };
  context.pages().forEach(watchPage);
  context.on('page', watchPage);
  return complaints;
}

/** For journeys that are never without a network: the service worker is left out, which keeps the whole build. */
export const onlineOnly = { serviceWorkers: 'block' } as const satisfies BrowserContextOptions;

/** How a condition in the page is looked at: left alone, with each frame, and a browser without a window may draw none. */
export const atIntervals = { polling: 50 } as const;

/** A step that takes longer than this has failed, in milliseconds. */
const waitMsMax = 40_000;

/** From now on the pages of a context are kept drawing, and are looked at where the test fails. */
export function watch(context: BrowserContext): BrowserContext {
  watchForFailure(context);
  keepDrawing(context);
  return context;
}

/** A fresh context on its first page. */
export async function newVisitor(
  browser: Browser,
  language: Language,
  options: BrowserContextOptions = {},
) {
  const context = watch(await browser.newContext(settingsOf(language, options)));
  context.setDefaultTimeout(waitMsMax);
  const complaints = complaintsOf(context);
  const page = await context.newPage();
  return { context, page, complaints, person: personAt(page, language) };
}

/** Presses Tab until `goal` has the focus: as a keyboard gets there, and fails where it cannot. */
export async function tabTo(goal: Locator, pressesMax = 80): Promise<void> {
  const page = goal.page();
  await goal.waitFor();
  // Finding it by role and name costs more than a key: it is found anew only where it was drawn anew.
  const found = () => goal.elementHandle();
  let element = await found();
  const look = () =>
    element
      ?.evaluate((one) => (one.isConnected ? one === document.activeElement : undefined))
      .catch(() => undefined);
  for (let presses = 0; presses < pressesMax; presses += 1) {
    let isThere = await look();
    if (isThere === undefined) {
      element = await found();
      isThere = await look();
    }
    if (isThere === true) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${String(goal)}`);
}

/** The identifier of the programme whose screens are shown. */
export function programmeIdAt(page: Page): string {
  const id = /\/p\/([^/?#]+)/.exec(page.url())?.[1];
  if (id === undefined) throw new Error(`No programme at ${page.url()}`);
  return id;
}

/** The identifier of the SME whose sheet is shown. */
export function smeIdAt(page: Page): string {
  const id = /\/sme\/([^/?#]+)/.exec(page.url())?.[1];
  if (id === undefined) throw new Error(`No SME at ${page.url()}`);
  return id;
}

/** Waits until the service worker is in charge and Carnet opens without a network. */
export async function readyOffline(page: Page): Promise<void> {
  await page.waitForFunction(
    () => navigator.serviceWorker.controller?.state === 'activated',
    undefined,
    atIntervals,
  );
}

/**
 * Goes to an address as a link does: the application stays loaded. Where it does not show this programme, and where a dialog
 * stands open over the screen, the address is loaded anew.
 */
export async function goInside(page: Page, address: string): Promise<void> {
  const isThere = await page.evaluate(async (to) => {
    // No function of its own: what runs the pictures would name it by a helper that the page does not have.
    const [here, there] = [location, new URL(to)].map(
      ({ origin, pathname }) => `${origin}${/^\/p\/[^/]+/.exec(pathname)?.[0] ?? ''}`,
    );
    const isOpen = document.querySelector('nav') !== null && location.pathname.startsWith('/p/');
    const isCovered =
      document.querySelector('[role="dialog"], dialog[open], [role="menu"]') !== null;
    if (!isOpen || isCovered || here !== there) return false;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    history.pushState(null, '', to);
    // The screen of the address is drawn, or what says that it is loading.
    await new Promise((resolve) => setTimeout(resolve));
    return true;
  }, address);
  if (!isThere) await page.goto(address);
}

/** The first run, with the keyboard alone: a programme of one's own. Ends on its portfolio. */
export async function beginProgramme(
  { page, texts }: Person,
  address: string,
  names: { readonly programme: string; readonly member: string },
): Promise<string> {
  const words = texts['first-run'];
  await page.goto(address);
  await tabTo(page.getByRole('button', { name: words.ways.begin.action, exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('textbox', { name: words.begin.name }));
  await page.keyboard.insertText(names.programme);
  await tabTo(page.getByRole('textbox', { name: words.begin.yourName }));
  await page.keyboard.insertText(names.member);
  await page.keyboard.press('Enter');
  await portfolioHeading({ page, texts }).waitFor();
  return programmeIdAt(page);
}

/** Opens the sample programme from the first run; ends on its portfolio. */
export async function openSample({ page, texts }: Person, address: string): Promise<string> {
  await page.goto(`${address}/start?way=add`);
  const { action } = texts['first-run'].ways.sample;
  await page.getByRole('button', { name: action, exact: true }).click();
  await portfolioHeading({ page, texts }).waitFor({ timeout: 60_000 });
  return programmeIdAt(page);
}

export const portfolioHeading = ({ page, texts }: Person): Locator =>
  page.getByRole('heading', { level: 1, name: texts.portfolio.title });

/** Adds an SME with the keyboard: N, its name, Enter. Ends on its sheet; answers its identifier. */
export async function addSme(person: Person, name: string): Promise<string> {
  const { page, texts } = person;
  await page.keyboard.press('n');
  const field = page.getByRole('textbox', { name: texts.portfolio.newDialog.name });
  await field.waitFor();
  await page.keyboard.insertText(name);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return smeIdAt(page);
}

/** The line that logs a contact. */
export const composerOf = ({ page, texts }: Person): Locator =>
  page.getByRole('textbox', { name: texts.sheet.composer.label });

/** Logs a line with the keyboard: L, the line, Enter. Ends when the line is empty again: it is saved then. */
export async function logLine(person: Person, line: string): Promise<void> {
  const { page } = person;
  const composer = composerOf(person);
  await composer.waitFor();
  if (!(await composer.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('l');
  }
  await page.keyboard.insertText(line);
  await page.keyboard.press('Enter');
  await waitForValue(composer, '');
}

/** Waits until a field holds `value`. */
export async function waitForValue(field: Locator, value: string): Promise<void> {
  const handle = await field.elementHandle();
  await field
    .page()
    .waitForFunction(
      ([element, expected]) =>
        (element as HTMLInputElement | HTMLTextAreaElement).value === expected,
      [handle, value] as const,
      atIntervals,
    );
}

/** Issues the report that is open for the first time, whatever is still open in it. */
export async function issueFirst({ page, texts }: Person): Promise<void> {
  const words = texts.quarterly;
  await page.getByRole('button', { name: words.issue, exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: pattern(words.issuing.do) })
    .click();
}

/** The entries of the journal, the latest first. */
export const journalEntries = ({ page, texts }: Person): Locator =>
  page.getByRole('list', { name: texts.sheet.journal.label }).getByRole('article');

/** Rows of the database of a programme, as they lie on the device. */
export interface DatabaseDump {
  readonly pages: readonly PageRow[];
  readonly outbox: readonly {
    readonly group: readonly {
      readonly record: string;
      readonly entity: string;
      readonly kind: string;
    }[];
  }[];
  readonly drafts: readonly { readonly key: string; readonly text: string }[];
}

/** Reads the database of a programme past the application. */
export function databaseOf(page: Page, programmeId: string): Promise<DatabaseDump> {
  return page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('The database does not open'));
    });
    // At one moment: what is confirmed meanwhile moves from one store to another.
    const stores = database.transaction(['pages', 'outbox', 'drafts'], 'readonly');
    const all = (store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const request = stores.objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(`Not read: ${store}`));
      });
    const [pages, outbox, drafts] = await Promise.all(['pages', 'outbox', 'drafts'].map(all));
    database.close();
    return { pages, outbox, drafts } as unknown as DatabaseDump;
  }, `carnet-${programmeId}`);
}

/** Ends the browser of a profile as a power cut would: no page is asked anything. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const browser = context.browser();
  if (browser === null) throw new Error('The profile has no browser of its own');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (main === undefined) throw new Error('The browser does not say which process it is');
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
  process.kill(main.id, 'SIGKILL');
  await gone;
}
