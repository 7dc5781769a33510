import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { SessionCookie } from '../../../../src/server/http/session-cookie.ts';

function siteWith(cookie: SessionCookie): Hono {
  const site = new Hono();
  site.get('/give', (context) => {
    cookie.give(context, 'token-1');
    return context.text('');
  });
  site.get('/take', (context) => {
    cookie.take(context);
    return context.text('');
  });
  site.get('/read', (context) => context.text(cookie.read(context) ?? 'nothing'));
  return site;
}

const setBy = async (site: Hono, path: string): Promise<string> =>
  (await site.request(path)).headers.get('set-cookie') ?? '';

describe('(control 2) the cookie of a session', () => {
  it('over TLS belongs to this host alone, and no script and no other site gets it', async () => {
    const set = await setBy(siteWith(new SessionCookie(true)), '/give');
    const [pair, ...attributes] = set.split('; ');
    expect(pair).toBe('__Host-carnet=token-1');
    expect(attributes).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']),
    );
    expect(set).not.toMatch(/Domain=/i);
  });

  it('over TLS is read under that name only: a neighbour cannot set it', async () => {
    const site = siteWith(new SessionCookie(true));
    const read = async (cookie: string): Promise<string> =>
      (await site.request('/read', { headers: { cookie } })).text();
    expect(await read('carnet=token-2')).toBe('nothing');
    expect(await read('carnet=token-2; __Host-carnet=token-1')).toBe('token-1');
  });

  it('is taken away under the name under which it was given', async () => {
    for (const secure of [true, false]) {
      const site = siteWith(new SessionCookie(secure));
      const [given, taken] = [await setBy(site, '/give'), await setBy(site, '/take')];
      expect(taken.split('=')[0]).toBe(given.split('=')[0]);
      expect(taken).toContain('Max-Age=0');
    }
  });
});
