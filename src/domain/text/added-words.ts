/**
 * The words that somebody added to a text, without those of the text. Sentences are compared first, and words only where sentences
 * differ, as conflicts show them.
 *
 * A text of any length is compared. Where too much differs at one place, only the words that the text did not have at all are
 * taken: fewer than were typed, but never one of the text.
 */

import { sentences } from '../operation/text-merge.ts';
import { compareParts } from './compare-parts.ts';

/** Some hundredths of a second. */
const stepsMax = 40_000_000;

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
  const [a, b] = [before, after].map((parts) => parts.map((part) => part.trim())) as [
    string[],
    string[],
  ];
  const stretches = compareParts(a, b, stepsMax);
  if (stretches === undefined) {
    const known = new Set(a);
    return [[before, after.filter((part) => !known.has(part.trim()))]];
  }
  return stretches.map(({ a: [startA, lengthA], b: [startB, lengthB] }) => [
    before.slice(startA, startA + lengthA),
    after.slice(startB, startB + lengthB),
  ]);
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
