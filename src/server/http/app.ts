/**
 * What the server answers: the files of the built application, the page itself for every
 * address inside it, and `/api`. A factory without sockets or disk, so that tests ask it
 * directly.
 *
 * A file that is missing is answered with 404 and never with the page: a browser that asked
 * for a script and got HTML would keep it. Only a browser that wants to *show* something
 * (`GET`, accepts HTML) at an address that has the form of our own gets the page.
 */
import { type Context, Hono } from 'hono';
import { accepts } from './compressed.ts';
import { securityHeaders } from './security-headers.ts';
import type { Site, SiteFile } from './site.ts';

/** What the application is made of. */
export interface AppParts {
  readonly site: Site;
  readonly version: string;
  /** The one address of the server; only used to bring `localhost` to it. */
  readonly address: string;
  readonly local: boolean;
  readonly secure: boolean;
  readonly retireServiceWorker: boolean;
  /** The exchange and people, below `/api`; absent where a server only hands the application out. */
  readonly api?: Hono | undefined;
  /** What an operator is told beside the version; everybody else hears whether it is well. */
  readonly health?: (() => Promise<HealthFacts>) | undefined;
  /** Whether an operator asks. */
  readonly isOperator?: ((context: Context) => Promise<boolean>) | undefined;
}

/** How the server is; `ok: false` asks for somebody to look. */
export interface HealthFacts {
  readonly ok: boolean;
  readonly [fact: string]: string | number | boolean | undefined;
}

const pagePath = '/index.html';
const workerPath = '/service-worker.js';
const retiredWorkerPath = '/service-worker-retired.js';

/** An address inside the application: words, numbers and hyphens; a dot would name a file. */
const routePattern = /^(?:\/[\w-]+)*\/?$/;
const filesPattern = /^\/(?:api|assets|icons)(?:\/|$)/;

const cacheForever = 'public, max-age=31536000, immutable';
const cacheNever = 'no-store';
const cacheAsked = 'no-cache';

/** Names in `/assets` carry a hash of their content; what starts the application must be fresh. */
function cacheRule(path: string): string {
  if (path.startsWith('/assets/')) return cacheForever;
  const starts = /\.html$|\.webmanifest$|^\/service-worker[\w-]*\.js$/.test(path);
  return starts ? cacheNever : cacheAsked;
}

function chooseBody(
  file: SiteFile,
  header: string | undefined,
): { readonly body: Uint8Array<ArrayBuffer>; readonly encoding?: 'br' | 'gzip' } {
  if (file.brotli && accepts(header, 'br')) return { body: file.brotli, encoding: 'br' };
  if (file.gzip && accepts(header, 'gzip')) return { body: file.gzip, encoding: 'gzip' };
  return { body: file.identity };
}

function sendFile(context: Context, path: string, file: SiteFile): Response {
  const { body, encoding } = chooseBody(file, context.req.header('accept-encoding'));
  const rule = cacheRule(path);
  const tag = `"${file.tag}${encoding === undefined ? '' : `-${encoding}`}"`;
  context.header('Cache-Control', rule);
  if (file.brotli || file.gzip) context.header('Vary', 'Accept-Encoding');
  if (rule !== cacheNever) context.header('ETag', tag);
  if (rule !== cacheNever && context.req.header('if-none-match') === tag) {
    return context.body(null, 304);
  }
  if (encoding !== undefined) context.header('Content-Encoding', encoding);
  context.header('Content-Type', file.type);
  context.header('Content-Length', String(body.length));
  return context.body(body);
}

function isNavigation(context: Context, path: string): boolean {
  // Whoever asks for the address itself gets the page: a probe or a command line says no more than `*/*`.
  if (path === '/') return true;
  const wantsPage = /\btext\/html\b/.test(context.req.header('accept') ?? '');
  return wantsPage && routePattern.test(path) && !filesPattern.test(path);
}

function refuse(context: Context, status: 404 | 405 | 500): Response {
  context.header('Cache-Control', cacheNever);
  if (status === 405) context.header('Allow', 'GET, HEAD');
  const reason = { 404: 'Not found', 405: 'Method not allowed', 500: 'Internal error' }[status];
  return context.text(reason, status);
}

function sendSite(context: Context, { site, retireServiceWorker }: AppParts): Response {
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return refuse(context, 405);
  const path = new URL(context.req.url).pathname;
  const retired = retireServiceWorker && path === workerPath;
  const file = site.get(retired ? retiredWorkerPath : path);
  if (file) return sendFile(context, path, file);
  const page = isNavigation(context, path) ? site.get(pagePath) : undefined;
  return page ? sendFile(context, pagePath, page) : refuse(context, 404);
}

/** Builds the application from its parts. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  const headers = securityHeaders(parts.secure);
  const { host } = new URL(parts.address);
  const nickname = `localhost:${new URL(parts.address).port}`;

  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  });

  // Browsers keep data by address: at `localhost` the sheets typed at 127.0.0.1 would seem lost.
  app.use(async (context, next) => {
    const url = new URL(context.req.url);
    if (!parts.local || host === nickname || url.host !== nickname) return next();
    if (context.req.method !== 'GET') return next();
    context.header('Cache-Control', cacheNever);
    return context.redirect(`${parts.address}${url.pathname}${url.search}`, 307);
  });

  app.get('/api/health', async (context) => {
    context.header('Cache-Control', cacheNever);
    const { ok = true, ...facts } = (await parts.health?.()) ?? {};
    const status = ok ? 'ok' : 'attention';
    // A database that does not answer knows nobody.
    const isKnown = (await parts.isOperator?.(context).catch(() => false)) ?? false;
    const told = isKnown ? { status, version: parts.version, ...facts } : { status };
    return context.json(told, ok ? 200 : 503);
  });
  if (parts.api !== undefined) app.route('/api', parts.api);

  const noSuchApi = (context: Context): Response => {
    context.header('Cache-Control', cacheNever);
    return context.json({ error: 'notFound' }, 404);
  };
  app.all('/api', noSuchApi);
  app.all('/api/*', noSuchApi);

  app.all('*', (context) => sendSite(context, parts));
  app.notFound((context) => refuse(context, 404));
  app.onError((_error, context) => refuse(context, 500));
  return app;
}
