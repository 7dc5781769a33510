/** Guessing a password: slow by every way there is, for everybody but the owner. */

import { noPassword } from '../../../../src/server/ports/account-storage.ts';
import { describe, expect, it } from 'vitest';
import { Guessing } from '../../../../src/server/auth/guessing.ts';
import {
  addressThrottle,
  anywhereThrottle,
  networkOf,
  networksOf,
  signInThrottle,
} from '../../../../src/server/auth/throttle.ts';
import {
  apiServer,
  browserOf,
  connected,
  founded,
  goodPassword,
  joined,
  laptop,
} from '../../../support/api-server.ts';

const strange = { id: 'strange-1', name: 'curl' } as const;
const maelle = 'maelle@example.org';

describe('a thousand guesses', () => {
  it.each([
    ['one network', 1, signInThrottle],
    ['one customer of a provider', 200, signInThrottle],
    ['many networks', 60_000, anywhereThrottle],
  ])(
    'at once are not one: few are looked at, from %s (control 1)',
    async (_name, networks, rule) => {
      const { server } = await founded();
      server.verified.count = 0;
      const answers = await Promise.all(
        Array.from({ length: 1000 }, (_, guess) =>
          browserOf(server).post(
            '/session',
            { email: maelle, password: `guess number ${guess}`, device: strange },
            {
              'x-test-address': `10.${Math.floor((guess % networks) / 200)}.1.${guess % Math.min(networks, 200)}`,
            },
          ),
        ),
      );
      expect(server.verified.count).toBeLessThanOrEqual(rule.freeAttempts + 1);
      const told = new Set(answers.map(({ status }) => status));
      expect(told).toEqual(new Set([422, 429]));
    },
  );

  it('from elsewhere, without an end, keep the owner waiting at no laptop of theirs (control 1)', async () => {
    const { server, maelle: owner } = await founded();
    const guess = () =>
      browserOf(server).post(
        '/session',
        { email: maelle, password: 'guess', device: strange },
        { 'x-test-address': '10.9.9.9' },
      );
    let busy = 0;
    for (let second = 0; second < 600; second += 1) {
      if ((await guess()).status === 429) busy += 1;
      server.clock.now += 1000;
    }
    expect(busy).toBeGreaterThan(500);
    const right = { email: maelle, password: goodPassword };
    expect((await owner.post('/session', { ...right, device: laptop })).status).toBe(200);
    // From a device that is not known it waits like everybody.
    expect((await guess()).status).toBe(429);
  });

  it.each([
    ['an address', () => '203.0.113.9'],
    ['a part of a network', (at: number) => `2001:db8:7:${(at % 5000).toString(16)}::1`],
  ])(
    'from %s, made for days, keep the owner out in no other network (F147)',
    async (_name, from) => {
      const { auth, clock } = apiServer();
      const guessing = new Guessing(auth);
      const attempt = (address: string, isRight: boolean, device: string) =>
        guessing.attempt(
          { email: maelle, account: undefined, password: 'guess', device, origin: { address } },
          () => isRight,
        );
      for (let time = 0; time < 2 * 24 * 3600; time += 1) {
        await attempt(from(time), false, `strange-${time}`);
        clock.now += 1000;
      }
      expect((await attempt(from(0), true, 'new')).ok).toBe(false);
      expect((await attempt('82.9.1.1', true, 'new')).ok).toBe(true);
    },
  );

  it('by a stranger in the same network keep the owner waiting at no laptop of theirs (F147)', async () => {
    const { server, maelle: owner } = await founded();
    let strangers = 0;
    let busy = 0;
    // At invented addresses, from the address that everybody there has.
    const guess = async () => {
      strangers += 1;
      const email = `nobody-${strangers}@example.org`;
      const wrong = { email, password: 'guess', device: strange };
      if ((await browserOf(server).post('/session', wrong)).status === 429) busy += 1;
    };
    const right = { email: maelle, password: goodPassword };
    for (let time = 0; time < 300; time += 1) await guess();
    for (let minute = 0; minute < 30; minute += 1) {
      for (let time = 0; time < 30; time += 1) {
        await guess();
        server.clock.now += 2000;
      }
      expect([minute, (await owner.post('/session', { ...right, device: laptop })).status]).toEqual(
        [minute, 200],
      );
    }
    const change = { current: goodPassword, next: 'lavande bateau 48' };
    expect((await owner.post('/password', change)).status).toBe(200);
    // From a device that is not known one waits like everybody there.
    expect(busy / strangers).toBeGreaterThan(0.9);
  });

  it('in the same network, made slowly, keep nobody waiting there for ever (F147)', async () => {
    const { server } = await founded();
    const guess = (person: number) =>
      browserOf(server).post('/session', {
        email: `nobody-${person}@example.org`,
        password: 'guess',
        device: strange,
      });
    for (let person = 0; person < 100; person += 1) await guess(person);
    // One each three minutes: fewer than are forgiven.
    for (let person = 100; person < 260; person += 1) {
      server.clock.now += 3 * 60_000;
      await guess(person);
    }
    const device = { id: 'new-laptop', name: 'Chrome' };
    const signIn = { email: maelle, password: goodPassword, device };
    expect((await browserOf(server).post('/session', signIn)).status).toBe(200);
  });

  it('at a known device are counted for its network as well (control 1)', async () => {
    const { maelle: owner } = await founded();
    const { id: device } = laptop;
    const guess = (email: string, id: string) =>
      owner.post('/session', { email, password: 'guess', device: { id, name: 'Chrome' } });
    // A laptop that others are signed in on as well: as many guesses as one account has are heard of each.
    for (let time = 0; time <= signInThrottle.freeAttempts; time += 1) await guess(maelle, device);
    let heard = 0;
    for (let person = 0; person < 100; person += 1) {
      if ((await guess(`nobody-${person}@example.org`, 'other')).status === 422) heard += 1;
    }
    expect(heard).toBe(addressThrottle.freeAttempts - signInThrottle.freeAttempts);
  });

  it.each([
    // Four that are free, nine of which the waits double, and one each five minutes.
    ['one network', 1, 4 + 9 + 24 * 12],
    // Forty that are free, and one each two minutes.
    ['many networks', 50_000, 40 + 9 + 24 * 30],
  ])(
    'at one account from %s are a few hundred a day (control 1)',
    async (_name, networks, most) => {
      const { auth, clock } = apiServer();
      const guessing = new Guessing(auth);
      let heard = 0;
      let at = 0;
      const end = clock.now + 24 * 3_600_000;
      while (clock.now < end) {
        at += 1;
        const origin = {
          address: `10.${Math.floor((at % networks) / 200)}.${at % Math.min(200, networks)}.1`,
        };
        const wanted = {
          email: maelle,
          account: undefined,
          password: 'guess',
          device: 'x',
          origin,
        };
        const answer = await guessing.attempt(wanted, () => false);
        if (answer.ok) heard += 1;
        clock.now += 1000;
      }
      expect(heard).toBeLessThanOrEqual(most);
    },
  );

  it('from one network of version 6 are those of one address (control 1)', async () => {
    const { server } = await founded();
    let heard = 0;
    for (let guess = 0; guess < 200; guess += 1) {
      const answer = await browserOf(server).post(
        '/session',
        { email: `person-${guess}@example.org`, password: 'guess', device: strange },
        { 'x-test-address': `2001:db8:1:2::${guess.toString(16)}` },
      );
      if (answer.status === 422) heard += 1;
    }
    expect(heard).toBeLessThanOrEqual(41);
  });

  it('of people who type it right cost their office nothing', async () => {
    const { server } = await founded();
    for (let time = 0; time < 100; time += 1) {
      const device = { id: `device-${time}`, name: 'Chrome' };
      const answer = await browserOf(server).post('/session', {
        email: maelle,
        password: goodPassword,
        device,
      });
      expect([time, answer.status]).toEqual([time, 200]);
    }
  });

  it('by a link of an invitation, and by changing the password, are slowed down alike (control 1)', async () => {
    const { server, maelle: founder } = await connected();
    const emma = await joined(server, founder, 'member-emma', ['accountManager']);
    const invitation = await founder.post('/programmes/programme-1/invitations', {
      memberId: 'member-other',
      name: 'X',
      email: 'member-emma@example.org',
      roles: ['accountManager'],
      language: 'en',
    });
    const token = String(invitation.body.path).split('#')[1];
    const heard = async (guess: (time: number) => Promise<{ status: number }>) => {
      let count = 0;
      for (let time = 0; time < 50; time += 1) if ((await guess(time)).status === 422) count += 1;
      return count;
    };
    const byLink = await heard((time) =>
      browserOf(server).post('/links/use', {
        token,
        password: `wrong guess ${time}`,
        device: strange,
      }),
    );
    const byChange = await heard((time) =>
      emma.post('/password', { current: `guess ${time}`, next: 'lavande bateau 48' }),
    );
    const free = signInThrottle.freeAttempts + 1;
    expect([byLink, byChange]).toEqual([free, free]);
    const noted = await server.accounts.read((reader) => reader.audit(1, 1000));
    expect(noted.filter(({ kind }) => kind === 'signInRefused')).toHaveLength(2 * free);
  });
});

describe('a sign-in', () => {
  it('computes one hash for an unknown e-mail, for an account that is disabled or has no password, and for a wrong password (control 1) (F218)', async () => {
    const { server, maelle: founder } = await connected();
    await joined(server, founder, 'member-emma', ['accountManager']);
    await joined(server, founder, 'member-zoe', ['accountManager']);
    await server.accounts.write(async (writer) => {
      const emma = await writer.accountByEmail('member-emma@example.org');
      if (emma !== undefined) await writer.putAccount({ ...emma, disabled: true });
      const zoe = await writer.accountByEmail('member-zoe@example.org');
      if (zoe !== undefined) await writer.putAccount({ ...zoe, passwordHash: noPassword });
    });
    const attempts = [
      ['nobody@example.org', goodPassword],
      ['member-emma@example.org', goodPassword],
      ['member-zoe@example.org', goodPassword],
      [maelle, 'wrong wrong wrong'],
    ] as const;
    for (const [email, password] of attempts) {
      server.verified.count = 0;
      const answer = await browserOf(server).post('/session', { email, password, device: strange });
      expect(answer).toMatchObject({ status: 422, body: { error: 'refused' } });
      expect(answer.body).not.toHaveProperty('detail');
      expect([email, server.verified.count]).toEqual([email, 1]);
    }
  });

  it('that was under way when the account was disabled or its password changed, ends refused', async () => {
    const { server } = await founded();
    const { passwords } = server.auth;
    const verify = passwords.verify.bind(passwords);
    const changeAccount = (change: object) =>
      server.accounts.write(async (writer) => {
        const account = await writer.accountByEmail(maelle);
        if (account !== undefined) await writer.putAccount({ ...account, ...change });
      });
    for (const change of [{ passwordHash: 'another' }, { disabled: true }]) {
      Object.assign(server.auth.passwords, {
        verify: async (hash: string, password: string) => {
          const right = await verify(hash, password);
          await changeAccount(change);
          return right;
        },
      });
      const answer = await browserOf(server).post('/session', {
        email: maelle,
        password: goodPassword,
        device: strange,
      });
      expect(answer.status).toBe(422);
      await changeAccount({ passwordHash: await server.auth.passwords.hash(goodPassword) });
    }
  });
});

it('A clock that is put back keeps nobody waiting longer than the rule says (control 1)', async () => {
  const { server, maelle: owner } = await founded();
  const signIn = () =>
    owner.post('/session', { email: maelle, password: goodPassword, device: laptop });
  expect((await signIn()).status).toBe(200);
  server.clock.now -= 3_600_000;
  expect((await signIn()).status).toBe(200);
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:50001', '203.0.113.7'],
    ['[2001:db8:1:2::5]:443', '2001:db8:1:2::/64'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it.each([
    ['203.0.113.7', ['203.0.113.0/24', '203.0.0.0/16']],
    ['2001:db8:1:2::5', ['2001:db8:1::/48', '2001:db8::/32']],
    ['unknown', ['unknown', 'unknown']],
  ])('of %s is part of %j', (address, wider) => {
    expect(networksOf(address)).toEqual([networkOf(address), ...wider]);
  });
});
