/** The clock of the server was ahead and is put right, or is far behind for a while: what goes by stored times (F254). */
import { expect, it } from 'vitest';
import { AuditRateLimit } from '../../../../src/server/auth/audit-rate-limit.ts';
import { idleDaysMax } from '../../../../src/server/auth/sessions.ts';
import { signInThrottle, Throttle } from '../../../../src/server/auth/throttle.ts';
import { UnusualReads, recordsUnusualMin } from '../../../../src/server/auth/unusual-reads.ts';
import { givenMs, Unsent, unsentMax } from '../../../../src/server/http/unsent.ts';
import { isFuture, isNear, msSince } from '../../../../src/server/stored-times.ts';
import { earlyMsMax, earlyWithdrawals } from '../../../../src/server/sync/early-withdrawals.ts';
import {
  type Browser,
  browserOf,
  connected,
  founded,
  goodPassword,
  joined,
  laptop,
} from '../../../support/api-server.ts';

const dayMs = 86_400_000;
const year = 365 * dayMs;
const path = '/programmes/programme-1';
const another = { id: 'laptop-2', name: 'Firefox, Linux' } as const;
const tokenOf = (told: { readonly body: { readonly path: string } }): string =>
  told.body.path.split('#')[1] ?? '';
const signedIn = async (browser: Browser): Promise<number> =>
  (await browser.get('/session')).status;

it('a time in the future tells nothing, however far; what differs by minutes is now (F254)', () => {
  expect(msSince(1000, 5000)).toBe(4000);
  expect(msSince(6000, 5000)).toBe(0);
  expect(msSince(year, 5000)).toBeUndefined();
  expect(msSince(undefined, 5000)).toBeUndefined();
  expect([isFuture(year, 0), isFuture(1000, 0), isFuture(dayMs, 0, dayMs)]).toEqual([
    ...[true, false, false],
  ]);
  expect([isNear(0, 9, 10), isNear(19, 10, 10), isNear(0, 10, 10), isNear(20, 10, 10)]).toEqual([
    ...[true, true, false, false],
  ]);
});

it('a session that was only used meanwhile goes on, and is idle as soon as any other (F254)', async () => {
  const { server, maelle } = await founded();
  server.clock.now += (idleDaysMax - 1) * dayMs;
  expect(await signedIn(maelle)).toBe(200);
  server.clock.now -= (idleDaysMax - 3) * dayMs;
  expect(await signedIn(maelle)).toBe(200);
  server.clock.now += idleDaysMax * dayMs;
  expect(await signedIn(maelle)).toBe(401);
});

it('a session that was begun meanwhile ends with the wrong clock, one of a day ahead goes on (F254)', async () => {
  for (const [days, status] of [
    [1, 200],
    [365, 401],
  ] as const) {
    const { server, maelle } = await founded();
    server.clock.now += days * dayMs;
    const other = browserOf(server);
    const who = { email: 'maelle@example.org', password: goodPassword, device: another };
    expect((await other.post('/session', who)).status).toBe(200);
    server.clock.now -= days * dayMs;
    expect(await signedIn(other)).toBe(status);
    expect(await signedIn(maelle)).toBe(200);
    expect((await other.post('/session', who)).status).toBe(200);
  }
});

it('a clock that is far behind for a while signs nobody out, then or later (F254)', async () => {
  const { server, maelle } = await founded();
  server.clock.now += year;
  const who = { email: 'maelle@example.org', password: goodPassword, device: laptop };
  expect((await maelle.post('/session', who)).status).toBe(200);
  const { now } = server.clock;
  server.clock.now = 0;
  expect(await signedIn(maelle)).toBe(200);
  server.clock.now = now;
  expect(await signedIn(maelle)).toBe(200);
});

it('links that were made meanwhile do not work so much longer (F254)', async () => {
  const { server, maelle } = await connected();
  await joined(server, maelle, 'member-emma', ['accountManager']);
  const look = async (token: string) =>
    (await browserOf(server).post('/links/look', { token })).status;
  server.clock.now += 60 * dayMs;
  const invitation = { memberId: 'member-new', name: 'N', roles: ['coordinator'], language: 'en' };
  const invited = tokenOf(await maelle.post(`${path}/invitations`, invitation));
  const reset = tokenOf(await maelle.post(`${path}/reset`, { memberId: 'member-emma' }));
  expect([await look(invited), await look(reset)]).toEqual([200, 200]);
  server.clock.now -= 60 * dayMs;
  expect([await look(invited), await look(reset)]).toEqual([404, 404]);
  const again = tokenOf(await maelle.post(`${path}/invitations`, invitation));
  expect(await look(again)).toBe(200);
});

it('who got a password meanwhile can have a link for a new one; earlier links stay without effect (F254)', async () => {
  const { server, maelle } = await connected();
  await joined(server, maelle, 'member-emma', ['accountManager']);
  const made = async () => tokenOf(await maelle.post(`${path}/reset`, { memberId: 'member-emma' }));
  const use = async (token: string) =>
    (
      await browserOf(server).post('/links/use', {
        ...{ token, password: 'lavande bateau 58', device: another },
      })
    ).status;
  const before = await made();
  server.clock.now += 60 * dayMs;
  expect(await use(await made())).toBe(200);
  server.clock.now -= 60 * dayMs;
  expect(await use(before)).toBe(404);
  expect(await use(await made())).toBe(200);
});

it('who was slowed down meanwhile waits no longer for it, and the log notes what comes (F254)', () => {
  const throttle = new Throttle(signInThrottle);
  for (let n = 0; n < 6; n += 1) throttle.attempted('a', year);
  const wait = throttle.waitMs('a', 0);
  expect(wait).toBeGreaterThan(0);
  expect(throttle.waitMs('a', wait)).toBe(0);
  const limit = new AuditRateLimit();
  expect([limit.isDue('a', year), limit.isDue('a', 0), limit.isDue('a', 1)]).toEqual([
    ...[true, true, false],
  ]);
});

it('what is kept in memory for an hour or a day is not kept for a year (F254)', async () => {
  const reads = new UnusualReads();
  const note = (now: number) => reads.note('a', { count: recordsUnusualMin, now }, async () => 1);
  expect([await note(year), await note(0), await note(1)]).toEqual([true, true, false]);
  const early = earlyWithdrawals({} as Parameters<typeof earlyWithdrawals>[0]);
  const member = { programmeId: 'p', memberId: 'm' };
  early.note(member, 'id', year);
  expect(early.has(member, 'id', year + earlyMsMax - 1)).toBe(true);
  expect(early.has(member, 'id', 0)).toBe(false);
  const clock = { now: year };
  const unsent = new Unsent(() => clock.now);
  const lost: string[] = [];
  const ask = (account: string) =>
    unsent.take({
      ...{ account, bytes: unsentMax / 2, moved: () => 0 },
      giveUp: () => lost.push(account),
    });
  expect([ask('a'), ask('b')]).not.toContain(undefined);
  clock.now = givenMs;
  expect(ask('c')).toBeDefined();
  expect(lost).toHaveLength(1);
});
