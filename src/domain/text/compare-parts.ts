/**
 * Which parts of two texts differ, with a bound on what it takes. Texts come from everybody who may write: one of the greatest length that
 * says the same word ten thousand times would keep a server, and each screen that shows it, at work for minutes.
 */

import { diffIndices } from 'node-diff3';

/** A stretch in which two lists differ: where it begins in each, and how many parts it has there. */
export interface Stretch {
  readonly a: readonly [start: number, length: number];
  readonly b: readonly [start: number, length: number];
}

/** To look at two equal parts takes about so many times as long as to pass one by. */
const stepsOfPair = 300;

/**
 * How many steps it takes to compare two lists, each of about a nanosecond: each part passes what was found so far, and every part of one
 * side that is equal to one of the other is looked at.
 */
export function stepsToCompare(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const part of a) counts.set(part, (counts.get(part) ?? 0) + 1);
  const pairs = b.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);
  return a.length * Math.min(a.length, b.length) + pairs * stepsOfPair;
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
  const [restA, restB] = [a, b].map((parts) => parts.slice(start, parts.length - end)) as [
    readonly string[],
    readonly string[],
  ];
  if (restA.length + restB.length === 0) return [];
  const between = compareParts(restA, restB, shownStepsMax) ?? [
    { a: [0, restA.length], b: [0, restB.length] } satisfies Stretch,
  ];
  return between.map(({ a: [atA, lengthA], b: [atB, lengthB] }) => ({
    a: [start + atA, lengthA],
    b: [start + atB, lengthB],
  }));
}
