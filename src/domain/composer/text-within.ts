/** Words among those that are read which are text, and behind which is read on. */

import type { Piece } from './draft.ts';
import type { Line } from './line.ts';
import type { Word } from './words.ts';

const phoneNumber = /^\+?\d{9,}$/;
const twoDigits = /^\d{2}$/;
const phonePairsMin = 3;
/** What was read, and whether its words stand in the text as well. */
export interface PlacedPiece {
  readonly piece: Piece;
  readonly stays: boolean;
}

const appositions = new Set(['from', 'of', 'at', 'de', 'chez']);
const appositionWordsMax = 2;

/** `Mark Ellison from DPD`: where somebody new is from is text, and what stands behind it is read all the same. */
export function appositionEnd({ input, words }: Pick<Line, 'input' | 'words'>, at: number): number {
  if (!appositions.has(words[at]?.core ?? '') || words[at - 1]?.isLast !== false) return at;
  let end = at + 1;
  while (end <= at + appositionWordsMax && words[end - 1]?.isLast === false) {
    const { coreFrom = 0, coreTo = 0 } = words[end] ?? {};
    if (!/^\p{Lu}/u.test(input.slice(coreFrom, coreTo))) break;
    end += 1;
  }
  return end > at + 1 ? end : at;
}

/** A telephone number is text, and what stands behind it is read all the same. */
export function phoneEnd(words: readonly Word[], at: number): number {
  if (phoneNumber.test(words[at]?.core ?? '')) return at + 1;
  let end = at;
  while (twoDigits.test(words[end]?.core ?? '')) end += 1;
  return end - at >= phonePairsMin ? end : at;
}

/** `call Yann 20 min`: where nothing follows, only the name of somebody new stays in the text. */
export function takeBehindName(pieces: PlacedPiece[]): void {
  const named = pieces.findIndex(({ piece }) => piece.meaning.kind === 'newPerson');
  const isClause = pieces.some(
    ({ piece: { meaning } }) => meaning.kind === 'way' && meaning.way.isClause,
  );
  if (named === -1 || isClause) return;
  for (const [index, { piece }] of pieces.entries()) {
    const isTold = piece.meaning.kind === 'minutes' || piece.meaning.kind === 'moment';
    if (index > named && isTold) pieces[index] = { piece, stays: false };
  }
}
