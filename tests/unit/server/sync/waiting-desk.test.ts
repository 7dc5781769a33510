/** What waited is decided on behind the answers, one loop for each programme, and again where it failed (F83). */

import { expect, test } from 'vitest';
import { TransactionTooLong } from '../../../../src/server/ports/sheet-storage.ts';
import { answerWaitsMs, retryMs, WaitingDesk } from '../../../../src/server/sync/waiting-desk.ts';

/** A desk whose turns end by hand, and whose clock is moved by hand. */
function desk() {
  const clock = { ms: 0 };
  const turns: {
    readonly programmeId: string;
    readonly arrived: readonly string[];
    readonly care: string;
  }[] = [];
  const ends: { done(more?: readonly string[]): void; fail(error?: Error): void }[] = [];
  const timers: { readonly ms: number; readonly work: () => void; isOff: boolean }[] = [];
  const failures: unknown[] = [];
  let leftOver = 0;
  /** What each look finds that was left over. */
  const left: string[][] = [];
  const waiting = new WaitingDesk({
    decide: (programmeId, arrived, care) => {
      turns.push({ programmeId, arrived, care });
      return new Promise((resolve, reject) => {
        ends.push({
          done: (more = []) => resolve(more),
          fail: (error = new Error('The disk is full')) => reject(error),
        });
      });
    },
    leftOver: async () => {
      leftOver += 1;
      return left.shift() ?? [];
    },
    now: () => clock.ms,
    later: (work, ms) => {
      const timer = { ms, work, isOff: false };
      timers.push(timer);
      return () => {
        timer.isOff = true;
      };
    },
    onFailed: (error) => failures.push(error),
  });
  const ring = (ms: number): void => {
    for (const timer of timers.filter((one) => one.ms === ms && !one.isOff)) {
      timer.isOff = true;
      timer.work();
    }
  };
  const tried = () => ({ failures: failures.length, leftOver });
  return { waiting, turns, ends, ring, tried, timers, clock, left };
}

test('an answer waits until everything is decided, or for a moment', async () => {
  const { waiting, turns, ends, ring } = desk();
  const soon = waiting.wait('programme', ['a']);
  await expect.poll(() => turns).toHaveLength(1);
  ends[0]?.done(['b']);
  await expect.poll(() => turns.map(({ arrived }) => arrived)).toEqual([['a'], ['b']]);
  ends[1]?.done();
  await soon;

  const late = waiting.wait('programme', ['c']);
  await expect.poll(() => turns).toHaveLength(3);
  ring(answerWaitsMs);
  await late;
  ends[2]?.done();
  await waiting.close();
});

test('turns come one after the other over all programmes, however many pushes come', async () => {
  const { waiting, turns, ends } = desk();
  const pushes = ['a', 'b', 'c'].map((record) => waiting.wait('programme', [record]));
  const other = waiting.wait('other', ['x']);
  await expect.poll(() => turns).toHaveLength(1);
  const late = waiting.wait('programme', ['d']);
  ends[0]?.done();
  await expect.poll(() => turns).toHaveLength(2);
  // The other one does not wait behind all that comes for the first.
  expect(turns.map(({ programmeId }) => programmeId)).toEqual(['programme', 'other']);
  ends[1]?.done();
  await other;
  await expect.poll(() => turns).toHaveLength(3);
  ends[2]?.done();
  await Promise.all([...pushes, late]);
  expect(new Set(turns.flatMap(({ arrived }) => arrived))).toEqual(
    new Set(['a', 'b', 'c', 'd', 'x']),
  );
});

test('what fails is told, fails no answer, and is looked for again later until it is decided', async () => {
  const { waiting, turns, ends, ring, tried } = desk();
  const push = waiting.wait('programme', ['a']);
  await expect.poll(() => turns).toHaveLength(1);
  ends[0]?.fail();
  await push;
  expect(tried()).toEqual({ failures: 1, leftOver: 0 });
  ring(retryMs);
  await expect.poll(tried).toEqual({ failures: 1, leftOver: 1 });
});

test('what fails again and again waits longer each time, an hour at most, until it is decided (F178)', async () => {
  const { waiting, turns, ends, ring, tried, left } = desk();
  const push = waiting.wait('programme', ['a']);
  const pauses = [1, 2, 4, 8, 16, 32, 60, 60].map((times) => times * retryMs);
  for (const [index, pause] of pauses.entries()) {
    await expect.poll(() => turns).toHaveLength(index + 1);
    left.push(['a']);
    ends[index]?.fail();
    await expect.poll(() => (ring(pause), turns.length)).toBe(index + 2);
  }
  ends.at(-1)?.done();
  await push;
  await expect.poll(() => tried().leftOver).toBe(pauses.length + 1);
  await new Promise((resolve) => setImmediate(resolve));
  const next = waiting.wait('programme', ['b']);
  await expect.poll(() => turns).toHaveLength(pauses.length + 2);
  left.push(['b']);
  ends.at(-1)?.fail();
  await next;
  await expect.poll(() => (ring(retryMs), turns.length)).toBe(pauses.length + 3);
  ends.at(-1)?.done();
});

test('what takes too long is tried with one group, and then decided unseen, with a rest before each (F178)', async () => {
  const { waiting, turns, ends, ring, tried, clock } = desk();
  const push = waiting.wait('programme', ['a']);
  for (const [index, care] of ['many', 'one', 'unseen'].entries()) {
    await expect.poll(() => turns).toHaveLength(index + 1);
    expect(turns[index]).toEqual({ programmeId: 'programme', arrived: ['a'], care });
    clock.ms += 20_000;
    if (care === 'unseen') ends[index]?.done(['a']);
    else ends[index]?.fail(new TransactionTooLong(20_000));
    await expect.poll(() => (ring(60_000), turns.length)).toBe(index + 2);
  }
  // What is behind it is decided as ever.
  expect(turns[3]).toEqual({ programmeId: 'programme', arrived: ['a'], care: 'many' });
  ends[3]?.done();
  await push;
  expect(tried().failures).toBe(0);
});

test('a close waits for the turn under way, and begins no other', async () => {
  const { waiting, turns, ends, ring, tried, timers } = desk();
  const push = waiting.wait('programme', ['a']);
  await expect.poll(() => turns).toHaveLength(1);
  const closed = waiting.close();
  expect(waiting.isClosing).toBe(true);
  ends[0]?.done(['b']);
  await Promise.all([push, closed]);
  expect(turns).toHaveLength(1);
  ring(retryMs);
  expect(tried().leftOver).toBe(0);
  expect(timers.every(({ isOff }) => isOff)).toBe(true);
});

test('after a turn that took long others have three times as long before the next one, unless the server closes (F166)', async () => {
  const { waiting, turns, ends, ring, clock } = desk();
  const first = waiting.wait('programme', ['a']);
  const second = waiting.wait('other', ['x']);
  await expect.poll(() => turns).toHaveLength(1);
  clock.ms = 800;
  ends[0]?.done();
  await first;
  expect(turns).toHaveLength(1);
  ring(2400);
  await expect.poll(() => turns).toHaveLength(2);
  clock.ms = 1600;
  ends[1]?.done();
  await second;
  const third = waiting.wait('programme', ['b']);
  // What has not begun is for the next start.
  await waiting.close();
  await third;
  expect(turns).toHaveLength(2);
});

test('what was left over is decided in turns like all else, until nothing is found (F172)', async () => {
  const { waiting, turns, ends, ring, tried, clock, left } = desk();
  left.push(['a'], ['b']);
  const done = waiting.decideLeftOver('programme');
  await expect.poll(() => turns).toHaveLength(1);
  const other = waiting.wait('other', ['x']);
  clock.ms = 800;
  ends[0]?.done(['c']);
  // Nobody waits for it: it leaves the others three times as long.
  await new Promise((resolve) => setImmediate(resolve));
  expect(turns).toHaveLength(1);
  ring(2400);
  await expect.poll(() => turns).toHaveLength(2);
  for (let turn = 1; turn < 4; turn += 1) {
    await expect.poll(() => turns.length).toBeGreaterThan(turn);
    ends[turn]?.done();
  }
  await Promise.all([done, other]);
  expect(turns).toHaveLength(4);
  expect(new Set(turns.flatMap(({ arrived }) => arrived))).toEqual(new Set(['a', 'b', 'c', 'x']));
  expect(tried()).toEqual({ failures: 0, leftOver: 3 });
});

test('other work that nobody waits for has turns among them, and none once the server closes (F172)', async () => {
  const { waiting, turns, ends } = desk();
  const push = waiting.wait('programme', ['a']);
  await expect.poll(() => turns).toHaveLength(1);
  let begun = 0;
  const work = waiting.turn(async () => (begun += 1));
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toBe(0);
  ends[0]?.done();
  expect(await work).toBe(1);
  await push;
  await waiting.close();
  expect(await waiting.turn(async () => (begun += 1))).toBeUndefined();
});

test('a clock that is set ahead during a turn makes nobody wait for days after it (F254)', async () => {
  const { waiting, turns, ends, ring, clock, timers } = desk();
  const push = waiting.wait('programme', ['a']);
  await expect.poll(() => turns).toHaveLength(1);
  const other = waiting.wait('other', ['x']);
  clock.ms = 86_400_000;
  ends[0]?.done();
  await push;
  await expect.poll(() => timers.some(({ ms, isOff }) => ms === 60_000 && !isOff)).toBe(true);
  ring(60_000);
  await expect.poll(() => turns).toHaveLength(2);
  ends[1]?.done();
  await other;
});
