/**
 * The shield of the production build in a real browser: what an injected script can do, what another page can do to Carnet,
 * and what stays in caches and storage after a day of work. That the content policy stops nothing of Carnet's own is looked
 * at on every screen by `accessibility.e2e.ts`.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ChangingServer,
  loadBuiltSite,
  startChangingServer,
  withText,
} from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  logLine,
  newVisitor,
  onlineOnly,
  readyOffline,
} from '../support/journey.ts';
import { connect, keptOn, setUp } from '../support/people-journey.ts';
import { startPeopleServer } from '../support/people-server.ts';
import { watched } from '../support/policy-watch.ts';
import { settled } from '../support/screens.ts';

/** Words that stand in no text of Carnet. */
const canaries = { sme: 'Zyxolithe', entry: 'quokkaphone' } as const;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('the content policy', () => {
  /** A page into which somebody got scripts, by every way that needs no file of Carnet's own. */
  const injected = [
    '<script>globalThis.ran = ["inline"];</script>',
    '<script src="data:text/javascript,globalThis.ran=[%22data%22]"></script>',
    '<script src="https://evil.example/x.js"></script>',
    '<img src="/none.png" onerror="globalThis.ran = [\'handler\']" alt="" />',
    '<svg onload="globalThis.ran = [\'svg\']"></svg>',
    '<base href="https://evil.example/" />',
    '<iframe srcdoc="<script>parent.ran = [\'frame\']</script>"></iframe>',
    '<object data="data:text/html,<script>parent.ran=1</script>"></object>',
  ].join('');

  /** What ran of it, once the page has been loaded; and what a script of its own can still make of text. */
  async function whatRan(page: Page, address: string): Promise<unknown> {
    await page.goto(address, { waitUntil: 'load' });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    return page.evaluate(() => (globalThis as { readonly ran?: unknown }).ran);
  }

  const injectedServer = async (): Promise<ChangingServer> => {
    const server = await startChangingServer();
    const site = await loadBuiltSite();
    server.deploy(
      withText(site, '/index.html', (page) => page.replace('</body>', `${injected}</body>`)),
    );
    return server;
  };

  test('lets no injected script run, and none that is made of text (control 8)', async () => {
    await using server = disposable(await injectedServer());
    const { context, page } = await newVisitor(browser, 'en', onlineOnly);
    await using _closed = { [Symbol.asyncDispose]: () => context.close() };
    const seen = await watched(context, server.address);
    expect(await whatRan(page, server.address)).toBeUndefined();
    const stopped = seen.violations.join('\n');
    for (const kind of [
      'script-src-elem: inline',
      'script-src-elem: data',
      'script-src-attr: inline',
      'base-uri',
      'https://evil.example',
    ]) {
      expect(stopped).toContain(kind);
    }
    const made = await page.evaluate(async () => {
      const tries: Readonly<Record<string, () => unknown>> = {
        // oxlint-disable-next-line no-eval -- That the page refuses it is what is asked.
        eval: () => (0, eval)('1'),
        // oxlint-disable-next-line typescript/no-implied-eval -- As above.
        function: () => new Function('return 1')(),
        markup: () => {
          document.createElement('div').innerHTML = '<img onerror="1" src="x">';
          return 1;
        },
        script: () => {
          document.createElement('script').src = '/assets/other.js';
          return 1;
        },
        policy: () => {
          const { trustedTypes } = globalThis as unknown as {
            readonly trustedTypes: { createPolicy(name: string, rules: object): unknown };
          };
          return trustedTypes.createPolicy('mine', { createHTML: (text: string) => text });
        },
      };
      // In a turn of the page's own: what a debugger runs at once is let through whatever the policy says.
      await new Promise((resolve) => setTimeout(resolve));
      return Object.entries(tries).flatMap(([name, attempt]) => {
        try {
          return attempt() === undefined ? [] : [name];
        } catch {
          return [];
        }
      });
    });
    expect(made).toEqual([]);
    expect(
      await page.evaluate(() => (globalThis as { readonly ran?: unknown }).ran),
    ).toBeUndefined();
  });

  test('is what stops them: without it they run', async () => {
    await using server = disposable(await injectedServer());
    const { context, page } = await newVisitor(browser, 'en', onlineOnly);
    await using _closed = { [Symbol.asyncDispose]: () => context.close() };
    await page.route(`${server.address}/`, async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': _policy, ...headers } = response.headers();
      await route.fulfill({ response, headers, body: await response.text() });
    });
    await page.goto(server.address, { waitUntil: 'load' });
    await expect
      .poll(() => page.evaluate(() => (globalThis as { readonly ran?: unknown }).ran))
      .toBeDefined();
  });
});

/** A programme on a server, with one sheet, in the browser of whoever founded it. */
async function connectedScene() {
  const server = await startPeopleServer();
  const maelle = await newVisitor(browser, 'en');
  await setUp(maelle, server.setUpAddress);
  const programmeId = await beginProgramme(maelle.person, `${server.address}/start?way=add`, {
    programme: 'E-Channel',
    member: 'Maëlle Guivarc’h',
  });
  const smeId = await addSme(maelle.person, canaries.sme);
  await logLine(maelle.person, `a 12 ${canaries.entry} reçu`);
  await connect(maelle);
  return {
    server,
    maelle,
    programmeId,
    smeId,
    async [Symbol.asyncDispose]() {
      await maelle.context.close();
      await server.stop();
    },
  };
}

describe('after a day of work', () => {
  test('no cache holds an answer of the API or a word of a sheet, and no script finds the session (control 12) (control 2)', async () => {
    await using scene = await connectedScene();
    const { server, maelle, programmeId, smeId } = scene;
    const { page, person, context } = maelle;
    await readyOffline(page);
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).pathname));
    for (const path of [
      '',
      `/sme/${smeId}`,
      `/sme/${smeId}/history`,
      '/calendar',
      '/settings/members',
      '/settings/devices',
    ]) {
      await page.goto(`${server.address}/p/${programmeId}${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await settled(page);
    }
    await page.goto(`${server.address}/p/${programmeId}/sme/${smeId}`);
    const isAsked = (route: string): boolean => [...asked].some((path) => path.endsWith(route));
    // A push that finds the exchange begun pulls along: the pull of the opening comes first.
    await expect.poll(() => isAsked('/pull')).toBe(true);
    await logLine(person, `e 5 ${canaries.entry} again`);
    await expect.poll(() => isAsked('/push')).toBe(true);
    // It is on the device, as it should be, and the look finds it there.
    expect(await keptOn(page)).toContain(canaries.entry);
    const kept = await page.evaluate(async () => {
      const found: { readonly path: string; readonly text: string }[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const text = (await (await cache.match(request))?.text()) ?? '';
          found.push({ path: new URL(request.url).pathname, text });
        }
      }
      return found;
    });
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.map(({ path }) => path).filter((path) => path.startsWith('/api'))).toEqual([]);
    for (const { path, text } of kept) {
      for (const word of [...Object.values(canaries), 'maelle@example.org']) {
        expect([path, text.includes(word)]).toEqual([path, false]);
      }
    }
    const [cookie, ...others] = await context.cookies();
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie?.value).toMatch(/^[\w-]{43}$/);
    const visible = await page.evaluate(() =>
      JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }, location.href]),
    );
    expect(visible).not.toContain(cookie?.value);
    expect(await keptOn(page)).not.toContain(cookie?.value);
  });
});

describe('a page of somebody else', () => {
  /** Tries everything that a page may do to another address, with the cookies that the browser sends along. */
  const attack = (target: string, programmeId: string): string => `<!doctype html>
    <iframe id="frame" src="${target}/"></iframe>
    <form id="form" method="post" enctype="text/plain" action="${target}/api/programmes" target="hole">
      <input name='{"programmeId":"stolen","programmeName":"x","memberId":"m","x":"' value='"}' />
    </form>
    <iframe name="hole"></iframe>
    <script>
      const push = '${target}/api/programmes/${programmeId}/push';
      const body = JSON.stringify({ device: 'evil', sentAt: 1, groups: [] });
      const attempts = {
        simple: { method: 'POST', mode: 'no-cors', credentials: 'include', body },
        json: { method: 'POST', credentials: 'include', body, headers: { 'content-type': 'application/json', 'carnet-protocol': '1' } },
        read: { credentials: 'include' },
      };
      globalThis.done = (async () => {
        document.getElementById('form').submit();
        const found = {};
        for (const [name, init] of Object.entries(attempts)) {
          const path = name === 'read' ? '${target}/api/session' : push;
          found[name] = await fetch(path, init).then(
            async (response) => [response.type, response.status, await response.text()],
            () => 'nothing',
          );
        }
        return found;
      })();
    </script>`;

  test('reads nothing, changes nothing, and cannot put Carnet into a frame (control 3) (control 8)', async () => {
    await using scene = await connectedScene();
    const { server, maelle, programmeId } = scene;
    // Another port of the same host is the same site to a browser: its cookies go along.
    const evil: Server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(attack(server.address, programmeId));
    });
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    await using _evil = {
      [Symbol.asyncDispose]: () => new Promise<void>((resolve) => evil.close(() => resolve())),
    };
    const { accounts } = server.services.auth;
    const before = await accounts.read((reader) => reader.audit(1, 1000));
    const page = await maelle.context.newPage();
    const asked: string[] = [];
    const answered: string[] = [];
    const isApi = (url: string): boolean => url.startsWith(`${server.address}/api`);
    page.on('request', (request) => {
      if (isApi(request.url()))
        asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    page.on('response', (response) => {
      const method = response.request().method();
      if (isApi(response.url())) answered.push(`${method} ${response.status()}`);
    });
    const { port } = evil.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    const found = await page.evaluate(
      () => (globalThis as unknown as { readonly done: Promise<Record<string, unknown>> }).done,
    );
    // The browser tells a page of elsewhere nothing of what the server answered.
    expect(found).toEqual({ simple: 'nothing', json: 'nothing', read: 'nothing' });
    const pushPath = `/api/programmes/${programmeId}/push`;
    await expect
      .poll(() => asked)
      .toEqual(expect.arrayContaining(['POST /api/programmes', `POST ${pushPath}`]));
    // Of what changes something, everything was refused; what reads is answered to the browser, which keeps it.
    await expect.poll(() => answered).toContain('POST 403');
    expect(answered.filter((one) => /^POST [^4]/.test(one))).toEqual([]);
    const framed = page.frames().find((frame) => frame.url().startsWith(server.address));
    expect(await framed?.locator('#root *').count()).toBeFalsy();
    const after = await accounts.read((reader) => reader.audit(1, 1000));
    expect(after).toEqual(before);
    const session = await accounts.read((reader) => reader.memberships(before[0]?.accountId ?? ''));
    expect(session.map((one) => one.programmeId)).toEqual([programmeId]);
  });
});

/** Stops a server when its test ends, however it ends. */
function disposable<T extends { stop(): Promise<void> }>(server: T): T & AsyncDisposable {
  return Object.assign(server, { [Symbol.asyncDispose]: () => server.stop() });
}
