/**
 * A line of the composer as words with their places in it. Words are folded one by one, so every offset is one
 * of the line as typed. An arrow, `>` at the start of a word, is a word of its own.
 */

import { fold } from '../text/fold.ts';

export interface Word {
  readonly from: number;
  readonly to: number;
  /** As search sees it. */
  readonly folded: string;
  /** The same without the punctuation behind it. */
  readonly core: string;
  /** How many equal words come before it, which tells them apart while the line is edited elsewhere. */
  readonly occurrence: number;
}

export const arrow = '>';

/** `>>` and `>=` are no arrows, and neither is the end of `->` or of `<b>`. */
const arrowPattern = /^>(?![>=])/;
const behind = /[,;:.!?]+$/;

/** The words of the first `lengthMax` characters; one that may go on beyond them is left out. */
export function splitWords(input: string, lengthMax: number): readonly Word[] {
  const words: Word[] = [];
  const seen = new Map<string, number>();
  const add = (from: number, to: number): void => {
    const folded = fold(input.slice(from, to));
    const core = folded.replace(behind, '');
    const occurrence = seen.get(folded) ?? 0;
    seen.set(folded, occurrence + 1);
    words.push({ from, to, folded, core: core === '' ? folded : core, occurrence });
  };
  for (const run of input.slice(0, lengthMax).matchAll(/\S+/gu)) {
    const from = run.index;
    const to = from + run[0].length;
    if (to === lengthMax && input.length > lengthMax) break;
    const arrowed = arrowPattern.test(run[0]);
    if (arrowed) add(from, from + 1);
    if (!arrowed || run[0].length > 1) add(arrowed ? from + 1 : from, to);
  }
  return words;
}

/** Several words as one folded text; only behind the last may there be punctuation. */
export function phrase(words: readonly Word[]): string {
  return words.map((word, index) => (index < words.length - 1 ? word.folded : word.core)).join(' ');
}
