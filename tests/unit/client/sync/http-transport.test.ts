/** What counts as an answer of a Carnet server, and how every request ends. */

import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { httpTransport, silenceMsMax } from '../../../../src/client/sync/http-transport.ts';
import type { PushRequest } from '../../../../src/protocol/sync-messages.ts';
import { protocolVersion } from '../../../../src/protocol/version.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';

const carnet = { 'carnet-protocol': '1', 'content-type': 'application/json' };
const session = (memberId: string) => ({
  account: { id: 'account', name: 'Maëlle', email: 'm@example.org', administrator: false },
  device: { id: 'device', name: 'Laptop' },
  memberships: [{ programmeId: 'p', programmeName: 'P', memberId, roles: ['coordinator'] }],
});
const reply = { epoch: 'e', serverTime: 5, head: 1, watermark: 0, outcomes: [] };
const request: PushRequest = { device: 'd', sentAt: 1, groups: [] };
const json = (value: unknown, status = 200, headers: Record<string, string> = carnet): Response =>
  new Response(JSON.stringify(value), { status, headers });

interface Call {
  readonly path: string;
  readonly init: RequestInit;
}

/** A transport whose requests are answered by `answer`; the session is the member’s own unless it says otherwise. */
function transport(answer: (call: Call) => Response | Promise<Response>, signedIn = 'maelle') {
  const calls: Call[] = [];
  const environment = testEnvironment();
  const http = httpTransport(
    {
      environment,
      random: () => 0.5,
      fetch: async (path, init) => {
        calls.push({ path, init });
        return path === '/api/session' ? json(session(signedIn)) : answer({ path, init });
      },
    },
    'maelle',
  );
  return { http, calls, environment };
}

/** Lets what waits for promises go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('The transport over HTTP', () => {
  it('posts JSON to the page’s own address, with the protocol’s header', async () => {
    const { http, calls } = transport(() => json(reply));
    expect(await http.push('p', request)).toEqual({ ok: true, value: reply });
    const { path, init } = calls[1] ?? { path: '', init: {} };
    expect(path).toBe('/api/programmes/p/push');
    expect(init).toMatchObject({
      method: 'POST',
      credentials: 'same-origin',
      redirect: 'manual',
      body: JSON.stringify(request),
      headers: { 'Carnet-Protocol': String(protocolVersion), 'content-type': 'application/json' },
    });
  });

  it('knows from the last answer whether a pull comes along with a push, and withdrawals are heard [S17] [C16]', async () => {
    let spoken = '3';
    const { http } = transport(() =>
      json(reply, 200, { 'content-type': 'application/json', 'carnet-protocol': spoken }),
    );
    expect(http.piggybacks?.()).toBe(false);
    await http.push('p', request);
    expect(http.piggybacks?.()).toBe(false);
    spoken = '4';
    await http.push('p', request);
    expect([http.piggybacks?.(), http.withdraws?.()]).toEqual([true, false]);
    spoken = '9';
    await http.push('p', request);
    expect(http.withdraws?.()).toBe(true);
  });

  it('compresses a body that is worth it', async () => {
    const { http, calls } = transport(() => json(reply));
    const long = { ...request, device: 'd'.repeat(5000) };
    await http.push('p', long);
    const init: RequestInit = calls[1]?.init ?? {};
    expect(init.headers).toMatchObject({ 'content-encoding': 'gzip' });
    const sent = init.body as ArrayBuffer;
    expect(sent.byteLength).toBeLessThan(500);
    expect(JSON.parse(gunzipSync(new Uint8Array(sent)).toString())).toEqual(long);
  });

  it.each([
    [
      'a page of a hotel’s network',
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    ],
    ['JSON of somebody else', json({ ok: true }, 200, { 'content-type': 'application/json' })],
    [
      'a page with the header',
      new Response('<html>', { headers: { ...carnet, 'content-type': 'text/html' } }),
    ],
    ['a proxy that finds nothing', new Response('Not found', { status: 404 })],
    ['a gateway without its server', new Response('Bad gateway', { status: 502 })],
    ['a page about a door', new Response('<html>', { status: 403 })],
  ])('[C4] takes no word from %s', async (_name, response) => {
    const { http } = transport(() => response);
    expect(await http.push('p', request)).toEqual({ ok: false, error: { kind: 'notCarnet' } });
  });

  it('[C4] is offline when the browser cannot reach anything', async () => {
    const { http } = transport(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(
      await http.pull('p', {
        device: 'd',
        cursor: { epoch: 'e', sequence: 0, scope: 1 },
        echo: false,
      }),
    ).toEqual({
      ok: false,
      error: { kind: 'offline' },
    });
  });

  it('[C5] ends a request that is not answered', async () => {
    const { http, environment } = transport(
      ({ init }) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        }),
    );
    const pushing = http.push('p', request);
    await settle();
    environment.pass(120_000);
    expect(await pushing).toEqual({ ok: false, error: { kind: 'timeout' } });
  });

  describe('[C5] an answer that comes in pieces', () => {
    const text = JSON.stringify(reply) + ' '.repeat(100_000);

    /** A push whose answer comes `bytes` at a time, with a pause after each piece. */
    async function pushed(bytes: number, pauseMs: number) {
      let pieces: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({ start: (to) => (pieces = to) });
      const { http, calls, environment } = transport(({ init }) => {
        const { signal } = init;
        signal?.addEventListener('abort', () => {
          pieces?.error(new DOMException('', 'AbortError'));
          pieces = undefined;
        });
        return new Response(body, { headers: { ...carnet, 'content-length': '200000' } });
      });
      let answer: Awaited<ReturnType<typeof http.push>> | undefined;
      void http.push('p', request).then((found) => {
        answer = found;
      });
      while (calls.length < 2) await settle();
      const all = new TextEncoder().encode(text);
      for (let from = 0; from < all.length && answer === undefined; from += bytes) {
        await settle();
        pieces?.enqueue(all.subarray(from, from + bytes));
        if (from + bytes >= all.length) pieces?.close();
        await settle();
        environment.pass(pauseMs);
      }
      await settle();
      return answer;
    }

    it('is waited for as long as it keeps coming, over a slow line', async () => {
      expect(await pushed(10_000, 10_000)).toMatchObject({ ok: true });
    });

    it('is given up where it drips on and on (F76)', async () => {
      const given = await pushed(9000, 40_000);
      expect(given).toEqual({ ok: false, error: { kind: 'timeout' } });
    });

    it('is given up where hardly anything comes', async () => {
      const given = await pushed(100, 10_000);
      expect(given).toEqual({ ok: false, error: { kind: 'timeout' } });
    });
  });

  it.each([
    [401, { error: 'signedOut' }, { refusal: 'signedOut' }],
    [413, { error: 'tooLarge' }, { refusal: 'tooLarge' }],
    [429, { error: 'busy', retryAfter: 30 }, { refusal: 'busy', retryAfterMs: 30_000 }],
    [500, { error: 'never heard of' }, { refusal: 'failed' }],
  ] as const)('[C5] reads a refusal with status %i', async (status, body, refusal) => {
    const { http } = transport(() => json(body, status));
    expect(await http.push('p', request)).toEqual({
      ok: false,
      error: { kind: 'refused', ...refusal },
    });
  });

  it('[C5] reads when to come back from the header as well', async () => {
    const { http } = transport(() =>
      json({ error: 'busy' }, 429, { ...carnet, 'retry-after': '7' }),
    );
    expect(await http.push('p', request)).toMatchObject({ error: { retryAfterMs: 7000 } });
  });

  it.each([
    [413, {}, { refusal: 'tooLarge' }],
    [429, { 'retry-after': '120' }, { refusal: 'busy', retryAfterMs: 120_000 }],
    [503, { 'retry-after': '0' }, { refusal: 'busy', retryAfterMs: 0 }],
    [503, {}, { refusal: 'busy' }],
    [503, { 'retry-after': 'soon' }, { refusal: 'busy' }],
  ] as const)(
    '[C5] believes the status of a proxy that answers for the server: %i %o (F76)',
    async (status, headers, refusal) => {
      const { http } = transport(() => new Response('<html>', { status, headers }));
      expect(await http.push('p', request)).toEqual({
        ok: false,
        error: { kind: 'refused', ...refusal },
      });
    },
  );

  it('[C5] reads a date to come back at by the clock of whoever gave it (F76)', async () => {
    const date = 'Sat, 28 Nov 2026 06:00:00 GMT';
    const until = 'Sat, 28 Nov 2026 06:01:30 GMT';
    const dated = (headers: Record<string, string>) =>
      transport(() => json({ error: 'busy' }, 503, { ...carnet, ...headers }));
    const { http } = dated({ date, 'retry-after': until });
    expect(await http.push('p', request)).toMatchObject({ error: { retryAfterMs: 90_000 } });
    const { http: alone, environment } = dated({
      'retry-after': new Date(Date.UTC(2100, 0, 1)).toUTCString(),
    });
    expect(await alone.push('p', request)).toMatchObject({
      error: { retryAfterMs: Date.UTC(2100, 0, 1) - environment.now() },
    });
    const { http: over } = dated({ date: until, 'retry-after': date });
    expect(await over.push('p', request)).toMatchObject({ error: { retryAfterMs: 0 } });
  });

  it('[P8] [X5] says that an update is due when a newer server answers what it cannot read', async () => {
    const ahead = { ...carnet, 'carnet-protocol': String(protocolVersion + 1) };
    const newer = transport(() => json({ something: 'else' }, 200, ahead));
    expect(await newer.http.push('p', request)).toMatchObject({ error: { refusal: 'outdated' } });
    const same = transport(() => json({ something: 'else' }));
    expect(await same.http.push('p', request)).toMatchObject({ error: { refusal: 'failed' } });
  });

  it('[C6] sends nothing while another member is signed in, and asks again after a sign-in', async () => {
    let signedIn = 'emma';
    const calls: string[] = [];
    const http = httpTransport(
      {
        environment: testEnvironment(),
        random: () => 0.5,
        fetch: async (path) => {
          calls.push(path);
          return path === '/api/session' ? json(session(signedIn)) : json(reply);
        },
      },
      'maelle',
    );
    expect(await http.push('p', request)).toMatchObject({ error: { refusal: 'signedOut' } });
    expect(calls).toEqual(['/api/session']);
    signedIn = 'maelle';
    expect(await http.push('p', request)).toMatchObject({ ok: true });
    signedIn = 'emma';
    http.signedIn();
    expect(await http.push('p', request)).toMatchObject({ error: { refusal: 'signedOut' } });
    expect(calls.filter((path) => path.endsWith('push'))).toHaveLength(1);
  });

  it('[C6] asks for a download at once, and throws away what came for another member', async () => {
    const part = { epoch: 'e', scope: 1, serverTime: 1, sequence: 1, watermark: 0, total: 0 };
    const asked = { device: 'd', part: { kind: 'heads' }, recentFrom: '2020-01-01' } as const;
    for (const [who, expected] of [
      ['maelle', { ok: true, value: { ...part, records: [] } }],
      ['emma', { ok: false, error: { kind: 'refused', refusal: 'signedOut' } }],
    ] as const) {
      const { http, calls } = transport(() => json({ ...part, records: [] }), who);
      const answer = http.snapshot('p', asked);
      expect(calls.map(({ path }) => path)).toContain('/api/session');
      await settle();
      expect(calls.map(({ path }) => path)).toContain('/api/programmes/p/snapshot');
      expect(await answer).toEqual(expected);
    }
  });
});

describe('Nudges', () => {
  function stream() {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (given) => {
        controller = given;
      },
    });
    const write = async (text: string) => {
      controller?.enqueue(new TextEncoder().encode(text));
      await settle();
      await settle();
    };
    return { body, write, end: () => controller?.close() };
  }
  const headers = { ...carnet, 'content-type': 'application/x-ndjson' };

  it('[C12] are told as they come, however the lines are cut', async () => {
    const { body, write } = stream();
    const heard: number[] = [];
    const { http } = transport(() => new Response(body, { headers }));
    const stop = http.nudges('p', (head) => heard.push(head));
    await settle();
    await write('{"head":4}\n\n{"he');
    await write('ad":5}\nnonsense\n');
    expect(heard).toEqual([4, 5]);
    stop();
  });

  it('[C5][C12] wait as long as they are told to by whoever answers (F76)', async () => {
    const { http, calls, environment } = transport(
      () => new Response('<html>', { status: 429, headers: { 'retry-after': '600' } }),
    );
    const stop = http.nudges('p', () => undefined);
    await settle();
    environment.pass(599_000);
    await settle();
    expect(calls).toHaveLength(1);
    environment.pass(2000);
    await settle();
    expect(calls).toHaveLength(2);
    stop();
  });

  it('[C12] tell that the server ended or refused them, after a pause, and not that a line broke', async () => {
    const first = stream();
    const answers: (() => Response)[] = [
      () => new Response(first.body, { headers }),
      () => new Response('{"error":"notFound"}', { status: 404, headers: json({}).headers }),
      () => new Response('<html>', { status: 502 }),
      () => {
        throw new TypeError('no network');
      },
    ];
    const { http, calls, environment } = transport(
      ({ path }) => answers[calls.filter((call) => call.path === path).length - 1]?.() ?? json({}),
    );
    let ended = 0;
    const stop = http.nudges(
      'p',
      () => undefined,
      () => {
        ended += 1;
      },
    );
    await settle();
    first.end();
    await settle();
    await settle();
    expect(ended).toBe(0);
    for (const [count, told] of [
      [2, 1],
      [3, 2],
      [4, 2],
      [5, 2],
    ] as const) {
      environment.pass(10_000);
      await settle();
      await settle();
      expect([calls.length, ended]).toEqual([count, told]);
    }
    stop();
  });

  it('[C12] are listened to again when the stream ends or falls silent, and not after they were stopped', async () => {
    const streams: ReturnType<typeof stream>[] = [];
    const { http, calls, environment } = transport(({ init }) => {
      const next = stream();
      streams.push(next);
      init.signal?.addEventListener('abort', () => next.end());
      return new Response(next.body, { headers });
    });
    const stop = http.nudges('p', () => undefined);
    await settle();
    streams[0]?.end();
    await settle();
    await settle();
    environment.pass(2000);
    await settle();
    expect(calls).toHaveLength(2);
    environment.pass(silenceMsMax - 1);
    await settle();
    expect(calls).toHaveLength(2);
    environment.pass(1);
    await settle();
    await settle();
    environment.pass(10_000);
    await settle();
    expect(calls).toHaveLength(3);
    stop();
    await settle();
    environment.pass(1_000_000);
    await settle();
    expect(calls).toHaveLength(3);
  });
});
