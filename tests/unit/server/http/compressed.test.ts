/** Answers that are compressed as a whole. */

import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { accepts, compressed } from '../../../../src/server/http/compressed.ts';

const long = { text: 'l’atelier de Saint-Malo '.repeat(200) };
const large = { text: long.text.repeat(40) };

function app(): Hono {
  const routes = new Hono();
  routes.use('*', compressed());
  routes.get('/long', (context) => context.json(long, 201, { 'X-Kept': 'yes' }));
  routes.get('/large', (context) => context.json(large));
  routes.get('/short', (context) => context.json({ text: 'court' }));
  routes.get('/none', (context) => context.body(null, 204));
  routes.get('/packed', (context) =>
    context.body('as it is', 200, { 'Content-Encoding': 'identity' }),
  );
  return routes;
}

const ask = (path: string, encodings?: string) =>
  app().request(path, { headers: encodings === undefined ? {} : { 'accept-encoding': encodings } });
const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe('an answer', () => {
  test.each(['gzip, deflate, br', 'br;q=1.0', 'BR'])('goes as Brotli to %s', async (encodings) => {
    const answer = await ask('/long', encodings);
    expect(answer.status).toBe(201);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'application/json',
      vary: 'Accept-Encoding',
      'x-kept': 'yes',
    });
    const body = await bytes(answer);
    expect(answer.headers.get('content-length')).toBe(String(body.byteLength));
    expect(JSON.parse(brotliDecompressSync(body).toString())).toEqual(long);
  });

  test.each(['gzip', 'gzip, br;q=0'])('goes as gzip to %s', async (encodings) => {
    const answer = await ask('/long', encodings);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(JSON.parse(gunzipSync(await bytes(answer)).toString())).toEqual(long);
  });

  test.each([undefined, 'identity', 'zstd', 'gzip;q=0'])('goes plain to %s', async (encodings) => {
    const answer = await ask('/long', encodings);
    expect(answer.headers.has('content-encoding')).toBe(false);
    expect(await answer.json()).toEqual(long);
  });

  test('is not kept waiting by a header of white space', () => {
    // Read in the square of its length, this takes hours.
    const spaces = ' '.repeat(1_000_000);
    expect(accepts(`a${spaces}b`, 'br')).toBe(false);
    expect(accepts(`br${spaces};${spaces}q=0`, 'br')).toBe(false);
    expect(accepts(`${spaces}br${spaces};${spaces}q=0.5`, 'br')).toBe(true);
  });

  test('that is large comes whole', async () => {
    const answer = await ask('/large', 'br');
    expect(JSON.parse(brotliDecompressSync(await bytes(answer)).toString())).toEqual(large);
  });

  test('that is short, empty or packed already is left as it is', async () => {
    const short = await ask('/short', 'br');
    expect(short.headers.has('content-encoding')).toBe(false);
    expect(await short.json()).toEqual({ text: 'court' });
    expect((await ask('/none', 'br')).status).toBe(204);
    expect(await (await ask('/packed', 'br')).text()).toBe('as it is');
  });
});
