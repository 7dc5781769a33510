/**
 * A network that can be made bad while it is used: a proxy on a port of its own between browsers and servers. It hits
 * pages and service workers alike, which emulation inside a browser does not.
 *
 * A rule names paths and what happens to their requests; the newest that fits is taken. Whoever is cut off is known
 * by the cookie of their session, so that one of two laptops can lose the network. Every connection ends with its
 * answer: a browser never sends again by itself what a test made fail.
 */
import {
  createServer,
  type IncomingMessage,
  request as startRequest,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
  /** Never reaches the server. */
  | { readonly kind: 'dropRequest' }
  /** The server acts on it, and nobody hears of it. `first` runs between the two. */
  | { readonly kind: 'dropReply'; readonly first?: (() => Promise<void>) | undefined }
  /** `meanwhile` runs as soon as the request was handed on, and the connection breaks then. */
  | { readonly kind: 'breakMidway'; readonly meanwhile: () => Promise<void> }
  /** Reaches the server twice, at once. */
  | { readonly kind: 'duplicate' }
  /** Waits until the promise resolves. */
  | { readonly kind: 'delay'; readonly until: Promise<unknown> }
  /** Breaks at once for the one who asks, and reaches the server only after another of the same paths has passed. */
  | { readonly kind: 'reorder' }
  /** Only so many bytes of the body arrive. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** Taken, and never answered. */
  | { readonly kind: 'hang' }
  /** Answered, one byte every so many milliseconds. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** A captive portal answers with its page. */
  | { readonly kind: 'portalPage' }
  /** A captive portal sends elsewhere. */
  | { readonly kind: 'portalRedirect' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number | undefined }
  /** A header of the answer gets lost. */
  | { readonly kind: 'stripHeader'; readonly name: string };

export interface Rule {
  readonly path: RegExp;
  readonly fault: Fault;
  /** How many requests it hits; all without it. */
  readonly times?: number | undefined;
}

export interface Seen {
  readonly method: string;
  readonly path: string;
  /** What happened to it. */
  readonly fault: Fault['kind'] | 'none' | 'cut';
  /** What the server answered; absent where it was not asked or did not. */
  readonly status?: number | undefined;
  /** When this was noted, in milliseconds by a clock that only goes forward. */
  readonly atMs: number;
}

export interface ChaosProxy {
  readonly address: string;
  /** Every request, in the order of arrival. */
  readonly seen: readonly Seen[];
  /** Where requests go, in turns. */
  targets: readonly string[];
  /** Adds a rule; the answer takes it back and ends what hangs by it. */
  spoil(rule: Rule): () => void;
  /** Takes every rule back, and ends what hangs by them. */
  heal(): void;
  /** Cuts everyone off, or those whose cookies hold the text; the answer connects them again. */
  cut(cookie?: string): () => void;
  stop(): Promise<void>;
}

interface LivingRule extends Rule {
  left: number;
  readonly held: Set<ServerResponse>;
  readonly passed: (() => void)[];
}

const portalPage = '<!doctype html><title>Hotel</title><p>Welcome. Please sign in to the wifi.</p>';

/** Starts it; where to is said by `targets`. */
export async function startChaosProxy(): Promise<ChaosProxy> {
  const seen: Seen[] = [];
  const rules: LivingRule[] = [];
  const cuts = new Set<{ readonly cookie: string }>();
  const open = new Map<ServerResponse, string>();
  let turn = 0;

  const server = createServer((request, response) => {
    const cookie = request.headers.cookie ?? '';
    open.set(response, cookie);
    response.once('close', () => open.delete(response));
    response.on('error', () => undefined);
    void answer(request, response, cookie).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse, cookie: string) {
    const path = request.url ?? '/';
    const method = request.method ?? 'GET';
    const body = await bodyOf(request);
    const note = (fault: Seen['fault'], status?: number): void => {
      seen.push({ method, path, fault, status, atMs: performance.now() });
    };
    if ([...cuts].some((cut) => cookie.includes(cut.cookie))) {
      note('cut');
      response.destroy();
      return;
    }
    const rule = rules.findLast((one) => one.left > 0 && one.path.test(path));
    if (rule !== undefined) rule.left -= 1;
    const target = proxy.targets[turn % proxy.targets.length] ?? '';
    turn += 1;
    const forward = () => forwarded(target, request, body);
    if (rule === undefined) {
      const reply = await forward();
      note('none', reply.statusCode);
      for (const one of rules) if (one.path.test(path)) one.passed.splice(0).forEach((go) => go());
      pass(reply, response);
      return;
    }
    await spoiled(rule, response, forward, note);
  }

  const end = (rule: LivingRule): void => {
    const index = rules.indexOf(rule);
    if (index >= 0) rules.splice(index, 1);
    for (const response of rule.held) response.destroy();
    for (const go of rule.passed) go();
  };

  const proxy: ChaosProxy = {
    address: '',
    seen,
    targets: [],
    spoil: (rule) => {
      const living: LivingRule = {
        ...rule,
        left: rule.times ?? Number.POSITIVE_INFINITY,
        held: new Set(),
        passed: [],
      };
      rules.push(living);
      return () => end(living);
    },
    heal: () => {
      for (const rule of [...rules]) end(rule);
    },
    cut: (cookie = '') => {
      const one = { cookie };
      cuts.add(one);
      for (const [response, theirs] of open) if (theirs.includes(cookie)) response.destroy();
      return () => cuts.delete(one);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(proxy, { address: `http://127.0.0.1:${port}` });
}

async function spoiled(
  { fault, held, passed }: LivingRule,
  response: ServerResponse,
  forward: () => Promise<IncomingMessage>,
  note: (fault: Fault['kind'], status?: number) => void,
): Promise<void> {
  switch (fault.kind) {
    case 'dropRequest':
      note(fault.kind);
      response.destroy();
      return;
    case 'dropReply': {
      const reply = await forward();
      await bodyOf(reply);
      await fault.first?.();
      note(fault.kind, reply.statusCode);
      response.destroy();
      return;
    }
    case 'breakMidway':
      note(fault.kind);
      forward().then(
        (reply) => reply.resume(),
        () => undefined,
      );
      await fault.meanwhile();
      response.destroy();
      return;
    case 'duplicate': {
      const [first, second] = await Promise.all([forward(), forward()]);
      second.resume();
      note(fault.kind, first.statusCode);
      pass(first, response);
      return;
    }
    case 'delay':
      note(fault.kind);
      await fault.until;
      pass(await forward(), response);
      return;
    case 'reorder': {
      response.destroy();
      await new Promise<void>((resolve) => passed.push(resolve));
      const late = await forward();
      late.resume();
      note(fault.kind, late.statusCode);
      return;
    }
    case 'truncate': {
      const reply = await forward();
      const body = await bodyOf(reply);
      note(fault.kind, reply.statusCode);
      // The length that was announced is that of the whole.
      response.writeHead(reply.statusCode ?? 502, {
        ...headersFor(reply),
        'content-length': body.length,
      });
      response.write(body.subarray(0, fault.bytes), () => response.destroy());
      return;
    }
    case 'hang':
      note(fault.kind);
      held.add(response);
      return;
    case 'drip': {
      const reply = await forward();
      const body = await bodyOf(reply);
      note(fault.kind, reply.statusCode);
      held.add(response);
      response.writeHead(reply.statusCode ?? 502, headersFor(reply));
      let sent = 0;
      const timer = setInterval(() => {
        if (sent < body.length) response.write(body.subarray(sent, sent + 1));
        else response.end();
        sent += 1;
      }, fault.everyMs);
      response.once('close', () => clearInterval(timer));
      return;
    }
    case 'portalPage':
      note(fault.kind);
      response.writeHead(200, { 'content-type': 'text/html', connection: 'close' });
      response.end(portalPage);
      return;
    case 'portalRedirect':
      note(fault.kind);
      response.writeHead(302, { location: '/wifi-sign-in', connection: 'close' });
      response.end();
      return;
    case 'status': {
      note(fault.kind);
      response.setHeader('content-type', 'text/plain');
      response.setHeader('connection', 'close');
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
      response.writeHead(fault.status);
      response.end('The proxy says so.');
      return;
    }
    case 'stripHeader': {
      const reply = await forward();
      note(fault.kind, reply.statusCode);
      delete reply.headers[fault.name.toLowerCase()];
      pass(reply, response);
      return;
    }
  }
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Hands a request on; rejects where nobody answers there. */
function forwarded(target: string, asked: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const request = startRequest(
      {
        hostname,
        port,
        method: asked.method,
        path: asked.url,
        headers: { ...asked.headers, connection: 'close' },
        agent: false,
      },
      resolve,
    );
    request.on('error', reject);
    request.end(body);
  });
}

function headersFor({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const { 'transfer-encoding': _chunked, ...rest } = headers;
  return { ...rest, connection: 'close' };
}

/** Hands an answer back as it comes, streams too. */
function pass(reply: IncomingMessage, response: ServerResponse): void {
  response.writeHead(reply.statusCode ?? 502, headersFor(reply));
  reply.on('error', () => response.destroy());
  reply.on('aborted', () => response.destroy());
  // Only a stream that goes on: an answer that is complete has given its connection back, and ending it once more
  // confuses Node about whom the connection belongs to.
  response.once('close', () => {
    if (!reply.complete) reply.destroy();
  });
  reply.pipe(response);
  // A stream of nudges says nothing for a long time: what it has said goes out at once.
  response.flushHeaders();
}
