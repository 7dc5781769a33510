/** A call that nobody answered, and behind it that they met all the same: `tom's phone is off, saw him at the shop`. */

import { type Draft, type Piece, withPiece } from './draft.ts';
import { type Line, spanOf } from './line.ts';
import { readName } from './persons.ts';
import { readPhrase } from './phrases.ts';
import { roleWords } from './vocabulary/name-words.ts';
import type { PlacedPiece } from './text-within.ts';
import { type ComposerMode, places, type Way } from './vocabulary/ways.ts';
import type { Word } from './words.ts';

interface Told {
  readonly line: Line;
  readonly words: readonly Word[];
  draft: Draft;
  readonly pieces: PlacedPiece[];
}

const seeing = new Set(
  'saw met seen vu vue vus vues rencontre rencontree croise croisee caught'.split(' '),
);
const them = new Set(['him', 'her', 'them']);
const theirs = new Set(['son', 'sa', 'his', 'her', 'their', 'leur']);
const remote: ReadonlySet<ComposerMode> = new Set(['phone', 'video', 'email', 'message', 'post']);
const refusals = new Set("pas jamais not never n'ai didn't couldn't".split(' '));

/** Takes back that nobody was reached, where the text says whom or where they met. */
export function takeMetInstead(told: Told, textStart: number, textEnd: number): void {
  const { draft, words, line, pieces } = told;
  const isUnreached = draft.outcomes.includes('unanswered');
  if (!isUnreached || draft.outcomes.some((each) => each !== 'unanswered')) return;
  const from = pieces.find(({ piece: { meaning } }) => meaning.kind === 'outcome')?.piece.end;
  for (let at = from ?? textStart; at < textEnd; at += 1) {
    if (!isMet(told, at)) continue;
    const whom = readName(words, at + 1, line.people);
    const place = readPhrase(places, words, whom?.end ?? at + 1)?.value;
    const isMeeting = draft.way !== undefined && !remote.has(draft.way.mode);
    const shop: Way = { mode: isShop(words, at + 1) ? 'atBusiness' : 'elsewhere' };
    told.draft = { ...draft, outcomes: [], way: place ?? (isMeeting ? draft.way : shop) };
    takeBack(pieces);
    if (whom !== undefined) takeWhom(told, at + 1, whom.end, whom.value);
    return;
  }
}

function isMet({ words, line }: Told, at: number): boolean {
  const [before, verb, next] = [words[at - 1], words[at], words[at + 1]];
  if (!seeing.has(verb?.core ?? '') || refusals.has(before?.core ?? '')) return false;
  if (verb?.isLast !== false || next === undefined) return false;
  const isRelative = theirs.has(next.core) && roleWords.has(words[at + 2]?.core ?? '');
  const isAt = readPhrase(places, words, at + 1) !== undefined || isShop(words, at + 1);
  return (
    them.has(next.core) || isRelative || isAt || readName(words, at + 1, line.people) !== undefined
  );
}

/** `en boutique`. */
function isShop(words: readonly Word[], at: number): boolean {
  return (
    words[at]?.core === 'en' &&
    ['boutique', 'magasin', 'atelier'].includes(words[at + 1]?.core ?? '')
  );
}

/** The words that told of nobody are text again, with whom they told it of and what stands behind them. */
function takeBack(pieces: PlacedPiece[]): void {
  const outcome = pieces.find(({ piece: { meaning } }) => meaning.kind === 'outcome')?.piece;
  const kept = pieces
    .filter(({ piece: { meaning } }) => meaning.kind !== 'outcome')
    .map(({ piece, stays }) => ({
      piece,
      stays: stays || (outcome !== undefined && piece.end >= outcome.first),
    }));
  pieces.splice(0, pieces.length, ...kept);
}

/** Whom they met is who took part, and not who gave no answer. */
function takeWhom(told: Told, first: number, end: number, id: string): void {
  const meaning = { kind: 'person', id, isMember: false, joint: undefined } as const;
  const piece: Piece = { role: 'person', first, end, meaning };
  const next = withPiece({ ...told.draft, people: [] }, piece);
  if (next === undefined || spanOf(told.line, 'person', piece) === undefined) return;
  told.draft = next;
  const kept = told.pieces.filter((each) => each.piece.meaning.kind !== 'person');
  told.pieces.splice(0, told.pieces.length, ...kept, { piece, stays: true });
}
