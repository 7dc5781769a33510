/**
 * Every screen with the sample programme, as axe, a keyboard, a narrow window, longer words and the content policy of
 * production meet it.
 *
 * A theme changes colours and nothing else, so the dark one is asked about colours alone, and a language changes words and
 * nothing else, so only one is asked about colours.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  composerOf,
  journalEntries,
  logLine,
  newVisitor,
  onlineOnly,
  openSample,
  tabTo,
} from '../support/journey.ts';
import { axeFaults, clippedTexts, tooWide } from '../support/page-faults.ts';
import { type PeopleServer, startPeopleServer } from '../support/people-server.ts';
import { watched } from '../support/policy-watch.ts';
import {
  fillTrash,
  firstRunScreens,
  firstSmeId,
  prepareDevice,
  programmeScreens,
  settled,
  type Screen,
  type Stage,
} from '../support/screens.ts';

const matrixTimeoutMs = 600_000;
const looksMax = 3;

let browser: Browser;
let server: PeopleServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startPeopleServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A screen of a programme whose name is not that of the document, which a screen reader says on arrival. */
const untitled = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const heading = document.querySelector('h1')?.textContent ?? '';
    const isOpen = document.querySelector('nav') !== null;
    return !isOpen || document.title === `${heading} · Carnet`
      ? []
      : [`the title is “${document.title}”, the heading “${heading}”`];
  });

/**
 * Calls `look` on every screen, those of the first run first, and gathers what it finds; a screen that does not
 * open is a finding like another.
 */
async function onEveryScreen(
  language: 'fr' | 'en',
  look: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found: string[] = [];
  const { context, page, person, complaints } = await newVisitor(browser, language);
  await using _closed = { [Symbol.asyncDispose]: () => context.close() };
  const { address } = server;
  const { violations, foreign } = await watched(context, address);
  const nowhere = {
    person,
    address,
    programmeId: '',
    smeId: '',
    emptyProgrammeId: '',
    vanishedProgrammeId: '',
    newerProgrammeId: '',
  };
  const visit = async (stage: Stage, screens: readonly Screen[]): Promise<void> => {
    for (const screen of screens) {
      try {
        await screen.open(stage);
      } catch (error) {
        found.push(`${screen.name} does not open: ${String(error)}`);
        continue;
      }
      for (const finding of await whatStays(page, look)) found.push(`${screen.name}: ${finding}`);
    }
  };
  await visit(nowhere, firstRunScreens);
  await page.setViewportSize({ width: 1440, height: 900 });
  const device = await prepareDevice(person, address);
  const programmeId = await openSample(person, address);
  const smeId = await firstSmeId(person);
  await fillTrash(person, 'Poterie Kerlann');
  await visit({ person, address, programmeId, smeId, ...device }, programmeScreens);
  return [
    ...found,
    ...violations.map((one) => `stopped by the content policy: ${one}`),
    ...foreign.map((one) => `asked for something that is not Carnet’s: ${one}`),
    // Whoever is not signed in is told so by the server, and the browser notes that in its console.
    ...complaints.filter((one) => !one.includes('401 (Unauthorized)')),
  ];
}

/**
 * What `look` still finds once a slow machine had its time to draw: the rest of a screen may come a moment after
 * its heading. What went away by itself is printed, so that it is not forgotten.
 */
async function whatStays(
  page: Page,
  look: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  let found: readonly string[] = [];
  for (let looks = 0; looks < looksMax; looks += 1) {
    await settled(page);
    const before = found;
    found = await look(page);
    if (found.length === 0) {
      if (before.length > 0) console.warn(`Went away by itself: ${before.join('; ')}`);
      return found;
    }
  }
  return found;
}

/** What axe finds in both themes. */
async function faultsInBothThemes(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await axeFaults(page, 'colours');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await axeFaults(page, 'everything');
  return [...light, ...dark.map((fault) => `dark, ${fault}`)];
}

// To open every screen is most of the time: each is opened once a language, and everything is looked at then.
describe('every screen', () => {
  test(
    'has no fault that axe knows, in both themes, and needs no sideways scrolling at 320, 390 and 820 px; the content policy stops nothing of it, and nothing is asked of anybody else (fr) (control 8) (control 20)',
    async () => {
      const found = await onEveryScreen('fr', async (page) => [
        ...(await untitled(page)),
        ...(await faultsInBothThemes(page)),
        ...(await atWidths(page, [820, 390, 320], async (one, width) => [
          ...(await tooWide(one, width)),
          ...(await coveredTitles(one)),
        ])),
      ]);
      expect(found).toEqual([]);
    },
    matrixTimeoutMs,
  );

  test(
    'has no fault of words or structure that axe knows, and has room for words a third longer (en)',
    async () => {
      const found = await onEveryScreen('en', async (page) => {
        const faults = [
          ...(await untitled(page)),
          ...(await axeFaults(page, 'everythingButColours')),
          ...(await atWidths(page, [1440, 390], async (one, width) => {
            expect(await lengthen(one)).toBeGreaterThan(0);
            return [...(await tooWide(one, width)), ...(await clippedTexts(one))];
          })),
        ];
        await shorten(page);
        return faults;
      });
      expect(found).toEqual([]);
    },
    matrixTimeoutMs,
  );
});

/** What `look` finds at each width; the window is as wide as a laptop's again afterwards. */
async function atWidths(
  page: Page,
  widths: readonly number[],
  look: (page: Page, width: number) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    await settled(page);
    for (const finding of await look(page, width)) found.push(`at ${width}, ${finding}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}

/** Tools of the top bar that stand on the name of the screen, or on the way back. */
const coveredTitles = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const name = document.querySelector('main header h1, main header a')?.parentElement;
    if (name === undefined || name === null) return [];
    const words = document.createRange();
    words.selectNodeContents(name);
    const { right, left } = words.getBoundingClientRect();
    return [...document.querySelectorAll('main header button')]
      .filter((button) => !name.contains(button))
      .map((button) => ({ button, box: button.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.left < right && left < box.right)
      .map(({ button }) => `“${button.textContent}” stands on “${words.toString()}”`);
  });

/** Adds a third of its length to each text on the page, names of people and SMEs among them; numbers and days stay. */
const lengthen = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const scope = globalThis as unknown as { lengthenedTexts?: Map<Node, string> };
    const before = (scope.lengthenedTexts ??= new Map());
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let lengthened = 0;
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const whole = node.nodeValue ?? '';
      const text = whole.trim();
      const isHidden = node.parentElement?.closest('[aria-hidden="true"], option, textarea, kbd');
      if (isHidden !== null || !/^\p{L}.*\p{L}{2}/u.test(text)) continue;
      lengthened += 1;
      if (text.endsWith('öö')) continue;
      before.set(node, whole);
      node.nodeValue = `${text}${'ö'.repeat(Math.ceil(text.length * 0.3) + 1)}`;
    }
    return lengthened;
  });

/** Takes that back, so that the next screen is found by its words: what is drawn on both stays as it is drawn. */
const shorten = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { lengthenedTexts } = globalThis as unknown as { lengthenedTexts?: Map<Node, string> };
    for (const [node, text] of lengthenedTexts ?? []) {
      if (node.nodeValue?.endsWith('öö') === true) node.nodeValue = text;
    }
    lengthenedTexts?.clear();
  });

describe('with the keyboard alone', () => {
  test('from the first run to a logged contact, the focus is always seen and never caught', async () => {
    const { context, page, person } = await newVisitor(browser, 'fr', onlineOnly);
    await using _closed = { [Symbol.asyncDispose]: () => context.close() };
    const { texts } = person;
    await beginProgramme(person, server.address, { programme: 'E-Channel', member: 'Maëlle' });
    await addSme(person, 'Atelier Kerlan');
    await logLine(person, 'a 12 étiquettes reçues > envoyer le glossaire vendredi');
    await journalEntries(person).filter({ hasText: 'étiquettes reçues' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await focusRound(page)).toEqual([]);
    await tabTo(page.getByRole('tab', { name: texts.sheet.header.journal }));
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: texts.sheet.header.eligibility, selected: true }).waitFor();
    await page.keyboard.press('9');
    await page.getByRole('tab', { name: texts.sheet.header.history, selected: true }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: texts.search.title }).fill('kerlan');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await composerOf(person).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: texts.portfolio.title }).waitFor();
    expect(await focusRound(page)).toEqual([]);
  });

  test('what is typed after Ctrl K is found, however late the palette comes', async () => {
    // Without the copy of the application that the browser keeps: the part that is late comes from the server.
    const { context, page, person } = await newVisitor(browser, 'fr', onlineOnly);
    await using _closed = { [Symbol.asyncDispose]: () => context.close() };
    const { texts } = person;
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(/\/assets\/palette-dialog-[\w-]+\.js$/, async (route) => {
      await late;
      await route.continue();
    });
    await openSample(person, server.address);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('lecourtois');
    await page.keyboard.press('Enter');
    arrive();
    await page.getByRole('heading', { level: 1, name: 'Cidrerie Lecourtois' }).waitFor();
    await composerOf(person).waitFor();
    expect(await page.getByRole('combobox', { name: texts.search.title }).count()).toBe(0);
  });

  /**
   * Goes round the page with Tab; answers the stops at which the focus cannot be seen. Comes back to where it
   * began, or it is a trap.
   */
  async function focusRound(page: Page): Promise<readonly string[]> {
    const unseen: string[] = [];
    const stops = new Set<string>();
    for (let presses = 0; presses < 150; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return undefined;
        const ids = (globalThis as unknown as { stops?: Map<Element, number> }).stops;
        const known = ids ?? new Map<Element, number>();
        Object.assign(globalThis, { stops: known });
        if (!known.has(element)) known.set(element, known.size);
        const around = element.getBoundingClientRect();
        const marks = [element, ...ancestors(element)].some((one) => {
          // A link that fills its row draws its mark around the row.
          return [undefined, '::after'].some((part) => {
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, part);
            return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
          });
        });
        const drawn = around.width > 0 && around.height > 0;
        const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
        return { id: String(known.get(element)), seen: marks && drawn, name: name.slice(0, 50) };

        function ancestors(of: Element): Element[] {
          // The mark of the line that logs is around all of its box, four levels up.
          const found: Element[] = [];
          for (
            let one = of.parentElement;
            one !== null && found.length < 4;
            one = one.parentElement
          ) {
            found.push(one);
          }
          return found;
        }
      });
      if (stop === undefined) return unseen;
      if (!stop.seen) unseen.push(stop.name);
      stops.add(stop.id);
    }
    throw new Error(`The focus goes round ${stops.size} places and never leaves the page`);
  }
});

test('on a phone the ways lie at the bottom, within reach of a thumb, and lead everywhere', async () => {
  const { context, page, person } = await newVisitor(browser, 'fr', {
    ...onlineOnly,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await using _closed = { [Symbol.asyncDispose]: () => context.close() };
  const { texts } = person;
  await openSample(person, server.address);
  const bar = page.getByRole('navigation', { name: texts.shell.navigation }).last();
  const place = await bar.boundingBox();
  expect(Math.round((place?.y ?? 0) + (place?.height ?? 0))).toBe(844);
  for (const control of await bar.locator('a, button').all()) {
    const box = await control.boundingBox();
    expect(box?.height ?? 0, await control.textContent().then(String)).toBeGreaterThanOrEqual(44);
    expect(box?.width ?? 0).toBeGreaterThanOrEqual(44);
  }
  const { nav } = texts.shell;
  for (const [item, title] of [
    [nav.calendar, texts.calendar.title],
    [nav.enrolment, texts.enrolment.title],
    [nav.trash, texts.trash.title],
    [nav.backup, texts.settings.title],
    [nav.settings, texts.settings.title],
  ] as const) {
    await bar.getByRole('button', { name: nav.more }).tap();
    await page.getByRole('menuitem', { name: item }).tap();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  }
  await bar.getByRole('link', { name: texts.shell.nav.myDay }).tap();
  await page.getByRole('heading', { level: 1, name: texts['my-day'].title }).waitFor();
  await bar.getByRole('link', { name: texts.shell.nav.portfolio }).tap();
  await page.getByRole('heading', { level: 1, name: texts.portfolio.title }).waitFor();
  // The icon stands in the middle of the box, which is higher for a finger.
  const filter = page.getByRole('searchbox', { name: texts.portfolio.filter.text });
  const middle = async (of: Locator): Promise<number> => {
    const box = await of.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0) / 2;
  };
  const icon = filter.locator('xpath=..').locator('svg').first();
  expect(Math.abs((await middle(icon)) - (await middle(filter)))).toBeLessThan(1.5);
});
