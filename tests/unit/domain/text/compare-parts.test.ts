/** Comparing two texts, and how much it may take (F174). */

import fc from 'fast-check';
import { diffIndices } from 'node-diff3';
import { expect, test } from 'vitest';
import {
  compareParts,
  comparePartsToShow,
  type Stretch,
} from '../../../../src/domain/text/compare-parts.ts';
import { stepsToCompare } from '../../../../src/domain/text/steps-to-compare.ts';

const like = (count: number, last: string): string[] => [
  ...Array.from({ length: count - 1 }, () => 'a.'),
  last,
];
const unlike = (count: number): string[] => Array.from({ length: count }, (_, at) => `${at}.`);
const parts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });

/** What `b` becomes out of `a`, by what stands outside of the stretches and what they have in `b`. */
function patched(a: readonly string[], b: readonly string[], stretches: readonly Stretch[]) {
  const result: string[] = [];
  let at = 0;
  for (const {
    a: [startA, lengthA],
    b: [startB, lengthB],
  } of stretches) {
    result.push(...a.slice(at, startA), ...b.slice(startB, startB + lengthB));
    at = startA + lengthA;
  }
  return [...result, ...a.slice(at)];
}

test('ordinary texts are compared as the library does it', () => {
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      const known = diffIndices(a, b).map(({ buffer1, buffer2 }) => ({ a: buffer1, b: buffer2 }));
      expect(compareParts(a, b, 1_000_000)).toEqual(known);
    }),
  );
});

test('a text of ordinary sentences takes far less than one that says the same again and again (F174)', () => {
  expect(stepsToCompare(unlike(300), unlike(300))).toBeLessThan(200_000);
  expect(stepsToCompare(like(300, 'b.'), like(300, 'c.'))).toBeGreaterThan(20_000_000);
  expect(compareParts(like(300, 'b.'), like(300, 'c.'), 20_000_000)).toBeUndefined();
});

test('a screen shows the stretch in which texts differ, also where finding more would take too long (F174)', () => {
  const [a, b] = [like(10_000, 'b.'), like(10_000, 'c.')];
  expect(comparePartsToShow(a, b)).toEqual([{ a: [9999, 1], b: [9999, 1] }]);
  const [c, d] = [
    ['x', ...a, 'y'],
    ['z', ...a.slice(5), 'y'],
  ];
  expect(comparePartsToShow(c, d)).toEqual([{ a: [0, 6], b: [0, 1] }]);
  expect(comparePartsToShow(a, [...a])).toEqual([]);
});

test('what is shown makes one text out of the other', () => {
  const long = fc.tuple(parts, parts).map(([start, end]) => [...start, ...like(400, 'b.'), ...end]);
  fc.assert(
    fc.property(fc.oneof(parts, long), fc.oneof(parts, long), (a, b) => {
      expect(patched(a, b, comparePartsToShow(a, b))).toEqual(b);
    }),
  );
});
