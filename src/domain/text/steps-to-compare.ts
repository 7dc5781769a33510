/**
 * What it takes to compare two texts. They come from everybody who may write: one of the greatest length that says the same word ten
 * thousand times would keep a server, and each screen that shows it, at work for minutes.
 */

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
