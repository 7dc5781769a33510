/**
 * The words that somebody added to a text, without those of the text. Sentences are compared first, and words only where sentences
 * differ, as conflicts show them.
 *
 * A text of any length is compared. Where too much differs at one place, only the words that the text did not have at all are
 * taken: fewer than were typed, but never one of the text.
 */

import { sentences } from '../operation/text-merge.ts';

/** Parts of one text times parts of the other: so many steps take a tenth of a second. */
const stepsMax = 16_000_000;

/** What was added, in its order; empty where words were only removed. */
export function addedWords(before: string, after: string): string {
  const [left, right] = withoutEnds(before, after);
  return differing(sentences(left), sentences(right))
    .flatMap(([removed, added]) => differing(words(removed.join('')), words(added.join(''))))
    .map(([, added]) => added.join('').trim())
    .filter((text) => text !== '')
    .join(' ');
}

/** Each word with the space after it. */
function words(text: string): readonly string[] {
  return text.match(/\s*\S+\s*/gu) ?? [];
}

type Stretch = readonly [removed: readonly string[], added: readonly string[]];

/** The stretches in which two lists differ. Parts are compared without the space around them. */
function differing(before: readonly string[], after: readonly string[]): readonly Stretch[] {
  const [a, b] = numbered(before, after);
  if (a.length * b.length > stepsMax) {
    const known = new Set(a);
    return [[before, after.filter((_part, at) => !known.has(b[at] ?? -1))]];
  }
  const stretches: [string[], string[]][] = [[[], []]];
  const common = commonLengths(a, b);
  const width = b.length + 1;
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const last = stretches.at(-1);
    if (i < a.length && j < b.length && a[i] === b[j]) {
      stretches.push([[], []]);
      [i, j] = [i + 1, j + 1];
    } else if (j === b.length || lengthAt(i + 1, j) >= lengthAt(i, j + 1)) {
      last?.[0].push(before[i] ?? '');
      i += 1;
    } else {
      last?.[1].push(after[j] ?? '');
      j += 1;
    }
  }
  return stretches;

  function lengthAt(row: number, column: number): number {
    return row > a.length ? -1 : (common[row * width + column] ?? 0);
  }
}

/** For each place in both lists, how many parts they have in common from there on. */
function commonLengths(a: readonly number[], b: readonly number[]): Uint32Array {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const here = i * width + j;
      lengths[here] =
        a[i] === b[j]
          ? (lengths[here + width + 1] ?? 0) + 1
          : Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0);
    }
  }
  return lengths;
}

/** Both lists with a number for each different part. */
function numbered(
  before: readonly string[],
  after: readonly string[],
): readonly [readonly number[], readonly number[]] {
  const numbers = new Map<string, number>();
  const numberOf = (part: string): number => {
    const key = part.trim();
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  return [before.map(numberOf), after.map(numberOf)];
}

/** Both texts without the whole words with which both begin and end: who types at one place of a long text changes little of it. */
function withoutEnds(before: string, after: string): readonly [string, string] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  while (start > 0 && !(isSpace(before, start - 1) && isSpace(after, start - 1))) start -= 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  while (end > 0 && !(isSpace(before, before.length - end) && isSpace(after, after.length - end))) {
    end -= 1;
  }
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

function isSpace(text: string, at: number): boolean {
  return (text[at] ?? ' ').trim() === '';
}
