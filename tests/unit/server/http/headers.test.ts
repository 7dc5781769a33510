/** The headers of safety on every route that there is, by every method, whatever the answer (control 8) (control 9). */

import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../../src/server/http/app.ts';
import { StorageFull } from '../../../../src/server/ports/sheet-storage.ts';
import {
  apiAddress,
  type ApiServer,
  type Browser,
  connected,
} from '../../../support/api-server.ts';

const text = (content: string) => new TextEncoder().encode(content);
const site = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', tag: 'a', identity: text('<title>') }],
  ['/assets/main-abc.js', { type: 'text/javascript', tag: 'b', identity: text('1') }],
  ['/service-worker.js', { type: 'text/javascript', tag: 'c', identity: text('2') }],
]);

let server: ApiServer;
let maelle: Browser;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  ({ server, maelle } = await connected());
  app = createApp({
    site,
    version: '1',
    address: apiAddress,
    local: false,
    secure: true,
    retireServiceWorker: false,
    api: server.app,
  });
});

async function expectSafe(path: string, init: RequestInit = {}): Promise<number> {
  const response = await app.request(`${apiAddress}${path}`, init);
  const headers = Object.fromEntries(response.headers);
  expect([path, headers]).toMatchObject([
    path,
    {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
    },
  ]);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; /);
  expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
  expect(headers['permissions-policy']).toContain('camera=(self)');
  expect(headers).not.toHaveProperty('access-control-allow-origin');
  expect(headers).not.toHaveProperty('x-powered-by');
  if (path.startsWith('/api')) expect([path, headers['cache-control']]).toEqual([path, 'no-store']);
  await response.body?.cancel();
  return response.status;
}

describe('the headers of safety', () => {
  it('are on every route, by every method, with and without a session (control 9)', async () => {
    const routes = new Set(
      app.routes.map(({ path }) => path.replace(/:\w+/g, 'programme-1').replace('*', 'unknown')),
    );
    expect(routes.size).toBeGreaterThan(20);
    const told = new Set<number>();
    for (const path of [...routes, ...site.keys(), '/p/one', '/assets/gone.js', '/%00']) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
        for (const cookie of ['', maelle.cookie ?? '']) {
          const headers = { cookie, origin: apiAddress, accept: 'text/html' };
          told.add(await expectSafe(path, { method, headers }));
        }
      }
    }
    expect([...told]).toEqual(expect.arrayContaining([200, 401, 403, 404, 405]));
  });

  it('are on refusals of every kind and on faults (control 9) (control 23)', async () => {
    const headers = {
      cookie: maelle.cookie ?? '',
      origin: apiAddress,
      'content-type': 'application/json',
      'carnet-protocol': '1',
    };
    const push = '/api/programmes/programme-1/push';
    const post = (body: string, more: Record<string, string> = {}) =>
      expectSafe(push, { method: 'POST', body, headers: { ...headers, ...more } });
    expect(await post('{')).toBe(400);
    expect(await post('{}', { 'carnet-protocol': '0' })).toBe(426);
    expect(await post('{}', { 'content-length': '99999999' })).toBe(413);
    const empty = JSON.stringify({ device: 'd', sentAt: 1, groups: [] });
    server.storage.write = () => Promise.reject(new StorageFull(new Error('full')));
    expect(await post(empty)).toBe(507);
    server.storage.write = () => Promise.reject(new Error('select'));
    expect(await post(empty)).toBe(500);
  });
});
