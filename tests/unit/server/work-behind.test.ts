/** Work that an answer waits for a moment and no longer. */

import { expect, test } from 'vitest';
import { WorkBehind } from '../../../src/server/work-behind.ts';

/** What is done by hand: the work, and the end of the waiting. */
function started() {
  const failures: unknown[] = [];
  let loseTime: () => void = () => undefined;
  let cancelled = 0;
  const behind = new WorkBehind({
    later: (work) => {
      loseTime = work;
      return () => {
        cancelled += 1;
      };
    },
    onFailed: (error) => failures.push(error),
  });
  let done: () => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const work = new Promise<void>((resolve, reject) => {
    done = resolve;
    fail = reject;
  });
  const seen = { answered: false, ended: false };
  const waiting = behind.wait(work).then(() => {
    seen.answered = true;
  });
  return {
    behind,
    waiting,
    done: () => done(),
    fail: (error: unknown) => fail(error),
    failures,
    seen,
    loseTime: () => loseTime(),
    cancelled: () => cancelled,
  };
}

test('an answer waits for work that is done soon, and the clock is stopped', async () => {
  const { waiting, done, seen, cancelled } = started();
  await Promise.resolve();
  expect(seen.answered).toBe(false);
  done();
  await waiting;
  expect(cancelled()).toBe(1);
});

test('work that takes longer goes on behind the answer, and the close waits for it', async () => {
  const { behind, waiting, done, seen, loseTime } = started();
  loseTime();
  await waiting;
  const ended = behind.ended().then(() => {
    seen.ended = true;
  });
  await Promise.resolve();
  expect(seen.ended).toBe(false);
  done();
  await ended;
});

test('what fails while it is waited for is the failure of the answer, and told once', async () => {
  const { behind, waiting, fail, failures } = started();
  fail(new Error('The disk is full'));
  await expect(waiting).rejects.toThrow('The disk is full');
  await behind.ended();
  expect(failures).toEqual([]);
});

test('what fails behind the answer is told, and stops nothing', async () => {
  const { behind, waiting, fail, failures, loseTime } = started();
  loseTime();
  await waiting;
  fail(new Error('The disk is full'));
  await behind.ended();
  expect(failures).toEqual([new Error('The disk is full')]);
});
