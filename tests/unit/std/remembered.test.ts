import { expect, it } from 'vitest';
import { remembered } from '../../../src/std/remembered.ts';

it('asks once in so long, however many ask, and again after a failure or a clock that was put back', async () => {
  let time = 1000;
  let asked = 0;
  let fails = false;
  const ask = remembered(
    async () => {
      asked += 1;
      if (fails) throw new Error('not now');
      return asked;
    },
    { forMs: 100, now: () => time },
  );
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  time += 99;
  expect(await ask()).toBe(1);
  time += 1;
  expect(await ask()).toBe(2);
  time -= 500;
  expect(await ask()).toBe(3);
  time += 100;
  fails = true;
  await expect(ask()).rejects.toThrow('not now');
  fails = false;
  expect(await ask()).toBe(5);
});
