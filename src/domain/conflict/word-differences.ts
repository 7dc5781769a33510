/**
 * Which words of two versions of a text differ. Sentences are compared first and words only where sentences differ,
 * so that three pages in which one figure changed mark that figure, and stay quick.
 */

import { sentences } from '../operation/text-merge.ts';
import { comparePartsToShow } from '../text/compare-parts.ts';

/** A stretch of one version. */
export interface Stretch {
  readonly text: string;
  /** Whether the other version says something else here. */
  readonly differs: boolean;
}

export interface WordDifferences {
  readonly a: readonly Stretch[];
  readonly b: readonly Stretch[];
}

/** Sentences that differ by more words than this are marked whole: comparing words would say nothing more. */
const wordsMax = 2000;

/** Both versions in stretches; the stretches of a side joined give its text again. */
export function wordDifferences(a: string, b: string): WordDifferences {
  const pieces = compare(sentences(a), sentences(b), (left, right) => {
    const [leftWords, rightWords] = [words(left.join('')), words(right.join(''))];
    if (leftWords.length + rightWords.length > wordsMax) return whole(leftWords, rightWords);
    return compare(leftWords, rightWords, whole);
  });
  return { a: joined(pieces.a), b: joined(pieces.b) };
}

/** Each word with the space after it: spaces alone never match. */
function words(text: string): string[] {
  return text.match(/\s*\S+\s*/gu) ?? (text === '' ? [] : [text]);
}

function whole(a: readonly string[], b: readonly string[]): WordDifferences {
  return { a: marked(a), b: marked(b) };
}

function marked(parts: readonly string[]): readonly Stretch[] {
  return parts.map((text) => ({ text, differs: text.trim() !== '' }));
}

/** Goes along both sides; what `onDifferent` makes of the parts that differ is put between those that do not. */
function compare(
  a: readonly string[],
  b: readonly string[],
  onDifferent: (a: readonly string[], b: readonly string[]) => WordDifferences,
): WordDifferences {
  const left: Stretch[] = [];
  const right: Stretch[] = [];
  let [atA, atB] = [0, 0];
  const same = (untilA: number, untilB: number): void => {
    left.push({ text: a.slice(atA, untilA).join(''), differs: false });
    right.push({ text: b.slice(atB, untilB).join(''), differs: false });
  };
  // Compared without the space around them: where a sentence ends the text, none follows it.
  const hunks = comparePartsToShow(
    a.map((part) => part.trim()),
    b.map((part) => part.trim()),
  );
  for (const {
    a: [startA, lengthA],
    b: [startB, lengthB],
  } of hunks) {
    same(startA, startB);
    const pieces = onDifferent(
      a.slice(startA, startA + lengthA),
      b.slice(startB, startB + lengthB),
    );
    left.push(...pieces.a);
    right.push(...pieces.b);
    [atA, atB] = [startA + lengthA, startB + lengthB];
  }
  same(a.length, b.length);
  return { a: left, b: right };
}

/** Neighbours of one kind as one stretch. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    if (stretch.text === '') continue;
    const last = result.at(-1);
    if (last?.differs === stretch.differs) {
      result[result.length - 1] = { ...last, text: last.text + stretch.text };
    } else result.push(stretch);
  }
  return result;
}
