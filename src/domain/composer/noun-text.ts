/**
 * Which nouns stay in the text of a contact: `point trimestriel hier` took place, and would be logged without a word of
 * what it was. `appel hier` says no more than how, which the contact says as well.
 */

import type { Draft, Piece } from './draft.ts';
import { readPhrase } from './phrases.ts';
import { nouns, type Way } from './vocabulary/ways.ts';
import type { Word } from './words.ts';

type WayPiece = Piece & { readonly meaning: { readonly kind: 'way'; readonly way: Way } };

/** Whether what was read is how people were in touch. */
export function isWayPiece(piece: Piece): piece is WayPiece {
  return piece.meaning.kind === 'way';
}

/** Beside a noun they say nothing of what it was. */
const smallWords = new Set(
  "a an the le la les l' un une our notre en par on via by to de du of from for pour over with avec at au in dans chez sur sors sorti sortie off out back fini termine finished place eux elle elles lui client cliente nous theirs hers his".split(
    ' ',
  ),
);

/**
 * The pieces that stay, of all that were read. Beside a text they are the nouns that name an occasion.
 *
 * @param hasText whether there are words for the text without them
 */
export function nounsAsText(
  words: readonly Word[],
  pieces: readonly Piece[],
  { way }: Draft,
  hasText: boolean,
): readonly Piece[] {
  if (way === undefined) return [];
  const ways = pieces.filter(isWayPiece);
  // `n réunion avec la banque`: how it took place is what the note says.
  if (way.mode === 'note') return ways.filter(({ meaning }) => meaning.way.mode !== 'note');
  if (way.isClause === true) return hasText ? [] : ways.filter((each) => isReminder(words, each));
  const letter = ways.find(({ first }) => words[first]?.core.length === 1);
  const found = ways.filter((piece) => piece !== letter);
  const occasions = found.filter((piece) => isOccasion(words, piece));
  if (hasText) return occasions;
  if (occasions.length > 0) return found;
  if (letter !== undefined) return besideLetter(letter, found);
  const said = found.flatMap((piece) => wordsOf(words, piece));
  return said.length > 1 && found.some((piece) => saysMore(words, piece)) ? found : [];
}

/** `20 min note`, `n 10h-11h`: a note has no length, and the words stay. */
export function isLengthOfNote({ way }: Draft, { meaning }: Piece): boolean {
  const isRange = meaning.kind === 'moment' && meaning.moment.minutes !== undefined;
  return way?.mode === 'note' && (meaning.kind === 'minutes' || isRange);
}

/** `relance à Claire`: written without its accent it is a noun. */
function isReminder(words: readonly Word[], { first, end }: Piece): boolean {
  const isNoun = words[first]?.core === 'relance' && words[first]?.isAccented === false;
  return isNoun && end === first + 1 && words[end]?.isAccented === true;
}

/** `formation`, `déjeuner`, `relance`: what took place, and not only how. `déj` is as short as `rdv`. */
function isOccasion(words: readonly Word[], { first, end, meaning }: WayPiece): boolean {
  const { mode, isOpen, isWeak, isPlace, isTalked } = meaning.way;
  if (isPlace === true || isTalked === true) return false;
  if (mode === 'email' || mode === 'phone') return isOpen === true && isWeak === true;
  const isShort = end === first + 1 && words[first]?.core === 'dej';
  return mode === 'elsewhere' && (isOpen !== true || isWeak === true) && !isShort;
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
export function saysMore(words: readonly Word[], piece: WayPiece): boolean {
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
