/** Which parts of two texts differ, with a bound on what it takes (`steps-to-compare.ts`). */

import { diffIndices } from 'node-diff3';
import { stepsToCompare } from './steps-to-compare.ts';

/** A stretch in which two lists differ: where it begins in each, and how many parts it has there. */
export interface Stretch {
  readonly a: readonly [start: number, length: number];
  readonly b: readonly [start: number, length: number];
}

/** The stretches in which two lists differ; nothing where to find them takes more than so many steps. */
export function compareParts(
  a: readonly string[],
  b: readonly string[],
  stepsMax: number,
): readonly Stretch[] | undefined {
  if (stepsToCompare(a, b) > stepsMax) return undefined;
  return diffIndices([...a], [...b]).map(({ buffer1, buffer2 }) => ({ a: buffer1, b: buffer2 }));
}

/** On a screen nobody waits longer than this for one text: some hundredths of a second. */
const shownStepsMax = 30_000_000;

/**
 * The same for a screen, which shows something in any case: where it takes too long, what stands between the beginning and the end
 * that both have is one stretch.
 */
export function comparePartsToShow(a: readonly string[], b: readonly string[]): readonly Stretch[] {
  const whole = compareParts(a, b, shownStepsMax);
  if (whole !== undefined) return whole;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA.length + restB.length === 0) return [];
  const between = compareParts(restA, restB, shownStepsMax) ?? [
    { a: [0, restA.length], b: [0, restB.length] } satisfies Stretch,
  ];
  return between.map(({ a: [atA, lengthA], b: [atB, lengthB] }) => ({
    a: [start + atA, lengthA],
    b: [start + atB, lengthB],
  }));
}
