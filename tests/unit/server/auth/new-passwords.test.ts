/** Links that are used many times at once, and what choosing a password may cost. */

import { describe, expect, it } from 'vitest';
import { makeLink } from '../../../../src/server/auth/links.ts';
import { newPasswordsOfOneMax } from '../../../../src/server/auth/new-passwords.ts';
import {
  choosingThrottle,
  invitationThrottle,
  invitedThrottle,
} from '../../../../src/server/auth/throttle.ts';
import {
  type ApiServer,
  type Browser,
  browserOf,
  connected,
  goodPassword,
  joined,
} from '../../../support/api-server.ts';

const device = { id: 'device-new', name: 'Firefox, Linux' } as const;

/** The token of an invitation. */
async function invited(
  founder: Browser,
  memberId: string,
  programmeId = 'programme-1',
): Promise<string> {
  const told = await founder.post(`/programmes/${programmeId}/invitations`, {
    memberId,
    name: 'New',
    roles: ['observer'],
  });
  return String(told.body.path).split('#')[1] ?? '';
}

/** The token of an invitation to another programme. */
async function invitedElsewhere(founder: Browser): Promise<string> {
  const other = { programmeId: 'programme-2', programmeName: 'Second', memberId: 'member-m' };
  await founder.post('/programmes', other);
  return invited(founder, 'member-e', other.programmeId);
}

const use = (server: ApiServer, token: string, person: number, password = goodPassword) =>
  browserOf(server).post('/links/use', {
    token,
    email: `person-${person}@example.org`,
    password,
    device,
  });

/** Counts the passwords that are hashed, and how many at the same time. */
function hashing(server: ApiServer): { all: number; atOnce: number; atOnceMax: number } {
  const count = { all: 0, atOnce: 0, atOnceMax: 0 };
  const { passwords } = server.auth;
  const hash = passwords.hash.bind(passwords);
  passwords.hash = async (password) => {
    count.all += 1;
    count.atOnce += 1;
    count.atOnceMax = Math.max(count.atOnceMax, count.atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    count.atOnce -= 1;
    return hash(password);
  };
  return count;
}

const countOf = (answers: readonly { readonly status: number }[], status: number): number =>
  answers.filter((one) => one.status === status).length;

describe('new passwords', () => {
  it('by one link, used hundreds of times at once, cost one hash (F127)', async () => {
    const { server, maelle } = await connected();
    const token = await invited(maelle, 'member-new');
    const count = hashing(server);
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, person) => use(server, token, person)),
    );
    expect([countOf(answers, 200), countOf(answers, 429)]).toEqual([1, 299]);
    expect(answers.at(-1)?.body).toEqual({ error: 'busy', retryAfter: 2 });
    expect(count.all).toBe(1);
    expect((await use(server, token, 1)).status).toBe(404);
  });

  it('by many links at once are made one after the other, and few wait (F127)', async () => {
    const { server, maelle } = await connected();
    const tokens: string[] = [];
    for (let count = 0; count < 2 * newPasswordsOfOneMax; count += 1) {
      tokens.push(await invited(maelle, `member-${count}`));
    }
    const count = hashing(server);
    const joining = (all: readonly string[]) =>
      Promise.all(all.map((token) => use(server, token, tokens.indexOf(token))));
    const answers = await joining(tokens);
    expect(countOf(answers, 200)).toBe(newPasswordsOfOneMax);
    expect(countOf(answers, 429)).toBe(newPasswordsOfOneMax);
    expect(count.atOnceMax).toBe(1);
    // Whoever was asked to come again is let in.
    const left = tokens.filter((_, index) => answers[index]?.status === 429);
    expect(countOf(await joining(left), 200)).toBe(left.length);
  });

  it('by the links of one account leave room for the people of another (F127)', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['coordinator']);
    await emma.post('/programmes', { programmeId: 'own', programmeName: 'Own', memberId: 'me' });
    const tokens: string[] = [];
    for (let count = 0; count < 3 * newPasswordsOfOneMax; count += 1) {
      tokens.push(await invited(emma, `member-${count}`, 'own'));
    }
    const wanted = await invited(maelle, 'member-new');
    const flood = tokens.map((token, person) => use(server, token, person));
    expect((await use(server, wanted, 99)).status).toBe(200);
    expect(countOf(await Promise.all(flood), 200)).toBe(newPasswordsOfOneMax);
  });

  it('leave room for the first of each account, however many accounts send links (F127)', async () => {
    const { server, maelle } = await connected();
    const tokens: string[] = [];
    const wanted = await invited(maelle, 'member-new');
    for (let sender = 0; sender < 3; sender += 1) {
      const emma = await joined(server, maelle, `member-${sender}`, ['coordinator']);
      const own = `own-${sender}`;
      await emma.post('/programmes', { programmeId: own, programmeName: own, memberId: 'me' });
      for (let count = 0; count < newPasswordsOfOneMax; count += 1) {
        tokens.push(await invited(emma, `member-${count}`, own));
      }
    }
    const came: number[] = [];
    const all = tokens.map(async (token, person) =>
      came.push((await use(server, token, person)).status),
    );
    expect((await use(server, wanted, 999)).status).toBe(200);
    expect(came.length).toBeLessThan(tokens.length / 2);
    await Promise.all(all);
  });

  it('that are no good slow down nobody else of an office: who joins, and who signs in (control 1)', async () => {
    const { server, maelle } = await connected();
    for (let person = 0; person < 30; person += 1) {
      const token = await invited(maelle, `member-${person}`);
      for (const password of ['password123', 'motdepasse2020']) {
        const { body } = await use(server, token, person, password);
        expect(body).toEqual({ error: 'refused', detail: 'tooCommon' });
      }
    }
    const signedIn = await browserOf(server).post('/session', {
      ...{ email: 'maelle@example.org', password: goodPassword, device },
    });
    expect(signedIn.status).toBe(200);
    expect((await use(server, await invited(maelle, 'member-new'), 99)).status).toBe(200);
  });

  it('that are no good are slowed down for whoever keeps bringing them (F127) (control 1)', async () => {
    const { server, maelle } = await connected();
    const token = await invited(maelle, 'member-new');
    let estimated = 0;
    for (let time = 0; time < 100; time += 1) {
      const { body } = await use(server, token, time, `password123${time}`);
      if (body.detail === 'tooCommon') estimated += 1;
      else expect(body).toMatchObject({ error: 'busy' });
    }
    expect(estimated).toBe(choosingThrottle.freeAttempts + 1);
    server.clock.now += choosingThrottle.delayMsMax;
    expect((await use(server, token, 1)).status).toBe(200);
  });
});

describe('whoever guesses', () => {
  it('at the sign-in keeps nobody waiting who is invited (control 1)', async () => {
    const { server, maelle } = await connected();
    const token = await invited(maelle, 'member-new');
    const email = 'person-1@example.org';
    const guess = () =>
      browserOf(server).post('/session', { email, password: 'a guess of theirs', device });
    for (let time = 0; time < 10; time += 1) await guess();
    expect((await guess()).status).toBe(429);
    expect((await use(server, token, 1)).status).toBe(200);
  });

  it('by invitations keeps the owner waiting at no laptop of theirs (control 1)', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['observer']);
    for (let link = 0; link < 15; link += 1) {
      const token = await invited(maelle, `member-${link}`);
      for (let time = 0; time < 5; time += 1) {
        await browserOf(server).post('/links/use', {
          ...{ token, email: 'member-emma@example.org', password: 'lavande bateau 49', device },
        });
      }
    }
    const { devices } = (await emma.get('/devices')).body;
    const token = await invitedElsewhere(maelle);
    const answer = await browserOf(server).post('/links/use', {
      token,
      email: 'member-emma@example.org',
      password: goodPassword,
      device: { id: (devices as { id: string }[])[0]?.id, name: 'Firefox' },
    });
    expect(answer.status).toBe(200);
  });

  it('of a room counts for nothing where the line of the sender was full (F127)', async () => {
    const { server, maelle } = await connected();
    const tokens: string[] = [];
    for (let count = 0; count < 3 * newPasswordsOfOneMax; count += 1) {
      tokens.push(await invited(maelle, `member-${count}`));
    }
    const answers = await Promise.all(tokens.map((token, person) => use(server, token, person)));
    expect(countOf(answers, 200)).toBe(newPasswordsOfOneMax);
    const audit = await server.accounts.read((reader) => reader.audit(0, 1000));
    expect(audit.filter(({ kind }) => kind === 'signInRefused')).toEqual([]);
  });

  it('by many invitations has few guesses at one address (control 1)', async () => {
    const { server, maelle } = await connected();
    let tried = 0;
    for (let link = 0; link < 15; link += 1) {
      const token = await invited(maelle, `member-${link}`);
      for (let time = 0; time < 5; time += 1) {
        const { body } = await browserOf(server).post('/links/use', {
          ...{ token, email: 'maelle@example.org', password: 'lavande bateau 49', device },
        });
        if (body.error !== 'busy') tried += 1;
      }
    }
    expect(tried).toBe(invitedThrottle.freeAttempts + 1);
  });
});

describe('passwords that are guessed by invitations', () => {
  it('are few of one network, also where the guess is typed as the own name (control 1)', async () => {
    const { server, maelle } = await connected();
    const guess = 'biscotte-tempete';
    let tried = 0;
    for (let link = 0; link < 15; link += 1) {
      const token = await invited(maelle, `member-${link}`);
      for (let time = 0; time < 10; time += 1) {
        const { body } = await browserOf(server).post('/links/use', {
          ...{ token, email: `office-${link}-${time}@example.org`, password: guess, device },
          name: guess.replace('-', ' '),
        });
        if (body.error !== 'busy') tried += 1;
      }
    }
    expect(tried).toBe(invitationThrottle.freeAttempts + 1);
  });

  it('cost nobody anything while the link has to wait, whether or not there is an account (control 1)', async () => {
    const { server, maelle } = await connected();
    const token = await invited(maelle, 'member-new');
    const comeIn = async (email: string) =>
      (
        await browserOf(server).post('/links/use', {
          ...{ token, email, password: 'aaaaaaaaaaaa', device, name: 'New' },
        })
      ).body;
    for (let time = 0; time <= choosingThrottle.freeAttempts; time += 1) {
      expect(await comeIn(`person-${time}@example.org`)).toMatchObject({ error: 'refused' });
    }
    const told = async (email: string) => {
      const answers = [];
      for (let time = 0; time < 8; time += 1) answers.push(await comeIn(email));
      return answers;
    };
    const ofNobody = await told('nobody@example.org');
    expect(ofNobody.at(-1)).toMatchObject({ error: 'busy' });
    expect(await told('maelle@example.org')).toEqual(ofNobody);
    const right = { email: 'maelle@example.org', password: goodPassword, device };
    expect((await browserOf(server).post('/session', right)).status).toBe(200);
  });
});

describe('an invitation tells nobody who has an account', () => {
  it('by a password that may not be used, however long, nor by the work it makes (control 1)', async () => {
    const { server, maelle } = await connected();
    const token = await invited(maelle, 'member-new');
    const hashed = hashing(server);
    const told = async (email: string, password: string) => {
      Object.assign(hashed, { all: 0 });
      server.verified.count = 0;
      const { body } = await browserOf(server).post('/links/use', {
        token,
        email,
        password,
        device,
      });
      return { body, hashed: hashed.all, verified: server.verified.count };
    };
    for (const password of ['password123', 'passwordpasswordpassword', 'new-new-new-new']) {
      const ofNobody = await told('nobody@example.org', password);
      expect(ofNobody.body).toEqual({ error: 'refused', detail: 'tooCommon' });
      expect(await told('maelle@example.org', password)).toEqual(ofNobody);
    }
  });

  it('nor of one that is disabled, by a wrong password (control 1)', async () => {
    const { server, maelle } = await connected();
    await joined(server, maelle, 'member-emma', ['observer']);
    await server.accounts.write(async (writer) => {
      const emma = await writer.accountByEmail('member-emma@example.org');
      if (emma !== undefined) await writer.putAccount({ ...emma, disabled: true });
    });
    const token = await invited(maelle, 'member-new');
    const told = async (email: string, password: string) =>
      (await browserOf(server).post('/links/use', { token, email, password, device })).body;
    const wrong = { error: 'refused', detail: 'wrongPassword' };
    expect(await told('maelle@example.org', 'lavande bateau 49')).toEqual(wrong);
    expect(await told('member-emma@example.org', 'lavande bateau 49')).toEqual(wrong);
    expect(await told('member-emma@example.org', goodPassword)).toEqual({ error: 'notFound' });
  });

  it('by a name that is missing (control 1)', async () => {
    const { server } = await connected();
    const link = await server.accounts.write((writer) =>
      makeLink(server.auth, writer, { kind: 'invitation', programmeId: 'programme-1' }),
    );
    const token = link.path.split('#')[1] ?? '';
    const told = async (email: string) =>
      (
        await browserOf(server).post('/links/use', {
          ...{ token, email, password: goodPassword, device },
        })
      ).body;
    const missing = { error: 'refused', detail: 'nameMissing' };
    expect(await told('nobody@example.org')).toEqual(missing);
    expect(await told('maelle@example.org')).toEqual(missing);
  });

  it('and lets in whoever has one by a password that may not be chosen any more (control 1)', async () => {
    const { server, maelle } = await connected();
    await joined(server, maelle, 'member-emma', ['observer']);
    const passwordHash = await server.auth.passwords.hash('password123');
    await server.accounts.write(async (writer) => {
      const emma = await writer.accountByEmail('member-emma@example.org');
      if (emma !== undefined) await writer.putAccount({ ...emma, passwordHash });
    });
    const token = await invitedElsewhere(maelle);
    const answer = await browserOf(server).post('/links/use', {
      token,
      email: 'member-emma@example.org',
      password: 'password123',
      device,
    });
    expect(answer.status).toBe(200);
  });
});

it('A short password at an invitation tells nobody who has an account (control 1)', async () => {
  const { server, maelle } = await connected();
  const token = await invited(maelle, 'member-new');
  const told = async (email: string) =>
    (await browserOf(server).post('/links/use', { token, email, password: 'a', device })).body;
  expect(await told('maelle@example.org')).toEqual({ error: 'refused', detail: 'tooShort' });
  expect(await told('nobody@example.org')).toEqual({ error: 'refused', detail: 'tooShort' });
});
