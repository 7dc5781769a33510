/** Who kept everybody else waiting for long rests before the next turn, so that one who repeats it has half of the time (F219). */

import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AtWork } from '../../../src/server/http/at-work.ts';
import { owedFreeMs, Rests } from '../../../src/server/rests.ts';
import {
  byProgrammeAndAccount,
  type Caller,
  Turns,
  turnsAtOnceMax,
} from '../../../src/server/turns.ts';

const emma: Caller = ['10.0.0.1', 'programme-1', 'emma'];
const zoe: Caller = ['10.0.0.1', 'programme-1', 'zoe'];

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

/** Turns, in which calls note when they began, and block the loop for so long. */
function machine() {
  const rests = new Rests(() => Date.now());
  const turns = new Turns(turnsAtOnceMax, 0, byProgrammeAndAccount, rests);
  const began = Date.now();
  const begun: string[] = [];
  const push = async (caller: Caller, blocks: number, isHeavy = false): Promise<void> => {
    const end = await turns.take(caller, { isHeavy });
    begun.push(`${caller[2]} ${Date.now() - began}`);
    vi.setSystemTime(Date.now() + blocks);
    rests.note(caller[2], blocks);
    end?.();
  };
  return { rests, turns, begun, push };
}

describe('an account', () => {
  it('whose pushes each take long has half of the time (F219) [S12]', async () => {
    const { begun, push, rests } = machine();
    const all = Promise.all(Array.from({ length: 4 }, () => push(emma, 2000)));
    for (let step = 0; step < 40; step += 1) await vi.advanceTimersByTimeAsync(500);
    await all;
    const times = begun.map((text) => Number(text.split(' ')[1]));
    const pauses = times.slice(1).map((time, at) => time - (times[at] ?? 0) - 2000);
    expect(pauses).toEqual([2000, 2000, 2000]);
    expect(rests.msLeft('emma')).toBe(0);
  });

  it('that rests keeps nobody else from a turn, whatever it waits for (F219) [S12]', async () => {
    const { begun, push, rests } = machine();
    rests.note('emma', owedFreeMs + 3000);
    const waiting = [push(emma, 0), push(emma, 0, true)];
    await push(zoe, 0, true);
    await push(zoe, 0);
    expect(begun).toEqual(['zoe 0', 'zoe 0']);
    await vi.advanceTimersByTimeAsync(5999);
    expect(begun).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    await Promise.all(waiting);
    expect(begun).toEqual(['zoe 0', 'zoe 0', 'emma 6000', 'emma 6000']);
  });

  it('that leaves while it rests has no turn, and nothing waits for it', async () => {
    const { begun, turns, rests } = machine();
    rests.note('emma', owedFreeMs + 3000);
    const leaving = new AbortController();
    const taken = turns.take(emma, { leaving: leaving.signal });
    leaving.abort();
    expect(await taken).toBeUndefined();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([begun, turns.remembered]).toEqual([[], 0]);
  });

  it('never rests for what a laptop brings that was away (F219)', async () => {
    const { begun, push } = machine();
    // Twenty pushes of two hundred short groups each, with the way there and back between them.
    for (let count = 0; count < 20; count += 1) {
      await push(emma, 150);
      vi.setSystemTime(Date.now() + 200);
    }
    expect(begun.at(-1)).toBe(`emma ${19 * 350}`);
  });

  it('rests for a part of a minute at most, whatever it sent, and is forgotten once it owes nothing', () => {
    const rests = new Rests(() => Date.now());
    for (let count = 0; count < 10; count += 1) rests.note('emma', 60_000);
    expect(rests.msLeft('emma')).toBeGreaterThan(10_000);
    expect(rests.msLeft('emma')).toBeLessThanOrEqual(20_000);
    expect(rests.msLeft('zoe')).toBe(0);
    vi.setSystemTime(Date.now() + 60_000);
    rests.note('zoe', 0);
    expect(rests.remembered).toBe(0);
  });
});

it('what an account reads does not wait where its pushes do, and nor does anybody else (F219) [S12]', async () => {
  const atWork = new AtWork(
    () => ({ address: '10.0.0.1' }),
    () => Date.now(),
  );
  const app = new Hono();
  const answered: string[] = [];
  app.use('/:kind/:account', ...atWork.longAnswers);
  app.get('/:kind/:account', async (context) => {
    const { kind, account } = context.req.param();
    atWork.admit(context, account, 10);
    await atWork.turn(context, kind === 'push' ? 'pushes' : 'answers', account);
    answered.push(`${kind} ${account}`);
    return context.text('ok');
  });
  atWork.blocked('emma', owedFreeMs + 1000);
  const waiting = app.request('/push/emma');
  await app.request('/pull/emma');
  await app.request('/push/zoe');
  expect(answered).toEqual(['pull emma', 'push zoe']);
  await vi.advanceTimersByTimeAsync(2000);
  await waiting;
  expect(answered).toEqual(['pull emma', 'push zoe', 'push emma']);
});
