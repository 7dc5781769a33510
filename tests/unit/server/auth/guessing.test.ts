/** Guessing a password: slow by every way there is, for everybody but the owner. */

import { describe, expect, it } from 'vitest';
import { networkOf, signInThrottle } from '../../../../src/server/auth/throttle.ts';
import {
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
  it('at once are not one: few are looked at (control 1)', async () => {
    const { server } = await founded();
    server.verified.count = 0;
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, guess) =>
        browserOf(server).post(
          '/session',
          { email: maelle, password: `guess number ${guess}`, device: strange },
          { 'x-test-address': `10.${guess % 200}.1.1` },
        ),
      ),
    );
    expect(server.verified.count).toBeLessThanOrEqual(signInThrottle.freeAttempts + 1);
    const told = new Set(answers.map(({ status }) => status));
    expect(told).toEqual(new Set([422, 429]));
  });

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
  it('computes one hash for an unknown e-mail, for a disabled account and for a wrong password (control 1)', async () => {
    const { server, maelle: founder } = await connected();
    await joined(server, founder, 'member-emma', ['accountManager']);
    await server.accounts.write(async (writer) => {
      const emma = await writer.accountByEmail('member-emma@example.org');
      if (emma !== undefined) await writer.putAccount({ ...emma, disabled: true });
    });
    const attempts = [
      ['nobody@example.org', goodPassword],
      ['member-emma@example.org', goodPassword],
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
});
