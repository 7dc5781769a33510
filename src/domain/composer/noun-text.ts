/**
 * Which nouns stay as the text of a contact that has no other words: `point trimestriel hier` took place, and would be
 * logged without a word of what it was. `appel hier` says no more than how, which the contact says as well.
 */

import type { Draft, Piece } from './draft.ts';
import { readPhrase } from './phrases.ts';
import { nouns, type Way } from './vocabulary/ways.ts';
import type { Word } from './words.ts';

type WayPiece = Piece & { readonly meaning: { readonly kind: 'way'; readonly way: Way } };

/** Beside a noun they say nothing of what it was. */
const smallWords = new Set(
  "a an the le la les l' un une our notre en par on via by to de du of from for pour over with avec at au in dans chez sur sors sorti sortie off out back fini termine finished place eux elle elles lui client cliente nous theirs hers his".split(
    ' ',
  ),
);

/** The pieces that stay, of all that were read where nothing is left for the text. */
export function nounsAsText(
  words: readonly Word[],
  pieces: readonly Piece[],
  { way }: Draft,
): readonly Piece[] {
  if (way === undefined || way.mode === 'note' || way.isClause === true) return [];
  const ways = pieces.filter((piece): piece is WayPiece => piece.meaning.kind === 'way');
  const letter = ways.find(({ first }) => words[first]?.core.length === 1);
  const found = ways.filter((piece) => piece !== letter);
  if (letter !== undefined) return besideLetter(letter, found);
  const isNamed = found.some(
    ({ meaning }) => meaning.way.isWeak === true && meaning.way.mode === 'elsewhere',
  );
  const said = found.flatMap((piece) => wordsOf(words, piece));
  return (isNamed || said.length > 1) && found.some((piece) => saysMore(words, piece)) ? found : [];
}

/** `v point trimestriel`: not where both say the same, as in `a appel`. */
function besideLetter({ meaning }: WayPiece, found: readonly WayPiece[]): readonly Piece[] {
  const { mode } = meaning.way;
  const from = found.findIndex(
    (piece) => piece.meaning.way.mode !== mode || piece.end - piece.first > 1,
  );
  return from < 0 ? [] : found.slice(from);
}

function wordsOf(words: readonly Word[], { first, end }: Piece): readonly Word[] {
  return words.slice(first, end).filter(({ core }) => !smallWords.has(core));
}

/** Whether a noun says what it was besides how: `visite atelier`, `follow-up call`, but not `phone call` or `coup de fil`. */
function saysMore(words: readonly Word[], piece: WayPiece): boolean {
  const { first, end, meaning } = piece;
  const { mode, isOpen, isPlace } = meaning.way;
  // `atelier`, but not `à la rampe` or `sur place`.
  if (isPlace === true && mode !== 'elsewhere') return !smallWords.has(words[first]?.core ?? '');
  const isHow = isOpen !== true && mode !== 'elsewhere' && mode !== 'atBusiness';
  if (!isHow) return wordsOf(words, piece).some((word) => !isPlainNoun(word));
  // What stands before the words for how it took place.
  const seen = words.slice(0, end);
  let from = first;
  while (from < end && readPhrase(nouns, seen, from)?.end !== end) from += 1;
  return wordsOf(words, { ...piece, end: from }).length > 0;
}

/** A word that is itself no more than a way, and no everyday word. */
function isPlainNoun(word: Word): boolean {
  const read = readPhrase(nouns, [word], 0);
  return read !== undefined && read.value.isWeak !== true;
}
