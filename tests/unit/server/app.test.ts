import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AppParts, createApp } from '../../../src/server/http/app.ts';
import { compressed, compressedPath, loadSite } from '../../../src/server/http/site.ts';

const page = '<!doctype html><title>Carnet</title>';
const script = `export const words = ${JSON.stringify('margin '.repeat(500))};`;
const asPage = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

let folder = '';
let parts: AppParts;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-site-'));
  const files: readonly (readonly [string, string])[] = [
    ['dist/index.html', page],
    ['dist/assets/main-abc.js', script],
    ['dist/assets/font-abc.woff2', 'x'.repeat(2000)],
    ['dist/icons/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['dist/service-worker.js', 'self.addEventListener("fetch", () => undefined);'],
    ['dist/service-worker-retired.js', 'self.registration.unregister();'],
    ['dist/manifest.en.webmanifest', '{"name":"Carnet"}'],
    ['dist/.vite/manifest.json', '{"private":true}'],
    ['earlier/main-old.js', 'old'],
    ['earlier/main-abc.js', 'must not stand before this build'],
    ['secret.txt', 'outside'],
  ];
  for (const [name, content] of files) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const site = await loadSite(join(folder, 'dist'), join(folder, 'earlier'));
  if (!site) throw new Error('the site was not found');
  parts = {
    site,
    version: '1.2.3',
    address: 'http://127.0.0.1:4321',
    local: true,
    secure: false,
    retireServiceWorker: false,
  };
  app = createApp(parts);
});

afterAll(() => rm(folder, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://127.0.0.1:4321${path}`, { headers });

describe('headers', () => {
  const everything: readonly (readonly [string, string, number])[] = [
    ['GET', '/', 200],
    ['GET', '/p/one/settings', 200],
    ['GET', '/assets/main-abc.js', 200],
    ['GET', '/icons/icon.svg', 200],
    ['GET', '/service-worker.js', 200],
    ['GET', '/manifest.en.webmanifest', 200],
    ['GET', '/api/health', 200],
    ['HEAD', '/', 200],
    ['GET', '/assets/gone.js', 404],
    ['GET', '/api/unknown', 404],
    ['POST', '/api', 404],
    ['POST', '/', 405],
    ['DELETE', '/assets/main-abc.js', 405],
  ];

  test.each(everything)('%s %s carries the headers of safety', async (method, path, status) => {
    const response = await app.request(path, { method, headers: asPage });
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; " +
        "font-src 'self'; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; " +
        "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types carnet",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('geolocation=()'),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(response.headers.has('strict-transport-security')).toBe(false);
  });

  test('an unexpected error carries them too, and says nothing of its cause', async () => {
    const broken = createApp({
      ...parts,
      site: {
        get: () => {
          throw new Error('canary');
        },
      } as unknown as AppParts['site'],
    });
    const response = await broken.request('/', { headers: asPage });
    expect(response.status).toBe(500);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).not.toContain('canary');
  });

  test('TLS is demanded for a year where people come over TLS', async () => {
    const secure = createApp({ ...parts, secure: true, local: false });
    for (const path of ['/', '/api/health', '/assets/gone.js']) {
      const response = await secure.request(path, { headers: asPage });
      expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
    }
  });
});

describe('caches', () => {
  test.each([
    ['/', 'no-store'],
    ['/p/one', 'no-store'],
    ['/index.html', 'no-store'],
    ['/service-worker.js', 'no-store'],
    ['/manifest.en.webmanifest', 'no-store'],
    ['/api/health', 'no-store'],
    ['/api/unknown', 'no-store'],
    ['/assets/gone.js', 'no-store'],
    ['/assets/main-abc.js', 'public, max-age=31536000, immutable'],
    ['/icons/icon.svg', 'no-cache'],
  ])('%s is kept by the rule %s', async (path, rule) => {
    expect((await get(path, asPage)).headers.get('cache-control')).toBe(rule);
  });

  test('a file that has not changed is not sent again', async () => {
    const tag = (await get('/icons/icon.svg')).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    const again = await get('/icons/icon.svg', { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await get('/icons/icon.svg', { 'if-none-match': '"other"' })).status).toBe(200);
  });
});

describe('compression', () => {
  test('a script comes in the best encoding that the browser takes', async () => {
    const brotli = await get('/assets/main-abc.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(script);
    const gzip = await get('/assets/main-abc.js', { 'accept-encoding': 'gzip, br;q=0' });
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(script);
    const plain = await get('/assets/main-abc.js');
    expect(plain.headers.has('content-encoding')).toBe(false);
    expect(await plain.text()).toBe(script);
    for (const response of [brotli, gzip, plain]) {
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
    }
    const tags = [brotli, gzip, plain].map((response) => response.headers.get('etag'));
    expect(new Set(tags).size).toBe(3);
  });

  test('what is compressed already is sent as it is', async () => {
    const font = await get('/assets/font-abc.woff2', { 'accept-encoding': 'br' });
    expect(font.headers.has('content-encoding')).toBe(false);
    expect(font.headers.has('vary')).toBe(false);
  });
});

describe('addresses', () => {
  test.each(['/', '/start', '/log', '/p/0192-ab/sme/77-x/history', '/p/one/', '/?log=1'])(
    '%s is the page for a browser that wants to show something',
    async (path) => {
      const response = await get(path, asPage);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toBe(page);
    },
  );

  test('the address itself answers whoever asks', async () => {
    expect((await get('/', { accept: '*/*' })).status).toBe(200);
    expect((await get('/')).status).toBe(200);
  });

  test('a script, a picture or data get no page at the same address', async () => {
    for (const accept of ['*/*', 'application/json', 'image/png']) {
      expect((await get('/p/one', { accept })).status).toBe(404);
    }
    expect((await get('/p/one')).status).toBe(404);
  });

  test.each([
    '/assets/gone.js',
    '/assets/',
    '/icons/none',
    '/nothing.html',
    '/service-worker.ts',
    '/.vite/manifest.json',
    '/.git/config',
    '/secret.txt',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/%00',
    '//secret.txt',
    '/p/one%0d%0aSet-Cookie:x=1',
    '/__proto__.js',
  ])('%s is not found, and never answered with the page', async (path) => {
    const response = await get(path, asPage);
    expect(response.status).toBe(404);
    const text = await response.text();
    expect(text).toBe('Not found');
    expect(response.headers.has('set-cookie')).toBe(false);
  });

  test('a hashed file of an earlier build is still there, but this build comes first', async () => {
    expect(await (await get('/assets/main-old.js')).text()).toBe('old');
    expect(await (await get('/assets/main-abc.js')).text()).toBe(script);
  });

  test('localhost leads to the one address where the sheets are', async () => {
    const response = await app.request('http://localhost:4321/p/one?stage=eligible', {
      headers: asPage,
    });
    expect(response.status).toBe(307);
    expect(response.headers.get('location')).toBe('http://127.0.0.1:4321/p/one?stage=eligible');
    const open = createApp({ ...parts, local: false });
    const direct = await open.request('http://localhost:4321/', { headers: asPage });
    expect(direct.status).toBe(200);
  });

  test('a method other than reading is refused with those that are allowed', async () => {
    const response = await app.request('/p/one', { method: 'PUT' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  test('HEAD is GET without the content', async () => {
    const response = await app.request('/assets/main-abc.js', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(script.length));
    expect(await response.text()).toBe('');
  });
});

describe('the interface for programs', () => {
  test('health says whether it is well, and nothing else to whoever asks (F76)', async () => {
    const response = await get('/api/health');
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  test.each([
    [true, { status: 'attention', version: '1.2.3', diskFreeMegabytes: 3 }],
    [false, { status: 'attention' }],
  ])('health gives the facts to an operator alone: %s', async (isOperator, told) => {
    const watched = createApp({
      ...parts,
      health: async () => ({ ok: false, diskFreeMegabytes: 3 }),
      isOperator: async () => isOperator,
    });
    const response = await watched.request('/api/health');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual(told);
  });

  test('health is told without the facts where nobody can be looked up', async () => {
    const watched = createApp({
      ...parts,
      health: async () => ({ ok: false, storageAnswers: false }),
      isOperator: () => Promise.reject(new Error('The database is away')),
    });
    const response = await watched.request('/api/health');
    expect(await response.json()).toEqual({ status: 'attention' });
  });

  test.each(['/api', '/api/', '/api/unknown', '/api/health/more'])(
    '%s is answered in JSON, even to a browser',
    async (path) => {
      const response = await get(path, asPage);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ error: 'notFound' });
    },
  );
});

describe('a broken service worker', () => {
  test('is replaced by one that retires, where the operator says so', async () => {
    const retiring = createApp({ ...parts, retireServiceWorker: true });
    const response = await retiring.request('/service-worker.js');
    expect(await response.text()).toContain('unregister');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await (await get('/service-worker.js')).text()).not.toContain('unregister');
  });
});

describe('loading', () => {
  test('a folder without an application is no site', async () => {
    expect(await loadSite(join(folder, 'earlier'), join(folder, 'none'))).toBeUndefined();
  });

  test('what many earlier builds left stops no start: the latest is served as it is', async () => {
    const built = join(folder, 'dist');
    const old = join(folder, 'many');
    await mkdir(old);
    const count = 2010;
    const lines = 'export const everything = true;\n'.repeat(100);
    await writeFile(join(old, 'notes.sqlite'), '');
    for (let index = 0; index < count; index += 1) {
      const path = join(old, `part-${index}.js`);
      await writeFile(path, index === count - 1 ? lines : '');
      await utimes(path, 1_700_000_000 + index, 1_700_000_000 + index);
    }
    const site = await loadSite(built, old);
    const alone = await loadSite(built, join(folder, 'none'));
    expect(site?.get(`/assets/part-${count - 1}.js`)?.identity.byteLength).toBe(lines.length);
    expect(site?.get(`/assets/part-${count - 1}.js`)?.brotli).toBeUndefined();
    expect(site?.has('/assets/part-10.js')).toBe(true);
    expect(site?.has('/assets/part-9.js')).toBe(false);
    expect(site?.has('/assets/notes.sqlite')).toBe(false);
    for (const [path, file] of alone ?? []) expect(site?.get(path)).toEqual(file);
  });

  test('what the build compressed is served as it is, unless it belongs to another content or is cut short', async () => {
    const built = join(folder, 'compressed');
    const bytes = (text: string) => new TextEncoder().encode(text);
    const [now, earlier] = [bytes(script), bytes(`${script}// as it was`)];
    await mkdir(join(built, '.compressed'), { recursive: true });
    await writeFile(join(built, 'index.html'), page);
    const kept = { brotli: brotliCompressSync(now), gzip: gzipSync(now, { level: 1 }) };
    const half = { ...kept, gzip: kept.gzip.subarray(0, kept.gzip.length / 2) };
    for (const [name, content, { brotli, gzip }] of [
      ['now.js', now, kept],
      ['moved-on.js', earlier, kept],
      ['half.js', now, half],
    ] as const) {
      await writeFile(join(built, name), now);
      const path = compressedPath(built, name, content);
      await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, gzip)]);
    }
    const site = await loadSite(built, join(folder, 'none'));
    const anew = await compressed('now.js', now);
    expect(site?.get('/now.js')).toMatchObject({
      brotli: new Uint8Array(kept.brotli),
      gzip: new Uint8Array(kept.gzip),
    });
    expect(kept.gzip).not.toEqual(Buffer.from(anew?.gzip ?? []));
    expect(site?.get('/moved-on.js')).toMatchObject({ ...anew });
    expect(site?.get('/half.js')).toMatchObject({ ...anew });
    expect([...(site?.keys() ?? [])].toSorted()).toEqual([
      '/half.js',
      '/index.html',
      '/moved-on.js',
      '/now.js',
    ]);
  });

  test('a kind of file that we do not serve stops the start', async () => {
    const odd = join(folder, 'odd');
    await mkdir(odd);
    await writeFile(join(odd, 'index.html'), page);
    await writeFile(join(odd, 'data.sqlite'), '');
    await expect(loadSite(odd, join(folder, 'none'))).rejects.toThrow('data.sqlite');
  });
});
