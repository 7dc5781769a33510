/** Passwords that are compared: few at once, whoever asks, and in which order (F151). */

import { describe, expect, it } from 'vitest';
import { strangersWaitingMax } from '../../../../src/server/auth/strangers-line.ts';
import { Verifying } from '../../../../src/server/auth/verifying.ts';
import {
  type ApiServer,
  browserOf,
  connected,
  founded,
  goodPassword,
  laptop,
} from '../../../support/api-server.ts';

const right = { email: 'maelle@example.org', password: goodPassword } as const;
const newLaptop = { id: 'new-laptop', name: 'Chrome' } as const;

/** A network of version 6 that nobody else has: a /32 each. */
const botOf = (at: number): string => `2001:${(at + 1).toString(16)}::1`;

/** Holds each comparison until it is let go, and counts those that are made at once. */
function slow(server: ApiServer) {
  const held: (() => void)[] = [];
  const count = { atOnceMax: 0, all: 0 };
  let atOnce = 0;
  const { passwords } = server.auth;
  const verify = passwords.verify.bind(passwords);
  passwords.verify = async (hash, password) => {
    atOnce += 1;
    count.all += 1;
    count.atOnceMax = Math.max(count.atOnceMax, atOnce);
    await new Promise<void>((resolve) => void held.push(resolve));
    atOnce -= 1;
    return verify(hash, password);
  };
  /** Lets go of those that are made now. */
  const go = (): void => {
    for (const resolve of held.splice(0)) resolve();
  };
  return { count, go };
}

/** Until a condition holds, while comparisons go on. */
async function until(isSo: () => boolean, go: () => void = () => undefined): Promise<void> {
  while (!isSo()) {
    go();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const guess = (server: ApiServer, at: number, address = botOf(at)) =>
  browserOf(server).post(
    '/session',
    { email: `bot-${at}@example.org`, password: 'guess', device: { id: `bot-${at}`, name: 'x' } },
    { 'x-test-address': address },
  );

/** As many wrong sign-ins as wait, from as many networks. */
async function flooded(server: ApiServer, count: number, addressOf = botOf) {
  const { go, count: made } = slow(server);
  let answered = 0;
  const all = Array.from({ length: count }, async (_, at) => {
    const { status } = await guess(server, at, addressOf(at));
    answered += 1;
    return status;
  });
  // Those are refused that find the line full.
  await until(() => made.all > 0 && answered >= count - strangersWaitingMax - 2);
  return {
    ...{ go, made, answered: () => answered },
    end: async () => {
      await until(() => answered === count, go);
      return Promise.all(all);
    },
  };
}

describe('wrong sign-ins of hundreds of networks at once', () => {
  it('are compared two at a time, and so many wait (F151)', async () => {
    const { server } = await founded();
    const flood = await flooded(server, strangersWaitingMax + 100);
    const answers = await flood.end();
    expect(flood.made.atOnceMax).toBe(2);
    const busy = answers.filter((status) => status === 429).length;
    expect(busy).toBeGreaterThan(90);
    expect(answers.filter((status) => status === 422).length).toBe(answers.length - busy);
  });

  it('keep nobody waiting who is signed in: for a sign-in, and for a new password (F151)', async () => {
    const { server, maelle } = await founded();
    const flood = await flooded(server, strangersWaitingMax + 100);
    const before = flood.answered();
    let isIn = false;
    const inAgain = maelle.post('/session', { ...right, device: laptop }).then(async (answer) => {
      const change = { current: goodPassword, next: 'lavande bateau 48' };
      const changed = await maelle.post('/password', change);
      isIn = true;
      return [answer.status, changed.status];
    });
    await until(() => isIn, flood.go);
    expect(await inAgain).toEqual([200, 200]);
    expect(flood.answered() - before).toBeLessThan(20);
    await flood.end();
  });

  it('keep nobody waiting who comes by an invitation (F151)', async () => {
    const { server, maelle } = await connected();
    const told = await maelle.post('/programmes/programme-1/invitations', {
      ...{ memberId: 'member-emma', name: 'Emma', email: 'emma@example.org', roles: ['observer'] },
    });
    const flood = await flooded(server, strangersWaitingMax + 100);
    const before = flood.answered();
    let status = 0;
    const join = async () => {
      const token = String(told.body.path).split('#')[1];
      const wanted = { token, password: 'lavande bateau 48', device: newLaptop };
      status = (await browserOf(server).post('/links/use', wanted)).status;
    };
    void join();
    await until(() => status !== 0, flood.go);
    expect(status).toBe(200);
    expect(flood.answered() - before).toBeLessThan(20);
    await flood.end();
  });

  it('let in from a network that tried nothing, before those that were wrong already (F151)', async () => {
    const { server } = await founded();
    for (let at = 0; at < strangersWaitingMax + 100; at += 1) await guess(server, at);
    const flood = await flooded(server, strangersWaitingMax + 100);
    const before = flood.answered();
    let status = 0;
    const signIn = async () => {
      const wanted = { ...right, device: newLaptop };
      status = (await browserOf(server).post('/session', wanted)).status;
    };
    void signIn();
    await until(() => status !== 0, flood.go);
    expect(status).toBe(200);
    expect(flood.answered() - before).toBeLessThan(20);
    await flood.end();
  });

  it('let in from a network beside which others were wrong, as from any other (F151)', async () => {
    const { server } = await founded();
    for (let at = 0; at < strangersWaitingMax + 100; at += 1) await guess(server, at);
    for (let at = 0; at < 30; at += 1) await guess(server, at, `203.0.${at}.7`);
    const flood = await flooded(server, strangersWaitingMax + 100);
    const before = flood.answered();
    const wanted = { ...right, device: newLaptop };
    const origin = { 'x-test-address': '203.0.222.9' };
    const signIn = browserOf(server).post('/session', wanted, origin);
    let status = 0;
    void signIn.then((answer) => (status = answer.status));
    await until(() => status !== 0, flood.go);
    expect(status).toBe(200);
    expect(flood.answered() - before).toBeLessThan(20);
    await flood.end();
  });

  it.each([
    ['a /48', (at: number) => `2001:db8:1:${at.toString(16)}::1`],
    ['a /32', (at: number) => `2001:db8:${at.toString(16)}:1::1`],
    ['a /16 of version 4', (at: number) => `203.0.${at % 250}.${at % 7}`],
  ])('of %s are those of one network (F151)', async (_name, addressOf) => {
    const { server } = await founded();
    const flood = await flooded(server, strangersWaitingMax + 100, addressOf);
    let status = 0;
    const signIn = async () => {
      const wanted = { ...right, device: newLaptop };
      status = (await browserOf(server).post('/session', wanted)).status;
    };
    void signIn();
    const before = flood.answered();
    await until(() => status !== 0, flood.go);
    expect(status).toBe(200);
    expect(flood.answered() - before).toBeLessThan(20);
    await flood.end();
  });
});

describe('a sign-in that waits', () => {
  it('lets go of its place when whoever asked has gone, and counts for nothing (F151)', async () => {
    const { server } = await founded();
    const { go, count } = slow(server);
    const first = [0, 1].map((at) => guess(server, at));
    await until(() => count.all === 2);
    const gone = new AbortController();
    const request = () =>
      server.app.request('http://127.0.0.1:4321/session', {
        method: 'POST',
        headers: {
          'carnet-protocol': '1',
          origin: 'http://127.0.0.1:4321',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ ...right, password: 'guess', device: newLaptop }),
        signal: gone.signal,
      });
    const left = Array.from({ length: 4 }, () => request());
    // Another that came later, so that they all stand in the line.
    const later = guess(server, 3);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    gone.abort();
    let isOver = false;
    const all = Promise.all([...first, ...left, later]).then(() => (isOver = true));
    await until(() => isOver, go);
    await all;
    // Theirs were never compared.
    expect(count.all).toBe(3);
    let status = 0;
    void browserOf(server)
      .post('/session', { ...right, device: newLaptop })
      .then((answer) => (status = answer.status));
    await until(() => status !== 0, go);
    expect(status).toBe(200);
    const audit = await server.accounts.read((reader) => reader.audit(0, 100));
    expect(audit.filter(({ kind }) => kind === 'signInRefused')).toHaveLength(3);
  });

  it('goes on after one whose comparison failed (F151)', async () => {
    const { server } = await founded();
    const { passwords } = server.auth;
    const verify = passwords.verify.bind(passwords);
    passwords.verify = () => Promise.reject(new Error('no memory'));
    for (let at = 0; at < 6; at += 1) expect((await guess(server, at)).status).toBe(500);
    Object.assign(passwords, { verify });
    const wanted = { ...right, device: newLaptop };
    expect((await browserOf(server).post('/session', wanted)).status).toBe(200);
  });
});

it('on devices that are known has turns by account, so that an office behind one address waits for as many as it has people', async () => {
  const verifying = new Verifying({ now: () => 0, later: () => () => undefined });
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const come = (email: string, address: string): void => {
    void verifying.place({ email, address, gone: undefined, as: 'known' })?.then((end) => {
      began.push(email);
      if (end !== undefined) ends.push(end);
    });
  };
  for (let round = 0; round < 3; round += 1) {
    for (let at = 0; at < 60; at += 1) come(`bot-${at}`, botOf(at));
  }
  for (let at = 0; at < 20; at += 1) come(`office-${at}`, '81.50.222.9');
  await until(
    () => began.length === 200,
    () => ends.shift()?.(),
  );
  const lastOfOffice = began.findLastIndex((email) => email.startsWith('office'));
  expect(lastOfOffice).toBeLessThan(100);
});
