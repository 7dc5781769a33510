/** What the bench makes of times: a wrong sum here would make every promise of speed hold. */

import { describe, expect, test } from 'vitest';
import { isKept, p95, quantile, ratioOf, rotated, tableOf } from '../../bench/measure.ts';

describe('times', () => {
  const times = Array.from({ length: 100 }, (_, index) => 100 - index);

  test('a quantile is the value below which that share lies', () => {
    expect(quantile(times, 0.5)).toBe(51);
    expect(p95(times)).toBe(96);
  });

  test('nothing measured is a failure, not a zero', () => {
    expect(() => quantile([], 0.5)).toThrow('Nothing was measured');
  });

  test('a ratio is the median over the repetitions, so that one noisy repetition does not decide', () => {
    const repetitions = [
      { carnet: [2], floor: [1] },
      { carnet: [90], floor: [1] },
      { carnet: [3], floor: [2] },
    ];
    expect(ratioOf(repetitions, ['carnet', 'floor'], p95)).toBe(2);
    expect(() => ratioOf(repetitions, ['carnet', 'absent'], p95)).toThrow('Nothing was measured');
  });

  test('variants take turns at being first', () => {
    expect(rotated(['a', 'b', 'c'], 4)).toEqual(['b', 'c', 'a']);
  });
});

describe('the table', () => {
  const line = { goal: 'B0', what: 'one / other', ratio: 1.5 };

  test('a line is kept up to what it must not pass, and one that only informs always is', () => {
    expect(isKept({ ...line, must: 1.5 })).toBe(true);
    expect(isKept({ ...line, must: 1.4 })).toBe(false);
    expect(isKept(line)).toBe(true);
    expect(isKept({ ...line, ratio: Number.NaN, must: 1.5 })).toBe(false);
  });

  test('says which lines failed', () => {
    const table = tableOf([
      { ...line, must: 1.4 },
      { ...line, must: 2, aim: 1 },
    ]);
    expect(table.split('\n').map((text) => text.split(/\s{2,}/).at(-1))).toEqual([
      'aim',
      'FAIL',
      'pass',
    ]);
  });
});
