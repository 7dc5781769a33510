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

/** The built application as it is served. */
export async function loadBuiltSite(): Promise<Site> {
  const site = await loadSite(built, `${built}none`);
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
  const changed = withText(site, '/index.html', (page) =>
    page.replace('<title>', `<meta name="carnet-version" content="${mark}" /><title>`),
  );
  const digest = createHash('sha256')
    .update(textOf(changed.get('/index.html')))
    .digest('base64');
  let found = 0;
  const next = withText(changed, '/service-worker.js', (worker) =>
    worker.replace(/\{[^{}]*"url":"index\.html"[^{}]*\}/, () => {
      found += 1;
      return JSON.stringify({ url: 'index.html', revision: mark, integrity: `sha256-${digest}` });
    }),
  );
  if (found !== 1) throw new Error('The service worker does not list the page as expected');
  return next;
}

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
