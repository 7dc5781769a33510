/**
 * The real server application on a port of its own, whose site can be exchanged while it runs:
 * a new version, a broken one, or none at all. For the journeys of the service worker.
 */
import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { type AppParts, createApp } from '../../src/server/http/app.ts';
import { loadSite, type Site, type SiteFile } from '../../src/server/http/site.ts';

const built = fileURLToPath(new URL('../../dist/', import.meta.url));

let loaded: Promise<Site | undefined> | undefined;

/** The built application as it is served; read once, because nothing builds while the journeys run. */
export async function loadBuiltSite(): Promise<Site> {
  loaded ??= loadSite(built, `${built}none`);
  const site = await loaded;
  if (!site) throw new Error('The application is not built');
  return site;
}

const textOf = (file: SiteFile | undefined): string => new TextDecoder().decode(file?.identity);

function textFile(text: string, like: SiteFile | undefined): SiteFile {
  const tag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { type: like?.type ?? 'text/plain', tag, identity: new TextEncoder().encode(text) };
}

/** The same site with one file's text changed; the list of the service worker is not. */
export function withText(site: Site, path: string, change: (text: string) => string): Site {
  const file = site.get(path);
  return new Map([...site, [path, textFile(change(textOf(file)), file)]]);
}

/**
 * A newer version: its page carries `mark` in `<meta name="carnet-version">`, and its service
 * worker lists that page with its own hash, as a build would.
 */
export function nextVersion(site: Site, mark: string): Site {
  return listedAnew(
    withText(site, '/index.html', (page) =>
      page.replace('<title>', `<meta name="carnet-version" content="${mark}" /><title>`),
    ),
  );
}

/**
 * The site with a service worker that answers `/api` itself, as those of earlier versions did: the stream of nudges
 * then keeps it busy for as long as a page is open.
 */
export function withBusyWorker(site: Site): Site {
  const answering = `addEventListener('fetch', (event) => {
    if (new URL(event.request.url).pathname.startsWith('/api/')) event.respondWith(fetch(event.request));
  });`;
  return withText(site, '/service-worker.js', (worker) => `${answering}\n${worker}`);
}

/**
 * A version whose scripts have other names, as a build of changed sources gives them: all of them, since each names
 * others.
 */
export function renamed(site: Site, mark: string): Site {
  const scripts = new Set([...site.keys()].filter((path) => /^\/assets\/.*\.js$/.test(path)));
  const replace = (text: string): string =>
    text.replaceAll(/([\w-]+)\.js/g, (name, stem: string) =>
      scripts.has(`/assets/${name}`) ? `${stem}-${mark}.js` : name,
    );
  let next: Site = site;
  for (const path of [...site.keys()].filter((one) => /\.(?:js|html)$/.test(one))) {
    if (replace(textOf(next.get(path))) !== textOf(next.get(path))) {
      next = withText(next, path, replace);
    }
  }
  const moved: [string, SiteFile][] = [...next].map(([path, file]) => [replace(path), file]);
  return listedAnew(new Map(moved));
}

/** A newer version whose database has one more version than that of the build. */
export function nextSchema(site: Site, mark: string): Site {
  const last = /\{version:(\d+),stores:\{\}\}\]/;
  const path = [...site.keys()].find(
    (one) => one.endsWith('.js') && last.test(textOf(site.get(one))),
  );
  if (path === undefined) throw new Error('The versions of the database are not found');
  const newer = withText(site, path, (script) =>
    script.replace(last, (found, version: string) => {
      const next = `{version:${Number(version) + 1},stores:{}}`;
      return `${found.slice(0, -1)},${next}]`;
    }),
  );
  return renamed(newer, mark);
}

/** The service worker lists each file with its own hash, as a build would. */
function listedAnew(site: Site): Site {
  const entries = /\{[^{}]*"url":"([^"]+)"[^{}]*\}/g;
  let found = 0;
  const next = withText(site, '/service-worker.js', (worker) =>
    worker.replaceAll(entries, (entry, url: string) => {
      const file = site.get(`/${url}`);
      if (file === undefined) return entry;
      found += 1;
      const digest = createHash('sha256').update(file.identity).digest('base64');
      // A name that holds a hash of the content needs no other mark.
      const revision = entry.includes('"revision":null') ? null : digest;
      return JSON.stringify({ url, revision, integrity: `sha256-${digest}` });
    }),
  );
  if (found === 0) throw new Error('The service worker lists nothing as expected');
  return next;
}

/** Its answer never ends, as that of a server which tells what is new. */
export const endlessPath = '/api/endless';

const endless = (): Response =>
  new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1)) }));

export interface ChangingServer {
  readonly address: string;
  /** What is served from now on; `undefined` cuts every connection without an answer. */
  deploy(site: Site | undefined, options?: Partial<AppParts>): void;
  stop(): Promise<void>;
}

/** Starts it with the built application. */
export async function startChangingServer(): Promise<ChangingServer> {
  let app: ReturnType<typeof createApp> | undefined;
  const server = serve({
    fetch: (request, environment) => {
      if (new URL(request.url).pathname === endlessPath) return endless();
      if (app) return app.fetch(request, environment);
      environment.incoming.socket.destroy();
      return new Response(null, { status: 503 });
    },
    hostname: '127.0.0.1',
    port: 0,
  }) as Server;
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const deploy = (site: Site | undefined, options: Partial<AppParts> = {}): void => {
    const parts = {
      version: 'test',
      address,
      local: true,
      secure: false,
      retireServiceWorker: false,
    };
    app = site && createApp({ ...parts, ...options, site });
  };
  deploy(await loadBuiltSite());
  return {
    address,
    deploy,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
