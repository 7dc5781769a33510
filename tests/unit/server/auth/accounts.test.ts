/** People: how they come in, how they leave, and what they cannot find out. */

import { describe, expect, it } from 'vitest';
import { checkAudit } from '../../../../src/server/auth/audit.ts';
import { setUpLink } from '../../../../src/server/auth/links.ts';
import { passwordProblem } from '../../../../src/server/auth/password-rules.ts';
import { idleDaysMax, sessionDaysMax } from '../../../../src/server/auth/sessions.ts';
import { signInThrottle, Throttle } from '../../../../src/server/auth/throttle.ts';
import {
  apiServer,
  browserOf,
  connected,
  founded,
  goodPassword,
  joined,
  laptop,
} from '../../../support/api-server.ts';

const dayMs = 86_400_000;
const tokenOf = (path: string): string => path.split('#')[1] ?? '';

describe('the first start', () => {
  it('gives one link, which makes the administrator and works once', async () => {
    const server = apiServer();
    const link = await setUpLink(server.auth);
    const token = tokenOf(link?.path ?? '');
    const person = { token, name: 'Maëlle', email: 'm@example.org', device: laptop };
    const browser = browserOf(server);
    expect((await browser.post('/links/look', { token })).body).toMatchObject({ kind: 'setUp' });
    expect(await browser.post('/links/use', { ...person, password: 'short' })).toMatchObject({
      status: 422,
      body: { error: 'refused', detail: 'tooShort' },
    });
    const made = await browser.post('/links/use', { ...person, password: goodPassword });
    expect(made.body.account).toMatchObject({ administrator: true, email: 'm@example.org' });
    expect(await setUpLink(server.auth)).toBeUndefined();
    const again = await browserOf(server).post('/links/use', { ...person, password: goodPassword });
    expect(again).toMatchObject({ status: 404, body: { error: 'notFound' } });
  });

  it('lets a link end by itself', async () => {
    const server = apiServer();
    const token = tokenOf((await setUpLink(server.auth))?.path ?? '');
    server.clock.now += dayMs;
    expect((await browserOf(server).post('/links/look', { token })).status).toBe(404);
  });
});

describe('signing in', () => {
  it('gives a new token each time, and the earlier one of that device is worth nothing (control 2)', async () => {
    const { server, maelle } = await founded();
    const before = maelle.cookie;
    const signedIn = await maelle.post('/session', {
      email: ' MAELLE@example.org ',
      password: goodPassword,
      device: laptop,
    });
    expect(signedIn.status).toBe(200);
    expect(maelle.cookie).not.toBe(before);
    expect((await maelle.get('/session')).status).toBe(200);
    maelle.cookie = before;
    expect((await maelle.get('/session')).status).toBe(401);
    const flags = signedIn.headers.get('set-cookie') ?? '';
    expect(flags).toMatch(/HttpOnly/);
    expect(flags).toMatch(/SameSite=Strict/);
    expect(
      JSON.stringify(await server.accounts.read((reader) => reader.sessions('id-2'))),
    ).not.toContain(String(before?.split('=')[1]));
  });

  it('answers alike for an unknown e-mail and a wrong password, and works as hard (control 1)', async () => {
    const { server } = await founded();
    const attempt = async (email: string) => {
      server.verified.count = 0;
      const answer = await browserOf(server).post('/session', {
        email,
        password: 'wrong wrong wrong',
        device: laptop,
      });
      return { status: answer.status, body: answer.body, work: server.verified.count };
    };
    expect(await attempt('maelle@example.org')).toEqual(await attempt('nobody@example.org'));
  });

  it('slows a thousand guesses down, and lets the owner in after the wait: no lock-out (control 1)', async () => {
    const { server } = await founded();
    const guesser = browserOf(server);
    let heard = 0;
    for (let guess = 0; guess < 1000; guess += 1) {
      const answer = await guesser.post(
        '/session',
        { email: 'maelle@example.org', password: `guess number ${guess}`, device: laptop },
        { 'x-test-address': `10.1.${guess % 250}.1` },
      );
      if (answer.status === 422) heard += 1;
      else expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      server.clock.now += 1000;
    }
    expect(heard).toBeLessThan(20);
    server.clock.now += signInThrottle.delayMsMax;
    const owner = await browserOf(server).post('/session', {
      email: 'maelle@example.org',
      password: goodPassword,
      device: laptop,
    });
    expect(owner.status).toBe(200);
  });

  it('ends a session that was idle too long, and one that is simply old', async () => {
    const idle = await founded();
    idle.server.clock.now += (idleDaysMax - 1) * dayMs;
    expect((await idle.maelle.get('/session')).status).toBe(200);
    idle.server.clock.now += idleDaysMax * dayMs;
    expect((await idle.maelle.get('/session')).status).toBe(401);
    const old = await founded();
    for (let day = 0; day < sessionDaysMax - 1; day += 30) {
      expect((await old.maelle.get('/session')).status).toBe(200);
      old.server.clock.now += 30 * dayMs;
    }
    expect((await old.maelle.get('/session')).status).toBe(401);
  });

  it('lists devices, and a revoked one is out within one request (control 2)', async () => {
    const { server, maelle } = await founded();
    const phone = browserOf(server);
    await phone.post('/session', {
      email: 'maelle@example.org',
      password: goodPassword,
      device: { id: 'phone-1', name: 'Safari, iPhone' },
    });
    const { body } = await maelle.get('/devices');
    expect(body.devices).toMatchObject([
      { id: 'laptop-1', current: true },
      { id: 'phone-1', current: false },
    ]);
    expect((await maelle.post('/devices/revoke', { device: 'phone-1' })).status).toBe(200);
    expect((await phone.get('/session')).status).toBe(401);
    expect((await maelle.post('/devices/revoke', { device: 'phone-1' })).status).toBe(404);
  });

  it('ends the other sessions with a new password, and asks for the old one', async () => {
    const { server, maelle } = await founded();
    const phone = browserOf(server);
    const sign = { email: 'maelle@example.org', device: { id: 'phone-1', name: 'iPhone' } };
    await phone.post('/session', { ...sign, password: goodPassword });
    const next = 'lavande bateau 48';
    expect(
      (await maelle.post('/password', { current: 'not the one at all', next })).body,
    ).toMatchObject({ detail: 'wrongPassword' });
    expect((await maelle.post('/password', { current: goodPassword, next })).status).toBe(200);
    expect((await maelle.get('/session')).status).toBe(200);
    expect((await phone.get('/session')).status).toBe(401);
    expect((await phone.post('/session', { ...sign, password: next })).status).toBe(200);
  });

  it('signs out for good', async () => {
    const { maelle } = await founded();
    const kept = maelle.cookie;
    expect((await maelle.post('/session/end', {})).status).toBe(200);
    expect(maelle.cookie).toBeUndefined();
    maelle.cookie = kept;
    expect((await maelle.get('/session')).status).toBe(401);
  });
});

describe('a programme and its members', () => {
  it('is connected once, by whoever brings it, and a repeated call is no clash', async () => {
    const { server, maelle } = await connected();
    const wish = { programmeId: 'programme-1', programmeName: 'Mine', memberId: 'member-x' };
    const again = { ...wish, memberId: 'member-maelle' };
    expect((await maelle.post('/programmes', again)).status).toBe(200);
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    expect((await emma.post('/programmes', wish)).body).toEqual({ error: 'taken' });
  });

  it('is joined by an invitation, which coordination makes and takes back', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    expect((await emma.get('/session')).body.memberships).toEqual([
      {
        programmeId: 'programme-1',
        programmeName: 'E-Channel',
        memberId: 'member-emma',
        roles: ['accountManager'],
        launchPadId: 'pad-uk',
      },
    ]);
    const invitation = {
      memberId: 'member-daniel',
      name: 'Daniel',
      roles: ['accountManager'],
      language: 'en',
    };
    const path = '/programmes/programme-1/invitations';
    expect((await emma.post(path, invitation)).status).toBe(404);
    const first = await maelle.post(path, invitation);
    const second = await maelle.post(path, invitation);
    const look = (told: { body: { path: string } }) =>
      browserOf(server).post('/links/look', { token: tokenOf(told.body.path) });
    expect((await look(first)).status).toBe(404);
    expect((await look(second)).body).toMatchObject({
      kind: 'invitation',
      programmeName: 'E-Channel',
    });
    await maelle.post('/programmes/programme-1/members', { memberId: 'member-daniel', roles: [] });
    expect((await look(second)).status).toBe(404);
    expect((await maelle.post(path, { ...invitation, memberId: 'member-emma' })).body).toEqual({
      error: 'taken',
    });
  });

  it('cannot be used to take an account over: who has one joins by its password', async () => {
    const { server, maelle } = await connected();
    await joined(server, maelle, 'member-emma', ['accountManager']);
    const invitation = await maelle.post('/programmes/programme-1/invitations', {
      memberId: 'member-other',
      name: 'X',
      email: 'member-emma@example.org',
      roles: ['accountManager'],
      language: 'en',
    });
    const thief = await browserOf(server).post('/links/use', {
      token: tokenOf(invitation.body.path),
      password: 'a password of the thief',
      device: laptop,
    });
    expect(thief).toMatchObject({ status: 422, body: { detail: 'wrongPassword' } });
  });

  it('changes roles at once, never loses its last coordination, and lets members go', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const change = (body: unknown) => maelle.post('/programmes/programme-1/members', body);
    expect((await change({ memberId: 'member-maelle', roles: [] })).body).toEqual({
      error: 'refused',
      detail: 'lastCoordinator',
    });
    expect(
      (await emma.post('/programmes/programme-1/members', { memberId: 'member-maelle', roles: [] }))
        .status,
    ).toBe(404);
    expect((await change({ memberId: 'member-emma', roles: ['coordinator'] })).status).toBe(200);
    expect((await change({ memberId: 'member-maelle', roles: ['chair'] })).status).toBe(200);
    const left = await emma.post('/programmes/programme-1/members', {
      memberId: 'member-maelle',
      roles: [],
    });
    expect(left.status).toBe(200);
    expect((await maelle.get('/programmes/programme-1/members')).status).toBe(404);
  });

  it('tells addresses to coordination only, and how old what one sees may be', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    await emma.post('/programmes/programme-1/push', {
      device: 'device-member-emma',
      sentAt: 1,
      groups: [],
    });
    const seen = (await emma.get('/programmes/programme-1/members')).body;
    expect(JSON.stringify(seen)).not.toContain('@');
    expect(seen.pads).toEqual([{ launchPadId: 'pad-uk', lastExchange: server.clock.now }]);
    // Somebody who only reads has exchanged as well.
    server.clock.now += 3_600_000;
    const cursor = { epoch: 'unknown', sequence: 0, scope: 1 };
    const pulled = { device: 'device-member-emma', cursor, echo: false };
    expect((await emma.post('/programmes/programme-1/pull', pulled)).status).toBe(200);
    const later = (await emma.get('/programmes/programme-1/members')).body;
    expect(later.pads).toEqual([{ launchPadId: 'pad-uk', lastExchange: server.clock.now }]);
    expect(JSON.stringify((await maelle.get('/programmes/programme-1/members')).body)).toContain(
      'member-emma@example.org',
    );
  });

  it('resets a password by a link that ends every session, but never an administrator’s by coordination', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['coordinator']);
    const path = '/programmes/programme-1/reset';
    expect((await emma.post(path, { memberId: 'member-maelle' })).status).toBe(403);
    const link = await maelle.post(path, { memberId: 'member-emma' });
    const used = await browserOf(server).post('/links/use', {
      token: tokenOf(link.body.path),
      password: 'encore un bateau bleu',
      device: { id: 'new', name: 'New laptop' },
    });
    expect(used.body.account.email).toBe('member-emma@example.org');
    expect((await emma.get('/session')).status).toBe(401);
  });
});

describe('the audit log', () => {
  it('holds who did what without a word of content, and shows what was tampered with (control 18)', async () => {
    const { server, maelle } = await connected();
    await joined(server, maelle, 'member-emma', ['accountManager']);
    const events = await server.accounts.read((reader) => reader.audit(1, 100));
    expect(events.map(({ kind }) => kind)).toEqual([
      'serverSetUp',
      'programmeConnected',
      'invited',
      'joined',
    ]);
    const text = JSON.stringify(events);
    expect(text).not.toContain(goodPassword);
    expect(text).not.toContain('@');
    const check = async (changed: typeof events) => {
      const audit = async (from: number) => changed.filter(({ number }) => number >= from);
      return (await checkAudit({ audit }, (one) => server.auth.hash(one))).brokenAt;
    };
    expect(await check(events)).toBeUndefined();
    expect(await check(events.filter(({ number }) => number !== 2))).toBe(2);
    const other = {
      at: 1,
      kind: 'signedOut',
      accountId: 'somebody',
      programmeId: 'another',
      device: 'a device',
      subject: 'a subject',
      hash: 'a hash',
    } as const;
    for (const [field, value] of Object.entries(other)) {
      const changed = events.map((event) =>
        event.number === 3 ? { ...event, [field]: value } : event,
      );
      expect([field, await check(changed)]).toEqual([field, 3]);
    }
  });

  it('says who withdrew whose invitation, and nothing of what was refused (control 18)', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const daniel = { memberId: 'member-daniel', roles: [] };
    const invitation = { ...daniel, name: 'Daniel', roles: ['accountManager'], language: 'en' };
    const path = '/programmes/programme-1';
    expect((await maelle.post(`${path}/invitations`, invitation)).status).toBe(200);
    expect((await emma.post(`${path}/members`, daniel)).status).toBe(404);
    expect((await maelle.post(`${path}/members`, daniel)).status).toBe(200);
    expect((await maelle.post(`${path}/members`, daniel)).status).toBe(404);
    const events = await server.accounts.read((reader) => reader.audit(5, 100));
    const { account } = (await maelle.get('/session')).body;
    const told = { accountId: account.id, programmeId: 'programme-1', subject: 'member-daniel' };
    expect(events).toMatchObject([
      { kind: 'invited', ...told },
      { kind: 'invitationWithdrawn', ...told },
    ]);
  });
});

describe('a password', () => {
  const person = { name: 'Maëlle Guivarc’h', email: 'maelle@example.org' };
  it.each([
    ['court', 'tooShort'],
    ['motdepasse1', 'tooCommon'],
    ['Password123', 'tooCommon'],
    ['azertyuiop', 'tooCommon'],
    ['1234567890', 'tooCommon'],
    ['aaaaaaaaaaaa', 'tooCommon'],
    ['Guivarc’h2021', 'tooCommon'],
    ['maelle-maelle', 'tooCommon'],
    ['P@ssw0rd123', 'tooCommon'],
    ['Bretagne2019', 'tooCommon'],
    ['chatnoir35', 'tooCommon'],
    ['arsenal1886', 'tooCommon'],
    ['echannel2020', 'tooCommon'],
    ['bateau lavande 47', undefined],
    ['un chien gris sous la pluie', undefined],
    ['🐕🐈🌧️ sous la pluie', undefined],
    ['xK9#mQ2$vL', undefined],
    ['maelle 84613 90275 2210', undefined],
  ])('“%s” is %s', async (password, problem) => {
    expect(await passwordProblem(password, person)).toBe(problem);
  });

  it('is judged by its beginning where it is as long as one may be', async () => {
    expect(await passwordProblem('a'.repeat(256), person)).toBe('tooCommon');
    expect(await passwordProblem('@4$3!01'.repeat(36), person)).toBeUndefined();
  });
});

describe('the throttle', () => {
  it('forgives after a while, doubles up to its cap, and forgets the quietest key when there are too many', () => {
    const rule = { ...signInThrottle, keysMax: 2 };
    const throttle = new Throttle(rule);
    const waits: number[] = [];
    for (let n = 0; n < 16; n += 1) {
      throttle.attempted('a', 0);
      waits.push(throttle.waitMs('a', 0));
    }
    expect(waits.slice(0, 8)).toEqual([0, 0, 0, 0, 1000, 2000, 4000, 8000]);
    expect(Math.max(...waits)).toBe(rule.delayMsMax);
    expect(throttle.waitMs('a', rule.forgivenAfterMs)).toBe(0);
    throttle.attempted('b', 1);
    throttle.attempted('c', 2);
    expect(throttle.waitMs('a', 3)).toBe(0);
  });
});
