/**
 * A contact that was put off from one day to another: `visio du 12/11 reportée au 19/11`. It has one day, and the words
 * for the other would be nowhere, so all of them stay in the text.
 */

import type { Draft, Piece } from './draft.ts';
import type { Line } from './line.ts';
import type { Word } from './words.ts';

const joints = new Set(['to', 'au', 'a', 'until', 'et', 'and']);

/** Whether two days were read of a contact that was put off, or one behind which its new day stands. */
export function movesDay(
  line: DayWords,
  pieces: readonly Piece[],
  { postponedAt }: Draft,
): boolean {
  if (postponedAt === undefined) return false;
  const days = pieces.filter(
    ({ meaning }) => meaning.kind === 'moment' && meaning.moment.day !== undefined,
  );
  return days.length > 1 || days.some((piece) => hasNewDay(line, piece));
}

type DayWords = Pick<Line, 'words' | 'moments'>;

/** `12/11 to 19/11`, of which the first was read; not `from Monday to Tuesday`, which is read as its new day. */
function hasNewDay({ words, moments }: DayWords, { first, end, meaning }: Piece): boolean {
  if (meaning.kind !== 'moment') return false;
  const indexes = Array.from({ length: end - first }, (_, step) => first + step);
  const read = indexes.find((at) => moments.get(at)?.day === meaning.moment.day) ?? end;
  return indexes.some(
    (at) =>
      at > read && moments.get(at)?.day !== undefined && joints.has(words[at - 1]?.core ?? ''),
  );
}

/** Whether a piece is the letter for how the contact took place. */
export function isLetter(words: readonly Word[], { first, end, meaning }: Piece): boolean {
  return meaning.kind === 'way' && end === first + 1 && words[first]?.core.length === 1;
}
