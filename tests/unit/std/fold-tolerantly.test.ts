import { expect, test } from 'vitest';
import { foldTolerantly } from '../../../src/std/fold-tolerantly.ts';

const sumBelow =
  (max: number) =>
  (numbers: readonly number[]): number => {
    const sum = numbers.reduce((total, one) => total + one, 0);
    if (sum > max) throw new RangeError('too large');
    return sum;
  };

test('leaves out the items that throw [F287]', () => {
  expect(foldTolerantly([1, 50, 2], sumBelow(10))).toBe(3);
});

test('folds once where nothing throws', () => {
  let calls = 0;
  const count = (items: readonly number[]): number => {
    calls += 1;
    return items.length;
  };
  expect(foldTolerantly([1, 2, 3], count)).toBe(3);
  expect(calls).toBe(1);
});

test('leaves out one of two that throw only together, and all others stay', () => {
  expect(foldTolerantly([6, 7, 1, 2], sumBelow(10))).toBe(9);
});

test('costs few folds where few of many throw', () => {
  let folded = 0;
  const sum = sumBelow(100_000);
  const counting = (numbers: readonly number[]): number => {
    folded += numbers.length;
    return sum(numbers);
  };
  const items = Array.from({ length: 1024 }, (_, at) => (at === 700 ? 1e9 : 1));
  expect(foldTolerantly(items, counting)).toBe(1023);
  expect(folded).toBeLessThan(1024 * 10);
});
