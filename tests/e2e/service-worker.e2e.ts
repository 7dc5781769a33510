/**
 * Carnet without a network and across versions, in a real browser against the real server
 * application: what is kept on the device opens it, a new version waits for consent, and a
 * broken one never takes the place of one that works.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Site } from '../../src/server/http/site.ts';
import {
  type ChangingServer,
  endlessPath,
  loadBuiltSite,
  nextVersion,
  startChangingServer,
  withText,
} from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { watch } from '../support/journey.ts';

let browser: Browser;
let site: Site;
let server: ChangingServer;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), loadBuiltSite()]);
});
afterAll(() => browser.close());

beforeEach(async () => {
  server = await startChangingServer();
  context = watch(await browser.newContext({ locale: 'en-GB' }));
  page = await context.newPage();
  complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
});
afterEach(async () => {
  await context.close();
  await server.stop();
});

async function isShown(): Promise<void> {
  await page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0);
}

/** Opens Carnet and waits until it is ready to open without a network. */
async function visit(): Promise<void> {
  await page.goto(server.address);
  await isShown();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

const version = (): Promise<string | null> =>
  page.evaluate(
    () => document.querySelector('meta[name="carnet-version"]')?.getAttribute('content') ?? null,
  );

/** Asks for a new version; tells which states its service worker went through, and any refusal. */
const update = (): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    if (!registration) return ['no registration'];
    const states: string[] = [];
    const settled = new Promise<void>((resolve) => {
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          states.push(worker.state);
          if (['installed', 'redundant', 'activated'].includes(worker.state)) resolve();
        });
      });
    });
    try {
      await registration.update();
    } catch {
      return ['refused'];
    }
    await settled;
    return states;
  });

const consent = (): Promise<void> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
  });

describe('without a network', () => {
  test('the first visit is enough: any address inside Carnet opens with the server gone', async () => {
    await visit();
    expect(complaints).toEqual([]);
    server.deploy(undefined);
    for (const path of ['/', '/start', '/?log=1']) {
      const response = await page.goto(`${server.address}${path}`);
      expect(response?.fromServiceWorker(), path).toBe(true);
      await isShown();
    }
  });

  test('both languages are on the device, whichever was used', async () => {
    await visit();
    const kept = await page.evaluate(async () => {
      const found: string[] = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) found.push(url);
      }
      return found;
    });
    expect(kept.filter((url) => /\/assets\/english-[\w-]+\.js$/.test(url))).toHaveLength(1);
    expect(kept.filter((url) => /\/assets\/french-[\w-]+\.js$/.test(url))).toHaveLength(1);
  });

  test('(control 12) answers of the server are never kept, and unknown files are not answered with the page', async () => {
    await visit();
    const answer = page.waitForResponse(/\/api\/health$/);
    const health = await page.evaluate(async () => (await fetch('/api/health')).status);
    expect(health).toBe(200);
    expect((await answer).fromServiceWorker()).toBe(false);
    const missing = await page.evaluate(async () => (await fetch('/assets/gone.js')).status);
    expect(missing).toBe(404);
    server.deploy(undefined);
    const later = await page.evaluate(() =>
      fetch('/api/health').then(
        ({ status }) => status,
        () => 'no answer',
      ),
    );
    expect(later).toBe('no answer');
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return lists.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.filter((path) => path.startsWith('/api') || path.includes('gone'))).toEqual([]);
  });

  test('the kept page being gone, the page of the server opens', async () => {
    await visit();
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    server.deploy(nextVersion(site, 'fresh'));
    await page.goto(server.address);
    await isShown();
    expect(await version()).toBe('fresh');
  });
});

describe('a new version', () => {
  test('(F46) waits for consent, then every page changes over once', async () => {
    await visit();
    const other = await context.newPage();
    await other.goto(server.address);
    server.deploy(nextVersion(site, 'second'));
    expect(await update()).toEqual(['installed']);
    await page.reload();
    await isShown();
    expect(await version()).toBeNull();

    const loads = { page: 0, other: 0 };
    page.on('load', () => (loads.page += 1));
    other.on('load', () => (loads.other += 1));
    await consent();
    const changed = () => document.querySelector('meta[content="second"]') !== null;
    await page.waitForFunction(changed);
    await other.waitForFunction(changed);
    await isShown();
    await page.waitForTimeout(500);
    expect(loads).toEqual({ page: 1, other: 1 });
    server.deploy(undefined);
    await page.reload();
    await isShown();
    expect(await version()).toBe('second');
  });

  test('(F46) reaches a page that was loaded past the service worker as well', async () => {
    await visit();
    const other = await context.newPage();
    await other.goto(server.address);
    await other.waitForFunction(() => navigator.serviceWorker.controller !== null);
    // As the browser does it with Shift held.
    const browserSide = await context.newCDPSession(other);
    await browserSide.send('Page.reload', { ignoreCache: true });
    await other.waitForFunction(
      () =>
        navigator.serviceWorker.controller === null &&
        (document.querySelector('#root')?.childElementCount ?? 0) > 0,
    );
    server.deploy(nextVersion(site, 'second'));
    expect(await update()).toEqual(['installed']);
    await consent();
    await other.waitForFunction(() => document.querySelector('meta[content="second"]') !== null);
  });

  test('(F46) takes over while a page listens to the server, whose answer never ends', async () => {
    await visit();
    await page.reload();
    await isShown();
    await page.evaluate(async (path) => void (await fetch(path)), endlessPath);
    server.deploy(nextVersion(site, 'second'));
    expect(await update()).toEqual(['installed']);
    await consent();
    await page.waitForFunction(() => document.querySelector('meta[content="second"]') !== null);
  });

  test('(F47c) with a file missing or altered is never installed, and the old one stays whole', async () => {
    await visit();
    const french = [...site.keys()].find((path) => /\/assets\/french-.*\.js$/.test(path)) ?? '';
    const second = nextVersion(site, 'second');
    const renamed = '/assets/french-second.js';
    const listing = withText(second, '/service-worker.js', (worker) =>
      worker.replace(french.slice(1), renamed.slice(1)),
    );
    server.deploy(listing);
    expect(await update()).toEqual(['redundant']);
    const other = site.get('/start.js');
    expect(other).toBeDefined();
    if (other) server.deploy(new Map([...listing, [renamed, other]]));
    expect(await update()).toEqual(['redundant']);

    server.deploy(undefined);
    await page.reload();
    await isShown();
    expect(await version()).toBeNull();
  });

  test('(F47) whose service worker cannot even start is refused', async () => {
    await visit();
    server.deploy(withText(site, '/service-worker.js', () => 'throw new Error("broken");'));
    expect(await update()).toEqual(['refused']);
    server.deploy(undefined);
    await page.reload();
    await isShown();
  });
});

describe('when all else fails', () => {
  test('(F47) a service worker can be retired from the server, and what was typed survives', async () => {
    await visit();
    await page.evaluate(() => localStorage.setItem('canary', 'typed'));
    server.deploy(nextVersion(site, 'mended'), { retireServiceWorker: true });
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    });
    await page.waitForFunction(() => document.querySelector('meta[content="mended"]') !== null);
    await isShown();
    expect(await page.evaluate(() => localStorage.getItem('canary'))).toBe('typed');
  });

  test('an application that cannot be fetched leaves words in both languages', async () => {
    const entry = [...site.keys()].find((path) => /^\/assets\/carnet-classic-.*\.js$/.test(path));
    expect(entry).toBeDefined();
    server.deploy(new Map([...site].filter(([path]) => path !== entry)));
    await page.goto(server.address);
    await page.getByText('Carnet could not open.').waitFor();
    await page.getByText('Carnet n’a pas pu s’ouvrir.').waitFor();
  });
});
