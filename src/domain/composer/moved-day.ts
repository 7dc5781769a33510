/**
 * A contact that was put off from one day or hour to another: `visio du 12/11 reportée au 19/11`. It has one day, and the
 * words for the other would be nowhere, so all of them stay in the text.
 */

import type { Draft, Piece } from './draft.ts';
import type { Line } from './line.ts';
import type { Word } from './words.ts';

const joints = new Set(['to', 'au', 'a', 'until', 'et', 'and']);

/** Whether two days or hours were read of a contact that was put off, or one beside the one that it had before. */
export function movesDay(
  line: DayWords,
  pieces: readonly Piece[],
  { postponedAt }: Draft,
): boolean {
  if (postponedAt === undefined) return false;
  const moments = pieces.filter(({ meaning }) => meaning.kind === 'moment');
  const days = moments.filter((piece) => momentOf(piece)?.day !== undefined);
  const hours = moments.filter((piece) => momentOf(piece)?.time !== undefined);
  const isMoved = moments.some((piece) => momentOf(piece)?.before !== undefined);
  return (
    isMoved || days.length > 1 || hours.length > 1 || days.some((each) => hasNewDay(line, each))
  );
}

type DayWords = Pick<Line, 'words' | 'moments'>;

const momentOf = ({ meaning }: Piece) => (meaning.kind === 'moment' ? meaning.moment : undefined);

/** `12/11 to 19/11`, of which the first was read. */
function hasNewDay({ words, moments }: DayWords, piece: Piece): boolean {
  const { first, end } = piece;
  const day = momentOf(piece)?.day;
  const indexes = Array.from({ length: end - first }, (_, step) => first + step);
  const read = indexes.find((at) => moments.get(at)?.day === day) ?? end;
  return indexes.some(
    (at) =>
      at > read && moments.get(at)?.day !== undefined && joints.has(words[at - 1]?.core ?? ''),
  );
}

/** Whether a piece is the letter for how the contact took place. */
export function isLetter(words: readonly Word[], { first, end, meaning }: Piece): boolean {
  return meaning.kind === 'way' && end === first + 1 && words[first]?.core.length === 1;
}
